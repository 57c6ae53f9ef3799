import { PredictionTimeout } from '../../../src/access/sql-guard/bounded-prediction';
import type { Words } from '../../../src/access/sql-guard/rule';
import { SqlParser } from '../../../src/access/sql-guard/sql-parser';
import { TimeLimit } from '../../../src/access/sql-guard/time-limit';
import { WIDE } from './rules/objection';

const patient = () => new TimeLimit(Infinity, () => 0);
const plain = new SqlParser({ text: [], words: [] });

/** A clock on which a millisecond passes each time that somebody looks. */
function ticking(): () => number {
  let time = 0;
  return () => {
    time += 1;
    return time;
  };
}

test('a time limit is over when its time has come, and gives parts of what is left', () => {
  let time = 100;
  const limit = new TimeLimit(50, () => time);
  const half = limit.part(0.5);
  time = 124;
  expect([half.isOver, limit.isOver]).toEqual([false, false]);
  time = 125;
  expect([half.isOver, limit.isOver]).toEqual([true, false]);
  time = 150;
  expect(limit.isOver).toBe(true);
  time = 170;
  expect(limit.part(0.5).isOver).toBe(true);
});

test('a text is refused before it is read as words, its words before they are parsed', () => {
  const refusing = { message: 'No.', remedy: 'Do not.' };
  const text = new SqlParser({ text: [{ id: 'text', check: ({ sql }) => sql === "SELECT 'open" ? refusing : undefined }], words: [] });
  expect(() => text.parse("SELECT 'open", WIDE, patient())).toThrow(expect.objectContaining({ rule: 'text' }));
  const words = new SqlParser({ text: [], words: [{ id: 'words', check: () => refusing }] });
  expect(() => words.parse('no SQL at all', WIDE, patient())).toThrow(expect.objectContaining({ rule: 'words' }));
});

test('rules see the words without spaces and comments, what they open, and their signs', () => {
  let seen: Words | undefined;
  const parser = new SqlParser({ text: [], words: [{ id: 'see', check: words => void (seen = words) }] });
  parser.parse('SELECT - -a, /* no */ (SELECT (1)), CASE WHEN NOT b THEN c[1] END FROM (VALUES (1)) -- end', WIDE, patient());
  expect(seen?.words.map(({ text }) => text).join(' ')).toBe('SELECT - - a , ( SELECT ( 1 ) ) , CASE WHEN NOT b THEN c [ 1 ] END FROM ( VALUES ( 1 ) ) <EOF>');
  expect(seen?.openings.map(({ token, depth, selects, values }) => [token.text, depth, selects, values])).toEqual([
    ['(', 1, 1, 1], ['(', 2, 0, 0], ['CASE', 1, 0, 0], ['[', 2, 0, 0], ['(', 1, 1, 0], ['(', 2, 0, 0],
  ]);
  expect(seen?.signs.map(({ token, length }) => [token.column, length])).toEqual([[7, 1], [9, 2], [46, 1]]);
  expect(seen?.bounds).toBe(WIDE);
});

test.each([
  ['SELECT 1 FROM', 1, 14],
  ["SELECT\n 'open", 2, 2],
  ['SELECT $1', 1, 8],
  ['FROM t SELECT 1', 1, 1],
])('%j is refused where it stops being SQL, in words of ours', (sql, line, character) => {
  expect(() => plain.parse(sql, WIDE, patient())).toThrow(expect.objectContaining({
    rule: 'syntax', message: `The query is not valid Trino SQL. (line ${line}, character ${character})`, remedy: 'Correct the syntax at this place.',
  }));
});

test('what a parenthesis holds is told by the word behind it, and the one before', () => {
  const openings = (sql: string) => {
    let seen: Words['openings'] = [];
    new SqlParser({ text: [], words: [{ id: 'see', check: words => void (seen = words.openings) }] }).parse(sql, WIDE, patient());
    return seen.map(({ depth, selects, values }) => [depth, selects, values]);
  };
  expect(openings('(SELECT 1)')).toEqual([[1, 1, 1]]);
  expect(openings('SELECT f((SELECT 1))')).toEqual([[1, 0, 0], [2, 1, 1]]);
  expect(openings('SELECT 1 FROM (SELECT (SELECT 1)) AS t')).toEqual([[1, 1, 0], [2, 2, 1]]);
  expect(openings('SELECT 1 WHERE EXISTS (SELECT f(1, (SELECT 1)))')).toEqual([[1, 1, 0], [2, 0, 0], [3, 2, 1]]);
});

test('values are parsed quickly to a depth of two, thoroughly from three on', () => {
  let parts = 0;
  class Watched extends TimeLimit {
    override part(share: number): TimeLimit {
      parts += 1;
      return super.part(share);
    }
  }
  const quickly = (sql: string) => {
    parts = 0;
    plain.parse(sql, WIDE, new Watched(Infinity, () => 0));
    return parts === 1;
  };
  expect(quickly('SELECT coalesce((SELECT coalesce((SELECT 1), 1)), 1)')).toBe(true);
  expect(quickly('SELECT coalesce((SELECT coalesce((SELECT coalesce((SELECT 1), 1)), 1)), 1)')).toBe(false);
});

test('deep values are parsed the thorough way at once, and give the same', () => {
  const deep = 'SELECT coalesce((SELECT coalesce((SELECT coalesce((SELECT 1), 1)), 1)), 1)';
  expect(plain.parse(deep, WIDE, patient()).getText()).toBe(`${deep.replaceAll(' ', '')}<EOF>`);
});

test('a text that is not understood in time is refused, quickly or thoroughly, and parsed later with more time', () => {
  for (const sql of ['SELECT a + (b) FROM t WHERE c = (d)', 'SELECT coalesce((SELECT coalesce((SELECT coalesce((SELECT 1), 1)), 1)), 1)']) {
    const parser = new SqlParser({ text: [], words: [] });
    expect(() => parser.parse(sql, WIDE, new TimeLimit(3, ticking()))).toThrow(expect.objectContaining({
      rule: 'parse-time', message: 'The query is too intricate to be understood in time.', remedy: 'Use fewer parentheses and inner SELECTs; name inner queries by WITH.',
    }));
    expect(parser.parse(sql, WIDE, patient()).getText()).toBe(`${sql.replaceAll(' ', '')}<EOF>`);
  }
  expect(new PredictionTimeout()).toBeInstanceOf(Error);
});

test('it learns: what it has seen costs no more looks at the clock', () => {
  const parser = new SqlParser({ text: [], words: [] });
  let looks = 0;
  const now = () => {
    looks += 1;
    return 0;
  };
  const looksFor = (sql: string) => {
    looks = 0;
    parser.parse(sql, WIDE, new TimeLimit(1, now));
    return looks;
  };
  const first = looksFor('SELECT a, sum(b) FROM t WHERE c > 1 GROUP BY a');
  expect(first).toBeGreaterThan(20);
  expect(first).toBeLessThan(5_000);
  expect(looksFor('SELECT d, sum(e) FROM u WHERE f > 2 GROUP BY d')).toBeLessThan(5);
});
