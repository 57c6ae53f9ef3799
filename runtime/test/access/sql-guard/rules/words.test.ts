import { BOUNDS } from '../../../../src/access/sql-guard/bounds';
import { listLength } from '../../../../src/access/sql-guard/rules/list-length';
import { nestingDepth } from '../../../../src/access/sql-guard/rules/nesting-depth';
import { plainText } from '../../../../src/access/sql-guard/rules/plain-text';
import { selectCount } from '../../../../src/access/sql-guard/rules/select-count';
import { selectDepth } from '../../../../src/access/sql-guard/rules/select-depth';
import { textLength } from '../../../../src/access/sql-guard/rules/text-length';
import { tokenCount } from '../../../../src/access/sql-guard/rules/token-count';
import { refusalOfWords } from './objection';

test('a text is as long as its bound, and no longer', () => {
  const bounds = { ...BOUNDS, characters: 8 };
  expect(textLength.check({ sql: 'SELECT 1', bounds })).toBeUndefined();
  expect(textLength.check({ sql: 'SELECT 12', bounds })).toEqual({
    message: 'The query is longer than 8 characters.', remedy: 'Ask for less in one query, or break it into several.',
  });
});

test('line ends and tabulators are plain, and whatever people see', () => {
  expect(plainText.check({ sql: "SELECT\t'é 東京 🏭'\r\n", bounds: BOUNDS })).toBeUndefined();
});

test.each(['\u0000', '\u000B', '\u007F', '\u0085', '\u200B', '\u202E', '\uFEFF', '\uD83C', '\uE000', '\u{10FFFF}'])('%j is not', sign => {
  expect(plainText.check({ sql: `SELECT 1${sign}`, bounds: BOUNDS })).toEqual({
    message: 'The query holds control or invisible characters.', remedy: 'Write it in plain text.',
  });
});

test('words and signs are counted, with the end of the text', () => {
  expect(refusalOfWords('SELECT 1', tokenCount, { tokens: 3 })).toBeUndefined();
  expect(refusalOfWords('SELECT 1 /* three */ -- four', tokenCount, { tokens: 3 })).toBeUndefined();
  expect(refusalOfWords('SELECT -1', tokenCount, { tokens: 3 })).toBe('The query has more than 3 words and signs.');
});

test.each<[string, string | undefined]>([
  ['SELECT ((1))', undefined],
  ['SELECT (a[1]), (1), (1)', undefined],
  ['SELECT (((1)))', 'The query nests parentheses and CASE more than 2 deep. (line 1, character 10)'],
  ['SELECT (a[b[1]])', 'The query nests parentheses and CASE more than 2 deep. (line 1, character 12)'],
  ['SELECT (CASE WHEN (1) THEN 1 END)', 'The query nests parentheses and CASE more than 2 deep. (line 1, character 19)'],
  ['SELECT (CASE WHEN a THEN 1 END), (CASE WHEN a THEN 1 END)', undefined],
  ['SELECT - - - - - - 1', undefined],
  ['SELECT - + NOT - + NOT 1, - - - - - - 1', undefined],
  ['SELECT - + NOT - + NOT - 1', 'The query nests NOT, + and - more than 6 deep. (line 1, character 24)'],
])('%s, with two parentheses and six signs within one another at most', (sql, message) => {
  expect(refusalOfWords(sql, nestingDepth, { nesting: 2 })).toBe(message);
});

test.each<[string, string | undefined]>([
  ['SELECT * FROM (SELECT * FROM (SELECT 1) a) b', undefined],
  ['SELECT * FROM ((SELECT 1)) b JOIN (SELECT 1) c ON true', undefined],
  ['SELECT * FROM (SELECT * FROM (SELECT * FROM (SELECT 1) a) b) c', 'The query nests SELECT more than 2 deep. (line 1, character 45)'],
  ['WITH a AS (WITH b AS (SELECT 1 WHERE x IN (VALUES 1)) SELECT 1) SELECT 1', 'The query nests SELECT more than 2 deep. (line 1, character 43)'],
  ['SELECT 1 WHERE EXISTS (SELECT (SELECT 1))', undefined],
  ['SELECT (SELECT 1), (TABLE t)', undefined],
  ['SELECT (SELECT (SELECT 1))', 'The query nests SELECTs that stand for a value more than 1 deep. (line 1, character 16)'],
  ['SELECT (SELECT 1 FROM (WITH a AS (SELECT 1) SELECT 1))', 'The query nests SELECT more than 2 deep. (line 1, character 34)'],
])('%s, with two SELECTs and one value within one another at most', (sql, message) => {
  expect(refusalOfWords(sql, selectDepth, { selects: 2, valueDepth: 1 })).toBe(message);
});

test.each<[string, string | undefined]>([
  ['SELECT (SELECT 1), (SELECT 1), (SELECT 1)', undefined],
  ['SELECT * FROM (SELECT 1) a JOIN (SELECT 1) b ON x IN (SELECT 1) AND EXISTS (SELECT 1)', undefined],
  ['SELECT (SELECT (SELECT 1))', undefined],
  ['SELECT (SELECT 1), (SELECT 1), (SELECT 1), (SELECT 1)', 'The query has too many SELECTs that stand for a value. (line 1, character 44)'],
  ['SELECT (SELECT (SELECT (SELECT 1)))', 'The query has too many SELECTs that stand for a value. (line 1, character 24)'],
  ['SELECT (SELECT (SELECT 1)), (SELECT 1)', 'The query has too many SELECTs that stand for a value. (line 1, character 29)'],
])('%s, with values that weigh three at most', (sql, message) => {
  expect(refusalOfWords(sql, selectCount, { values: 3 })).toBe(message);
});

test.each<[string, string | undefined]>([
  ['SELECT 1, 2, 3', undefined],
  ['SELECT 1, 2, 3 FROM a, b, c WHERE f(1, 2, 3) GROUP BY 1, 2, 3 HAVING g[1, 2, 3] ORDER BY 1, 2, 3', undefined],
  ['select 1, 2, 3 from a, b, c where (1, 2, 3), 2 group by 1, 2, 3 order by 1, 2, 3', undefined],
  ['SELECT f(1, 2), ARRAY[1, 2, 3], g(1, h(1, 2, 3), 3)', undefined],
  ['SELECT 1, 2, 3, 4', 'The query has a list of more than 3 things. (line 1, character 15)'],
  ['SELECT 1 WHERE x IN (1, 2, 3, 4)', 'The query has a list of more than 3 things. (line 1, character 29)'],
  ['SELECT ARRAY[1, 2, 3, 4]', 'The query has a list of more than 3 things. (line 1, character 21)'],
  ['SELECT 1, f(2, 3), 4, 5', 'The query has a list of more than 3 things. (line 1, character 21)'],
  ['SELECT 1, a[2, 3], 4, 5', 'The query has a list of more than 3 things. (line 1, character 21)'],
  [') ) ] 1, 2, 3, 4', 'The query has a list of more than 3 things. (line 1, character 14)'],
  ['SELECT 1, 2, reorder, 4', 'The query has a list of more than 3 things. (line 1, character 21)'],
  ['SELECT 1, 2, (SELECT 1 FROM a), 4', 'The query has a list of more than 3 things. (line 1, character 31)'],
  ['SELECT 1, selected, 3, from_a', 'The query has a list of more than 3 things. (line 1, character 22)'],
])('%s, with three things in a list at most', (sql, message) => {
  expect(refusalOfWords(sql, listLength, { list: 3 })).toBe(message);
});
