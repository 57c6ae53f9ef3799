import { understoodSyntax } from '../../../../src/access/sql-guard/rules/understood-syntax';
import { objectionTo } from './objection';

const OTHERWISE = 'Use SELECT with joins, subqueries, WITH, UNION, INTERSECT, EXCEPT, aggregates, CASE, CAST, EXTRACT and window functions only.';

describe('what the guard understands', () => {
  test.each([
    'SELECT 1;',
    'WITH a AS (SELECT 1), b (x, y) AS (SELECT 1, 2) SELECT DISTINCT a.x AS y, a.*, * FROM a',
    'SELECT ALL x FROM t ORDER BY x ASC NULLS FIRST, y DESC NULLS LAST OFFSET 3 ROWS LIMIT ALL',
    'SELECT x FROM t OFFSET 1 ROW FETCH FIRST 2 ROWS ONLY',
    'SELECT x FROM t FETCH NEXT ROW ONLY',
    'SELECT x FROM t LIMIT 3',
    '(SELECT 1) UNION ALL SELECT 2 UNION DISTINCT SELECT 3 INTERSECT SELECT 4 EXCEPT (SELECT 5)',
    'SELECT * FROM (VALUES (1, 2), (3, 4)) AS t (a, b)',
    'WITH v (n) AS (VALUES 1, (2)) SELECT n FROM v',
    'SELECT x FROM s.t AS a (x, y), "u", (SELECT 1) b WHERE x = 1 GROUP BY x, (x, y), () HAVING x > 1',
    'SELECT 1 FROM t GROUP BY ROLLUP (a, (b, c)), CUBE (a, b), GROUPING SETS ((a, b), c, ())',
    'SELECT 1 FROM a CROSS JOIN b INNER JOIN c ON a.x = c.x LEFT OUTER JOIN d USING (x, y) RIGHT JOIN e ON true FULL OUTER JOIN f ON true JOIN (g CROSS JOIN h) ON true',
    'SELECT 1 FROM UNNEST(ARRAY[1, 2], x) WITH ORDINALITY AS t (a, b, n)',
    'SELECT 1 WHERE NOT a = 1 AND b <> 2 OR c != 3 AND d < 4 AND e <= 5 AND f > 6 AND g >= 7',
    "SELECT 1 WHERE a BETWEEN 1 AND 2 AND b NOT BETWEEN 3 AND 4 AND c IN (1, 2) AND d NOT IN (SELECT 1) AND e NOT IN (1) AND e NOT LIKE 'x' ESCAPE '!'",
    'SELECT 1 WHERE a IS NULL AND b IS NOT NULL AND c IS DISTINCT FROM 1 AND d IS NOT DISTINCT FROM 2 AND EXISTS (SELECT 1)',
    "SELECT -a, +b, a * b / c % d + e - f, 'a' || 'b', (a), (SELECT 1), ARRAY[1, 2], x[1], NULL, TRUE, FALSE, 1, 1.5, 1e5, 'x'",
    "SELECT CASE a WHEN 1 THEN 2 ELSE 3 END, CASE WHEN a THEN 2 ELSE 3 END, DATE '2026-01-01', INTERVAL '1' YEAR, INTERVAL - '2' MONTH, INTERVAL '1' DAY, INTERVAL '1' HOUR",
    "SELECT INTERVAL '1' MINUTE, INTERVAL '1' SECOND",
    'SELECT CAST(a AS bigint), TRY_CAST(a AS decimal(10, 2)), CAST(a AS timestamp), CAST(a AS double precision), CAST(a AS ARRAY(varchar)), CAST(a AS array(date))',
    "SELECT EXTRACT(YEAR FROM d), TRIM(LEADING 'x' FROM a), TRIM(TRAILING FROM a), TRIM(BOTH FROM a), TRIM(a), SUBSTRING(a FROM 1 FOR 2), POSITION('a' IN b), CURRENT_DATE",
    'SELECT f(), f(a, b), f(*), f(DISTINCT a), f(a ORDER BY b DESC, c), f(a) FILTER (WHERE a > 1), GROUPING(a, b.c), year, "f"(a)',
    'SELECT f(a) OVER (), f(a) IGNORE NULLS OVER (PARTITION BY a, b ORDER BY c, d), f(a) RESPECT NULLS OVER (ORDER BY a)',
    'SELECT f() OVER (ORDER BY a ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING), f() OVER (ORDER BY a RANGE BETWEEN 1 PRECEDING AND 2 FOLLOWING)',
    'SELECT f() OVER (ORDER BY a GROUPS CURRENT ROW)',
    'SELECT f() OVER w FROM t WINDOW w AS (PARTITION BY a ORDER BY b), v AS (ORDER BY a ROWS CURRENT ROW) ORDER BY f() OVER v',
  ])('%s', sql => {
    expect(objectionTo(sql, understoodSyntax)).toBeUndefined();
  });
});

describe('what it does not', () => {
  const WINDOW = 'Write out each window: OVER (PARTITION BY … ORDER BY …) or WINDOW w AS (PARTITION BY … ORDER BY …).';
  const RELATION = 'Write VALUES as a relation: SELECT * FROM (VALUES (1, 2)) AS t (a, b).';
  test.each([
    ['TABLE t', OTHERWISE],
    ['SELECT * FROM t TABLESAMPLE BERNOULLI (50)', OTHERWISE],
    ['SELECT * FROM t FOR VERSION AS OF 1', OTHERWISE],
    ['SELECT * FROM t MATCH_RECOGNIZE (PATTERN (a) DEFINE a AS true)', OTHERWISE],
    ['SELECT * FROM TABLE(f(1))', OTHERWISE],
    ["SELECT * FROM JSON_TABLE('[]', 'lax $' COLUMNS (a integer))", OTHERWISE],
    ["SELECT JSON_VALUE('{}', 'lax $.a')", OTHERWISE],
    ["SELECT normalize('a')", OTHERWISE],
    ['SELECT current_user', OTHERWISE],
    ["SELECT X'00'", OTHERWISE],
    ["SELECT U&'a'", OTHERWISE],
    ['SELECT CAST(a AS row(a integer))', OTHERWISE],
    ['SELECT CAST(a AS time)', OTHERWISE],
    ['SELECT CAST(a AS timestamp with time zone)', OTHERWISE],
    ['SELECT CAST(a AS timestamp(3))', OTHERWISE],
    ['SELECT product_id FROM t GROUP BY DISTINCT a', OTHERWISE],
    ['SELECT t.* AS (a, b) FROM t', OTHERWISE],
    ["SELECT INTERVAL '1' YEAR TO MONTH", OTHERWISE],
    ["SELECT INTERVAL + '1' YEAR", OTHERWISE],
    ['SELECT f(a.*)', OTHERWISE],
    ['SELECT `a`', OTHERWISE],
    ['SELECT 1 WHERE a = ?', OTHERWISE],
    ['SELECT x FROM t FETCH FIRST 5 ROWS WITH TIES', 'Bound the rows by LIMIT.'],
    ['SELECT * FROM a NATURAL JOIN b', 'Write JOIN … ON or JOIN … USING.'],
    ['SELECT f() OVER (w ORDER BY a) FROM t', WINDOW],
    ['SELECT 1 FROM t WINDOW v AS (ORDER BY a), w AS (v ORDER BY a)', WINDOW],
    ['SELECT 1 FROM t WINDOW w AS (v)', WINDOW],
    ['WITH RECURSIVE a AS (SELECT 1) SELECT 1', 'Write WITH without RECURSIVE.'],
    ["SELECT listagg(a, ',') WITHIN GROUP (ORDER BY a)", "Write array_join(array_agg(x ORDER BY x), ', ')."],
    ['VALUES (1)', RELATION],
    ['(VALUES (1))', RELATION],
    ['SELECT * FROM ((VALUES (1))) AS t (a)', RELATION],
    ['SELECT 1 WHERE a IN (VALUES 1)', RELATION],
    ['SELECT 1 UNION ALL VALUES 1', RELATION],
    ['SELECT (1, 2)', 'Compare column by column.'],
    ['SELECT 1 WHERE (a, b) IN (SELECT 1, 2)', 'Compare column by column.'],
    ['SELECT * FROM (VALUES 1, f((1, 2))) AS t (a)', 'Compare column by column.'],
    ['SELECT * FROM a CROSS JOIN LATERAL (SELECT 1) AS t', 'Join a subquery, or name it by WITH.'],
    ['SELECT f(x -> x + 1)', 'Use UNNEST and aggregate what it gives.'],
    ['SELECT current_timestamp', 'Use current_date, which is the day of the question.'],
    ['SELECT localtimestamp', 'Use current_date, which is the day of the question.'],
    ["SELECT a AT TIME ZONE 'UTC'", 'Dates are local to their warehouse: use them as they are.'],
    ['SELECT (a).b', 'Write a column as alias.column.'],
  ])('%s', (sql, remedy) => {
    expect(objectionTo(sql, understoodSyntax)).toEqual({ message: 'The query uses syntax that is not allowed here.', remedy });
  });
});
