import type { QueryEngine, QueryResult } from '../../src/data';
import { CachedEngine, QueryFailedError } from '../../src/data';

const signal = new AbortController().signal;
const ASKED = { signal, timeoutMs: 1_000, maxRows: 10, scope: 'manager WH01' };

/** An engine that counts what it is asked, over clocks of the test's own. */
function cached({ rows = 1, fails = false, most = 100 } = {}) {
  const asked: string[] = [];
  let time = 0;
  const engine: QueryEngine = {
    async run(sql): Promise<QueryResult> {
      asked.push(sql);
      if (fails) throw new QueryFailedError('DIVISION_BY_ZERO');
      return { columns: [{ name: 'n', type: 'integer' }], rows: Array.from({ length: rows }, () => [asked.length]), truncated: false };
    },
  };
  return { asked, engine: new CachedEngine(engine, { most, now: () => time }), pass: (ms: number) => { time += ms; } };
}

test('the same query of the same scope is answered from memory for a minute', async () => {
  const { engine, asked, pass } = cached();
  expect(await engine.run('SELECT 1', ASKED)).toEqual(await engine.run('SELECT 1', ASKED));
  expect(asked).toEqual(['SELECT 1']);
  pass(60_000);
  await engine.run('SELECT 1', ASKED);
  expect(asked).toEqual(['SELECT 1', 'SELECT 1']);
});

test.each([
  ['another scope', { ...ASKED, scope: 'manager WH02' }], ['more rows', { ...ASKED, maxRows: 11 }], ['no scope', { signal, timeoutMs: 1_000, maxRows: 10 }],
])('%s asks the engine', async (_, options) => {
  const { engine, asked } = cached();
  await engine.run('SELECT 1', ASKED);
  await engine.run('SELECT 1', options);
  expect(asked).toHaveLength(2);
});

test('an error is not kept', async () => {
  const { engine, asked } = cached({ fails: true });
  for (const sql of ['SELECT 1', 'SELECT 1']) await expect(engine.run(sql, ASKED)).rejects.toThrow(QueryFailedError);
  expect(asked).toHaveLength(2);
});

test('a large result is not kept', async () => {
  const { engine, asked } = cached({ rows: 2_001 });
  await engine.run('SELECT 1', ASKED);
  await engine.run('SELECT 1', ASKED);
  expect(asked).toHaveLength(2);
});

test('the oldest result gives way', async () => {
  const { engine, asked } = cached({ most: 2 });
  for (const sql of ['a', 'b', 'c', 'c', 'b', 'a']) await engine.run(sql, ASKED);
  expect(asked).toEqual(['a', 'b', 'c', 'a']);
});

test('after new data nothing is known', async () => {
  const { engine, asked } = cached();
  await engine.run('SELECT 1', ASKED);
  engine.clear();
  await engine.run('SELECT 1', ASKED);
  expect(asked).toHaveLength(2);
});

test('who has gone gets nothing from memory', async () => {
  const { engine, asked } = cached();
  await engine.run('SELECT 1', ASKED);
  await engine.run('SELECT 1', { ...ASKED, signal: AbortSignal.abort() });
  expect(asked).toHaveLength(2);
});
