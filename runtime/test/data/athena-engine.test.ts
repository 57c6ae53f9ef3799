import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { AthenaClient } from '@aws-sdk/client-athena';
import { DuckDBInstance } from '@duckdb/node-api';
import type { QueryError} from '../../src/data';
import {
  EngineUnavailableError, QueryCancelledError, QueryDeniedError, QueryFailedError, QueryScanLimitError, QuerySyntaxError, QueryTimeoutError, QueryTooLargeError,
} from '../../src/data';
import { AthenaEngine } from '../../src/data/athena-engine';
import { DuckDbEngine } from '../../src/data/duckdb-engine';
import { AthenaServer } from './athena-server';

let directory: string;
let duckdb: DuckDbEngine;
let server: AthenaServer;
let client: AthenaClient;
let engine: AthenaEngine;

beforeAll(async () => {
  directory = await mkdtemp(path.join(os.tmpdir(), 'athena-'));
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  await connection.run(`COPY (SELECT range AS n FROM range(2500)) TO '${directory}/numbers.parquet' (FORMAT parquet)`);
  connection.closeSync();
  duckdb = await DuckDbEngine.open(directory);
});
beforeEach(async () => {
  server = new AthenaServer(duckdb);
  client = new AthenaClient({ endpoint: await server.listen(), region: 'eu-west-1', credentials: { accessKeyId: 'test', secretAccessKey: 'test' }, maxAttempts: 1 });
  engine = new AthenaEngine({ client, workgroup: 'scap-dev', database: 'supply_chain_dev' });
});
afterEach(async () => {
  client.destroy();
  await server.close();
});
afterAll(async () => {
  duckdb.close();
  await rm(directory, { recursive: true });
});

function ask(sql: string, { maxRows = 5_000, timeoutMs = 20_000, signal = new AbortController().signal } = {}) {
  return engine.run(sql, { maxRows, timeoutMs, signal });
}
const failure = (sql: string, options?: Parameters<typeof ask>[1]): Promise<QueryError> => ask(sql, options).then(
  () => { throw new Error('The query succeeded.'); }, error => error);

test('a query runs in the workgroup, over the database that stands for the schema', async () => {
  const result = await ask('SELECT n, \'supply_chain.\' AS t FROM supply_chain.numbers WHERE n < 2 ORDER BY n');
  expect(result.rows).toEqual([[0, 'supply_chain.'], [1, 'supply_chain.']]);
  expect(server.started).toEqual([{
    QueryString: 'SELECT n, \'supply_chain.\' AS t FROM "supply_chain_dev".numbers WHERE n < 2 ORDER BY n',
    WorkGroup: 'scap-dev',
    QueryExecutionContext: { Database: 'supply_chain_dev' },
  }]);
});

test('values have the types that the laptop gives them', async () => {
  const sql = 'SELECT CAST(1 AS BIGINT) AS a, 0.5E0 AS b, TRUE AS c, DATE \'2026-11-24\' AS d, TIMESTAMP \'2026-11-24 08:30:00\' AS e, \'x\' AS f, CAST(NULL AS BIGINT) AS g, \'\' AS h';
  const result = await ask(sql);
  expect(result.rows).toEqual([[1, 0.5, true, '2026-11-24', '2026-11-24T08:30:00', 'x', null, '']]);
  expect(result).toEqual(await duckdb.run(sql, { maxRows: 10, timeoutMs: 5_000, signal: new AbortController().signal }));
});

test('results of several pages are read to the end, without the row of names', async () => {
  const { rows, truncated } = await ask('SELECT n FROM supply_chain.numbers ORDER BY n');
  expect(rows).toHaveLength(2_500);
  expect([rows[0], rows[999], rows[2_499], truncated]).toEqual([[0], [999], [2_499], false]);
});

test('more rows than asked for are cut and said to be', async () => {
  expect(await ask('SELECT n FROM supply_chain.numbers ORDER BY n', { maxRows: 2 })).toMatchObject({ rows: [[0], [1]], truncated: true });
  expect(await ask('SELECT n FROM supply_chain.numbers ORDER BY n', { maxRows: 2_500 })).toMatchObject({ truncated: false });
});

test('an abort stops the query in Athena', async () => {
  server.nextStatus = { State: 'RUNNING' };
  const controller = new AbortController();
  setTimeout(() => controller.abort(), 100);
  expect(await failure('SELECT 1', { signal: controller.signal })).toBeInstanceOf(QueryCancelledError);
  expect(server.stopped).toEqual(['query-1']);
});

test('a query past its time is stopped in Athena', async () => {
  server.nextStatus = { State: 'QUEUED' };
  expect(await failure('SELECT 1', { timeoutMs: 200 })).toBeInstanceOf(QueryTimeoutError);
  expect(server.stopped).toEqual(['query-1']);
});

test('a query that was aborted before does not begin', async () => {
  expect(await failure('SELECT 1', { signal: AbortSignal.abort() })).toBeInstanceOf(QueryCancelledError);
  expect(server.started).toEqual([]);
});

test.each([
  ['a wrong name', { StateChangeReason: "COLUMN_NOT_FOUND: line 2:8: Column 'secret' cannot be resolved", AthenaError: { ErrorCategory: 2, ErrorType: 1006, Retryable: false } }, QuerySyntaxError, { engineCode: 'COLUMN_NOT_FOUND', position: { line: 2, column: 8 } }],
  ['a division by zero', { StateChangeReason: 'DIVISION_BY_ZERO: secret', AthenaError: { ErrorCategory: 2, ErrorType: 1001, Retryable: false } }, QueryFailedError, { engineCode: 'DIVISION_BY_ZERO' }],
  ['a time-out of the engine', { StateChangeReason: 'secret', AthenaError: { ErrorCategory: 1, ErrorType: 206, Retryable: true } }, QueryTimeoutError, {}],
  ['exhausted resources', { StateChangeReason: 'secret', AthenaError: { ErrorCategory: 1, ErrorType: 8, Retryable: true } }, EngineUnavailableError, { engineCode: 'ATHENA_8', retryable: true }],
  ['too little memory', { StateChangeReason: 'EXCEEDED_LOCAL_MEMORY_LIMIT: secret', AthenaError: { ErrorCategory: 2, ErrorType: 205, Retryable: false } }, QueryTooLargeError, { code: 'QUERY_TOO_LARGE' }],
  ['a query too large for Athena', { StateChangeReason: 'Query exhausted resources at this scale factor, secret' }, QueryTooLargeError, {}],
  ['a missing permission', { StateChangeReason: 'PERMISSION_DENIED: Access Denied: User secret is not authorized to perform glue:GetTable', AthenaError: { ErrorCategory: 2, ErrorType: 1400, Retryable: false } }, QueryDeniedError, { engineCode: 'PERMISSION_DENIED' }],
  ['an unknown failure', {}, QueryFailedError, { engineCode: 'UNKNOWN' }],
])('%s is its own error, without the text of Athena', async (_, status, type, fields) => {
  server.nextStatus = { State: 'FAILED', ...status };
  const error = await failure('SELECT 1');
  expect(error).toBeInstanceOf(type);
  expect(error).toMatchObject(fields);
  expect(JSON.stringify([error.message, error.cause])).not.toContain('secret');
});

test('a query that would scan too much says so', async () => {
  server.nextStatus = { State: 'CANCELLED', StateChangeReason: 'Bytes scanned limit was exceeded, secret' };
  const error = await failure('SELECT 1');
  expect(error).toBeInstanceOf(QueryScanLimitError);
  expect(error.message).toBe('The query would read more data than one query may, and was stopped.');
});

test('a query that somebody stopped in Athena is cancelled', async () => {
  server.nextStatus = { State: 'CANCELLED' };
  expect(await failure('SELECT 1')).toBeInstanceOf(QueryCancelledError);
});

test.each([
  ['a query that does not parse', { status: 400, type: 'InvalidRequestException', message: "line 1:8: mismatched input 'secret'" }, QuerySyntaxError, { position: { line: 1, column: 8 } }],
  ['too many queries', { status: 400, type: 'TooManyRequestsException', message: 'secret' }, EngineUnavailableError, { engineCode: 'TooManyRequestsException' }],
  ['a missing permission', { status: 400, type: 'AccessDeniedException', message: 'secret' }, QueryDeniedError, { engineCode: 'AccessDeniedException' }],
])('%s is refused at the start', async (_, refusal, type, fields) => {
  server.nextRefusal = refusal;
  const error = await failure('SELECT 1');
  expect(error).toBeInstanceOf(type);
  expect(error).toMatchObject(fields);
  expect(error.message).not.toContain('secret');
});

test('an engine that nobody answers for is unavailable', async () => {
  await server.close();
  expect(await failure('SELECT 1')).toBeInstanceOf(EngineUnavailableError);
});
