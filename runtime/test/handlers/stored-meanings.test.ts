import { VIEWS } from '../../../src/contract';
import { SqlGuard } from '../../src/access';
import { companyMeanings, type CompanyWords } from '../../src/definitions';
import { storedMeanings } from '../../src/handlers/stored-meanings';
import type { LogRecord } from '../../src/telemetry';

const GUARD = new SqlGuard(VIEWS);
const PLACES = { question: 'Where are our warehouses?', sql: 'SELECT w.city FROM warehouses AS w' };

/** A parameter and a table that change under the reader. */
function stored() {
  const state = { definitions: '{}', questions: {} as CompanyWords['verifiedQuestions'], failing: false, now: 0, checks: 0, reads: { definitions: 0, questions: 0 } };
  const logs: LogRecord[] = [];
  const read = <T>(what: 'definitions' | 'questions', value: () => T) => async (): Promise<T> => {
    state.reads[what] += 1;
    if (state.failing) throw new Error('AccessDenied');
    return value();
  };
  const meanings = storedMeanings({
    definitions: read('definitions', () => state.definitions), questions: read('questions', () => state.questions),
    check: words => {
      state.checks += 1;
      return companyMeanings(words, VIEWS, GUARD, '2026-11-24');
    },
    clock: () => new Date(state.now), log: record => logs.push(record),
  });
  return { state, logs, meanings };
}

test('a changed definition holds within a minute, an approved question within ten seconds, and neither asks more often', async () => {
  const { state, meanings } = stored();
  await Promise.all([meanings(), meanings()]);
  state.definitions = '{"free_stock": {"title": "Unpromised stock"}}';
  state.questions = { places: PLACES };
  state.now = 9_000;
  expect((await meanings()).verifiedQuestions).toEqual([]);
  expect(state.reads).toEqual({ definitions: 1, questions: 1 });
  state.now = 10_000;
  expect(await meanings()).toMatchObject({ verifiedQuestions: [{ id: 'places', ...PLACES }], definitions: { free_stock: { title: 'Free stock' } } });
  state.now = 60_000;
  expect((await meanings()).definitions.free_stock!.title).toBe('Unpromised stock');
  expect(state.reads).toEqual({ definitions: 2, questions: 3 });
});

test('what has not changed is not checked again', async () => {
  const { state, meanings } = stored();
  for (state.now = 0; state.now < 180_000; state.now += 5_000) await meanings();
  expect(state.checks).toBe(1);
});

test('what the guard refuses is left out and logged once, and everything else answers', async () => {
  const { state, logs, meanings } = stored();
  state.questions = { places: PLACES, broken: { question: 'Who?', sql: 'DELETE FROM products' } };
  expect((await meanings()).verifiedQuestions.map(({ id }) => id)).toEqual(['places']);
  await meanings();
  expect(logs).toEqual([{ event: 'meaning_left_out', kind: 'verified question', id: 'broken', reason: expect.stringMatching(/\S/) }]);
});

test.each<[string, (state: ReturnType<typeof stored>['state']) => void]>([
  ['cannot be read', state => { state.failing = true; }],
  ['hold what nobody can read', state => { state.definitions = '{"free_stock": 7}'; }],
])('while they %s, what was read last answers, and the log says so', async (_, spoil) => {
  const { state, logs, meanings } = stored();
  state.definitions = '{"free_stock": {"title": "Unpromised stock"}}';
  await meanings();
  spoil(state);
  state.now = 60_000;
  expect((await meanings()).definitions.free_stock!.title).toBe('Unpromised stock');
  expect(logs[0]).toMatchObject({ event: 'meanings_not_refreshed', error: { code: 'MEANINGS_UNAVAILABLE' } });
});

test('before anything was read nothing is answered by other meanings than the company\'s', async () => {
  const { state, meanings } = stored();
  state.failing = true;
  await expect(meanings()).rejects.toMatchObject({ code: 'MEANINGS_UNAVAILABLE', status: 503, retryable: true });
  state.failing = false;
  expect(Object.keys((await meanings()).definitions)).toContain('free_stock');
});
