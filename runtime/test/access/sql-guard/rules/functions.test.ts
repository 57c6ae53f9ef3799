import { allowedFunctions } from '../../../../src/access/sql-guard/rules/allowed-functions';
import { plainPatterns } from '../../../../src/access/sql-guard/rules/plain-patterns';
import { plainUnits } from '../../../../src/access/sql-guard/rules/plain-units';
import { smallResults } from '../../../../src/access/sql-guard/rules/small-results';
import { objectionTo } from './objection';

const said = (call: string) => objectionTo(`SELECT ${call} FROM t`, allowedFunctions);

describe('which functions may be called, and how', () => {
  test.each([
    'round(x)', 'round(x, 1)', 'coalesce(x, y)', 'COUNT(*)', 'count(x)', 'count(DISTINCT x)', 'sum(x) FILTER (WHERE x > 1)', 'array_agg(x ORDER BY y)',
    'sum(x) OVER ()', 'count(*) OVER (ORDER BY x)', 'sum(x) FILTER (WHERE x > 1) OVER (PARTITION BY y)', 'rank() OVER (ORDER BY x)',
    'lag(x) IGNORE NULLS OVER (ORDER BY x)', 'first_value(x) RESPECT NULLS OVER (ORDER BY x)', 'x + 1',
  ])('%s is let through', call => {
    expect(said(call)).toBeUndefined();
  });

  const ARGUMENTS = 'The query gives a function more or fewer arguments than it takes here.';
  const PLACE = 'The query calls a function in a way that does not fit it.';
  test.each([
    ['round()', ARGUMENTS], ['round(x, 1, 2)', ARGUMENTS], ['pi(1)', ARGUMENTS], ['sum(*)', ARGUMENTS], ['row_number(*) OVER ()', ARGUMENTS],
    ['sum(x) IGNORE NULLS OVER (ORDER BY x)', PLACE], ['count(DISTINCT x) OVER ()', PLACE], ['array_agg(x ORDER BY y) OVER ()', PLACE],
    ['abs(x) OVER ()', PLACE], ['abs(DISTINCT x)', PLACE], ['abs(x) FILTER (WHERE true)', PLACE], ['upper(x ORDER BY y)', PLACE],
    ['rank()', PLACE], ['ntile(DISTINCT 2) OVER ()', PLACE], ['rank() FILTER (WHERE true) OVER ()', PLACE], ['lag(x ORDER BY y) OVER ()', PLACE],
    ['rank() IGNORE NULLS OVER (ORDER BY x)', PLACE],
  ])('%s is not', (call, message) => {
    expect(said(call)?.message).toBe(message);
  });

  test('a clock is refused by the day that stands for it', () => {
    expect(said('now()')).toEqual({ message: 'The query asks for the time of the clock.', remedy: 'Use current_date, which is the day of the question.' });
  });

  test('a function that is left out is refused with its reason, an unknown one with the list alone', () => {
    expect(said('RANDOM()')?.message).toBe('The query calls a function that is not allowed.');
    expect(said('RANDOM()')?.remedy).toMatch(/^Use only: abs, .*, try_cast\. random is left out: it is random: the same question would not give the same answer\.$/);
    for (const unknown of ['getenv(x)', 'constructor(x)']) expect(said(unknown)?.remedy).toMatch(/^Use only: abs, acos, .*, yow, extract, cast, try_cast\.$/);
  });
});

describe('units, fields and formats of dates', () => {
  test.each([
    'extract(YEAR FROM d)', 'extract(day_of_week FROM d)', "date_add('day', 1, d)", "date_diff('WEEK', d, d)", "DATE_TRUNC('quarter', d)",
    "date_format(d, '%Y')", `date_parse(x, '${'%'.repeat(60)}')`, "format_datetime(d, 'yyyy')", 'abs(x)', 'x',
  ])('%s is let through', call => {
    expect(objectionTo(`SELECT ${call} FROM t`, plainUnits)).toBeUndefined();
  });

  test.each([
    ['extract(timezone_hour FROM d)', 'This field cannot be extracted from a date.'],
    ...["date_add('millennium', 1, d)", "date_diff('days', d, d)", 'date_trunc(unit, d)', 'date_trunc()'].map(call =>
      [call, 'The unit of a date function must be written out, and be one of a few.']),
    ...['date_format(d, f)', "date_format(d, '%Y' || '%m')", "date_parse(x, '')", "date_parse(x, 'a''b')", `format_datetime(d, '${'y'.repeat(61)}')`, 'date_format(d)']
      .map(call => [call, 'The format of a date must be written out.']),
  ])('%s is refused', (call, message) => {
    expect(objectionTo(`SELECT ${call} FROM t`, plainUnits)?.message).toBe(message);
  });
});

describe('results whose size an argument sets', () => {
  const nested = (names: readonly string[]) => names.reduce((inner, name) => `${name}(${inner}, 'a', 'b')`, 'x');
  test.each([
    "repeat('x', 1000)", "lpad(x, 7, 'y')", "RPAD(x, 1000, 'y')", 'sequence(1, 10000)', 'sequence(-5000, 4999)', 'sequence(0, 19998, 2)', 'sequence(19999, 1, -2)',
    'sequence(3, 3)', nested(['replace', 'regexp_replace', 'REPLACE', 'replace']), nested(['replace', 'upper', 'replace', 'lower', 'replace', 'concat', 'replace']),
    nested(['replace', ...Array.from({ length: 4 }, () => 'xreplace'), ...Array.from({ length: 4 }, () => 'replacex')]), 'abs(x)',
    'x + 1',
  ])('%s is let through', call => {
    expect(objectionTo(`SELECT ${call} FROM t`, smallResults)).toBeUndefined();
  });

  const SIZE = 'The query lets a function make its result as large as an argument says.';
  const SEQUENCE = 'The query makes a sequence whose length cannot be told, or is too large.';
  test.each([
    ["repeat('x', 1001)", SIZE], ["lpad(x, 1001, 'y')", SIZE], ["rpad(x, n, 'y')", SIZE], ["repeat('x', 0000000001)", SIZE], ["repeat('x', 1e2)", SIZE],
    ["repeat('x', -1)", SIZE], ["repeat('x')", SIZE],
    ['sequence(1, 10001)', SEQUENCE], ['sequence(-5000, 5000)', SEQUENCE], ['sequence(0, 20000, 2)', SEQUENCE], ['sequence(20001, 1, -2)', SEQUENCE],
    ['sequence(n, 5)', SEQUENCE], ['sequence(1, n)', SEQUENCE], ['sequence(1, 5, n)', SEQUENCE], ['sequence(1, 5, 0)', SEQUENCE], ['sequence(5, 5, 0)', SEQUENCE], ['sequence(1, 1.5)', SEQUENCE],
    ['sequence(1000000001, 1000000002)', SEQUENCE], ['sequence(1)', SEQUENCE], ['sequence()', SEQUENCE],
    [nested(['replace', 'replace', 'replace', 'replace', 'replace']), 'The query replaces texts within replaced texts too often.'],
    [nested(['regexp_replace', 'upper', 'regexp_replace', 'replace', 'replace', 'regexp_replace']), 'The query replaces texts within replaced texts too often.'],
  ])('%s is refused', (call, message) => {
    expect(objectionTo(`SELECT ${call} FROM t`, smallResults)?.message).toBe(message);
  });
});

describe('patterns', () => {
  const ofPattern = (pattern: string) => objectionTo(`SELECT regexp_like(x, '${pattern}') FROM t`, plainPatterns)?.message;
  test.each([
    '', '^A[0-9]+$', 'a|b', '(a|b)c', '(?:ab)c', '(ab)+', '(?:ab)*', '(a{3})+', '(a{10})+', '(a+){3}', '(a|b){2}c', 'a{2,4}', '\\d{2,4}', 'a{100}', 'a{1,100}', 'a{0,}', 'a+?', '(a*)b*',
    '[^]*+]x+', '[]*+(]+', '[+*(|]{2,}', '(\\)\\*)+', '([*|])+', "it''s", '\\.\\*', '.*'.repeat(8), 'a{2,}'.repeat(8), 'a'.repeat(200), 'é', 'a)b',
  ])('%s is let through', pattern => {
    expect(ofPattern(pattern)).toBeUndefined();
  });

  const REPETITION = 'The regular expression repeats a repetition or a choice, looks around, or uses a sign that is not known.';
  test.each([
    '(a+)+', '(a*)*', '(a|b)+', '(a|b){2,3}', '(a{2,3}){4,}', '((a+)b)+', '((a|b)c)*', '(?:a+)+', '(a)(b+)*', '(a+)(b)|(c*)+', 'x(a+)*y', '(([a]+)([b]))+', '(a+b){1,9}',
    'a**', 'a++', 'a?+', 'a{2}{3}', 'a{2}*', 'a{101}', 'a{1,101}', 'a{101,}', '.*'.repeat(9), 'a{2,}'.repeat(9), `${'a+'.repeat(5)}${'b{3,}'.repeat(4)}`, 'a{,3}'.repeat(9).replaceAll('3', ''),
    '(?=a)b', '(?!a)b', '(?<=a)b', '(?i)a', '(a)\\1', '\\p{L}', '\\Aa', '\\x41', 'a+)+',
  ])('%s is refused', pattern => {
    expect(ofPattern(pattern)).toBe(REPETITION);
  });

  test('a pattern is written out, in at most 200 characters', () => {
    const LITERAL = 'A regular expression must be written out, in at most 200 characters.';
    for (const call of [`regexp_like(x, '${'a'.repeat(201)}')`, 'REGEXP_LIKE(x, y)', "regexp_like(x, 'a' || 'b')", "regexp_like(x, U&'a')", 'regexp_like(x)']) {
      expect(objectionTo(`SELECT ${call} FROM t`, plainPatterns)?.message).toBe(LITERAL);
    }
    expect(objectionTo('SELECT xregexp_like(x, y), like_regexp_(x) FROM t', plainPatterns)).toBeUndefined();
  });

  test('LIKE holds at most eight percent signs', () => {
    expect(objectionTo(`SELECT 1 FROM t WHERE x LIKE '${'%a'.repeat(8)}'`, plainPatterns)).toBeUndefined();
    expect(objectionTo("SELECT 1 FROM t WHERE x LIKE 'a'", plainPatterns)).toBeUndefined();
    expect(objectionTo(`SELECT 1 FROM t WHERE x LIKE '${'%a'.repeat(9)}'`, plainPatterns)?.message).toBe('The pattern holds too many repetitions.');
  });
});
