import type { DuckDBAppender, DuckDBConnection, DuckDBDataChunk, DuckDBType, DuckDBValue } from '@duckdb/node-api';

/** `integer` holds 32 bits: indices, days, quantities. */
export type StagedType = 'text' | 'integer' | 'number' | 'boolean';

/** The most rows that one chunk of DuckDB takes. */
const CHUNK_ROWS = 2_048;
const SQL_TYPES: Readonly<Record<StagedType, string>> = { text: 'VARCHAR', integer: 'INTEGER', number: 'DOUBLE', boolean: 'BOOLEAN' };

/** A table of the scratch database, filled in chunks: a million rows in well under a second. */
export class StagedTable {
  private rows = 0;

  private constructor(
    private readonly appender: DuckDBAppender,
    private readonly columns: DuckDBValue[][],
    private readonly chunkOf: (rows: number) => DuckDBDataChunk,
  ) {}

  static async create(connection: DuckDBConnection, name: string, columns: Readonly<Record<string, StagedType>>): Promise<StagedTable> {
    const { BOOLEAN, DOUBLE, DuckDBDataChunk: Chunk, INTEGER, VARCHAR } = await import('@duckdb/node-api');
    const typeOf: Readonly<Record<StagedType, DuckDBType>> = { text: VARCHAR, integer: INTEGER, number: DOUBLE, boolean: BOOLEAN };
    const types = Object.values(columns).map(type => typeOf[type]);
    const definitions = Object.entries(columns).map(([column, type]) => `"${column}" ${SQL_TYPES[type]}`);
    await connection.run(`CREATE TABLE "${name}" (${definitions.join(', ')})`);
    const appender = await connection.createAppender(name);
    return new StagedTable(appender, types.map(() => []), rows => Chunk.create(types, rows));
  }

  /** One row, in the order of the columns. What is undefined is unknown. */
  add(...values: readonly (string | number | boolean | undefined)[]): void {
    for (let index = 0; index < this.columns.length; index++) this.columns[index]![this.rows] = values[index] ?? null;
    this.rows += 1;
    if (this.rows === CHUNK_ROWS) this.flush();
  }

  /** Hands over what is left. The table takes no more rows. */
  finish(): void {
    if (this.rows > 0) this.flush();
    this.appender.closeSync();
  }

  private flush(): void {
    const chunk = this.chunkOf(this.rows);
    this.columns.forEach((values, index) => chunk.setColumnValues(index, values.length === this.rows ? values : values.slice(0, this.rows)));
    this.appender.appendDataChunk(chunk);
    this.rows = 0;
  }
}

/** A small table `name` with a code and a name for each of the names, the first having the code 0. */
export async function stageCodes(connection: DuckDBConnection, name: string, names: readonly string[]): Promise<void> {
  const table = await StagedTable.create(connection, name, { [`${name}_code`]: 'integer', [name]: 'text' });
  names.forEach((each, code) => table.add(code, each));
  table.finish();
}
