import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import type { QueryError} from '../../src/data';
import {
  EngineUnavailableError, QueryCancelledError, QueryFailedError, QuerySyntaxError, QueryTimeoutError, QueryTooLargeError,
} from '../../src/data';
import { DuckDbEngine } from '../../src/data/duckdb-engine';

const ENDLESS = 'SELECT count(*) FROM UNNEST(sequence(1, 1000000)) AS a (n) CROSS JOIN UNNEST(sequence(1, 1000000)) AS b (n) WHERE a.n * b.n % 1000003 = 7';

let directory: string;
let engine: DuckDbEngine;

beforeAll(async () => {
  directory = await mkdtemp(path.join(os.tmpdir(), "it's-"));
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  await connection.run(`COPY (SELECT * FROM (VALUES ('P1', 5), ('P2', 7), ('P3', NULL)) AS t (product_id, on_hand)) TO '${directory.replaceAll("'", "''")}/stock.parquet' (FORMAT parquet)`);
  connection.closeSync();
  engine = await DuckDbEngine.open(directory);
});
afterAll(async () => {
  engine.close();
  await rm(directory, { recursive: true });
});

function ask(sql: string, { maxRows = 100, timeoutMs = 10_000, signal = new AbortController().signal } = {}) {
  return engine.run(sql, { maxRows, timeoutMs, signal });
}
const failure = (sql: string, options?: Parameters<typeof ask>[1]): Promise<QueryError> => ask(sql, options).then(
  () => { throw new Error('The query succeeded.'); }, error => error);

test('a file of the folder is a view of the schema', async () => {
  expect(await ask('SELECT product_id, on_hand FROM supply_chain.stock ORDER BY product_id')).toEqual({
    columns: [{ name: 'product_id', type: 'text' }, { name: 'on_hand', type: 'integer' }],
    rows: [['P1', 5], ['P2', 7], ['P3', null]],
    truncated: false,
  });
});

test('values come as text, numbers, booleans and ISO dates', async () => {
  const { columns, rows } = await ask(`SELECT CAST(1 AS BIGINT) AS a, sum(2) AS b, 1.25 AS c, 0.5E0 AS d, TRUE AS e, DATE '2026-11-24' AS f,
    TIMESTAMP '2026-11-24 08:30:00.500' AS g, TIMESTAMP '2026-11-24 08:30:00' AS h, CAST('NaN' AS DOUBLE) AS i, ARRAY[1, 2] AS j, NULL AS k`);
  expect(rows).toEqual([[1, 2, 1.25, 0.5, true, '2026-11-24', '2026-11-24T08:30:00.5', '2026-11-24T08:30:00', null, '[1, 2]', null]]);
  expect(columns.slice(0, 10).map(column => column.type)).toEqual(
    ['integer', 'integer', 'number', 'number', 'boolean', 'date', 'timestamp', 'timestamp', 'number', 'text']);
});

test('texts that look like places of a template are texts', async () => {
  expect((await ask("SELECT max('$1 off'), min('$& off'), count_if(product_id <> '$1'), histogram('$1') FROM supply_chain.stock")).rows)
    .toEqual([['$1 off', '$& off', 3, '{$1=3}']]);
});

test.each(['HUGEINT', 'FLOAT', 'UINTEGER', 'TIMESTAMP_S'])('a cast to %s, which Trino does not know, is refused', async type => {
  expect(await failure(`SELECT CAST(NULL AS ${type})`)).toMatchObject({ code: 'QUERY_SYNTAX', engineCode: 'NOT_SUPPORTED' });
});

test('whole numbers divide as in Trino', async () => expect((await ask('SELECT 5 / 2 AS x')).rows).toEqual([[2]]));

test('a whole number too large to be exact is an error, not a rounded figure', async () => {
  expect(await failure('SELECT CAST(9007199254740993 AS BIGINT)')).toMatchObject({ code: 'QUERY_FAILED', engineCode: 'NUMERIC_VALUE_OUT_OF_RANGE' });
});

test('more rows than asked for are cut and said to be', async () => {
  expect(await ask('SELECT n FROM UNNEST(sequence(0, 4999)) AS t (n)', { maxRows: 3 })).toMatchObject({ rows: [[0], [1], [2]], truncated: true });
  expect(await ask('SELECT n FROM UNNEST(sequence(0, 2)) AS t (n)', { maxRows: 3 })).toMatchObject({ rows: [[0], [1], [2]], truncated: false });
});

test('queries run beside each other', async () => {
  const results = await Promise.all([1, 2, 3, 4].map(n => ask(`SELECT count(*) * ${n} FROM supply_chain.stock`)));
  expect(results.map(result => result.rows)).toEqual([[[3]], [[6]], [[9]], [[12]]]);
});

test('an abort ends the query in the engine', async () => {
  const controller = new AbortController();
  const running = failure(ENDLESS, { timeoutMs: 60_000, signal: controller.signal });
  controller.abort(new Error('the reader left'));
  expect(await running).toBeInstanceOf(QueryCancelledError);
});

test('an abort in the middle of a query ends it, and the next query runs', async () => {
  const controller = new AbortController();
  setTimeout(() => controller.abort(), 100);
  expect(await failure(ENDLESS, { timeoutMs: 60_000, signal: controller.signal })).toBeInstanceOf(QueryCancelledError);
  expect((await ask('SELECT 1')).rows).toEqual([[1]]);
});

test('a query that was aborted before does not begin', async () => {
  expect(await failure('SELECT 1', { signal: AbortSignal.abort() })).toBeInstanceOf(QueryCancelledError);
});

test('a query past its time ends with the time it had', async () => {
  const error = await failure(ENDLESS, { timeoutMs: 100 });
  expect(error).toBeInstanceOf(QueryTimeoutError);
  expect(error.message).toBe('The query gave no result within 0.1 s.');
});

test.each([
  ['SELEC 1', 'SYNTAX_ERROR', { line: 1, column: 1 }],
  ['SELECT 1,\n  nope FROM supply_chain.stock', 'COLUMN_NOT_FOUND', { line: 2, column: 3 }],
  ["SELECT 'é', nope FROM supply_chain.stock", 'COLUMN_NOT_FOUND', { line: 1, column: 13 }],
  ['SELECT 1 FROM supply_chain.nope', 'TABLE_NOT_FOUND', { line: 1, column: 15 }],
])('%p is a syntax error with its place', async (sql, engineCode, position) => {
  const error = await failure(sql);
  expect(error).toBeInstanceOf(QuerySyntaxError);
  expect(error).toMatchObject({ engineCode, position });
});

describe('a query that grows', () => {
  /** Each step gives twice as much as the one before. */
  const doubled = (steps: number, first: string, twice: string, last: string) => [
    `WITH t0 AS (SELECT ${first} AS t)`, ...Array.from({ length: steps }, (_, n) => `t${n + 1} AS (SELECT ${twice} AS t FROM t${n})`),
  ].join(', ') + ` SELECT ${last} FROM t${steps}`;
  let small: DuckDbEngine;
  beforeAll(async () => { small = await DuckDbEngine.open(directory, [], { memoryMb: 256 }); });
  afterAll(() => small.close());
  const grown = (sql: string) => small.run(sql, { maxRows: 10, timeoutMs: 20_000, signal: new AbortController().signal });

  test.each([
    ['a text, step by step', doubled(60, "'0123456789abcdef'", 't || t', 'length(t)')],
    ['a text by a function', doubled(60, "'0123456789abcdef'", 'concat(t, t)', 'length(t)')],
    ['a list, step by step', doubled(60, 'ARRAY[1, 2, 3, 4]', 't || t', 'cardinality(t)')],
    ['many groups', `SELECT count(*) FROM (SELECT DISTINCT a.n * 10000 + b.n AS k
      FROM UNNEST(sequence(1, 10000)) AS a (n) CROSS JOIN UNNEST(sequence(1, 10000)) AS b (n)) AS t`],
    ['a text that fits the engine, and no row', doubled(17, "'0123456789abcdef'", 't || t', 't')],
  ])('beyond its bounds ends as such: %s', async (_what, sql) => {
    const error: QueryError = await grown(sql).then(() => { throw new Error('The query succeeded.'); }, thrown => thrown);
    expect(error).toBeInstanceOf(QueryTooLargeError);
    expect(error).toMatchObject({ code: 'QUERY_TOO_LARGE', status: 422, retryable: false });
    expect((await grown('SELECT 1')).rows).toEqual([[1]]);
  });

  test('within its bounds gives its rows', async () => {
    expect((await grown(doubled(17, "'0123456789abcdef'", 't || t', 'length(t)'))).rows).toEqual([[16 * 2 ** 17]]);
  });
});

test('an error never quotes the data', async () => {
  const error = await failure("SELECT CAST(product_id || ' secret' AS INTEGER) FROM supply_chain.stock");
  expect(error).toBeInstanceOf(QueryFailedError);
  expect(JSON.stringify([error.message, error.cause, error.stack])).not.toMatch(/secret|P1/);
});

test.each([
  ['two statements', 'SELECT 1; SELECT 2'], ['nothing', ''], ['a change', 'CREATE TABLE t (a INTEGER)'], ['a setting', 'SET threads = 1'],
  ['a database attached', "ATTACH 'x.db'"], ['an extension', 'INSTALL httpfs'], ['a table function', "SELECT * FROM read_text('/etc/hostname')"],
  ['a file', "SELECT * FROM '/etc/passwd'"], ['a function of DuckDB', "SELECT query('SELECT 1')"], ['a copy', "COPY (SELECT 1) TO '/tmp/x.csv'"],
])('%s is refused', async (_, sql) => expect(await failure(sql)).toBeInstanceOf(QuerySyntaxError));

test('a folder that is not there is said to be', async () => {
  await expect(DuckDbEngine.open(path.join(directory, 'nope'))).rejects.toThrow(EngineUnavailableError);
});
