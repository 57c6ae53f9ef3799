/** Queries that hold between them most of the syntax that models and measures write: parsing them teaches the parser. */
export const WARMING = [
  `WITH a AS (SELECT x.k, sum(x.v) AS s, count(*) FILTER (WHERE x.v > 1) AS n FROM supply_chain.x JOIN y ON x.k = y.k AND y.v >= 1
     LEFT JOIN z USING (k) WHERE x.d BETWEEN current_date - INTERVAL '7' DAY AND DATE '2026-01-01' AND x.t IN ('a', 'b') GROUP BY x.k HAVING sum(v) > 0)
   SELECT a.k, CASE WHEN s > 1 THEN 'p' ELSE coalesce(k, 'q') END AS c, CAST(s AS double) / nullif(n, 0), extract(YEAR FROM d)
   FROM a WHERE NOT EXISTS (SELECT 1 FROM y WHERE y.k = a.k) OR k NOT LIKE '%x%' ORDER BY s DESC NULLS LAST, 1 LIMIT 10`,
  `SELECT DISTINCT k, (SELECT max(v) FROM y) AS m, row_number() OVER (PARTITION BY k ORDER BY v DESC) AS r, (v + 1) * -2
   FROM (SELECT * FROM x WHERE k IN (SELECT k FROM y WHERE k IN ('a'))) AS t WHERE v IS NOT NULL UNION ALL SELECT k, 1, 2, 3 FROM y GROUP BY 1, k`,
  // As measures of the catalogue are written.
  `WITH cases AS (
     SELECT x.k, (x.v - COALESCE(x.w, 0)) * y.u AS a, x.w IS NULL OR x.t IS NULL AS b, date_diff('day', MIN(x.d), current_date) AS n,
       CASE WHEN x.v - COALESCE(x.w, 0) > z.o THEN x.v - z.o WHEN x.t IS NULL THEN 0E0 END * y.u AS c, COUNT_IF(x.w >= x.v - COALESCE(x.w, 0)) = COUNT(*) AS f
     FROM x LEFT JOIN y ON y.k = x.k AND y.m = x.m
     LEFT JOIN (SELECT m.k, AVG(m.q) AS q FROM m WHERE m.d >= current_date - INTERVAL '90' DAY GROUP BY m.k, m.l HAVING MIN(m.d) <= current_date) AS z ON z.k = x.k
     WHERE x.v > 0 AND COALESCE(x.t, '') <> 'x' GROUP BY x.k, x.m
     UNION ALL SELECT r.k, CAST(r.d AS date) AS d, -r.q AS q, 0E0 AS e, CAST(NULL AS date) AS f, 1 FROM r
   ), counted AS (
     SELECT c.*, CAST(DATE_TRUNC('month', c.d) AS date) AS p, ROW_NUMBER() OVER (PARTITION BY c.k ORDER BY c.d) AS i, COUNT(*) OVER () AS j
     FROM cases AS c LEFT JOIN y ON y.k = c.k WHERE c.d >= DATE '2026-01-01' AND c.d < current_date AND y.g IN ('a', 'b')
   )
   SELECT k, 100E0 * COUNT_IF(f) / NULLIF(COUNT(*), 0) AS v, SUM(CASE WHEN 2 * i BETWEEN j AND j + 2 THEN a END) AS w, COUNT(DISTINCT k) AS n
   FROM counted GROUP BY k, p ORDER BY v DESC NULLS LAST, k, p`,
];
