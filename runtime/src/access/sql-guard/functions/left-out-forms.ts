/** A form of Trino's SQL that is not let through. */
export interface LeftOutForm {
  readonly form: string;
  /** A query over the view `stock` of the tests that has it. */
  readonly example: string;
  readonly reason: string;
  /** What to write in its place, if anything says the same. */
  readonly instead?: string;
}

/** Forms that analysts may look for in vain, for the reference: a test holds that each example is refused. Functions stand in `left-out.ts`. */
export const LEFT_OUT_FORMS: readonly LeftOutForm[] = [
  {
    form: '`AT TIME ZONE`, `TIMESTAMP WITH TIME ZONE`, `TIME`', example: "SELECT TIMESTAMP '2026-01-01 00:00:00' AT TIME ZONE 'UTC'",
    reason: 'dates and times are local to their warehouse and carry no zone', instead: 'them as they are',
  },
  {
    form: '`current_timestamp`, `localtimestamp`, `current_time`', example: 'SELECT current_timestamp',
    reason: 'a clock gives the same question another answer each time', instead: '`current_date`, the day of the question',
  },
  {
    form: '`LATERAL`', example: 'SELECT * FROM stock CROSS JOIN LATERAL (SELECT on_hand) AS t (x)',
    reason: 'the guard does not follow names out of a subquery in FROM', instead: 'a join, or a query named by WITH',
  },
  {
    form: 'lambdas, `x -> x + 1`', example: 'SELECT count_if(x -> x > 1) FROM stock',
    reason: 'their names are no columns, and the guard does not follow them', instead: '`UNNEST`, and an aggregate of what it gives',
  },
  {
    form: '`JSON_VALUE`, `JSON_QUERY`, `JSON_TABLE`, the type JSON', example: "SELECT JSON_VALUE('{}', 'lax $.a')",
    reason: 'the laptop\'s engine has no such type and spells numbers in it differently, and no view holds JSON',
  },
  {
    form: '`LISTAGG`', example: "SELECT listagg(product_id, ',') WITHIN GROUP (ORDER BY product_id) FROM stock",
    reason: 'its words for what overflows are Trino\'s alone', instead: '`array_join(array_agg(x ORDER BY x), \', \')`',
  },
  {
    form: '`NATURAL JOIN`', example: 'SELECT 1 FROM stock NATURAL JOIN products',
    reason: 'what it compares changes with each column that a view gains', instead: '`JOIN … USING`',
  },
  {
    form: '`WITH RECURSIVE`',
    example: 'WITH RECURSIVE t (n) AS (SELECT 1) SELECT n FROM t',
    reason: 'how often it runs cannot be bounded before it does',
  },
  {
    form: '`MATCH_RECOGNIZE`',
    example: 'SELECT * FROM stock MATCH_RECOGNIZE (PATTERN (a) DEFINE a AS true)',
    reason: 'it is a language of its own, whose names the guard does not follow',
  },
  { form: '`TABLESAMPLE`', example: 'SELECT * FROM stock TABLESAMPLE BERNOULLI (50)', reason: 'it is random' },
  {
    form: '`FOR VERSION AS OF`, `FOR TIMESTAMP AS OF`',
    example: 'SELECT * FROM stock FOR VERSION AS OF 1',
    reason: 'it reads other rows than those of the view',
  },
  {
    form: '`TABLE(f(…))`, `TABLE t`', example: 'SELECT * FROM TABLE(sequence(1, 9))',
    reason: 'table functions reach beyond the views', instead: '`UNNEST`, `SELECT * FROM t`',
  },
  { form: '`WITH FUNCTION`', example: 'WITH FUNCTION f() RETURNS integer RETURN 1 SELECT f()', reason: 'the list of functions is closed' },
  {
    form: '`FETCH … WITH TIES`',
    example: 'SELECT 1 FETCH FIRST 5 ROWS WITH TIES',
    reason: 'it gives more rows than it says', instead: '`LIMIT`, or `rank()`',
  },
  {
    form: 'a window that extends another, `OVER (w ORDER BY x)`',
    example: 'SELECT rank() OVER (w ORDER BY on_hand) FROM stock WINDOW w AS (PARTITION BY product_id)',
    reason: 'the guard follows the columns of each window where they stand', instead: 'each window in full',
  },
  { form: '`GROUP BY DISTINCT`', example: 'SELECT 1 FROM stock GROUP BY DISTINCT product_id', reason: 'only Trino has it' },
  {
    form: 'rows as values, `(a, b) = (1, 2)`', example: 'SELECT (on_hand, product_id) FROM stock',
    reason: 'the engines name and compare their fields differently', instead: 'a comparison of each column',
  },
  {
    form: '`VALUES` as a query of its own',
    example: 'VALUES (1)',
    reason: 'its columns have no names', instead: '`SELECT * FROM (VALUES (1, 2)) AS t (a, b)`',
  },
  {
    form: '`INTERVAL … YEAR TO MONTH`',
    example: "SELECT INTERVAL '1-2' YEAR TO MONTH",
    reason: 'the laptop\'s engine reads it otherwise', instead: 'one unit',
  },
  {
    form: '`U&\'…\'`, `X\'…\'`, `?`',
    example: "SELECT X'00'",
    reason: 'they hide what a text says, or leave it to be filled in', instead: 'plain texts',
  },
];
