import { asPlatformError, PlatformError } from '../../errors';
import type { ToolContext, ToolEvidence } from '../definition';
import type { BriefingSource } from './briefing-sources';
import type { Finding } from './finding';
import { SharedStock } from './planned-stock';

/** How long one tool may take, so that one that hangs costs a part of the briefing and not all of it, milliseconds. */
const LONGEST = 45_000;
/** How long all of them may take, one behind the other: a little less than the briefing may. */
const LONGEST_TOGETHER = 52_000;

/** A tool that was looked through. */
export interface LookedThrough {
  readonly source: BriefingSource;
  /** All of its findings. */
  readonly findings: readonly Finding[];
  readonly evidence: readonly ToolEvidence[];
}

/** A tool that gave no result, and why. */
export interface NotLookedThrough {
  readonly source: BriefingSource;
  readonly reason: string;
}

/** What came of each tool that the person has. */
export interface BriefingRun {
  readonly looked: readonly LookedThrough[];
  readonly failed: readonly NotLookedThrough[];
}

export class NoResultInTimeError extends PlatformError {
  readonly code = 'NO_RESULT_IN_TIME';
  override readonly status = 504;
  constructor(seconds: number) {
    super(`no result within ${seconds} s`);
  }
}

/**
 * Runs the tools of these that the person may use, at the same time, and behind them those that look at what the others have found. One that
 * fails is a part that is missing, and said to be.
 */
export async function runSources(sources: readonly BriefingSource[], context: ToolContext, longest = LONGEST): Promise<BriefingRun> {
  const [started, stock] = [performance.now(), new SharedStock()];
  let done = 0;
  const run = async (asked: readonly AskedSource[]) => Promise.all(asked.flatMap(({ source, input }) => {
    const limit = new AbortController();
    const own = context.within(source.definition, AbortSignal.any([context.signal, limit.signal]));
    if (own === null) return [];
    const left = Math.min(longest, Math.max(0, LONGEST_TOGETHER - (performance.now() - started)));
    return [lookedThrough({ source, input }, own, { limit, longest: left, stock }).then(outcome => {
      context.progress(`Looked through ${source.noun}`, ++done / (sources.length + 1));
      return outcome;
    })];
  }));
  const first = await run(sources.flatMap(source => (source.inputAfter === undefined ? [{ source, input: {} }] : [])));
  const found = first.filter(isLookedThrough).flatMap(({ findings }) => findings);
  const ended = [...first, ...await run(sources.flatMap(source => {
    const input = source.inputAfter?.(found, context) ?? null;
    return input === null ? [] : [{ source, input }];
  }))];
  context.signal.throwIfAborted();
  return { looked: ended.filter(isLookedThrough), failed: ended.flatMap(each => (isLookedThrough(each) ? [] : [each])) };
}

interface AskedSource {
  readonly source: BriefingSource;
  readonly input: object;
}

async function lookedThrough(
  { source, input }: AskedSource, context: ToolContext,
  { limit, longest, stock }: { readonly limit: AbortController; readonly longest: number; readonly stock: SharedStock },
): Promise<LookedThrough | NotLookedThrough> {
  const timer = setTimeout(() => limit.abort(new NoResultInTimeError(Math.round(longest / 10) / 100)), longest);
  try {
    const { definition, result: answer } = source;
    const working = answer === undefined ? definition.run(input, quiet(context)) : answer(quiet(context), stock);
    const result = await Promise.race([working, aborted(context.signal)]);
    return { source, findings: source.findingsIn(result, context.asOf), evidence: result.evidence };
  } catch (thrown) {
    return { source, reason: reasonOf(thrown) };
  } finally {
    clearTimeout(timer);
  }
}

/** What it reports of its progress would jump to and fro between tools. */
function quiet(context: ToolContext): ToolContext {
  return { ...context, progress: () => { /* the briefing reports tool by tool */ } };
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason), { once: true }));
}

/** An error that is no one's to see stays one: only what may be shown is said. */
function reasonOf(thrown: unknown): string {
  return asPlatformError(thrown).message.replace(/\.$/, '');
}

function isLookedThrough(ended: LookedThrough | NotLookedThrough): ended is LookedThrough {
  return 'findings' in ended;
}

