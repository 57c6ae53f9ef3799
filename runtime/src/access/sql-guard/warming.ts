/** Queries that hold between them most of the syntax that models write: parsing them teaches the parser. */
export const WARMING = [
  `WITH a AS (SELECT x.k, sum(x.v) AS s, count(*) FILTER (WHERE x.v > 1) AS n FROM supply_chain.x JOIN y ON x.k = y.k AND y.v >= 1
     LEFT JOIN z USING (k) WHERE x.d BETWEEN current_date - INTERVAL '7' DAY AND DATE '2026-01-01' AND x.t IN ('a', 'b') GROUP BY x.k HAVING sum(v) > 0)
   SELECT a.k, CASE WHEN s > 1 THEN 'p' ELSE coalesce(k, 'q') END AS c, CAST(s AS double) / nullif(n, 0), extract(YEAR FROM d)
   FROM a WHERE NOT EXISTS (SELECT 1 FROM y WHERE y.k = a.k) OR k NOT LIKE '%x%' ORDER BY s DESC NULLS LAST, 1 LIMIT 10`,
  `SELECT DISTINCT k, (SELECT max(v) FROM y) AS m, row_number() OVER (PARTITION BY k ORDER BY v DESC) AS r, (v + 1) * -2
   FROM (SELECT * FROM x WHERE k IN (SELECT k FROM y WHERE k IN ('a'))) AS t WHERE v IS NOT NULL UNION ALL SELECT k, 1, 2, 3 FROM y GROUP BY 1, k`,
];
