import type { DuckDBConnection } from '@duckdb/node-api';
import { guarded, permit, rowsOf, wholeCompany, GUARD } from './company';

let company: DuckDBConnection;
beforeAll(async () => {
  company = await wholeCompany();
});

test('a masked text reads ***, anything else null, whatever it is', async () => {
  expect(await rowsOf(company, guarded('SELECT line_id, buyer, buyer_age FROM order_lines ORDER BY line_id', 'all'))).toEqual([
    ['1', '***', null], ['2', '***', null], ['3', '***', null], ['4', '***', null],
  ]);
});

test('the mask stands in the subquery of the view: no query can reach what is behind it', () => {
  expect(guarded('SELECT buyer FROM order_lines', 'all', 10)).toBe(
    'SELECT "buyer" FROM (SELECT "line_id", "supplier_id", "warehouse_id", "quantity", CAST(\'***\' AS VARCHAR) AS "buyer", '
    + 'CAST(NULL AS BIGINT) AS "buyer_age" FROM "supply_chain"."order_lines") AS "order_lines" LIMIT 11',
  );
});

test.each([
  ['SELECT * FROM order_lines ORDER BY line_id'],
  ['SELECT order_lines.* FROM order_lines ORDER BY quantity'],
  ['SELECT o.buyer AS person FROM order_lines o'],
  ['SELECT person FROM (SELECT buyer AS person, quantity FROM order_lines) t WHERE quantity > 1'],
  ['WITH b AS (SELECT buyer FROM order_lines) SELECT * FROM b'],
  ['SELECT buyer FROM order_lines UNION ALL SELECT product_id FROM products'],
  ['SELECT 1 AS x FROM products WHERE EXISTS (SELECT buyer FROM order_lines)'],
  ['SELECT o.buyer, s.supplier_name FROM order_lines o JOIN suppliers s ON s.supplier_id = o.supplier_id'],
])('%s selects it as it is, and passes', async sql => {
  const text = JSON.stringify(await rowsOf(company, guarded(sql, 'all')));
  expect(text).not.toMatch(/Ann|Bo"|Cy|41|52|23/);
});

test('a granted column is no longer masked', async () => {
  const granted = { ...permit('all'), views: new Map([['order_lines', ['line_id', 'buyer']]]) };
  const { sql } = GUARD.guard("SELECT buyer FROM order_lines WHERE buyer = 'Ann'", granted, { asOf: '2026-11-24', maxRows: 10 });
  expect(await rowsOf(company, sql)).toEqual([['Ann']]);
});
