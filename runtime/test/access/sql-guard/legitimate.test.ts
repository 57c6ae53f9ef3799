import type { DuckDBConnection } from '@duckdb/node-api';
import { Dialect, typeFromDuckDb } from '../../../src/data/dialect';
import { COMPANY, GUARD, guarded, permit, permittedCompany, rowsOf, SQL_TYPES, wholeCompany } from './company';

const TABLES = new Map(Object.values(COMPANY).map(view => [
  `supply_chain.${view.name}`, view.columns.map(column => ({ name: column.name, type: typeFromDuckDb(SQL_TYPES[column.type]) })),
]));
const SCOPED_STOCK = '(SELECT "warehouse_id", "product_id", "on_hand", "as_of_date" FROM "supply_chain"."stock" WHERE "warehouse_id" IN (\'WH01\', \'WH02\'))';
const SCOPE = ['WH01', 'WH02'];

describe('what the guard prints', () => {
  test.each([
    ['names quoted and in lower case, words in upper case, single spaces, no comment, no semicolon', 'select  S.On_Hand -- how many\n from\tSTOCK as S;',
      `SELECT "s"."on_hand" FROM ${SCOPED_STOCK} AS "s" LIMIT 101`],
    ['the name of the view where the query gives none', 'SELECT stock.on_hand FROM supply_chain.stock',
      `SELECT "stock"."on_hand" FROM ${SCOPED_STOCK} AS "stock" LIMIT 101`],
    ['the injected day for current_date', 'SELECT current_date - INTERVAL \'7\' DAY', "SELECT DATE '2026-11-24' - INTERVAL '7' DAY LIMIT 101"],
    ['the smaller limit: its own', 'SELECT 1 LIMIT 7', 'SELECT 1 LIMIT 7'],
    ['the smaller limit: ours', 'SELECT 1 LIMIT 700', 'SELECT 1 LIMIT 101'],
    ['our limit for LIMIT ALL', 'SELECT 1 LIMIT ALL', 'SELECT 1 LIMIT 101'],
    ['the limit in the statement, so that the order stays', 'SELECT on_hand FROM stock ORDER BY on_hand DESC',
      `SELECT "on_hand" FROM ${SCOPED_STOCK} AS "stock" ORDER BY "on_hand" DESC LIMIT 101`],
    ['the limit inside parentheses around the whole', '((SELECT 1 ORDER BY 1))', '((SELECT 1 ORDER BY 1 LIMIT 101))'],
    ['the limit outside parentheses that do not order the whole', '(SELECT 1 LIMIT 5) UNION ALL (SELECT 2)', '(SELECT 1 LIMIT 5) UNION ALL (SELECT 2) LIMIT 101'],
    ['the limit behind OFFSET', 'SELECT 1 ORDER BY 1 OFFSET 3', 'SELECT 1 ORDER BY 1 OFFSET 3 LIMIT 101'],
    ['names of its own for queries named by WITH', 'WITH stock AS (SELECT 1 AS x) SELECT stock.x FROM stock',
      'WITH "with_1" AS (SELECT 1 AS "x") SELECT "stock"."x" FROM "with_1" AS "stock" LIMIT 101'],
    ['a keyword that is used as a name, quoted', 'SELECT 1 AS year, 2 AS "Days of cover"', 'SELECT 1 AS "year", 2 AS "days of cover" LIMIT 101'],
  ])('%s', (_what, sql, printed) => {
    expect(guarded(sql, SCOPE, 100)).toBe(printed);
  });

  test('all rows of a view for a reader of all warehouses', () => {
    expect(guarded('SELECT on_hand FROM stock', 'all', 100)).toBe(
      'SELECT "on_hand" FROM (SELECT "warehouse_id", "product_id", "on_hand", "as_of_date" FROM "supply_chain"."stock") AS "stock" LIMIT 101',
    );
  });

  test('the rows of a view that is scoped through another one', () => {
    expect(guarded('SELECT supplier_id FROM suppliers', SCOPE, 100)).toBe(
      'SELECT "supplier_id" FROM (SELECT "supplier_id", "supplier_name" FROM "supply_chain"."suppliers" WHERE "supplier_id" IN '
      + '(SELECT "supplier_id" FROM "supply_chain"."order_lines" WHERE "warehouse_id" IN (\'WH01\', \'WH02\'))) AS "suppliers" LIMIT 101',
    );
  });

  test('names each view that the query reads, once', () => {
    const { views } = GUARD.guard(
      'WITH a AS (SELECT * FROM stock) SELECT 1 FROM a JOIN stock USING (product_id) WHERE EXISTS (SELECT 1 FROM products)', permit('all'), { asOf: '2026-11-24', maxRows: 10 },
    );
    expect(views).toEqual(['products', 'stock']);
  });

  test('the same text again when the printed text of a query without views is guarded', () => {
    const once = guarded('WITH a AS (SELECT 1 AS x) SELECT x, CASE WHEN x > 0 THEN \'a\' ELSE \'--\' END AS y FROM a');
    expect(guarded(once)).toBe(once);
  });
});

describe('what passes and gives what it gives on a database with only the permitted rows and columns', () => {
  let whole: DuckDBConnection;
  let permitted: DuckDBConnection;
  beforeAll(async () => {
    whole = await wholeCompany();
    permitted = await permittedCompany(SCOPE);
    await permitted.run("SET search_path = 'supply_chain'");
  });

  test.each([
    ['SELECT * FROM stock ORDER BY warehouse_id, product_id'],
    ['SELECT DISTINCT warehouse_id FROM stock ORDER BY 1'],
    ['SELECT s.warehouse_id, p.product_name, s.on_hand * p.unit_cost AS stock_value FROM stock s JOIN products p ON p.product_id = s.product_id ORDER BY stock_value DESC, 1'],
    ['SELECT product_id, product_name, on_hand FROM stock JOIN products USING (product_id) ORDER BY product_id, on_hand'],
    ['SELECT p.product_id FROM products p LEFT JOIN stock s ON s.product_id = p.product_id AND s.on_hand > 50 WHERE s.product_id IS NULL ORDER BY 1'],
    ['SELECT a.warehouse_id, b.warehouse_id AS other FROM stock a RIGHT OUTER JOIN stock b ON a.product_id = b.product_id AND a.warehouse_id <> b.warehouse_id ORDER BY 1, 2'],
    ['SELECT count(*) FROM (stock a CROSS JOIN products p)'],
    ['SELECT count(*) FROM stock a, products p WHERE a.product_id = p.product_id'],
    ['SELECT warehouse_id, sum(on_hand) AS total, count(*) FILTER (WHERE on_hand > 0) AS stocked FROM stock GROUP BY warehouse_id HAVING sum(on_hand) > 1 ORDER BY total DESC'],
    ['SELECT warehouse_id, product_id, sum(on_hand) FROM stock GROUP BY ROLLUP (warehouse_id, product_id) ORDER BY 1, 2, 3'],
    ['SELECT warehouse_id, product_id, sum(on_hand) FROM stock GROUP BY GROUPING SETS ((warehouse_id), (product_id), ()) ORDER BY 1, 2, 3'],
    ['SELECT product_id, on_hand, row_number() OVER (PARTITION BY product_id ORDER BY on_hand DESC) AS n FROM stock ORDER BY 1, 3'],
    ['SELECT on_hand, sum(on_hand) OVER (ORDER BY on_hand ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS running, lag(on_hand, 1, 0) OVER (ORDER BY on_hand) FROM stock ORDER BY 1'],
    ['SELECT on_hand, avg(on_hand) OVER (ORDER BY on_hand ROWS 1 PRECEDING) FROM stock ORDER BY 1'],
    ['WITH a AS (SELECT * FROM stock), b (w, n) AS (SELECT warehouse_id, count(*) FROM a GROUP BY 1) SELECT a.product_id, b.n FROM a JOIN b ON b.w = a.warehouse_id ORDER BY 1, 2'],
    ['WITH a AS (SELECT 1 AS x) SELECT (WITH a AS (SELECT x + 1 AS x FROM a) SELECT max(x) FROM a) AS inner_x, x FROM a'],
    ['SELECT * FROM (SELECT product_id AS p, max(on_hand) AS most FROM stock GROUP BY 1) AS t (item, most) WHERE most > 1 ORDER BY item'],
    ['SELECT product_id FROM products p WHERE NOT EXISTS (SELECT 1 FROM stock s WHERE s.product_id = p.product_id AND s.on_hand > 9) ORDER BY 1'],
    ['SELECT product_id FROM stock WHERE on_hand = (SELECT max(on_hand) FROM stock)'],
    ['SELECT s.product_id, (SELECT p.product_name FROM products p WHERE p.product_id = s.product_id) AS name FROM stock s ORDER BY 1, 2'],
    ['SELECT product_id FROM stock WHERE product_id NOT IN (SELECT product_id FROM stock WHERE on_hand = 0) ORDER BY 1'],
    ["SELECT product_id FROM products WHERE product_name LIKE 'B%' OR product_name IN ('Nut', 'Bolt') OR unit_cost NOT BETWEEN 1 AND 2 ORDER BY 1"],
    ["SELECT product_id FROM products WHERE product_name NOT LIKE '%!%%' ESCAPE '!' AND product_name IS DISTINCT FROM 'Nut'"],
    ["SELECT CASE product_id WHEN 'P1' THEN 'one' ELSE 'other' END AS k, CASE WHEN sum(on_hand) > 10 THEN 1 END AS big FROM stock GROUP BY 1 ORDER BY 1"],
    ["SELECT CAST(on_hand AS double) / 4, TRY_CAST('x' AS integer), CAST(on_hand AS decimal(10, 2)), CAST(as_of_date AS varchar), CAST('2026-01-31' AS date) FROM stock ORDER BY 1"],
    ["SELECT extract(YEAR FROM as_of_date), date_trunc('month', as_of_date), date_diff('day', as_of_date, DATE '2026-11-30'), as_of_date + INTERVAL '1' MONTH FROM stock ORDER BY 1, 2, 3, 4"],
    ["SELECT trim(' a '), trim(BOTH 'x' FROM 'xax'), substring('abc' FROM 2 FOR 1), position('b' IN 'abc'), upper('a') || lower('B'), length('abc'), split_part('a-b', '-', 2), strpos('abc', 'c')"],
    ['SELECT coalesce(product_name, \'unnamed\'), nullif(unit_cost, 1), if(unit_cost > 2, 1, 0), round(unit_cost, 1), abs(-1), - -1, +2, 5 % 3, 7 / 2, 1.5, 2.5e1, NULL, true FROM products ORDER BY 1'],
    ['SELECT count(DISTINCT warehouse_id), count_if(on_hand > 0), min_by(product_id, on_hand), max_by(product_id, on_hand), stddev_pop(on_hand), bool_or(on_hand = 0) FROM stock'],
    ['SELECT product_id FROM stock INTERSECT SELECT product_id FROM products EXCEPT (SELECT \'P2\') ORDER BY 1'],
    ['SELECT product_id, on_hand FROM stock UNION ALL (SELECT supplier_id, quantity FROM order_lines) ORDER BY 1, 2 LIMIT 3'],
    ['SELECT supplier_name FROM suppliers ORDER BY 1 DESC NULLS LAST OFFSET 1 ROWS LIMIT 1'],
    ['SELECT "Warehouse_ID" AS "Warehouse", "stock"."ON_HAND" FROM "Supply_Chain"."Stock" ORDER BY "Warehouse", 2'],
    ["SELECT product_id FROM stock WHERE ((on_hand > 0 AND NOT (product_id = 'P1')) OR (warehouse_id = 'WH02')) ORDER BY 1"],
    ["SELECT TIMESTAMP '2026-01-31 08:30:00' + INTERVAL '2' HOUR"],
    // Arrays, maps, rows of values
    ['SELECT product_id, array_agg(on_hand ORDER BY on_hand DESC) AS stocks FROM stock GROUP BY product_id ORDER BY 1'],
    ['SELECT x FROM UNNEST(ARRAY[3, 1, 2]) AS t (x) ORDER BY x'],
    ['SELECT x, n FROM UNNEST(ARRAY[3, 1, 2]) WITH ORDINALITY AS t (x, n) ORDER BY n'],
    ['SELECT s.product_id, t.x FROM stock s CROSS JOIN UNNEST(ARRAY[s.on_hand, 7]) AS t (x) ORDER BY 1, 2'],
    ['SELECT s.product_id, t.x FROM stock s, UNNEST(ARRAY[s.on_hand, 7]) AS t (x) WHERE t.x > 6 ORDER BY 1, 2'],
    ['WITH a AS (SELECT product_id, array_agg(on_hand) AS stocks FROM stock GROUP BY 1) SELECT a.product_id, u.x FROM a CROSS JOIN UNNEST(a.stocks) AS u (x) ORDER BY 1, 2'],
    ["SELECT MAP(ARRAY['P1', 'P2'], ARRAY[1, 2]), ARRAY['a', NULL], ARRAY[1, 2][1]"],
    ["SELECT v.label, s.on_hand FROM (VALUES ('P1', 'bolts'), ('P2', 'nuts')) AS v (id, label) JOIN stock s ON s.product_id = v.id ORDER BY 1, 2"],
    ['WITH v (n) AS (VALUES (1), (2), (3)) SELECT sum(n) FROM v'],
    // Groups
    ['SELECT warehouse_id, product_id, sum(on_hand), grouping(warehouse_id, product_id) FROM stock GROUP BY CUBE (warehouse_id, product_id) ORDER BY 1, 2, 3, 4'],
    ['SELECT warehouse_id, GROUPING(stock.warehouse_id) AS total FROM stock GROUP BY ROLLUP (warehouse_id) ORDER BY 2, 1'],
    ['SELECT product_id, count(DISTINCT warehouse_id) AS places FROM stock GROUP BY GROUPING SETS ((product_id), ()) HAVING count(*) > 1 ORDER BY 1, 2'],
    // Windows
    ['SELECT on_hand, sum(on_hand) OVER (ORDER BY on_hand RANGE BETWEEN 5 PRECEDING AND 5 FOLLOWING) FROM stock ORDER BY 1'],
    ["SELECT as_of_date, count(*) OVER (ORDER BY as_of_date RANGE BETWEEN INTERVAL '7' DAY PRECEDING AND CURRENT ROW) FROM stock ORDER BY 1"],
    ['SELECT on_hand, count(*) OVER (ORDER BY on_hand GROUPS BETWEEN 1 PRECEDING AND 1 FOLLOWING) FROM stock ORDER BY 1'],
    ['SELECT product_id, sum(sum(on_hand)) OVER (ORDER BY product_id) AS running FROM stock GROUP BY product_id ORDER BY 1'],
    ['SELECT product_id, ntile(2) OVER (ORDER BY on_hand, product_id), percent_rank() OVER (ORDER BY on_hand) FROM stock ORDER BY 1, 2, 3'],
    ['SELECT product_id, sum(on_hand) OVER w AS running, rank() OVER w FROM stock WINDOW w AS (PARTITION BY product_id ORDER BY on_hand) ORDER BY 1, 2'],
    ['SELECT on_hand, lag(on_hand) OVER "In order" FROM stock WINDOW "In order" AS (ORDER BY on_hand DESC), stock AS (ORDER BY product_id) ORDER BY count(*) OVER "in ORDER"'],
    // Names, rows, sets
    ['SELECT STOCK.ON_HAND FROM STOCK ORDER BY 1'],
    ['SELECT PRODUCT_ID FROM SUPPLY_CHAIN.PRODUCTS ORDER BY PRODUCT_ID FETCH FIRST 2 ROWS ONLY'],
    ['SELECT product_id FROM products ORDER BY product_id DESC OFFSET 1 ROW FETCH NEXT ROW ONLY'],
    ['SELECT product_id FROM products EXCEPT ALL SELECT product_id FROM stock ORDER BY 1'],
    ['SELECT product_id FROM products p WHERE product_id IN (SELECT s.product_id FROM stock s WHERE s.warehouse_id = p.product_name OR s.on_hand > 1) ORDER BY 1'],
    ['SELECT total.n, s.product_id FROM stock s CROSS JOIN (SELECT count(*) AS n FROM products) AS total ORDER BY 2'],
    ["SELECT product_id, date_diff('day', as_of_date, DATE '2026-11-24') > 1, as_of_date - INTERVAL '1' DAY FROM stock ORDER BY 1, 2"],
    ['SELECT CAST(on_hand AS double precision) FROM stock ORDER BY 1'],
  ])('%s', async sql => {
    expect(await rowsOf(whole, guarded(sql, SCOPE))).toEqual(await rowsOf(permitted, sql));
  });
});

test.each([
  ["SELECT regexp_replace(product_id, '[0-9]{1,3}$', ''), regexp_like(product_id, '^(P|Q)[0-9]+$'), regexp_extract(product_id, '(P)(\\d+)', 2) FROM stock"],
  ['SELECT week, count(*) FROM UNNEST(sequence(1, 53)) AS t (week) LEFT JOIN stock ON week(as_of_date) = t.week GROUP BY 1'],
  ["SELECT lpad(product_id, 10, '0'), repeat('x', 3), sequence(1, 10), greatest(1, 2), concat(product_id, 'a'), date_add('day', 3, as_of_date) FROM stock"],
  ["SELECT date_format(as_of_date, '%Y-%m'), format_datetime(as_of_date, 'yyyy'), date_parse('2026', '%Y'), day_of_week(as_of_date), year_of_week(as_of_date) FROM stock"],
  ["SELECT cardinality(ARRAY[1]), contains(ARRAY[1], 1), array_join(array_agg(product_id), ', '), element_at(ARRAY[1], 2), array_sort(ARRAY[2, 1]) FROM stock"],
  ['SELECT lag(on_hand) IGNORE NULLS OVER (ORDER BY as_of_date) FROM stock'],
  ["SELECT split(product_id, '-')[1] FROM stock"],
  ["SELECT x FROM UNNEST(MAP(ARRAY['a'], ARRAY[1])) AS t (k, x)"],
])('%s passes, and the laptop\'s engine has words for it', sql => {
  expect(new Dialect(TABLES).translate(guarded(sql, SCOPE)).sql).toMatch(/^SELECT /);
});

test('warming leaves no trace', () => {
  GUARD.warm();
  expect(guarded('SELECT 1')).toBe('SELECT 1 LIMIT 1001');
});
