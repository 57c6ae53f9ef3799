import path from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { VIEWS } from '../../../../../src/contract';
import type { ColumnType } from '../../../../../src/contract';
import { literal } from '../../../data';

const SQL_TYPES: Readonly<Record<ColumnType, string>> = {
  text: 'VARCHAR', integer: 'BIGINT', number: 'DOUBLE', date: 'DATE', timestamp: 'TIMESTAMP', boolean: 'BOOLEAN',
};

/**
 * Writes the file of a view with the columns and types of the catalogue.
 *
 * @param select  gives the columns of the view by name, in any order
 * @returns the number of rows
 */
export async function writeView(connection: DuckDBConnection, directory: string, view: string, select: string): Promise<number> {
  const columns = VIEWS[view]!.columns.map(({ name, type }) => `CAST("${name}" AS ${SQL_TYPES[type]}) AS "${name}"`);
  const file = literal('text', path.join(directory, `${view}.parquet`));
  const result = await connection.run(`COPY (SELECT ${columns.join(', ')} FROM (${select})) TO ${file} (FORMAT parquet, COMPRESSION zstd)`);
  return Number((await result.getRows())[0]![0]);
}
