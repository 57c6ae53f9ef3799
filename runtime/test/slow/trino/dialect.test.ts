import { rm, writeFile } from 'node:fs/promises';
import { QueryError } from '../../../src/data';
import { DuckDbEngine } from '../../../src/data/duckdb-engine';
import { ALIKE, recorded, RECORDED_FILE, REFUSED, sameCell } from '../../data/dialect/corpus';
import type { Recorded } from '../../data/dialect/corpus';
import { definitionQueries, toolQueries, verifiedQueries } from './existing-queries';
import { loadInto, sampleSlice } from './sample-slice';
import { trinoCell } from './trino-cells';
import { TrinoServer } from './trino-server';

/** Writes what Trino says of the corpus instead of comparing it with what it said before. */
const RECORDING = process.env['SCAP_RECORD'] === '1';

let missing: string | undefined;
let trino: TrinoServer;

beforeAll(async () => {
  missing = await TrinoServer.missing();
  if (missing === undefined) trino = await TrinoServer.start();
  else process.stderr.write(`The dialect is not compared with a real Trino here: ${missing}\n`);
}, 1_200_000);
afterAll(async () => {
  if (missing === undefined) await trino.close();
});

async function answerOf(sql: string): Promise<Recorded> {
  const answer = await trino.run(sql);
  if ('error' in answer) return { error: answer.error };
  return { columns: answer.columns, rows: answer.rows.map(row => row.map((value, index) => trinoCell(value, answer.columns[index]!.type))) };
}

test('a real Trino answers the corpus as it is recorded', async () => {
  if (missing !== undefined) return expect(missing).toMatch(/Trino/);
  const now: Record<string, Recorded> = {};
  for (const sql of [...ALIKE, ...REFUSED]) now[sql] = await answerOf(sql);
  if (RECORDING) {
    const lines = Object.entries(now).map(([sql, each]) => `${JSON.stringify(sql)}: ${JSON.stringify(each)}`);
    await writeFile(RECORDED_FILE, `{\n${lines.join(',\n')}\n}\n`);
  }
  const before = recorded();
  expect(Object.keys(before)).toEqual(Object.keys(now));
  const differing = Object.entries(now).filter(([sql, answer]) => !sameAnswer(inOneOrder(answer), inOneOrder(before[sql]!)));
  expect(differing).toEqual([]);
}, 600_000);

test('tools, definitions and verified questions give the same rows on DuckDB and on a real Trino', async () => {
  if (missing !== undefined) return expect(missing).toMatch(/Trino/);
  const folder = await sampleSlice();
  const engine = await DuckDbEngine.open(folder);
  try {
    await loadInto(trino, folder);
    const queries = [...definitionQueries(), ...verifiedQueries(), ...await toolQueries(engine)];
    const differing = [];
    for (const { from, sql } of queries) {
      const [real, ours] = [await answerOf(sql), await ownAnswer(engine, sql)];
      if (!sameAnswer(gathered(real), gathered(ours))) differing.push({ from, sql, real: brief(real), ours: brief(ours) });
    }
    process.stderr.write(`${queries.length} queries of tools, definitions and verified questions compared\n`);
    expect(differing).toEqual([]);
    expect(queries.length).toBeGreaterThan(50);
  } finally {
    engine.close();
    await rm(folder, { recursive: true });
  }
}, 1_800_000);

async function ownAnswer(engine: DuckDbEngine, sql: string): Promise<Recorded> {
  try {
    const { columns, rows } = await engine.run(sql, { maxRows: 100_000, timeoutMs: 60_000, signal: new AbortController().signal });
    return { columns: [...columns], rows: rows.map(row => [...row]) };
  } catch (error) {
    if (error instanceof QueryError && 'engineCode' in error) return { error: String(error.engineCode) };
    throw error;
  }
}

/** Without the types: the engines' own names of them differ. */
function gathered(answer: Recorded): Recorded {
  if ('error' in answer) return answer;
  const columns = answer.columns.map(({ name }) => ({ name, type: '' }));
  return inOneOrder({ ...answer, columns });
}

/** Where a query leaves the order of its rows open, each run has its own. */
function inOneOrder(answer: Recorded): Recorded {
  if ('error' in answer) return answer;
  const key = (row: readonly unknown[]) => JSON.stringify(row.map(cell => (typeof cell === 'number' ? cell.toPrecision(9) : cell)));
  return { columns: answer.columns, rows: [...answer.rows].sort((a, b) => (key(a) < key(b) ? -1 : 1)) };
}

function brief(answer: Recorded): unknown {
  return 'error' in answer ? answer : { ...answer, rows: answer.rows.slice(0, 3), total: answer.rows.length };
}

function sameAnswer(a: Recorded, b: Recorded): boolean {
  if ('error' in a || 'error' in b) return JSON.stringify(a) === JSON.stringify(b);
  return JSON.stringify(a.columns) === JSON.stringify(b.columns) && a.rows.length === b.rows.length
    && a.rows.every((row, at) => row.every((cell, index) => sameCell(cell, b.rows[at]![index]!)));
}
