import { groupingSets } from '../../../../src/access/sql-guard/rules/grouping-sets';
import { oneSelect } from '../../../../src/access/sql-guard/rules/one-select';
import { plainIdentifiers } from '../../../../src/access/sql-guard/rules/plain-identifiers';
import { plainLiterals } from '../../../../src/access/sql-guard/rules/plain-literals';
import { plainTypes } from '../../../../src/access/sql-guard/rules/plain-types';
import { objectionTo } from './objection';

describe('one SELECT', () => {
  test.each(['SELECT 1', 'SELECT 1;', 'WITH a AS (SELECT 1) (SELECT 1)', 'VALUES 1', 'TABLE t'])('%s is one query', sql => {
    expect(objectionTo(sql, oneSelect)).toBeUndefined();
  });

  test.each(['', 'SELECT 1; SELECT 2', 'DROP TABLE t', 'EXPLAIN SELECT 1', 'SHOW TABLES'])('"%s" is not', sql => {
    expect(objectionTo(sql, oneSelect)).toEqual({
      message: 'Only one SELECT statement can run here.', remedy: 'Write exactly one SELECT, which may begin with WITH.',
    });
  });
});

describe('names', () => {
  test.each(['a', '_a', 'A1_b', `${'a'.repeat(128)}`, '"a"', '"_a 1"', '"Days of cover"', `"${'a'.repeat(128)}"`, 'year'])('%s is plain', name => {
    expect(objectionTo(`SELECT 1 AS ${name}`, plainIdentifiers)).toBeUndefined();
  });

  test.each(['1a', '"1a"', '" a"', '"a$b"', '"a-b"', '"a.b"', '"a""b"', '"stоck"', '"\u017F"', '"\u212A"', '`a`', 'a'.repeat(129), `"${'a'.repeat(129)}"`])('%s is not', name => {
    expect(objectionTo(`SELECT 1 AS ${name}`, plainIdentifiers)?.message).toBe(
      'A name may hold only letters a to z, digits, underscores and, in double quotes, spaces.',
    );
  });

  test('what is no name is not looked at', () => {
    expect(objectionTo("SELECT '$a', 1.5", plainIdentifiers)).toBeUndefined();
  });
});

describe('literals', () => {
  const digits = '123456789012345678';
  test.each([
    '0', digits, `-${digits}`, '1.5', '-1.5', '.5', '-.5', '7.', `${digits}.${digits}`, `.${digits}`, '1e5', '-2.5E-10', '1e+300', `${'1'.repeat(20)}e1`, '.5e1',
    `'${'x'.repeat(998)}'`, "INTERVAL '14' DAY", "INTERVAL '999999' SECOND", "DATE '2024-02-29'", "date '2026-12-31'",
    "TIMESTAMP '2026-01-31'", "TIMESTAMP '2026-01-31 08:30'", "TIMESTAMP '2026-01-31 19:59:59'", "timestamp '2026-01-31 23:00:00.1'", "TIMESTAMP '2026-01-31 00:00:00.123'",
    'true', 'NULL', 'x',
  ])('%s is plain', literal => {
    expect(objectionTo(`SELECT ${literal}`, plainLiterals)).toBeUndefined();
  });

  const NUMBER = 'A number must be written in decimal digits, at most 18 of them.';
  const TEXT = 'A text may have at most 1000 characters.';
  const INTERVAL = 'An interval must be a whole number of one unit.';
  const DAY = 'Only dates and timestamps can be written by type and text.';
  test.each([
    ...['0x1F', '0b1', `${digits}9`, `${digits}9.5`, `1.${digits}9`, `.${digits}9`, '1e1234', `${'1'.repeat(21)}e1`].map(literal => [literal, NUMBER]),
    [`'${'x'.repeat(999)}'`, TEXT],
    ...["INTERVAL '1.5' DAY", "INTERVAL '1234567' DAY", "INTERVAL '' DAY", "INTERVAL 'x1' DAY", "INTERVAL '''1' DAY", "INTERVAL '1''' DAY", "INTERVAL '1x' DAY", "INTERVAL '1' YEAR TO MONTH", "INTERVAL '1-2' YEAR TO MONTH"]
      .map(literal => [literal, INTERVAL]),
    ...[
      "DATE 'today'", "DATE '2026-02-30'", "DATE '2026-01-31 00:00:00'", "DATE '2026-1-31'", "TIMESTAMP '2026-02-30 08:30:00'", "TIMESTAMP 'now'", "TIMESTAMP ''",
      "TIMESTAMP '2026-01-31 24:00'", "TIMESTAMP '2026-01-31 8:30'", "TIMESTAMP '2026-01-31 08:60'", "TIMESTAMP '2026-01-31 08:30:60'", "TIMESTAMP '2026-01-31 08:30:00.1234'",
      "TIMESTAMP '2026-01-31 08:30:00.'", "TIMESTAMP '2026-01-31 x08:30'", "TIMESTAMP '2026-01-31 08:30:00 UTC'", "TIMESTAMP '2026-01-31 08:30:00Z'", "TIMESTAMP '2026-01-31 08:30:00 '",
      "TIME '10:00:00'", "json '{}'", "DOUBLE PRECISION '1'",
    ].map(literal => [literal, DAY]),
  ])('%s is not', (literal, message) => {
    expect(objectionTo(`SELECT ${literal}`, plainLiterals)?.message).toBe(message);
  });

  test('a number of rows has at most nine digits', () => {
    for (const rows of ['LIMIT 999999999', 'OFFSET 0', 'OFFSET 5 LIMIT 7', 'FETCH FIRST 3 ROWS ONLY']) expect(objectionTo(`SELECT 1 ${rows}`, plainLiterals)).toBeUndefined();
    for (const rows of ['LIMIT 1000000000', 'LIMIT ?', 'OFFSET 1000000000']) expect(objectionTo(`SELECT 1 ${rows}`, plainLiterals)?.message).toBe(NUMBER);
  });
});

describe('types', () => {
  test.each([
    'bigint', 'INTEGER', 'int', 'smallint', 'tinyint', 'double', 'varchar', 'boolean', 'date', 'timestamp', 'decimal(38, 2)', 'DECIMAL(10, 10)', 'decimal(1,0)',
  ])('%s is plain', type => {
    expect(objectionTo(`SELECT CAST(x AS ${type})`, plainTypes)).toBeUndefined();
  });

  test.each([
    'varchar(3)', 'char', 'char(3)', 'json', 'real', 'hugeint', 'stock', 'decimal', 'decimal(10)', 'decimal(39, 2)', 'decimal(10, 11)', 'decimal(100, 2)', 'decimal(10, 100)',
    'decimal(10, 2, 1)', 'decimal(varchar, 1)', 'bigint(10, 2)', 'array(varchar)', 'array(json)', 'map(varchar, bigint)',
  ])('%s is not', type => {
    expect(objectionTo(`SELECT CAST(x AS ${type})`, plainTypes)).toEqual({
      message: 'The query casts to a type that is not allowed.',
      remedy: 'Cast to bigint, integer, int, smallint, tinyint, double, varchar, boolean, date, timestamp or decimal(p, s).',
    });
  });
});

describe('sets of groups', () => {
  const columns = (count: number) => Array.from({ length: count }, (_, index) => `c${index}`).join(', ');
  const sets = (count: number) => `GROUPING SETS (${Array.from({ length: count }, () => '(a)').join(', ')})`;
  test.each([
    `CUBE (${columns(6)})`, `ROLLUP (${columns(63)})`, sets(64), 'ROLLUP (a, b, c), ROLLUP (a, b, c), ROLLUP (a, b, c), a, b', `CUBE (a, b), ${sets(16)}`, columns(100),
  ])('%s are 64 at most', groups => {
    expect(objectionTo(`SELECT 1 FROM t GROUP BY ${groups}`, groupingSets)).toBeUndefined();
  });

  test.each([
    `CUBE (${columns(7)})`, `ROLLUP (${columns(64)})`, sets(65), 'ROLLUP (a, b, c), ROLLUP (a, b, c), ROLLUP (a, b, c), ROLLUP (a)', `CUBE (a, b), ${sets(17)}`,
  ])('%s are more', groups => {
    expect(objectionTo(`SELECT 1 FROM t GROUP BY ${groups}`, groupingSets)).toEqual({
      message: 'The query groups by more than 64 sets of columns.', remedy: 'Ask for less in one query, or break it into several.',
    });
  });
});
