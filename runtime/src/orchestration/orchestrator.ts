import { createHash } from 'node:crypto';
import type {
  AgentContract, Answer, ConversationHead, Me, MessageRequest, MetricDetail,
} from '../../../src/contract';
import type { Identity, VerifiedUser } from '../access';
import { scopeSummary } from '../access';
import { auditRefusal } from '../access/audit';
import type { ConversationContext, ConversationContextManager } from '../conversations';
import { ConversationNotFoundError, TurnNotFoundError, TurnRunningError } from '../conversations';
import type { MeaningSource } from '../definitions';
import type { ModelManager } from '../models';
import type { Log } from '../telemetry';
import type { ToolDefinition, ToolExecutor } from '../tools';
import { replay } from './answer-collector';
import { Curation, type CurationParts } from './curation';
import type { Deadline } from './deadline';
import type { EventSink } from './event-sink';
import { requireRunning } from './pause';
import type { PauseSwitch } from './pause';
import type { Router } from './router';
import { suggestionsFor } from './suggestions';
import { runTurn } from './turn';
import type { TurnServices } from './turn';
import { auditTurn, type TurnEntry } from './turn-audit';

/** What the orchestrator is made of. Nothing in it belongs to a user or a turn. */
export interface OrchestratorParts extends CurationParts {
  readonly router: Router;
  readonly context: ConversationContextManager;
  readonly models: ModelManager;
  readonly pause: PauseSwitch;
  readonly executor: ToolExecutor;
  readonly definitions: readonly ToolDefinition[];
  /** What words mean in this company. */
  readonly meanings: MeaningSource;
  /** The day of the answers, as of now: asked once for each turn. */
  readonly asOf: () => Promise<string>;
  /** The most that an answer may take, from its request on; less where the host's time ends sooner. */
  readonly answerSeconds: number;
  readonly metricNamespace: string;
  readonly metricDetail: MetricDetail;
  readonly environment: string;
  /** A ULID: ids sort by time. */
  readonly newId: () => string;
  readonly log: Log;
  /** The id of the trace of this invocation, where tracing is on. */
  readonly traceId?: () => string | undefined;
}

/** A question as a host hands it over, checked for form. */
export interface Question extends MessageRequest {
  /** An id, or `new`. */
  readonly conversationId: string;
  readonly idempotencyKey?: string;
  readonly warnings: readonly string[];
}

interface Admitted {
  readonly agent: AgentContract;
  readonly identity: Identity;
}

/** How much longer than a turn its claim is held: until nobody can be storing it any more. */
const LEASE_BEYOND_DEADLINE_MS = 15_000;

/** The way of a question, from a verified user to a recorded turn. */
export class Orchestrator {
  constructor(private readonly parts: OrchestratorParts) {}

  /**
   * Answers a question as events. Errors before the first event are thrown; later ones are events, and `done` comes last.
   *
   * @throws AgentNotOfferedError, PausedError, NoPersonaError, ConversationNotFoundError, TurnNotFoundError, TurnRunningError,
   *   IdempotencyKeyReusedError
   */
  async ask(question: Question, user: VerifiedUser, sink: EventSink, hostDeadline: Deadline): Promise<void> {
    const { store, clock, newId, answerSeconds } = this.parts;
    const deadline = hostDeadline.within(answerSeconds * 1_000);
    const pause = await this.parts.pause();
    requireRunning(pause);
    const { agent, identity } = await this.admitted(
      user, 'question', () => this.parts.router.route(user, question.message, question.agent, pause.agents),
    );
    const conversationId = question.conversationId === 'new' ? newConversationId(identity, question, newId) : question.conversationId;
    const turnId = newId();
    const idempotencyKey = question.idempotencyKey ?? turnId;
    const [context, asOf] = await Promise.all([this.contextOf(identity, question, conversationId), this.parts.asOf()]);
    const claim = await store.claim(identity, {
      conversationId, idempotencyKey, turnId, question: question.message,
      leaseUntil: clock().getTime() + deadline.left + LEASE_BEYOND_DEADLINE_MS, requestHash: hashOf(question),
    });
    if (claim.kind === 'running') throw new TurnRunningError(claim.turnId, claim.retryAfterSeconds);
    const stored = claim.kind === 'done' || claim.takenOver ? await store.answer(identity, conversationId, claim.turnId) : undefined;
    if (claim.kind === 'done' && !stored) throw new TurnNotFoundError();
    if (stored) {
      if (claim.kind === 'claimed') await this.finishStored(identity, stored, idempotencyKey);
      for (const event of replay(stored, identity.name)) await sink.emit(event);
      return;
    }
    await runTurn({
      identity, agent, model: await this.parts.models.modelFor(agent.id),
      conversationId, turnId: claim.turnId, idempotencyKey, context, question: question.message, asOf, warnings: question.warnings,
      deadline,
    }, this.services(), sink);
  }

  /** Who asks, and questions to begin with. */
  async me(user: VerifiedUser): Promise<Me> {
    const { agent, identity } = await this.admitted(user, 'me', () => this.parts.router.route(user, ''));
    return {
      user: identity.name, persona: identity.persona, personaTitle: this.parts.access.titleOf(identity), scope: scopeSummary(identity.warehouses),
      asOf: await this.parts.asOf(), agent: agent.id, suggestions: suggestionsFor(identity, agent.purpose, this.parts.access, this.parts.definitions),
    };
  }

  /** The user's conversations, newest first. */
  async conversations(user: VerifiedUser): Promise<ConversationHead[]> {
    return this.parts.store.heads(user);
  }

  /** The turns of a conversation, oldest first, those that run at this moment last. */
  async conversation(user: VerifiedUser, conversationId: string): Promise<Answer[]> {
    const [turns, claims] = await Promise.all([
      this.parts.store.latestTurns(user, conversationId, 100), this.parts.store.claims(user, conversationId),
    ]);
    const finished = new Set(turns.map(turn => turn.turnId));
    const running = claims.filter(claim => claim.status === 'running' && !finished.has(claim.turnId));
    if (turns.length === 0 && running.length === 0) throw new ConversationNotFoundError();
    const answers = await Promise.all([...turns].reverse().map(turn => this.turn(user, conversationId, turn.turnId)));
    return [...answers, ...await Promise.all(running.map(claim => this.turn(user, conversationId, claim.turnId)))];
  }

  /** One turn: its answer, or its question with the outcome `running`. */
  async turn(user: VerifiedUser, conversationId: string, turnId: string): Promise<Answer> {
    const stored = await this.parts.store.answer(user, conversationId, turnId);
    if (stored) return stored;
    const claim = (await this.parts.store.claims(user, conversationId)).find(each => each.turnId === turnId);
    if (!claim) throw new TurnNotFoundError();
    const abandoned = claim.leaseUntil < this.parts.clock().getTime();
    return unfinished(conversationId, turnId, claim.question, claim.startedAt, abandoned);
  }

  /** Asks a running turn to stop. A turn that has ended stays as it is. */
  async cancel(user: VerifiedUser, conversationId: string, turnId: string): Promise<void> {
    if (await this.parts.store.requestCancel(user, conversationId, turnId)) return;
    if (!await this.parts.store.answer(user, conversationId, turnId)) throw new TurnNotFoundError();
  }

  /** What people say of answers, and what those make of it who may. */
  get curation(): Curation {
    return new Curation(this.parts);
  }

  private async contextOf(identity: Identity, question: Question, conversationId: string): Promise<ConversationContext> {
    if (question.conversationId === 'new') return { turns: [], ancestors: [] };
    return this.parts.context.contextOf(identity, conversationId, question.parentTurnId);
  }

  /** Who asks as what: the agent that answers, and the user as a persona of that agent. A refusal is one also where it cannot be kept. */
  private async admitted(user: VerifiedUser, kind: 'question' | 'me', routed: () => AgentContract): Promise<Admitted> {
    try {
      const agent = routed();
      return { agent, identity: this.parts.access.identify(user, agent.persona) };
    } catch (thrown) {
      await auditRefusal(this.parts.trail, user, kind, thrown);
      throw thrown;
    }
  }

  /** Finishes a turn that somebody else has stored and not finished. */
  private async finishStored(identity: Identity, answer: Answer, idempotencyKey: string): Promise<void> {
    const [turn] = await this.parts.store.turns(identity, answer.conversationId, [answer.turnId]);
    await this.finish({ identity, answer, decisions: turn?.decisions ?? [], takenOver: true }, idempotencyKey);
  }

  /** The last three steps of storing a turn. */
  private async finish(entry: TurnEntry, idempotencyKey: string): Promise<void> {
    const { identity, answer, answer: { conversationId, turnId } } = entry;
    const audited = this.parts.trail && await auditTurn(this.parts.trail, entry);
    await this.parts.store.saveHead(identity, { conversationId, newestTurnId: turnId, title: titleOf(answer.question) }, audited);
    await this.parts.store.finishClaim(identity, conversationId, idempotencyKey); // last: a claim that is not done is tried again
  }

  private services(): TurnServices {
    return { ...this.parts, views: this.parts.access.views, finish: (entry, key) => this.finish(entry, key) };
  }
}

function titleOf(question: string): string {
  const line = question.replaceAll(/\s+/g, ' ').trim();
  return line.length <= 80 ? line : `${line.slice(0, 79)}…`;
}

/** A request that begins a conversation and is sent again must find the same one: the id follows from its key. */
function newConversationId(identity: Identity, question: Question, newId: () => string): string {
  if (question.idempotencyKey === undefined) return newId();
  const digest = createHash('sha256').update(`${identity.subject}\n${question.idempotencyKey}`).digest();
  return [...digest.subarray(0, 26)].map(byte => '0123456789ABCDEFGHJKMNPQRSTVWXYZ'.charAt(byte % 32)).join('');
}

function hashOf({ message, agent, parentTurnId }: Question): string {
  return createHash('sha256').update(JSON.stringify([message, agent ?? null, parentTurnId ?? null])).digest('hex');
}

function unfinished(conversationId: string, turnId: string, question: string, startedAt: string, abandoned: boolean): Answer {
  return {
    conversationId, turnId, question, startedAt, outcome: abandoned ? 'failed' : 'running', answer: '', blocks: [], toolCalls: [],
    usage: { modelCalls: 0, inputTokens: 0, outputTokens: 0, cacheReadTokens: 0, cacheWriteTokens: 0, costUsd: null, milliseconds: 0 },
    agent: '', persona: '', scope: { text: '', warehouses: [] }, asOf: '', label: null, followUps: [], figures: [], warnings: [],
    ...(abandoned ? { error: ABANDONED } : {}),
  };
}

const ABANDONED = {
  type: 'urn:scap:error:turn-abandoned', title: 'turn abandoned', status: 500, code: 'TURN_ABANDONED', retryable: true,
  detail: 'The platform stopped while it answered this question.', remedy: 'Ask it again.',
} as const;
