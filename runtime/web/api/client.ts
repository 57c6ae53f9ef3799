import type * as z from 'zod/mini';
import type { Answer, AnswerEvent, ApprovalRequest, ConversationHead, Draft, DraftDecision, Feedback, FeedbackRequest, Me, MessageRequest, PageConfig } from '../../../src/contract';
import { ROUTES, type RouteId } from '../../../src/contract/api';
import { ApiError, brokenContract } from './errors';
import { eventsOf } from './event-stream';
import { bodyOf, sent, type Fetch } from './http';
import { answerSchema, configSchema, conversationSchema, conversationsSchema, draftSchema, draftsSchema, feedbackSchema, meSchema } from './schemas';
import type { TokenSource } from './tokens';

/** Which turn is meant. */
export interface TurnAddress { readonly conversationId: string; readonly turnId: string }

/** A question to be sent: again with the same key it is the same question, not a second one. */
export interface Message {
  /** `new` begins a conversation. */
  readonly conversationId: string;
  readonly key: string;
  readonly request: MessageRequest;
}

/** What the page reads before anybody is known: who can speak, and what answers. */
export async function fetchConfig(fetch: Fetch): Promise<PageConfig> {
  return bodyOf(await sent(fetch, '/config.json', { method: 'GET' }), configSchema, 'GET /config.json');
}

/** The API as one user. Every method throws `ApiError` or `ConnectionLostError`. */
export class ApiClient {
  constructor(private readonly fetch: Fetch, private readonly tokens: TokenSource) {}

  /** Who asks, the scope, and questions to begin with. */
  me(): Promise<Me> {
    return this.read('me', {}, meSchema);
  }

  /** The user's conversations, newest first. */
  async conversations(): Promise<readonly ConversationHead[]> {
    return (await this.read('conversations', {}, conversationsSchema)).conversations;
  }

  /** The turns of one conversation, oldest first. */
  async conversation(conversationId: string): Promise<readonly Answer[]> {
    return (await this.read('conversation', { conversationId }, conversationSchema)).turns;
  }

  /** One turn, running or finished. */
  turn(address: TurnAddress): Promise<Answer> {
    return this.read('turn', { ...address }, answerSchema);
  }

  /** Stops a running turn. Its stream says when it has stopped. */
  async cancel(address: TurnAddress): Promise<void> {
    await this.request('cancel', { ...address }, {});
  }

  /** Says whether an answer was good or bad, and why. */
  async judge(address: TurnAddress, feedback: FeedbackRequest): Promise<void> {
    await this.request('judge', { ...address }, { headers: { 'content-type': 'application/json' }, body: JSON.stringify(feedback) });
  }

  /** What people said of answers, newest first: for those who may approve questions. */
  async feedback(): Promise<readonly Feedback[]> {
    return (await this.read('feedback', {}, feedbackSchema)).feedback;
  }

  /** Asks whether an answered question may become a verified one, and leaves where it goes to the platform. */
  async approve(turnId: string, approval: ApprovalRequest): Promise<void> {
    await this.request('approve', { turnId }, { headers: { 'content-type': 'application/json' }, body: JSON.stringify(approval) });
  }

  /** The drafts that the user may see, newest first. */
  async drafts(): Promise<readonly Draft[]> {
    return (await this.read('drafts', {}, draftsSchema)).drafts;
  }

  /** Approves or rejects a draft, for those who may. */
  async decide(draftId: string, what: 'approve' | 'reject', decision: DraftDecision): Promise<Draft> {
    const route = what === 'approve' ? 'approveDraft' : 'rejectDraft';
    return this.read(route, { draftId }, draftSchema, {
      headers: { 'accept': 'application/json', 'content-type': 'application/json' }, body: JSON.stringify(decision),
    });
  }

  /** Asks, and yields the events of the turn up to `done`. */
  async *ask({ conversationId, key, request }: Message, signal: AbortSignal): AsyncGenerator<AnswerEvent> {
    const response = await this.request('message', { conversationId }, {
      headers: { 'accept': 'text/event-stream', 'content-type': 'application/json', 'idempotency-key': key },
      body: JSON.stringify(request),
      signal,
    });
    if (!response.body) throw brokenContract('an answer without a body', undefined);
    yield* eventsOf(response.body, signal);
  }

  private async read<T>(
    route: RouteId, parameters: Record<string, string>, schema: z.ZodMiniType<T>, init: RequestInit = { headers: { accept: 'application/json' } },
  ): Promise<T> {
    const response = await this.request(route, parameters, init);
    return bodyOf(response, schema, `${ROUTES[route].method} ${ROUTES[route].path}`);
  }

  /** A token that the platform no longer accepts (it was restarted, the clock jumped) is renewed once. */
  private async request(route: RouteId, parameters: Record<string, string>, init: RequestInit): Promise<Response> {
    try {
      return await this.authorized(route, parameters, init);
    } catch (error) {
      if (!(error instanceof ApiError) || error.problem.status !== 401) throw error;
      this.tokens.forget();
      return this.authorized(route, parameters, init);
    }
  }

  private async authorized(route: RouteId, parameters: Record<string, string>, init: RequestInit): Promise<Response> {
    const { method, path } = ROUTES[route];
    const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(parameters[name] ?? ''));
    const headers = new Headers(init.headers);
    headers.set('authorization', `Bearer ${await this.tokens.token()}`);
    return sent(this.fetch, filled, { ...init, method, headers });
  }
}
