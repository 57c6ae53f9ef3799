import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { Day } from '../days';
import type { Plan } from '../model';
import { simulate } from '../simulation/simulate';
import type { Simulated } from '../simulation/simulate';
import { stageItems } from './items';
import { Ledger } from './ledger';
import { masterData, stageRows } from './master-data';
import { TRANSACTION_VIEWS } from './transaction-views';
import { truthOf } from './truth/truth';
import { writeView } from './view-file';

/** Above it, what is staged is put aside into files. */
const MEMORY = '2GB';
/** What is true of the company, for tests of tools. Nobody reads it through the platform: it is no view. */
const TRUTH_FILE = 'truth.json';
const SIMULATING = 'Simulating the sample company day by day';
const WRITING = 'Writing the sample company';

/**
 * Lives through the days of a planned company and writes every view of it into the folder, as Parquet.
 *
 * @param step  told the share that is done, from 0 to 1, and what is being done; throws to end it
 * @returns the rows of each view
 */
export async function writeCompany(
  directory: string, plan: Plan, end: Day, step: (fraction: number, message: string) => void,
): Promise<Record<string, number>> {
  const { DuckDBInstance } = await import('@duckdb/node-api');
  // One thread: with more, the order in which groups of rows end in a file is a matter of chance.
  const instance = await DuckDBInstance.create(':memory:', { threads: '1', memory_limit: MEMORY, temp_directory: path.join(directory, 'scratch') });
  const connection = await instance.connect();
  try {
    const ledger = await Ledger.open(connection, end);
    const simulated = await simulate(plan, end, ledger, fraction => step(0.5 * fraction, SIMULATING));
    ledger.close();
    await writeFile(path.join(directory, TRUTH_FILE), `${JSON.stringify(truthOf(simulated), null, 1)}\n`);
    return await writeViews(connection, directory, simulated, fraction => step(0.5 + 0.5 * fraction, WRITING));
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

async function writeViews(
  connection: DuckDBConnection, directory: string, simulated: Simulated, step: (fraction: number) => void,
): Promise<Record<string, number>> {
  const small = masterData(simulated);
  for (const [view, rows] of Object.entries(small)) await stageRows(connection, view, rows);
  await stageItems(connection, simulated);
  const selects = { ...Object.fromEntries(Object.keys(small).map(view => [view, `SELECT * FROM "${view}"`])), ...TRANSACTION_VIEWS };
  const rows: Record<string, number> = {};
  const views = Object.keys(selects).sort();
  for (const [index, view] of views.entries()) {
    rows[view] = await writeView(connection, directory, view, selects[view]!);
    step((index + 1) / views.length);
  }
  return rows;
}
