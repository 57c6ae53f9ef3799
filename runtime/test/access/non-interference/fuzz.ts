import type { DuckDBConnection } from '@duckdb/node-api';
import fc from 'fast-check';
import type { ReadPermit, WarehouseScope } from '../../../src/access';
import { QueryRefusedError, SqlGuard } from '../../../src/access';
import { withScopeWhereRead } from '../../../src/data/dialect';
import { addPermittedCompany, COMPANY, wholeCompany } from './company';
import { columnSets, scope, type ColumnSet } from './permits';
import { queryOver } from './queries';

export interface FuzzOptions {
  readonly cases: number;
  readonly seed: number;
  /** Ends early, without complaint. */
  readonly seconds?: number;
}

/** What the generated queries came to: a proof over queries that are all refused, or all give nothing, would be none. */
export interface FuzzReport {
  readonly cases: number;
  readonly refused: number;
  /** Let through, and failed alike on both databases. */
  readonly failed: number;
  readonly nonEmpty: number;
  /** Of those that were let through. */
  readonly constructs: Readonly<Record<string, number>>;
  /** The seed, the query and the permit of a case that does not hold, made as small as it gets. */
  readonly failure?: string;
}

interface Case {
  readonly set: number;
  readonly sql: string;
  readonly warehouses: WarehouseScope;
}

const AS_OF = '2026-11-24';
/** Patience for a busy machine: how long a query takes is tested elsewhere. */
const PATIENCE = { milliseconds: 60_000, now: () => performance.now() };
/** Column sets whose refusals are compared with those of a catalogue that has nothing else: each needs a guard of its own, which learns by itself. */
const COMPARED_SETS = 3;

const CONSTRUCTS: Readonly<Record<string, RegExp>> = {
  join: /\bJOIN\b/, with: /^WITH|\(WITH/, window: /\bOVER\b/, group: /GROUP BY/, 'grouping sets': /ROLLUP|CUBE|GROUPING SETS/, set: /UNION|INTERSECT|EXCEPT/,
  exists: /EXISTS/, in: /IN \(SELECT/, quantified: /ANY \(|ALL \(SELECT/, scalar: /\(SELECT max/, unnest: /UNNEST/, values: /VALUES/, case: /\bCASE\b/,
  limit: /LIMIT|FETCH/, using: /USING/, distinct: /SELECT DISTINCT/, filter: /FILTER/, list: /array_agg|ARRAY\[/,
};

/**
 * Non-interference: the guarded query on the whole company gives what the query as it was written gives on a company that holds only the
 * permitted rows and columns: names, types, rows as a multiset, or the same kind of error. What is refused is refused alike where the
 * rest does not even exist in the catalogue.
 */
export async function fuzz({ cases, seed, seconds }: FuzzOptions): Promise<FuzzReport> {
  const whole = await wholeCompany();
  const sets = columnSets(seed, Math.max(4, Math.ceil(cases / 200)));
  const guard = new SqlGuard(COMPANY, PATIENCE);
  const lonely = sets.slice(0, COMPARED_SETS).map(set => new SqlGuard(onlyWhatIsShown(set), PATIENCE));
  const tally = { cases: 0, refused: 0, failed: 0, nonEmpty: 0, constructs: {} as Record<string, number> };
  const generated = fc.nat({ max: sets.length - 1 }).chain(set => fc.record({ set: fc.constant(set), sql: queryOver(sets[set]!), warehouses: scope }));
  const holds = async ({ set, sql, warehouses }: Case): Promise<void> => {
    tally.cases += 1;
    const permit: ReadPermit = { ...sets[set]!, warehouses };
    const guarded = decided(guard, sql, permit);
    if (typeof guarded !== 'string') {
      tally.refused += 1;
      const alone = lonely[set];
      if (alone) same(guarded, decided(alone, sql, permit), 'The refusal tells of what is not permitted.');
      return;
    }
    const expected = await onPermitted(whole, permit, sql);
    // The one change by which DuckDB can plan what a large scope has become; the rest of the dialect is tested beside.
    const given = await outcome(whole, withScopeWhereRead(guarded));
    if (given.length > 2) tally.nonEmpty += 1;
    if (given.length === 1) tally.failed += 1;
    for (const [name, pattern] of Object.entries(CONSTRUCTS)) if (pattern.test(sql)) tally.constructs[name] = (tally.constructs[name] ?? 0) + 1;
    same(given, expected, `Guarded: ${guarded}`);
  };
  const result = await fc.check(fc.asyncProperty(generated, holds), { seed, numRuns: cases, ...seconds === undefined ? {} : { interruptAfterTimeLimit: seconds * 1_000 } });
  if (!result.failed) return tally;
  const [smallest] = result.counterexample ?? [];
  const { warehouses: ids = [] } = smallest ?? {};
  const shown = ids.length > 20 && ids !== 'all' ? [...ids.slice(0, 8), `and ${ids.length - 8} more`] : ids;
  const permit = smallest && { ...smallest, warehouses: shown, columns: Object.fromEntries(sets[smallest.set]!.views), masked: Object.fromEntries(sets[smallest.set]!.masked ?? []) };
  return { ...tally, failure: `seed ${seed}, path ${result.counterexamplePath}\n${JSON.stringify(permit, null, 2)}\n${String(result.errorInstance)}` };
}

/** The guarded query, or the refusal. */
function decided(guard: SqlGuard, sql: string, permit: ReadPermit): string | readonly [rule: string, message: string, remedy: string] {
  try {
    return guard.guard(sql, permit, { asOf: AS_OF, maxRows: 1_000_000 }).sql;
  } catch (thrown) {
    if (thrown instanceof QueryRefusedError) return [thrown.rule, thrown.message, thrown.remedy];
    throw thrown;
  }
}

function onlyWhatIsShown({ views, masked }: ColumnSet): typeof COMPANY {
  return Object.fromEntries([...views].map(([name, open]) => {
    const shown = [...open, ...masked?.get(name) ?? []];
    return [name, { ...COMPANY[name]!, columns: COMPANY[name]!.columns.filter(column => shown.includes(column.name)) }];
  }));
}

async function onPermitted(connection: DuckDBConnection, permit: ReadPermit, sql: string): Promise<string[]> {
  await addPermittedCompany(connection, 'permitted', permit);
  await connection.run('USE permitted.supply_chain');
  const result = await outcome(connection, sql.replaceAll('current_date', `DATE '${AS_OF}'`));
  await connection.run('USE memory.main');
  await connection.run('DETACH permitted');
  return result;
}

/** Names, types, and the rows in no order; or the kind of error, which is one element. */
async function outcome(connection: DuckDBConnection, sql: string): Promise<string[]> {
  try {
    const result = await connection.runAndReadAll(sql);
    const rows = result.getRowsJson().map(row => JSON.stringify(row)).sort();
    return [JSON.stringify(result.columnNames().map(name => name.toLowerCase())), JSON.stringify(result.columnTypes().map(String)), ...rows];
  } catch (thrown) {
    const kind = String(thrown).split(':').slice(0, 2).join(':');
    return [kind.endsWith('Not implemented Error') ? `error: ${String(thrown).split('\n')[0]}` : `error: ${kind}`];
  }
}

function same(given: unknown, expected: unknown, note: string): void {
  const [one, other] = [JSON.stringify(given), JSON.stringify(expected)];
  if (one !== other) throw new Error(`${note}\ngiven    ${one.slice(0, 1_500)}\nexpected ${other.slice(0, 1_500)}`);
}
