import type { Evidence, KeptResult } from '../../../src/contract';
import { scopeSummary, type AccessController, type Identity, type ReadPermit, type SqlGuard } from '../access';
import { InProcessCalculator, type Calculator } from '../calculations';
import type { QueryEngine } from '../data';
import { SHIPPED_MEANINGS, type MeaningSource } from '../definitions';
import { MOST_BLOCK_ROWS } from './block-limit';
import { inDigits } from './counted';
import type { ToolBlock, ToolContext, ToolDefinition, ToolEvidence, ToolQuery, ToolQueryOptions, ToolResult } from './definition';
import { goesWithout } from './lost-words';
import { Turns } from './turns';
import { orUnfit } from './unfit-data';

/** The most rows that a tool's own query reads, where the tool asks for no fewer. */
const MOST_ROWS_READ = 100_000;

const NONE: ReadonlySet<string> = new Set();
const IN_THIS_THREAD = new InProcessCalculator();

/** One call of a tool, by an identity that has been verified. */
export interface ToolRun {
  /** Untrusted: whatever the model wrote. */
  readonly input: unknown;
  readonly identity: Identity;
  /** The views that this call may read at the most, of those that are granted here. Absent: all of them. */
  readonly views?: readonly string[];
  /** The tools that one which runs others may run at the most. Absent: all that the identity may use. */
  readonly tools?: readonly string[];
  /** What the tool kept when the person asked before. */
  readonly previous?: KeptResult;
  /** The day that the tool takes for today, `2026-11-24`. */
  readonly asOf: string;
  readonly signal: AbortSignal;
  progress(message: string, fraction?: number): void;
}

/** What a tool works with, wherever it runs. */
export interface ToolServices {
  readonly engine: QueryEngine;
  readonly guard: SqlGuard;
  readonly access: AccessController;
  /** What words mean in this company: what ships, if nothing is given. */
  readonly meanings?: MeaningSource;
  /** Views that are known to hold no rows: an answer that reads one says so. */
  readonly empty?: ReadonlySet<string>;
  /** Where work is done that may take seconds: in this thread, if nothing is given. */
  readonly calculator?: Calculator;
}

/** A tool's result with evidence that is complete but for the ids that it gets within its turn. */
export interface ToolOutput extends Omit<ToolResult, 'evidence'> {
  readonly evidence: readonly Omit<Evidence, 'id' | 'toolCallId'>[];
}

/**
 * Runs a tool for an identity, in process or in a tool function. The chat function has checked access before; it is checked again
 * here, for a tool function trusts nobody's checks but its own.
 *
 * @throws ToolInputError for an input that the schema does not allow; errors of access, guard, engine and the tool itself.
 */
export async function runTool(definition: ToolDefinition, run: ToolRun, services: ToolServices): Promise<ToolOutput> {
  services.access.requireTool(run.identity, definition.contract.name);
  const result = await definition.run(run.input, contextOf(definition, run, services, new Turns()))
    .catch((thrown: unknown) => { throw orUnfit(thrown); });
  const blocks = result.blocks.map(bounded);
  const without = goesWithout(definition.contract, services.access.views, services.empty ?? NONE, name => mayRun(name, definition, run, services));
  const evidence = result.evidence.map((each, place) =>
    completed(each, definition, run, [...cuts(blocks), ...(place === 0 && without !== undefined ? [without] : [])]));
  return { ...result, blocks, evidence };
}

/** @param turns  in which queries are guarded, which takes milliseconds each */
function contextOf(definition: ToolDefinition, run: ToolRun, services: ToolServices, turns: Turns): ToolContext {
  const readable = narrowed(services.access.permitOfTool(definition.contract, run.identity), run);
  return {
    asOf: run.asOf,
    identity: run.identity,
    permit: narrowed(services.access.permitFor(run.identity), run),
    views: services.access.views,
    meanings: services.meanings ?? (async () => SHIPPED_MEANINGS),
    signal: run.signal,
    query: (sql, purpose, options) => guardedQuery({ sql, purpose, permit: readable, options, definition, run, services, turns }),
    progress: (message, fraction) => run.progress(message, fraction),
    calculate: (calculation, input, options) =>
      (services.calculator ?? IN_THIS_THREAD).run(calculation, input, { ...options, signal: run.signal }),
    previous: run.previous ?? null,
    mayUse: tool => services.access.mayUse(run.identity, tool),
    within: (other, signal = run.signal) =>
      (mayRun(other.contract.name, definition, run, services) ? contextOf(other, { ...run, signal, previous: undefined }, services, turns) : null),
  };
}

function mayRun(name: string, { contract }: ToolDefinition, { identity, tools }: ToolRun, { access }: ToolServices): boolean {
  return (contract.runs?.includes(name) ?? false) && access.mayUse(identity, name) && (tools?.includes(name) ?? true);
}

/** What is granted here and named by the caller: a caller narrows, and never widens. */
function narrowed(permit: ReadPermit, { views }: ToolRun): ReadPermit {
  return views ? { ...permit, views: new Map([...permit.views].filter(([name]) => views.includes(name))) } : permit;
}

/** Columns that the company's tables do not hold read NULL: they tell nothing, and what ships may name them. */
function withAbsentColumns(permit: ReadPermit, views: ToolContext['views']): ReadPermit {
  const absent = (view: string): string[] => (views[view]?.columns ?? []).filter(column => column.absent).map(column => column.name);
  return { ...permit, views: new Map([...permit.views].map(([view, columns]) => [view, [...new Set([...columns, ...absent(view)])]])) };
}

/** The evidence keeps the SQL as the tool wrote it: the guard scopes it again for whoever runs it again. */
async function guardedQuery({ sql, purpose, permit, options, definition, run, services, turns }: {
  sql: string;
  purpose: string;
  permit: ReadPermit;
  options: ToolQueryOptions | undefined;
  definition: ToolDefinition;
  run: ToolRun;
  services: ToolServices;
  turns: Turns;
}): Promise<ToolQuery> {
  await turns.next();
  const maxRows = options?.maxRows ?? MOST_ROWS_READ;
  const opened = options?.absentColumns ? withAbsentColumns(permit, services.access.views) : permit;
  const guarded = services.guard.guard(sql, opened, { asOf: run.asOf, maxRows });
  const scope = JSON.stringify([run.identity.persona, run.identity.warehouses]);
  const result = await services.engine.run(guarded.sql, { signal: run.signal, timeoutMs: definition.timeoutSeconds * 1_000, maxRows, scope });
  return {
    result,
    views: guarded.views,
    evidence: { purpose, sql, rowsRead: result.rows.length, truncated: result.truncated },
  };
}

function bounded(block: ToolBlock): ToolBlock {
  return block.rows.length <= MOST_BLOCK_ROWS ? block : { ...block, rows: block.rows.slice(0, MOST_BLOCK_ROWS) };
}

function cuts(blocks: readonly ToolBlock[]): string[] {
  return blocks
    .filter(block => block.rows.length < block.total)
    .map(({ title, rows, total, order }) => {
      const which = order === undefined ? '' : `, ${order}`;
      return `"${title}" is cut: ${inDigits(rows.length)} of ${inDigits(total)} rows${which}.`;
    });
}

function completed(evidence: ToolEvidence, definition: ToolDefinition, run: ToolRun, warnings: readonly string[]): ToolOutput['evidence'][number] {
  return {
    ...evidence,
    queries: evidence.queries.map(({ purpose, sql, rowsRead, truncated }) => ({ purpose, sql, rowsRead, truncated })),
    warnings: [...new Set([...evidence.warnings, ...evidence.queries.flatMap(({ warning }) => warning ?? []), ...warnings])],
    tool: definition.contract.name,
    rowsRead: evidence.queries.reduce((sum, query) => sum + query.rowsRead, 0),
    asOf: run.asOf,
    scope: scopeSummary(run.identity.warehouses).text,
  };
}
