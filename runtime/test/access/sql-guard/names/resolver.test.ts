import { followed } from './followed';

const odd = (sql: string) => followed(sql).odd;

describe('names that mean one thing each', () => {
  test.each([
    'SELECT on_hand, stock.on_hand, STOCK."ON_HAND" FROM stock',
    'SELECT s.on_hand FROM supply_chain.stock AS s',
    'SELECT on_hand FROM AwsDataCatalog.supply_chain.stock',
    'SELECT a.on_hand, b.on_hand FROM stock a, stock b',
    'SELECT *, s.* FROM stock s',
    'SELECT x FROM (SELECT on_hand AS x FROM stock) t',
    'SELECT on_hand FROM (SELECT on_hand FROM stock) t',
    'SELECT on_hand FROM (stock CROSS JOIN products)',
    'SELECT sum(on_hand) OVER w FROM stock WINDOW w AS (ORDER BY on_hand) UNION ALL SELECT quantity FROM order_lines',
    'SELECT on_hand FROM (SELECT * FROM stock) t',
    'SELECT t.on_hand FROM (SELECT s.* FROM stock s, products p) t',
    'SELECT a, d FROM (SELECT * FROM stock) AS t (a, b, c, d)',
    'SELECT n FROM stock AS s (w, p, n, d) WHERE s.w = p',
    'SELECT product_id, s.on_hand, unit_cost FROM stock s JOIN products p USING (product_id)',
    'SELECT product_id FROM stock s JOIN products p USING (product_id) JOIN stock t USING (product_id)',
    'SELECT product_id, warehouse_id FROM stock s JOIN stock t USING (product_id, warehouse_id)',
    'SELECT p.product_id FROM products p WHERE EXISTS (SELECT 1 FROM stock s WHERE s.product_id = p.product_id AND unit_cost > 1)',
    'SELECT on_hand FROM stock WHERE on_hand IN (SELECT on_hand FROM stock)',
    'WITH a AS (SELECT on_hand AS x FROM stock), b AS (SELECT x + 1 AS y FROM a) SELECT x, y FROM a, b',
    'WITH a (n) AS (SELECT on_hand FROM stock) SELECT n FROM a',
    'WITH stock AS (SELECT 1 AS x) SELECT x FROM stock',
    'WITH a AS (SELECT 1 AS x) SELECT (WITH b AS (SELECT x FROM a) SELECT max(x) FROM b) FROM a',
    'WITH a AS (WITH a AS (SELECT 1 AS x) SELECT x AS y FROM a) SELECT y FROM a',
    'SELECT on_hand AS x FROM stock ORDER BY x, product_id',
    'SELECT on_hand AS x FROM stock UNION ALL SELECT quantity FROM order_lines ORDER BY x',
    '(SELECT on_hand AS x FROM stock) ORDER BY x',
    'SELECT sum(on_hand) AS s FROM stock GROUP BY product_id, ROLLUP (warehouse_id) HAVING max(on_hand) > 1 ORDER BY s, product_id',
    'SELECT grouping(product_id, stock.warehouse_id) FROM stock GROUP BY CUBE (product_id, warehouse_id)',
    'SELECT x, n FROM UNNEST(ARRAY[1]) WITH ORDINALITY AS t (x, n)',
    'SELECT s.on_hand, t.x FROM stock s CROSS JOIN UNNEST(ARRAY[s.on_hand]) AS t (x)',
    'SELECT x FROM products p, stock s, UNNEST(ARRAY[p.unit_cost, s.on_hand]) AS t (x)',
    'SELECT 1 FROM products p WHERE EXISTS (SELECT 1 FROM UNNEST(ARRAY[p.unit_cost]) AS t (x))',
    'SELECT a, b FROM (VALUES (1, 2), (3, 4)) AS t (a, b)',
    'SELECT a FROM (VALUES 1, (2)) AS t (a)',
    'SELECT 1 FROM stock s WHERE EXISTS (SELECT 1 FROM (VALUES (on_hand)) AS t (x))',
    'SELECT sum(on_hand) OVER (PARTITION BY product_id ORDER BY as_of_date) FROM stock',
    'SELECT CAST(on_hand AS varchar), extract(YEAR FROM as_of_date), DATE \'2026-01-01\', TIMESTAMP \'2026-01-01 00:00:00\' FROM stock',
    'SELECT sum(on_hand) OVER w, rank() OVER "V" FROM stock WINDOW w AS (PARTITION BY product_id ORDER BY on_hand), v AS (ORDER BY as_of_date)',
    'SELECT on_hand FROM stock WINDOW stock AS (ORDER BY on_hand), on_hand AS (ORDER BY stock.on_hand) ORDER BY sum(on_hand) OVER stock',
    'SELECT (SELECT max(unit_cost) OVER w FROM products WINDOW w AS (ORDER BY unit_cost)) FROM stock WINDOW w AS (ORDER BY on_hand)',
    'SELECT line_id FROM order_lines WHERE quantity > 1',
    'SELECT max(quantity) FROM order_lines GROUP BY 1',
  ])('%s', sql => {
    expect(odd(sql)).toEqual([]);
  });
});

describe('names that mean nothing, or too much', () => {
  test.each<[string, string[]]>([
    ['SELECT nothing FROM stock', ['0 meanings of nothing']],
    ['SELECT secret_note FROM stock', ['0 meanings of secret_note']],
    ['SELECT products.on_hand FROM stock', ['0 meanings of products.on_hand']],
    ['SELECT stock.on_hand FROM stock s', ['0 meanings of stock.on_hand']],
    ['SELECT product_id FROM stock, products', ['2 meanings of product_id']],
    ['SELECT s.product_id FROM stock s JOIN products p USING (product_id)', ['0 meanings of s.product_id']],
    ['SELECT 1 FROM stock s JOIN products p USING (on_hand)', ['0 meanings of USING(on_hand)']],
    ['SELECT 1 FROM stock s JOIN products p ON true JOIN stock t USING (product_id)', ['2 meanings of USING(product_id)']],
    ['SELECT x.* FROM stock', ['0 meanings of x']],
    ['SELECT supply_chain.stock.* FROM stock', ['0 meanings of supply_chain.stock']],
    ['SELECT (stock).* FROM stock', ['0 meanings of (stock)']],
    ['SELECT (x).* FROM stock s JOIN products p USING (product_id)', ['0 meanings of (x)']],
    ['SELECT supply_chain.stock.on_hand FROM stock', ['long-name']],
    ['SELECT x FROM (SELECT on_hand + 1 FROM stock) t', ['0 meanings of x']],
    ['SELECT on_hand FROM (SELECT on_hand AS x FROM stock) t', ['0 meanings of on_hand']],
    ['SELECT on_hand AS x FROM stock WHERE x > 1', ['0 meanings of x']],
    ['SELECT on_hand AS x FROM stock GROUP BY x', ['0 meanings of x GROUP BY takes a column, an expression or a position, not an alias of SELECT.']],
    ['SELECT on_hand AS x FROM stock HAVING x > 1', ['0 meanings of x']],
    ['SELECT on_hand FROM stock UNION ALL SELECT quantity FROM order_lines ORDER BY product_id', ['0 meanings of product_id']],
    ['(SELECT on_hand FROM stock) ORDER BY product_id', ['0 meanings of product_id']],
    ['SELECT on_hand AS x, product_id AS x FROM stock ORDER BY x', ['2 meanings of x']],
    ['SELECT 1 FROM (SELECT s.on_hand FROM stock s) t ORDER BY s.on_hand', ['0 meanings of s.on_hand']],
    ['SELECT 1 FROM (SELECT p.product_id) t, products p', ['0 meanings of p.product_id']],
    ['SELECT 1 FROM UNNEST(ARRAY[p.unit_cost]) AS t (x), products p', ['0 meanings of p.unit_cost']],
    ['SELECT 1 FROM stock s JOIN products p ON q.on_hand = 1 JOIN stock q ON true', ['0 meanings of q.on_hand']],
    ['SELECT grouping(nothing) FROM stock GROUP BY ROLLUP (nothing)', ['0 meanings of nothing',
      '0 meanings of nothing GROUP BY takes a column, an expression or a position, not an alias of SELECT.']],
    ['SELECT 1 FROM nowhere', ['no relation nowhere among 4']],
    ['SELECT 1 FROM customers', ['no relation customers among 4']],
    ['SELECT 1 FROM main.stock', ['no relation main.stock among 4']],
    ['SELECT 1 FROM supply_chain.supply_chain.stock', ['no relation supply_chain.supply_chain.stock among 4']],
    ['WITH a AS (SELECT 1) SELECT 1 FROM supply_chain.a', ['no relation supply_chain.a among 4']],
    ['WITH a AS (SELECT 1 FROM a) SELECT 1 FROM a', ['no relation a among 4']],
    ['WITH a AS (SELECT 1 FROM b), b AS (SELECT 1) SELECT 1 FROM b', ['no relation b among 4']],
    ['SELECT (WITH a AS (SELECT 1) SELECT 1 FROM a) FROM a', ['no relation a among 4']],
    ['WITH a AS (SELECT 1), A AS (SELECT 2) SELECT 1', ['named-twice']],
    ['WITH a (x, y) AS (SELECT 1) SELECT 1', ['alias-count']],
    ['SELECT 1 FROM stock AS s (a)', ['alias-count']],
    ['SELECT 1 FROM (stock CROSS JOIN products) AS t', ['join-alias']],
    ['SELECT 1 UNION ALL SELECT 1, 2', ['arm-columns']],
    ['SELECT 1 UNION ALL SELECT 1 UNION ALL SELECT 1, 2', ['arm-columns']],
    ['SELECT 1 FROM (VALUES (1, 2), (3)) AS t (a, b)', ['arm-columns']],
    ['SELECT 1 FROM UNNEST(ARRAY[1])', ['unnest-columns']],
    ['SELECT sum(on_hand) OVER w FROM stock', ['unknown-window']],
    ['SELECT sum(on_hand) OVER w FROM stock WINDOW v AS (ORDER BY on_hand)', ['unknown-window']],
    ['SELECT (SELECT max(unit_cost) OVER w FROM products) FROM stock WINDOW w AS (ORDER BY on_hand)', ['unknown-window']],
    ['SELECT 1 FROM (SELECT 1 FROM stock WINDOW w AS (ORDER BY on_hand)) t ORDER BY sum(1) OVER w', ['unknown-window']],
    ['(SELECT 1 FROM stock WINDOW w AS (ORDER BY on_hand)) ORDER BY sum(1) OVER w', ['unknown-window']],
    ['SELECT 1 FROM stock WINDOW w AS (ORDER BY on_hand) UNION ALL SELECT 1 ORDER BY sum(1) OVER w', ['unknown-window']],
    ['SELECT 1 FROM stock WINDOW w AS (ORDER BY on_hand), v AS (ORDER BY on_hand), W AS (ORDER BY product_id)', ['named-twice']],
    ['SELECT 1 FROM stock WINDOW w AS (PARTITION BY nothing ORDER BY none)', ['0 meanings of nothing', '0 meanings of none']],
    ['SELECT on_hand AS x FROM stock WINDOW w AS (ORDER BY x)', ['0 meanings of x']],
    ['SELECT w FROM stock WINDOW w AS (ORDER BY on_hand)', ['0 meanings of w']],
    ['SELECT w.* FROM stock WINDOW w AS (ORDER BY on_hand)', ['0 meanings of w']],
    ['SELECT 1 FROM stock, w WINDOW w AS (ORDER BY on_hand)', ['no relation w among 4']],
    ['SELECT CAST(ROW(1) AS row(a integer))', ['strange-place']],
  ])('%s', (sql, oddities) => {
    expect(odd(sql)).toEqual(oddities);
  });
});

describe('uses of masked values', () => {
  test.each<[string, string[]]>([
    ['SELECT buyer FROM order_lines', ['masked buyer selected']],
    ['SELECT o.buyer AS b, line_id FROM order_lines o', ['masked o.buyer selected']],
    ['SELECT (buyer) FROM order_lines', ['masked buyer other']],
    ['SELECT upper(buyer), quantity FROM order_lines', ['masked buyer other']],
    ['SELECT 1 FROM order_lines WHERE buyer IS NULL', ['masked buyer other']],
    ['SELECT 1 FROM order_lines HAVING max(buyer) IS NULL', ['masked buyer other']],
    ['SELECT 1 FROM order_lines GROUP BY ROLLUP (buyer)', ['masked buyer other']],
    ['SELECT 1 FROM order_lines ORDER BY buyer', ['masked buyer other']],
    ['SELECT buyer AS b FROM order_lines ORDER BY b', ['masked buyer selected', 'masked b other']],
    ['SELECT line_id, buyer FROM order_lines ORDER BY 1', ['masked buyer selected']],
    ['SELECT line_id, buyer FROM order_lines ORDER BY 2 DESC', ['masked buyer selected', 'masked 2DESC other']],
    ['SELECT line_id, buyer FROM order_lines ORDER BY 2.0, 2e0, 20, line_id + 2', ['masked buyer selected']],
    [`SELECT ${'line_id, '.repeat(9)}buyer FROM order_lines ORDER BY 10`, ['masked buyer selected', 'masked 10 other']],
    ['SELECT line_id, buyer FROM order_lines GROUP BY 2, 1', ['masked buyer selected', 'masked 2 other']],
    ['SELECT line_id, buyer FROM order_lines GROUP BY CUBE (1, 2)', ['masked buyer selected', 'masked 2 other']],
    ['SELECT DISTINCT line_id, buyer FROM order_lines', ['masked buyer selected', 'masked line_id,buyer other']],
    ['SELECT DISTINCT * FROM order_lines', ['masked * other']],
    ['SELECT DISTINCT line_id FROM order_lines', []],
    ['SELECT ALL buyer FROM order_lines', ['masked buyer selected']],
    ['SELECT * FROM order_lines UNION ALL SELECT * FROM order_lines', []],
    ['SELECT line_id FROM order_lines UNION SELECT line_id FROM order_lines', []],
    ['SELECT buyer FROM order_lines UNION SELECT product_id FROM products', ['masked buyer selected', 'masked SELECTbuyerFROMorder_linesUNIONSELECTproduct_idFROMproducts other']],
    ['SELECT 1 FROM (SELECT * FROM order_lines UNION DISTINCT SELECT * FROM order_lines) t', ['masked SELECT*FROMorder_linesUNIONDISTINCTSELECT*FROMorder_lines other']],
    ['SELECT 1 FROM (SELECT * FROM order_lines EXCEPT ALL SELECT * FROM order_lines) t', ['masked SELECT*FROMorder_linesEXCEPTALLSELECT*FROMorder_lines other']],
    ['SELECT p FROM (SELECT product_id AS p FROM products UNION ALL SELECT * FROM (SELECT buyer FROM order_lines) t) u WHERE p = \'x\'',
      ['masked buyer selected', 'masked p selected', 'masked p other']],
    ['SELECT max(b) FROM (SELECT buyer FROM order_lines) AS t (b)', ['masked buyer selected', 'masked b other']],
    ['WITH w (a, b) AS (SELECT line_id, buyer FROM order_lines) SELECT max(a), max(b) FROM w', ['masked buyer selected', 'masked b other']],
    ['SELECT max(t.buyer) FROM (SELECT o.* FROM order_lines o) t', ['masked t.buyer other']],
    ['SELECT 1 FROM order_lines a JOIN order_lines b ON a.buyer = b.line_id', ['masked a.buyer other']],
    ['SELECT 1 FROM order_lines a JOIN order_lines b USING (buyer)', ['masked USING(buyer) other']],
    ['SELECT buyer FROM order_lines a JOIN (SELECT product_id AS buyer FROM products) b USING (buyer)', ['masked USING(buyer) other', 'masked buyer selected']],
    ['SELECT (SELECT buyer FROM order_lines)', ['masked buyer selected', 'masked SELECTbuyerFROMorder_lines other']],
    ['SELECT 1 WHERE 1 IN (SELECT buyer FROM order_lines)', ['masked buyer selected', 'masked SELECTbuyerFROMorder_lines other']],
    ['SELECT 1 WHERE EXISTS (SELECT buyer FROM order_lines)', ['masked buyer selected']],
    ['SELECT 1 WHERE EXISTS (SELECT 1 FROM order_lines WHERE buyer = \'x\')', ['masked buyer other']],
    ['SELECT x FROM order_lines CROSS JOIN UNNEST(ARRAY[buyer]) AS t (x)', ['masked buyer other']],
    ['SELECT sum(quantity) OVER (PARTITION BY buyer) FROM order_lines', ['masked buyer other']],
    ['SELECT 1 FROM order_lines WINDOW w AS (PARTITION BY line_id ORDER BY buyer)', ['masked buyer other']],
    ['SELECT grouping(buyer) FROM order_lines GROUP BY ROLLUP (line_id)', ['masked buyer other']],
    ['SELECT count(*) FILTER (WHERE buyer IS NULL) FROM order_lines', ['masked buyer other']],
    ['SELECT line_id FROM (SELECT * FROM order_lines ORDER BY buyer) t', ['masked buyer other']],
  ])('%s', (sql, oddities) => {
    expect(odd(sql).filter(each => each.startsWith('masked'))).toEqual(oddities);
  });
});

describe('what is read', () => {
  test.each<[string, number, string[]]>([
    ['SELECT 1', 0, []],
    ['SELECT * FROM stock', 1, ['stock']],
    ['SELECT 1 FROM stock a, stock b, products c', 3, ['stock', 'products']],
    ['SELECT 1 FROM stock UNION ALL SELECT 1 FROM products UNION ALL SELECT 1 FROM stock', 3, ['stock', 'products']],
    ['SELECT (SELECT max(on_hand) FROM stock) FROM products WHERE EXISTS (SELECT 1 FROM suppliers) GROUP BY (SELECT 1 FROM stock) HAVING 1 IN (SELECT 1 FROM order_lines)', 5,
      ['products', 'stock', 'suppliers', 'order_lines']],
    ['SELECT 1 FROM products WINDOW w AS (ORDER BY (SELECT max(on_hand) FROM stock))', 2, ['products', 'stock']],
    ['SELECT 1 FROM products ORDER BY (SELECT max(on_hand) FROM stock)', 2, ['products', 'stock']],
    ['SELECT 1 FROM products p JOIN stock s ON s.on_hand IN (SELECT quantity FROM order_lines)', 3, ['products', 'stock', 'order_lines']],
    ['SELECT 1 FROM UNNEST(ARRAY[(SELECT max(on_hand) FROM stock)]) AS t (x)', 1, ['stock']],
    ['SELECT 1 FROM (VALUES (1), ((SELECT max(on_hand) FROM stock))) AS t (x)', 1, ['stock']],
    ['WITH a AS (SELECT * FROM stock) SELECT 1 FROM a x, a y', 2, ['stock']],
    ['WITH a AS (SELECT * FROM stock), b AS (SELECT x.on_hand FROM a x, a y) SELECT 1 FROM b x, b y', 4, ['stock']],
    ['WITH a AS (SELECT * FROM stock) SELECT 1', 0, ['stock']],
    ['WITH stock AS (SELECT * FROM products) SELECT 1 FROM stock', 1, ['products']],
    ['SELECT 1 FROM nowhere', 1, []],
  ])('%s', (sql, views, read) => {
    expect([followed(sql).tally.views, followed(sql).read]).toEqual([views, read]);
  });
});

describe('what is printed for a name', () => {
  test.each([
    ['SELECT stock.on_hand FROM stock', 'SELECT "stock"."on_hand" FROM <stock> AS "stock"'],
    ['SELECT s.on_hand FROM supply_chain.stock s', 'SELECT "s"."on_hand" FROM <stock> "s"'],
    ['SELECT 1 FROM stock AS Stock (a, b, c, d)', 'SELECT 1 FROM <stock> AS "stock" ("a", "b", "c", "d")'],
    ['WITH b AS (SELECT 1 AS x), a AS (SELECT x FROM b) SELECT x FROM a JOIN b AS c ON true',
      'WITH "with_1" AS (SELECT 1 AS "x"), "with_2" AS (SELECT "x" FROM "with_1" AS "b") SELECT "x" FROM "with_2" AS "a" JOIN "with_1" AS "c" ON TRUE'],
    ['WITH a AS (WITH a AS (SELECT 1 AS x) SELECT x FROM a) SELECT x FROM a',
      'WITH "with_2" AS (WITH "with_1" AS (SELECT 1 AS "x") SELECT "x" FROM "with_1" AS "a") SELECT "x" FROM "with_2" AS "a"'],
    ['SELECT sum(on_hand) OVER W FROM stock WINDOW w AS (ORDER BY on_hand)', 'SELECT sum("on_hand") OVER "w" FROM <stock> AS "stock" WINDOW "w" AS (ORDER BY "on_hand")'],
    ['SELECT 1 AS "a""B"', 'SELECT 1 AS "a""b"'],
    ['SELECT 1 FROM customers', 'SELECT 1 FROM "customers"'],
  ])('%s', (sql, printed) => {
    expect(followed(sql).printed).toBe(printed);
  });
});

test.each(['SELECT 1 FROM LATERAL (SELECT 1) t', 'SELECT 1 FROM TABLE(f(1))', 'TABLE stock', 'SELECT * FROM (TABLE stock) t'])('what nobody has taught it is not guessed at: %s', sql => {
  expect(() => followed(sql)).toThrow(expect.objectContaining({ rule: 'clear-names', message: expect.stringMatching(/^The query has a part that is not understood\. \(line 1/) }));
});

test('each relation of the text is counted before more work is done for it', () => {
  expect(followed('SELECT 1 FROM stock a, UNNEST(ARRAY[1]) AS u (x), (SELECT 1) b').counted).toEqual([1, 2, 3, 1]);
  expect(followed('WITH a AS (SELECT * FROM stock) SELECT 1 FROM a x, a y, a z').counted).toEqual([1, 2, 3, 4, 3]);
});
