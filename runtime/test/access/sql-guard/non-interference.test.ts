import type { DuckDBConnection } from '@duckdb/node-api';
import fc from 'fast-check';
import type { WarehouseScope } from '../../../src/access';
import { guarded, permittedCompany, rowsOf, wholeCompany } from './company';
import { query } from './queries';

const SCOPES: readonly WarehouseScope[] = [[], ['WH01'], ['WH02', "WH'3"], ['nowhere'], ['WH01', 'WH02'], 'all'];
const RUNS = 150;

test(`what the guard lets through tells nothing beyond the scope: ${RUNS} generated queries give the same on a company that has nothing else`, async () => {
  const whole = await wholeCompany();
  const permitted = new Map<WarehouseScope, DuckDBConnection>();
  for (const scope of SCOPES) {
    const connection = await permittedCompany(scope);
    await connection.run("SET search_path = 'supply_chain'");
    permitted.set(scope, connection);
  }
  let withRows = 0;
  await fc.assert(fc.asyncProperty(query, fc.constantFrom(...SCOPES), async (sql, scope) => {
    const expected = await multisetOf(permitted.get(scope)!, sql);
    expect(await multisetOf(whole, guarded(sql, scope, 1_000_000))).toEqual(expected);
    if (expected.length > 1) withRows += 1;
  }), { numRuns: RUNS });
  // Queries that always give nothing would prove nothing. About a third give rows; chance takes a run of 150 nowhere near a tenth.
  expect(withRows).toBeGreaterThan(RUNS / 10);
}, 120_000);

/** Rows in no order, or the error's kind: both must be the same. */
async function multisetOf(connection: DuckDBConnection, sql: string): Promise<string[]> {
  try {
    return (await rowsOf(connection, sql)).map(row => JSON.stringify(row)).sort();
  } catch (thrown) {
    return [`error: ${String(thrown).split(':')[0]}`];
  }
}
