import { followed } from './followed';

const joins = (sql: string) => followed(sql).tally.products;

describe('conditions that bind two relations', () => {
  test.each([
    'stock a JOIN products b ON a.product_id = b.product_id',
    'stock a JOIN products b ON b.product_id = a.product_id AND a.on_hand > 0',
    'stock a JOIN products b ON a.on_hand > 0 AND b.unit_cost > 0 AND a.product_id = b.product_id',
    'stock a JOIN products b ON (a.product_id = b.product_id)',
    'stock a JOIN products b ON upper(a.product_id) = lower(b.product_id)',
    'stock a JOIN products b ON a.product_id LIKE b.product_id',
    'stock a JOIN products b ON a.on_hand = b.unit_cost OR a.product_id = b.product_id',
    'stock a JOIN products b ON (a.on_hand = b.unit_cost AND a.on_hand > 0) OR a.product_id = b.product_id',
    'stock a JOIN products b ON a.on_hand = b.unit_cost OR b.product_id = a.product_id',
    'stock a, products b, order_lines c WHERE (a.on_hand BETWEEN b.unit_cost AND c.quantity OR a.product_id = b.product_id) AND b.unit_cost = c.quantity',
    'stock JOIN products ON on_hand = unit_cost',
    'stock a JOIN products b USING (product_id)',
    'stock a, products b WHERE a.product_id = b.product_id',
    'stock a JOIN products b ON true WHERE a.product_id = b.product_id',
    'stock a JOIN products b ON a.product_id = b.product_id JOIN order_lines c ON c.warehouse_id = a.warehouse_id',
    'stock a JOIN products b USING (product_id) JOIN stock c USING (product_id)',
    'stock a JOIN products b USING (product_id) JOIN order_lines c ON c.quantity = a.on_hand',
    'stock a, products b, order_lines c WHERE a.on_hand BETWEEN b.unit_cost AND c.quantity',
    '(stock a JOIN products b ON a.product_id = b.product_id) JOIN order_lines c ON c.quantity = b.unit_cost',
    'stock a, (products b JOIN order_lines c ON b.unit_cost = c.quantity) WHERE a.product_id = b.product_id',
  ])('%s', from => {
    expect(joins(`SELECT 1 FROM ${from}`)).toBe(0);
  });
});

describe('joins that none binds', () => {
  test.each<[string, number]>([
    ['stock a, products b', 1],
    ['stock a CROSS JOIN products b', 1],
    ['stock a, products b, order_lines c', 2],
    ['stock a JOIN products b ON true JOIN order_lines c ON true', 2],
    ['stock a JOIN products b ON a.product_id = a.warehouse_id', 1],
    ['stock a JOIN products b ON a.on_hand > 0 AND b.unit_cost > 0', 1],
    ['stock a JOIN products b ON a.product_id = b.product_id OR true', 1],
    ['stock a JOIN products b ON a.product_id = b.product_id OR a.on_hand = 1', 1],
    ['stock a JOIN products b ON NOT (a.product_id = b.product_id)', 1],
    ['stock a JOIN products b ON NOT a.product_id = b.product_id', 1],
    ['stock a JOIN products b ON a.product_id = (SELECT max(b.product_id) FROM products c)', 1],
    ['stock a JOIN products b ON CASE WHEN a.product_id = b.product_id THEN true ELSE true END', 1],
    ['stock a JOIN products b ON coalesce(a.product_id = b.product_id, true)', 1],
    ['stock a, products b, order_lines c, stock d WHERE a.product_id = b.product_id AND c.warehouse_id = d.warehouse_id', 1],
    ['stock a JOIN products b USING (product_id), order_lines c', 1],
    ['stock a, products b, order_lines c WHERE a.product_id = b.product_id OR a.on_hand = c.quantity', 2],
  ])('%s', (from, free) => {
    expect(joins(`SELECT 1 FROM ${from}`)).toBe(free);
  });

  test('a condition with the query around it binds none inside', () => {
    expect(joins('SELECT 1 FROM products p WHERE EXISTS (SELECT 1 FROM stock a, stock b WHERE a.product_id = p.product_id AND b.product_id = p.product_id)')).toBe(1);
    expect(joins('SELECT 1 FROM products p WHERE EXISTS (SELECT 1 FROM stock a, stock b WHERE a.product_id = p.product_id AND b.product_id = a.product_id)')).toBe(0);
  });

  test('those of inner queries are counted as well, once for each use of a query of WITH', () => {
    expect(joins('SELECT 1 FROM (SELECT a.on_hand FROM stock a, products b) t')).toBe(1);
    expect(joins('SELECT 1 FROM stock WHERE on_hand IN (SELECT a.on_hand FROM stock a, products b)')).toBe(1);
    expect(joins('SELECT 1 FROM stock a, products b UNION ALL SELECT 1 FROM stock a, products b')).toBe(2);
    expect(joins('SELECT (SELECT max(a.on_hand) FROM stock a, products b) ORDER BY (SELECT max(a.on_hand) FROM stock a, products b)')).toBe(2);
    expect(joins('WITH w AS (SELECT a.on_hand FROM stock a, products b) SELECT 1 FROM w a JOIN w b ON a.on_hand = b.on_hand')).toBe(2);
    expect(joins('WITH w AS (SELECT a.on_hand FROM stock a, products b) SELECT 1')).toBe(0);
  });
});

describe('a relation of few rows', () => {
  test.each([
    '(SELECT count(*) AS n FROM products)', '(SELECT 1 AS n)', '(SELECT upper(max(product_id)) AS n FROM products)', '(SELECT 1 AS n, sum(unit_cost) AS s FROM products)',
    '(SELECT product_id AS n FROM products LIMIT 10)', '(VALUES 1, 2)', '(SELECT 1 AS n UNION ALL SELECT 2)', '((SELECT 1 AS n))', '(SELECT x AS n FROM (VALUES 1) AS v (x))',
    '(SELECT n FROM UNNEST(ARRAY[1, 2]) AS u (n))',
  ])('multiplies nothing: %s', relation => {
    expect(joins(`SELECT 1 FROM stock a, ${relation} AS f (n${relation.includes(' s ') ? ', s' : ''})`)).toBe(0);
  });

  test.each([
    '(SELECT count(*) OVER () AS n FROM products)', '(SELECT product_id AS n FROM products)', '(SELECT count(*) AS n FROM products GROUP BY product_id)',
    '(SELECT (SELECT count(*) FROM stock) AS n FROM products)', '(SELECT upper(product_id) AS n FROM products)', '(SELECT product_id AS n FROM products LIMIT 11)',
    '(SELECT product_id AS n FROM products LIMIT ALL)', '(SELECT 1 AS n UNION ALL SELECT 2 FROM products)', '(SELECT product_id AS n FROM products OFFSET 3)',
    '(SELECT n FROM UNNEST(sequence(1, 9)) AS u (n))', '(SELECT p.product_id AS n FROM products p, (VALUES 1) AS v (x))',
  ])('is not: %s', relation => {
    expect(joins(`SELECT 1 FROM stock a, ${relation} AS f (n)`)).toBe(1);
  });

  test('of WITH is one wherever it is used; UNNEST is one where it is written out', () => {
    expect(joins('WITH f AS (SELECT max(on_hand) AS n FROM stock) SELECT 1 FROM stock a, f')).toBe(0);
    expect(joins('SELECT 1 FROM stock a CROSS JOIN UNNEST(ARRAY[a.on_hand, 7]) AS u (x)')).toBe(0);
    expect(joins('SELECT 1 FROM stock a CROSS JOIN UNNEST(SEQUENCE (1, 9)) AS u (x)')).toBe(1);
  });
});
