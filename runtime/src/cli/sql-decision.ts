import type { Cell, ResultColumn } from '../../../src/contract';
import { QueryRefusedError, type GuardedQuery, type ReadPermit, type SqlGuard } from '../access';
import { QueryError, type QueryEngine } from '../data';
import type { PlatformError } from '../errors';

/** What the guard decided about a query, and what the engine gave. All fields are always there. */
export interface SqlDecision {
  readonly decision: 'allow' | 'refuse';
  /** Why it is refused, or why the engine could not run it; null where neither. */
  readonly reason: string | null;
  /** Of the error that says so: `QUERY_REFUSED`, `QUERY_FAILED`, …; null where there is none. */
  readonly code: string | null;
  /** How to write the query instead. */
  readonly remedy: string | null;
  /** The rule of the guard that refused. */
  readonly rule: string | null;
  /** The rewritten query; null where it is refused. */
  readonly sql: string | null;
  /** The views that it reads. */
  readonly views: readonly string[];
  readonly columns: readonly Pick<ResultColumn, 'name' | 'type'>[];
  /** Null where it did not run. */
  readonly rows: readonly (readonly Cell[])[] | null;
  /** Whether there are more rows than these. */
  readonly truncated: boolean;
}

export interface DecisionOptions {
  readonly guard: SqlGuard;
  readonly permit: ReadPermit;
  /** The day that `current_date` stands for. */
  readonly asOf: string;
  readonly maxRows: number;
  /** Where the query runs; without one it is decided about, and no more. */
  readonly engine?: QueryEngine;
  readonly signal: AbortSignal;
}

/** How long a query may take, milliseconds: as long as a query of the tools. */
const TIMEOUT_MS = 60_000;

/** Decides about one query as the tools do for a model, and runs it. @throws the signal's reason */
export async function decide(sql: string, options: DecisionOptions): Promise<SqlDecision> {
  options.signal.throwIfAborted();
  let guarded: GuardedQuery;
  try {
    guarded = options.guard.guard(sql, options.permit, options);
  } catch (thrown) {
    if (thrown instanceof QueryRefusedError) return refusal(thrown, thrown.rule);
    throw thrown;
  }
  const allowed: SqlDecision = { decision: 'allow', ...NOTHING, sql: guarded.sql, views: guarded.views };
  if (!options.engine) return allowed;
  try {
    const { columns, rows, truncated } = await options.engine.run(guarded.sql, { ...options, timeoutMs: TIMEOUT_MS });
    return { ...allowed, columns, rows, truncated };
  } catch (thrown) {
    options.signal.throwIfAborted();
    if (thrown instanceof QueryError) return { ...allowed, ...said(thrown) };
    throw thrown;
  }
}

/** The decision about something that never gets to the guard, or does not pass it. */
export function refusal(error: PlatformError, rule: string | null = null): SqlDecision {
  return { decision: 'refuse', ...NOTHING, ...said(error), rule };
}

function said({ message, code, remedy }: PlatformError): Pick<SqlDecision, 'reason' | 'code' | 'remedy'> {
  return { reason: message, code, remedy: remedy ?? null };
}

const NOTHING: Omit<SqlDecision, 'decision'> = {
  reason: null, code: null, remedy: null, rule: null, sql: null, views: [], columns: [], rows: null, truncated: false,
};
