import type { AnswerEvent } from '../../../src/contract';
import type { TokenVerifier, VerifiedUser } from '../access';
import type { DraftBoard } from '../drafts';
import { asPlatformError, problemOf, unreachable } from '../errors';
import type { PlatformError } from '../errors';
import { AnswerCollector } from '../orchestration';
import type { Deadline, EventSink, Orchestrator } from '../orchestration';
import { errorFields } from '../telemetry';
import type { Log } from '../telemetry';
import { DraftsNotKeptError } from '../tools';
import { parseApprovalReason, parseDraftStatus, parseRejection } from './draft-body';
import { EventStream } from './event-stream';
import { parseApproval, parseFeedback } from './feedback-body';
import type { HttpApi, HttpRequest, HttpResponder } from './http';
import { matchRoute } from './match-route';
import type { MatchedRoute } from './match-route';
import { parseMessage } from './message-body';
import { BadRequestError } from './request-errors';

const JSON_HEADERS = { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };

/** What answers behind the API. */
export interface ApiServices {
  readonly orchestrator: Orchestrator;
  /** Absent where no drafts are kept. */
  readonly drafts?: DraftBoard;
  readonly verifier: TokenVerifier;
  readonly log: Log;
}

/** The HTTP API over the orchestrator and the drafts: authenticates, reads the request, and answers as events or as JSON. */
export class Api implements HttpApi {
  private readonly orchestrator: Orchestrator;

  constructor(private readonly services: ApiServices) {
    this.orchestrator = services.orchestrator;
  }

  async respond(request: HttpRequest, responder: HttpResponder, deadline: Deadline): Promise<void> {
    try {
      const route = matchRoute(request.method, request.path);
      const user = await this.services.verifier.verify(bearerToken(request));
      await this.route(route, user, request, responder, deadline);
    } catch (thrown) {
      await this.refuse(asPlatformError(thrown), responder);
    }
  }

  private async route(
    route: MatchedRoute, user: VerifiedUser, request: HttpRequest, responder: HttpResponder, deadline: Deadline,
  ): Promise<void> {
    const { conversationId, turnId, draftId } = route;
    switch (route.id) {
      case 'me': return sendJson(responder, 200, await this.orchestrator.me(user));
      case 'conversations': return sendJson(responder, 200, { conversations: await this.orchestrator.conversations(user) });
      case 'conversation': return sendJson(responder, 200, { turns: await this.orchestrator.conversation(user, conversationId) });
      case 'turn': return sendJson(responder, 200, await this.orchestrator.turn(user, conversationId, turnId));
      case 'cancel':
        await this.orchestrator.cancel(user, conversationId, turnId);
        return sendJson(responder, 202, { turnId });
      case 'judge':
        await this.orchestrator.curation.judge(user, conversationId, turnId, parseFeedback(request));
        return sendJson(responder, 200, { turnId });
      case 'feedback': return sendJson(responder, 200, { feedback: await this.orchestrator.curation.feedback(user) });
      case 'approve': return sendJson(responder, 200, await this.orchestrator.curation.approve(user, turnId, parseApproval(request)));
      case 'drafts': return sendJson(responder, 200, { drafts: await this.drafts.list(user, parseDraftStatus(request)) });
      case 'approveDraft': return sendJson(responder, 200, await this.drafts.decide(user, draftId, 'approved', parseApprovalReason(request)));
      case 'rejectDraft': return sendJson(responder, 200, await this.drafts.decide(user, draftId, 'rejected', parseRejection(request)));
      case 'message': return this.message(conversationId, user, request, responder, deadline);
      default: return unreachable(route.id);
    }
  }

  private get drafts(): DraftBoard {
    if (!this.services.drafts) throw new DraftsNotKeptError();
    return this.services.drafts;
  }

  private async message(
    conversationId: string, user: VerifiedUser, request: HttpRequest, responder: HttpResponder, deadline: Deadline,
  ): Promise<void> {
    const question = { ...parseMessage(request), conversationId, idempotencyKey: idempotencyKey(request) };
    if (wantsEvents(request)) {
      const stream = new EventStream(responder);
      try {
        await this.orchestrator.ask(question, user, stream, deadline);
      } finally {
        await stream.end();
      }
      return;
    }
    const collector = new AnswerCollector(question.message, question.parentTurnId);
    const sink: EventSink = { emit: async (event: AnswerEvent) => collector.take(event) };
    await this.orchestrator.ask(question, user, sink, deadline);
    await sendJson(responder, collector.answer.outcome === 'failed' ? collector.answer.error?.status ?? 500 : 200, collector.answer);
  }

  private async refuse(error: PlatformError, responder: HttpResponder): Promise<void> {
    if (error.status >= 500) this.services.log({ event: 'request_failed', error: errorFields(error) });
    const headers = {
      ...JSON_HEADERS,
      'content-type': 'application/problem+json; charset=utf-8',
      ...(error.retryAfterSeconds !== undefined ? { 'retry-after': String(error.retryAfterSeconds) } : {}),
      ...(error.status === 401 ? { 'www-authenticate': 'Bearer' } : {}),
    };
    await send(responder, error.status, headers, problemOf(error));
  }
}

function bearerToken(request: HttpRequest): string {
  return /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? '';
}

function idempotencyKey(request: HttpRequest): string | undefined {
  const key = request.headers['idempotency-key'];
  if (key === undefined) return undefined;
  if (!/^[\w-]{8,64}$/.test(key)) throw new BadRequestError('The Idempotency-Key is none.', 'Send 8 to 64 letters, digits, "-" or "_", such as a UUID.');
  return key;
}

function wantsEvents(request: HttpRequest): boolean {
  return /text\/event-stream/i.test(request.headers.accept ?? '');
}

async function sendJson(responder: HttpResponder, status: number, body: object): Promise<void> {
  await send(responder, status, JSON_HEADERS, body);
}

async function send(responder: HttpResponder, status: number, headers: Readonly<Record<string, string>>, body: object): Promise<void> {
  responder.begin(status, headers);
  await responder.write(JSON.stringify(body));
  await responder.end();
}
