import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { ALLOWED } from '../../../src/access/sql-guard/functions/allowed';
import { QueryError, QuerySyntaxError } from '../../../src/data';
import { Dialect, FUNCTION_NAMES, trinoName } from '../../../src/data/dialect';
import { DuckDbEngine } from '../../../src/data/duckdb-engine';
import { ALIKE, plainType, recorded, REFUSED, sameCell } from './corpus';

const RECORDED = recorded();
const dialect = new Dialect(new Map());
let directory: string;
let engine: DuckDbEngine;

beforeAll(async () => {
  directory = await mkdtemp(path.join(os.tmpdir(), 'dialect-'));
  engine = await DuckDbEngine.open(directory);
});
afterAll(async () => {
  engine.close();
  await rm(directory, { recursive: true });
});

async function answer(sql: string) {
  try {
    return await engine.run(sql, { maxRows: 100, timeoutMs: 20_000, signal: new AbortController().signal });
  } catch (error) {
    if (error instanceof QueryError && 'engineCode' in error) return { error: error.engineCode };
    throw error;
  }
}

test.each(ALIKE)('as Trino has answered: %s', async sql => {
  const expected = RECORDED[sql]!;
  const given = await answer(sql);
  if ('error' in expected || 'error' in given) {
    expect(given).toEqual(expected);
    return;
  }
  expect(given.columns.map(({ name }) => name)).toEqual(expected.columns.map(({ name }) => name.toLowerCase()));
  expect(dialect.translate(sql).columns.map(({ type }) => plainType(trinoName(type)))).toEqual(expected.columns.map(({ type }) => plainType(type)));
  const differing = expected.rows.flatMap((row, at) => row.filter((cell, index) => !sameCell(cell, given.rows[at]?.[index] ?? null)));
  expect({ rows: given.rows, differing }).toEqual({ rows: given.rows.slice(0, expected.rows.length), differing: [] });
  expect(given.rows).toHaveLength(expected.rows.length);
});

test.each(REFUSED)('refused, not computed otherwise: %s', async sql => {
  expect('error' in RECORDED[sql]!).toBe(false);
  await expect(engine.run(sql, { maxRows: 1, timeoutMs: 20_000, signal: new AbortController().signal })).rejects.toThrow(QuerySyntaxError);
});

test('every function that the guard lets through is known to the dialect', () => {
  expect(ALLOWED.filter(name => !FUNCTION_NAMES.has(name))).toEqual([]);
});

test('a hundred and fifty expressions at least are compared', () => {
  expect(ALIKE.length).toBeGreaterThanOrEqual(150);
});
