import { setTimeout as sleep } from 'node:timers/promises';
import type { KeptResult, Pause, ToolStatus } from '../../../src/contract';
import type { AccessController, Identity } from '../access';
import { asPlatformError, PlatformError } from '../errors';
import type { Log } from '../telemetry';
import { errorFields } from '../telemetry';
import type { ToolDefinition } from './definition';
import { DraftsNotKeptError, withDraft, type DraftKeeper, type ProposedDraft } from './draft-keeper';
import { checkInput } from './input-check';
import type { ToolInvoker } from './invoker';
import { fewEnough, type KeptResults } from './kept-results';
import type { ToolOutput } from './run-tool';

/** A call as a model asked for it. */
export interface RequestedCall {
  readonly id: string;
  readonly name: string;
  readonly input: unknown;
  /** What the model wrote where it is no JSON. */
  readonly malformed?: string;
}

/** How a call ended. */
export interface ExecutedCall {
  readonly call: RequestedCall;
  /** Absent where no such tool is offered. */
  readonly definition?: ToolDefinition;
  readonly status: Exclude<ToolStatus, 'running'>;
  readonly milliseconds: number;
  readonly output?: ToolOutput;
  /** The draft that keeps what it proposed. */
  readonly draft?: ProposedDraft;
  readonly error?: PlatformError;
}

/** For whom calls are made, and who hears of them. */
export interface ExecutionTurn {
  readonly identity: Identity;
  readonly asOf: string;
  readonly conversationId: string;
  readonly turnId: string;
  readonly signal: AbortSignal;
  onStarted(call: RequestedCall, title: string): Promise<void>;
  onProgress(call: RequestedCall, message: string, fraction?: number): void;
  onFinished(executed: ExecutedCall): Promise<void>;
}

export interface ToolExecutorOptions {
  readonly invoker: ToolInvoker;
  readonly definitions: readonly ToolDefinition[];
  readonly access: AccessController;
  /** Keeps what tools propose; absent where nothing is kept. */
  readonly drafts?: DraftKeeper;
  /** What is stopped for now. */
  readonly pause: () => Promise<Pause>;
  /** What is to be said of views whose data end before those of the others, by view. Absent: nothing is. */
  readonly stale?: (asOf: string) => Promise<ReadonlyMap<string, string>>;
  readonly clock: () => Date;
  readonly random: () => number;
  readonly log: Log;
  /** Runs of one call at the most, where it fails for a passing reason. */
  readonly attempts: number;
  /** What tools keep for a person. Without it none finds what it kept. */
  readonly kept?: KeptResults;
}

export class ToolTimeoutError extends PlatformError {
  readonly code = 'TOOL_TIMEOUT';
  override readonly status = 504;
  override readonly remedy = 'Ask for fewer products or a shorter period.';
  constructor(readonly tool: string, readonly afterSeconds: number) {
    super(`${tool} gave no result within ${afterSeconds} s.`);
  }
}

/** A tool that does not exist and one that this identity may not use are answered alike. */
export class ToolNotOfferedError extends PlatformError {
  readonly code = 'TOOL_NOT_OFFERED';
  override readonly status = 403;
  override readonly remedy = 'Use one of the tools that are offered.';
  constructor() {
    super('There is no such tool.');
  }
}

/** The company's data do not hold what the tool needs. */
export class ToolLacksDataError extends PlatformError {
  readonly code = 'TOOL_LACKS_DATA';
  override readonly status = 422;
  override readonly remedy = 'Whoever runs the platform sees with scap data check what each tool needs.';
  /** @param title  what it does, as a subject: `Scoring carriers` */
  constructor(title: string, missing: string) {
    super(`${title} needs ${missing}, which this company's data do not have.`);
  }
}

/** The tool is stopped for now by those who run the platform. */
export class ToolPausedError extends PlatformError {
  readonly code = 'TOOL_PAUSED';
  override readonly status = 403;
  override readonly remedy = 'Answer without this tool, and say that it is paused.';
  constructor(tool: string) {
    super(`The tool ${tool} is paused at the moment.`);
  }
}

export class MalformedToolCallError extends PlatformError {
  readonly code = 'TOOL_INPUT_MALFORMED';
  override readonly status = 400;
  override readonly remedy = 'Send the input again as one JSON object.';
  constructor() {
    super('The input of this tool call is not JSON.');
  }
}

/**
 * Runs the calls of one round at the same time. Each is checked before it runs, has a time-out, is repeated for passing failures only,
 * and ends with a status: a failed call never fails the others.
 */
export class ToolExecutor {
  constructor(private readonly options: ToolExecutorOptions) {}

  async run(calls: readonly RequestedCall[], turn: ExecutionTurn): Promise<ExecutedCall[]> {
    return Promise.all(calls.map(call => this.execute(call, turn)));
  }

  private async execute(call: RequestedCall, turn: ExecutionTurn): Promise<ExecutedCall> {
    const started = this.options.clock().getTime();
    const definition = this.options.definitions.find(each => each.contract.name === call.name);
    await turn.onStarted(call, definition?.title ?? call.name);
    const result = await this.attempt(call, definition, turn).then(output => this.drafted(output, call, turn)).then(
      done => ({ status: 'succeeded', ...done } as const),
      (thrown: unknown) => this.failure(thrown, call, turn),
    );
    const executed = { call, definition, milliseconds: this.options.clock().getTime() - started, ...result };
    await turn.onFinished(executed);
    return executed;
  }

  private async attempt(call: RequestedCall, definition: ToolDefinition | undefined, turn: ExecutionTurn): Promise<ToolOutput> {
    if (!definition) throw new ToolNotOfferedError();
    const missing = this.options.access.missingFor(turn.identity, call.name);
    if (missing !== undefined) throw new ToolLacksDataError(definition.title, missing);
    if (!this.options.access.mayUse(turn.identity, call.name)) throw new ToolNotOfferedError();
    const { tools: paused } = await this.options.pause();
    if (paused.includes(call.name)) throw new ToolPausedError(call.name);
    if (call.malformed !== undefined) throw new MalformedToolCallError();
    checkInput(definition, call.input);
    const tools = (definition.contract.runs ?? []).filter(name => this.options.access.mayUse(turn.identity, name) && !paused.includes(name));
    const previous = await this.previous(definition, turn);
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.kept(definition, turn, await this.invoke(call, definition, turn, { tools, previous }));
      } catch (error) {
        if (!(error instanceof PlatformError) || !error.retryable || attempt >= this.options.attempts) throw error;
        await sleep(this.options.random() * 200 * 2 ** (attempt - 1), undefined, { signal: turn.signal });
      }
    }
  }

  /** A tool that never returns costs its time-out and no more: the wait ends even where the tool does not heed its signal. */
  private async invoke(
    call: RequestedCall, definition: ToolDefinition, turn: ExecutionTurn, more: { readonly tools: readonly string[]; readonly previous?: KeptResult },
  ): Promise<ToolOutput> {
    const timeout = new AbortController();
    const signal = AbortSignal.any([turn.signal, timeout.signal]);
    const { views } = this.options.access.permitOfTool(definition.contract, turn.identity);
    const stale = this.options.stale?.(turn.asOf); // looked up while the tool works
    const timer = setTimeout(
      () => timeout.abort(new ToolTimeoutError(call.name, definition.timeoutSeconds)), definition.timeoutSeconds * 1_000,
    );
    try {
      const output = await Promise.race([
        this.options.invoker.invoke({
          definition, toolCallId: call.id, turnId: turn.turnId, input: call.input, identity: turn.identity, asOf: turn.asOf, signal,
          views: [...views.keys()], ...more,
          progress: (message, fraction) => turn.onProgress(call, message, fraction),
        }),
        rejection(signal),
      ]);
      return stale ? withStaleness(output, await stale) : output;
    } catch (error) {
      signal.throwIfAborted();
      throw error;
    } finally {
      clearTimeout(timer);
    }
  }

  /** What cannot be read or kept costs the comparison, not the answer. */
  private async previous({ contract }: ToolDefinition, { identity, asOf, turnId }: ExecutionTurn): Promise<KeptResult | undefined> {
    if (!contract.remembers) return undefined;
    return this.options.kept?.read(identity, contract.name, asOf).catch((error: unknown) => this.notKept(error, contract.name, turnId));
  }

  private async kept(
    { contract }: ToolDefinition, { identity, asOf, turnId }: ExecutionTurn, { kept: figures, ...output }: ToolOutput,
  ): Promise<ToolOutput> {
    if (contract.remembers && figures && fewEnough(figures)) {
      await this.options.kept?.keep(identity, contract.name, { day: asOf, figures })
        .catch((error: unknown) => this.notKept(error, contract.name, turnId));
    }
    return output;
  }

  private notKept(error: unknown, tool: string, turnId: string): undefined {
    this.options.log({ event: 'result_not_kept', tool, turnId, error: errorFields(error) });
  }

  /** A result, and what has become of what it proposes. */
  private async drafted(
    output: ToolOutput, { name: tool }: RequestedCall, { identity, asOf, conversationId, turnId, signal }: ExecutionTurn,
  ): Promise<Pick<ExecutedCall, 'draft'> & { output: ToolOutput }> {
    if (!output.draft) return { output };
    if (!this.options.drafts) throw new DraftsNotKeptError();
    signal.throwIfAborted();
    const draft = await this.options.drafts.propose(output.draft, { identity, asOf, conversationId, turnId, tool });
    return { output: withDraft(output, output.draft, draft), draft };
  }

  private failure(thrown: unknown, call: RequestedCall, turn: ExecutionTurn): Pick<ExecutedCall, 'status' | 'error'> {
    const error = asPlatformError(thrown);
    if (error.status >= 500) this.options.log({ event: 'tool_failed', tool: call.name, turnId: turn.turnId, error: errorFields(error) });
    if (turn.signal.aborted) return { status: 'cancelled', error };
    if (error instanceof ToolTimeoutError) return { status: 'timed_out', error };
    return { status: error.status === 403 ? 'refused' : 'failed', error };
  }
}

/** The result with what is to be said of the views that its evidence reads. */
function withStaleness(output: ToolOutput, stale: ReadonlyMap<string, string>): ToolOutput {
  const evidence = output.evidence.map(each => ({ ...each, warnings: [...each.warnings, ...each.views.flatMap(view => stale.get(view) ?? [])] }));
  return { ...output, evidence };
}

function rejection(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}
