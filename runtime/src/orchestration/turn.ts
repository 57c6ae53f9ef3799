import type { AgentContract, Answer, CanonicalView, MetricDetail, Outcome, TrustLabel } from '../../../src/contract';
import { scopeSummary } from '../access';
import type { AccessController, Identity } from '../access';
import type { ConversationContext, ConversationStore, SlimTurn } from '../conversations';
import { meaningsFor } from '../definitions';
import type { MeaningSource } from '../definitions';
import { asPlatformError, problemOf } from '../errors';
import type { Model, ModelReply } from '../models';
import { errorFields } from '../telemetry';
import type { Log } from '../telemetry';
import type { ExecutedCall, ToolDefinition, ToolExecutor } from '../tools';
import { runAgentLoop } from './agent-loop';
import type { LoopEnd } from './agent-loop';
import { conversationMessages } from './conversation-messages';
import type { Deadline } from './deadline';
import type { EventSink } from './event-sink';
import { tieFigures } from './figures';
import { PausedError, requireRunning } from './pause';
import type { PauseSwitch } from './pause';
import { ASK_BACK, DECLINE, systemPrompt } from './prompt';
import { suggestionsFor } from './suggestions';
import { ToolRounds } from './tool-rounds';
import { decisionsOf, type TurnEntry } from './turn-audit';
import { TurnClock } from './turn-clock';
import { TurnCancelledError, TurnTimeoutError } from './turn-errors';
import { recordTurn } from './turn-record';
import { TurnWriter } from './turn-writer';
import { UsageMeter } from './usage-meter';

/** A turn that has been claimed. */
export interface TurnToRun {
  readonly identity: Identity;
  readonly agent: AgentContract;
  readonly model: Model;
  readonly conversationId: string;
  readonly turnId: string;
  readonly idempotencyKey: string;
  readonly context: ConversationContext;
  readonly question: string;
  /** `2026-11-24` */
  readonly asOf: string;
  readonly warnings: readonly string[];
  readonly deadline: Deadline;
}

export interface TurnServices {
  readonly access: AccessController;
  readonly store: ConversationStore;
  readonly pause: PauseSwitch;
  readonly executor: ToolExecutor;
  readonly definitions: readonly ToolDefinition[];
  readonly views: Readonly<Record<string, CanonicalView>>;
  readonly meanings: MeaningSource;
  readonly metricNamespace: string;
  readonly metricDetail: MetricDetail;
  readonly environment: string;
  readonly clock: () => Date;
  readonly log: Log;
  readonly traceId?: () => string | undefined;
  /** Writes its entry into the audit, marks the claim as done and the turn as the newest of its conversation. */
  finish(entry: TurnEntry, idempotencyKey: string): Promise<void>;
}

/** Questions that a model is told of, to offer where it is not clear what is meant. */
const MOST_QUESTIONS = 40;

const LIMITS = { rounds: 8, replyTokens: 4_096 };

/** Runs a claimed turn to its end: events as they come, the record at the end, one log line. It throws nothing: errors are events. */
export async function runTurn(turn: TurnToRun, services: TurnServices, sink: EventSink): Promise<void> {
  const { identity, agent, conversationId, turnId, question } = turn;
  const started = services.clock();
  const writer = new TurnWriter(
    sink, question, turn.context.parentTurnId, error => services.log({ event: 'answer_not_sent', turnId, error: errorFields(error) }),
  );
  const meter = new UsageMeter(turn.model.id);
  const rounds = new ToolRounds(services.executor, { identity, asOf: turn.asOf, conversationId, turnId }, writer);
  const clock = new TurnClock(
    turn.deadline,
    () => services.store.cancelRequested(identity, conversationId, turn.idempotencyKey),
    error => services.log({ event: 'cancel_look_failed', turnId, error: errorFields(error) }),
  );
  try {
    await conclude(await answered().catch(failed));
  } finally {
    clock.stop();
  }

  async function answered(): Promise<Outcome> {
    await writer.emit({
      type: 'turn', conversationId, turnId, agent: agent.id, persona: identity.persona, user: identity.name, scope: scopeSummary(identity.warehouses),
      asOf: turn.asOf, startedAt: started.toISOString(), warnings: turn.warnings,
    });
    const end = await loop(turn, services, { writer, meter, rounds, clock });
    if (end.text) {
      writer.beginReply();
      await writer.text(end.text, false);
    }
    if (end.clarification) await writer.emit({ type: 'clarification', ...end.clarification });
    return end.outcome;
  }

  /** Says what went wrong, and how the turn has ended for it. */
  async function failed(thrown: unknown): Promise<Outcome> {
    if (thrown instanceof TurnCancelledError) return 'cancelled';
    const error = asPlatformError(thrown);
    if (error instanceof PausedError) {
      await writer.emit({ type: 'error', problem: problemOf(error) });
      return 'refused';
    }
    services.log({ event: 'turn_failed', turnId, error: errorFields(error) });
    await writer.emit({ type: 'error', problem: problemOf(error) });
    return error instanceof TurnTimeoutError && writer.answer.blocks.length > 0 ? 'partial' : 'failed';
  }

  /** Stores the turn, then says that it is done: what was shown as done can be read again. */
  async function conclude(outcome: Outcome): Promise<void> {
    await writer.emit({ type: 'usage', ...meter.usage(services.clock().getTime() - started.getTime()) });
    const { answer, blocks } = writer.answer;
    const figures = tieFigures(answer, { blocks, summaries: rounds.summaries(), statements: rounds.statements(), question: knownText(turn) });
    const ending = { outcome, label: labelOf(rounds.executed), followUps: followUpsOf(rounds.executed), figures };
    await store({ ...writer.answer, ...ending });
    await writer.emit({ type: 'done', ...ending });
    recordTurn({ ...turn, answer: writer.answer, executed: rounds.executed, modelId: meter.modelId, fallbacks: meter.fallbacks }, services);
  }

  async function store(answer: Answer): Promise<void> {
    try {
      await services.store.saveDetails(identity, answer);
      const decisions = decisionsOf(rounds.executed);
      await services.store.saveTurn(identity, conversationId, { ...slim(answer, turn.context.ancestors), decisions });
      await services.finish({ identity, answer, decisions, takenOver: false }, turn.idempotencyKey);
    } catch (thrown) {
      const error = asPlatformError(thrown);
      services.log({ event: 'turn_not_stored', turnId, error: errorFields(error) });
      await writer.emit({ type: 'error', problem: problemOf(error) });
    }
  }
}

interface Running {
  readonly writer: TurnWriter;
  readonly meter: UsageMeter;
  readonly rounds: ToolRounds;
  readonly clock: TurnClock;
}

async function loop(turn: TurnToRun, services: TurnServices, { writer, meter, rounds, clock }: Running): Promise<LoopEnd> {
  const { identity } = turn;
  const { tools: pausedTools } = await services.pause();
  const mayUse = (tool: string): boolean => services.access.mayUse(identity, tool) && !pausedTools.includes(tool);
  const offered = services.definitions.filter(each => mayUse(each.contract.name));
  const unable = services.definitions.flatMap(each => {
    const missing = services.access.missingFor(identity, each.contract.name);
    if (missing === undefined || pausedTools.includes(each.contract.name)) return [];
    // Behind what it is not for, where the words of a description no longer say what it is about.
    const description = `${each.description} Not for: data without ${missing}, as this company's are: a call says so.`;
    return [{ ...each, description }];
  });
  const permit = services.access.permitFor(identity);
  const meanings = meaningsFor(await services.meanings(), services.views, permit);
  return runAgentLoop(turn.model, {
    system: systemPrompt({
      personaTitle: services.access.titleOf(identity), scope: scopeSummary(identity.warehouses), asOf: turn.asOf,
      views: [...permit.views].flatMap(([name, columns]) => visible(services.views[name], columns)), ...meanings,
      questions: suggestionsFor(identity, turn.agent.purpose, services.access, offered, MOST_QUESTIONS),
    }),
    messages: conversationMessages(turn.context.turns, turn.question),
    tools: [...[...offered, ...unable].map(({ contract, description, input }) => ({ name: contract.name, description, input })), ASK_BACK, DECLINE],
    signal: clock.signal,
    async checkpoint() {
      await clock.checkpoint();
      requireRunning(await services.pause(), turn.agent.id);
    },
    beginReply: () => writer.beginReply(),
    onText: (delta, restart) => writer.text(delta, restart),
    onReply: (reply: ModelReply) => meter.add(reply),
    runTools: calls => rounds.run(calls, clock.signal),
  }, LIMITS);
}

/** A view with the columns that the identity may see, and no others. */
function visible(view: CanonicalView | undefined, columns: readonly string[]): CanonicalView[] {
  return view ? [{ ...view, columns: view.columns.filter(column => columns.includes(column.name)) }] : [];
}

/** What the person and the platform have said: figures in it need no cell. */
function knownText(turn: TurnToRun): string {
  return [turn.question, turn.asOf, ...turn.context.turns.flatMap(each => [each.question, each.answer])].join('\n');
}

const TRUST: readonly TrustLabel[] = ['verified', 'by_definition', 'free_sql'];

/** An answer is as trustworthy as the weakest result in it. */
function labelOf(executed: readonly ExecutedCall[]): TrustLabel | null {
  const labels = executed.flatMap(each => (each.output ? each.output.label ?? each.definition?.label ?? [] : []));
  return TRUST.filter(label => labels.includes(label)).at(-1) ?? null;
}

function followUpsOf(executed: readonly ExecutedCall[]): string[] {
  return [...new Set(executed.toReversed().flatMap(each => each.output?.followUps ?? []))].slice(0, 3);
}

/** Characters of a slim turn's texts: the item stays well below its 32 KB. */
const SLIM_CHARACTERS = 6_000;

function slim(answer: Answer, ancestors: readonly string[]): SlimTurn {
  const cut = (text: string, most: number): string => (text.length <= most ? text : `${text.slice(0, most - 1)}…`);
  return {
    turnId: answer.turnId, parentTurnId: answer.parentTurnId, ancestors: [...ancestors],
    question: cut(answer.question, SLIM_CHARACTERS), answer: cut(answer.answer || answer.clarification?.question || '', SLIM_CHARACTERS),
    outcome: answer.outcome, agent: answer.agent,
    tools: answer.toolCalls.slice(0, 16).map(({ id, name, input, status, summary }) => ({
      id, name, status, summary: cut(summary, 500), input: JSON.stringify(input).length <= 1_000 ? input : {},
    })),
    tokens: answer.usage.inputTokens + answer.usage.outputTokens, costUsd: answer.usage.costUsd,
  };
}
