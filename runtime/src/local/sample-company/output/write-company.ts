import type { Simulated } from '../simulation/simulate';
import { masterData, stageRows } from './master-data';
import { TRANSACTION_VIEWS } from './transaction-views';
import { stageTransactions } from './transactions';
import { writeView } from './view-file';

/**
 * Writes every view of the company into the folder, as Parquet.
 *
 * @param step  called after each file with the share that is written, from 0 to 1; throws to end it
 * @returns the rows of each view
 */
export async function writeCompany(directory: string, simulated: Simulated, step: (fraction: number) => void): Promise<Record<string, number>> {
  const { DuckDBInstance } = await import('@duckdb/node-api');
  // One thread: with more, the order in which groups of rows end in a file is a matter of chance.
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
  const connection = await instance.connect();
  try {
    const small = masterData(simulated);
    for (const [view, rows] of Object.entries(small)) await stageRows(connection, view, rows);
    await stageTransactions(connection, simulated);
    const selects = { ...Object.fromEntries(Object.keys(small).map(view => [view, `SELECT * FROM "${view}"`])), ...TRANSACTION_VIEWS };
    const rows: Record<string, number> = {};
    const views = Object.keys(selects).sort();
    for (const [index, view] of views.entries()) {
      rows[view] = await writeView(connection, directory, view, selects[view]!);
      step((index + 1) / views.length);
    }
    return rows;
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}
