/** One piece of syntax each, so that none takes long to learn; behind them what tools write, whose pieces are known by then. */
const WRITTEN = [
  'SELECT 1',
  'SELECT k',
  'SELECT k FROM x',
  'SELECT x.k FROM s.x AS x',
  'SELECT x.k AS a, x.v FROM x AS x ORDER BY x.k, a DESC LIMIT 10',
  'SELECT SUM(x.v) AS a FROM x',
  'SELECT COUNT(*) AS a, COUNT(DISTINCT x.k) AS b FROM x GROUP BY x.k',
  'SELECT x.k FROM x WHERE x.v > 1 AND x.w <= x.v',
  'SELECT x.k FROM x WHERE x.v IS NOT NULL OR x.w IS NULL AND NOT x.f',
  "SELECT x.k FROM x WHERE x.k IN ('a', 'b') AND x.t = 'c' AND x.u <> 'd'",
  'SELECT x.v - x.w AS a, (x.v + x.w) * x.u / 2 AS b FROM x',
  "SELECT x.k FROM x WHERE x.d >= DATE '2026-01-01' AND x.d < DATE '2026-11-24' - INTERVAL '7' DAY",
  'SELECT x.v FROM x AS x LEFT JOIN y AS y ON y.k = x.k AND y.m = x.m',
  'SELECT x.v FROM x AS x JOIN y AS y ON y.k = x.k',
  "SELECT COALESCE(x.v, x.w, 0) AS a, NULLIF(x.v, 0E0) AS b, DATE_DIFF('day', x.d, DATE '2026-11-24') AS c FROM x",
  'SELECT x.v >= x.w AS a, x.d IS NOT NULL AS b FROM x',
  'SELECT CASE WHEN x.v > 1 THEN x.v ELSE 0 END AS a FROM x',
  "SELECT CASE WHEN x.v IS NULL THEN 1 WHEN x.t = 'b' THEN 2 END AS a FROM x",
  'SELECT CAST(x.v AS DOUBLE) AS a, CAST(x.d AS DATE) AS b, CAST(NULL AS VARCHAR) AS c FROM x',
  'SELECT EXTRACT(YEAR FROM x.d) * 12 + EXTRACT(MONTH FROM x.d) AS a FROM x',
  'SELECT t.k FROM ( SELECT x.k FROM x AS x ) AS t',
  'WITH a AS ( SELECT x.k FROM x AS x ) SELECT a.k FROM a AS a',
  "SELECT x.k FROM x WHERE x.v BETWEEN 1 AND 2 AND x.k NOT LIKE '%x%' GROUP BY x.k HAVING SUM(x.v) > 0",
  'SELECT x.k FROM x WHERE EXISTS ( SELECT 1 FROM y AS y WHERE y.k = x.k ) OR x.k IN ( SELECT y.k FROM y AS y )',
  'SELECT DISTINCT x.k FROM x AS x UNION ALL SELECT y.k FROM y AS y',
  'SELECT SUM(x.v) OVER (PARTITION BY x.k, x.m ORDER BY x.d, x.r) AS a, ROW_NUMBER() OVER (ORDER BY x.d DESC) AS b FROM x',
  'SELECT COUNT(*) FILTER (WHERE x.v > 1) AS a, COUNT_IF(x.v <= x.w) AS b FROM x',
  'SELECT SUM(CASE WHEN x.f THEN 1 ELSE 0 END) AS a, SUM(CASE WHEN x.f AND x.v > 1 THEN 1 ELSE 0 END) AS b FROM x',
  'SELECT SUM(x.v - COALESCE(x.w, 0) - COALESCE(x.u, 0)) AS a FROM x WHERE x.v > COALESCE(x.w, 0) + COALESCE(x.u, 0)',
  "SELECT p.a / NULLIF(COALESCE(p.b, 1), 0) * (1 + COALESCE(p.c, 0)) * x.r AS l FROM p AS p WHERE (p.t IS NULL OR p.t >= DATE '2026-11-24')",
  "SELECT COUNT(r.d) > 0 AND MIN(r.d) >= COALESCE(l.a, l.b) - INTERVAL '5' DAY AND MAX(r.d) <= COALESCE(l.a, l.b) + INTERVAL '0' DAY AS a FROM r",
  "SELECT CASE WHEN COALESCE(SUM(r.q), 0) >= l.q - COALESCE(l.c, 0) THEN MAX(r.d) END AS a FROM r GROUP BY l.q, l.d >= DATE '2026-01-01'",
  'SELECT CASE WHEN SUM(r.q) OVER (PARTITION BY l.k ORDER BY r.d) >= 9E-1 * (l.q - COALESCE(l.c, 0)) THEN r.d END AS a FROM r',
  "SELECT ARRAY_JOIN(ARRAY_SORT(ARRAY_AGG(CASE WHEN h.c = 1 THEN CONCAT(CAST(h.d AS VARCHAR), ':') END)), ',') AS a FROM h",
  'SELECT SUM(CASE WHEN l.p IS NOT NULL THEN (l.q - COALESCE(l.c, 0)) * COALESCE(l.u, l.b) END) AS a FROM l WHERE (l.q - COALESCE(l.c, 0)) > 0',
  'SELECT COALESCE(l.a, l.b) AS d, SUM(l.q) AS q FROM l AS l GROUP BY l.k, COALESCE(l.a, l.b), COALESCE(l.b, l.a) ORDER BY l.k, d',
  "SELECT COALESCE(SUM(CASE WHEN r.d >= COALESCE(l.a, l.b) - INTERVAL '5' DAY AND r.d <= l.a + INTERVAL '0' DAY THEN r.q ELSE 0 END), 0) >= l.q - l.c AS a FROM r",
  "SELECT MAX(CASE WHEN COALESCE(s.a, TRUE) AND s.b THEN 1 ELSE 0 END) AS a, SUM((l.q - CASE WHEN l.r = 'c' THEN l.c ELSE 0 END) * l.p) AS b FROM s",
  "SELECT MAX(CASE WHEN e.s = 'r' THEN DATE_DIFF('minute', TIMESTAMP '1970-01-01 00:00:00', e.h) END) AS a FROM e GROUP BY e.k, e.n",
  "SELECT CASE WHEN l.d < DATE '2026-11-24' THEN LEAST(COALESCE(l.q, 0) - COALESCE(l.c, 0), COALESCE(l.a, 0) - COALESCE(l.w, 0)) ELSE COALESCE(l.q, 0) END AS q FROM l",
  "SELECT l.k FROM l WHERE (l.p < DATE '2026-11-24' OR (l.p >= DATE '2026-11-24' AND l.p <= DATE '2026-11-24')) AND DATE '2026-11-24' <= DATE '2026-11-24'",
  'SELECT SUM(n.q * p.w) AS a, COUNT_IF(p.w IS NULL OR p.v IS NULL) AS b FROM n AS n JOIN o AS o ON o.k = n.k LEFT JOIN p AS p ON p.p = n.p GROUP BY n.k',
  "SELECT CAST(ROUND(AVG(DATE_DIFF('day', c.d, COALESCE(c.l, DATE '2026-11-24')))) AS BIGINT) AS a, c.d >= DATE '2026-08-01' AS b FROM c",
];

/** Words in small letters that are names, not values in quotes and not functions. */
const NAMES = /'[^']*'|\b[a-z_]+\b(?!\s*\()/g;

/** As the guard prints it: with names in quotes. */
function printed(sql: string): string {
  return sql.replaceAll(NAMES, word => (word.startsWith('\'') ? word : `"${word}"`));
}

/** Texts from which a parser learns, in small steps, how tools write and how the guard prints that. */
export const LESSONS: readonly string[] = WRITTEN.flatMap(sql => [sql, printed(sql)]);
