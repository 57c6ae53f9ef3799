import type { CanonicalView } from '../../../../src/contract';
import type { ReadPermit, WarehouseScope } from '../../../src/access';
import { readableViews } from '../../../src/access/sql-guard/readable-views';
import type { ViewSource } from '../../../src/access/sql-guard/readable-views';
import { scopeCondition } from '../../../src/access/sql-guard/row-scope';
import { COMPANY, permit } from './company';

const shown = (warehouses: WarehouseScope, views: Readonly<Record<string, CanonicalView>> = COMPANY, sources: Record<string, ViewSource> = {}, permitted: ReadPermit = permit(warehouses)) =>
  readableViews({ views, sources: new Map(Object.entries(sources)) }, permitted, scopeCondition(warehouses));
const subquery = (name: string, ...more: Parameters<typeof shown>) => shown(...more).get(name)?.subquery;
const absent = (view: CanonicalView, ...names: string[]): CanonicalView =>
  ({ ...view, columns: view.columns.map(column => names.includes(column.name) ? { ...column, absent: true as const } : column) });

test('a view shows its permitted columns in the order of the catalogue, masked ones as such', () => {
  expect(shown('all').get('order_lines')?.columns).toEqual([
    { name: 'line_id', masked: false }, { name: 'supplier_id', masked: false }, { name: 'warehouse_id', masked: false }, { name: 'quantity', masked: false },
    { name: 'buyer', masked: true }, { name: 'buyer_age', masked: true },
  ]);
  expect(subquery('order_lines', 'all')).toBe(
    '(SELECT "line_id", "supplier_id", "warehouse_id", "quantity", CAST(\'***\' AS VARCHAR) AS "buyer", CAST(NULL AS BIGINT) AS "buyer_age" FROM "supply_chain"."order_lines")',
  );
  expect([...shown('all').keys()]).toEqual(['products', 'stock', 'suppliers', 'order_lines']);
});

test('a view without a permitted column, or outside the catalogue, is not there', () => {
  const odd: ReadPermit = { views: new Map([['stock', []], ['customers', ['nothing']], ['ghost', ['a']], ['constructor', ['name']], ['products', ['unit_cost']]]), warehouses: 'all' };
  expect([...shown('all', COMPANY, {}, odd).keys()]).toEqual(['products']);
  expect(subquery('stock', 'all', COMPANY, {}, { ...odd, masked: new Map([['stock', ['on_hand']]]) })).toBe('(SELECT CAST(NULL AS BIGINT) AS "on_hand" FROM "supply_chain"."stock")');
});

test.each<[string, WarehouseScope, string]>([
  ['products', 'all', 'FROM "supply_chain"."products")'],
  ['products', ['WH01'], 'FROM "supply_chain"."products")'],
  ['products', [], 'FROM "supply_chain"."products" WHERE FALSE)'],
  ['stock', 'all', 'FROM "supply_chain"."stock")'],
  ['stock', ['WH01', "x'y"], 'FROM "supply_chain"."stock" WHERE "warehouse_id" IN (\'WH01\', \'x\'\'y\'))'],
  ['stock', [], 'FROM "supply_chain"."stock" WHERE FALSE)'],
  ['suppliers', 'all', 'FROM "supply_chain"."suppliers")'],
  ['suppliers', ['WH01'], 'FROM "supply_chain"."suppliers" WHERE "supplier_id" IN (SELECT "supplier_id" FROM "supply_chain"."order_lines" WHERE "warehouse_id" IN (\'WH01\')))'],
  ['suppliers', [], 'FROM "supply_chain"."suppliers" WHERE FALSE)'],
])('%s for %j', (name, warehouses, end) => {
  expect(subquery(name, warehouses)?.slice(-end.length)).toBe(end);
});

test('a large scope stands once, and views refer to it; the largest that is listed does not', () => {
  const many = Array.from({ length: 201 }, (_, index) => `W${index}`);
  expect(scopeCondition(many.slice(1)).relation).toBeUndefined();
  expect(scopeCondition(many.slice(1)).of('"w"')).toMatch(/^"w" IN \('W1', .*, 'W200'\)$/);
  expect(scopeCondition(many).relation).toMatch(/^"scope_1" \("id"\) AS \(VALUES \('W0'\), \('W1'\), .*, \('W200'\)\)$/);
  expect([scopeCondition(many).of('"w"'), scopeCondition(many).of(undefined), scopeCondition(['W1']).of(undefined)]).toEqual(['"w" IN (SELECT "id" FROM "scope_1")', undefined, undefined]);
});

test('rows whose warehouse nobody records are nobody\'s, but for a reader of all', () => {
  const views = { ...COMPANY, stock: absent(COMPANY.stock!, 'warehouse_id') };
  expect(subquery('stock', ['WH01'], views)).toBe(
    '(SELECT CAST(NULL AS VARCHAR) AS "warehouse_id", "product_id", "on_hand", "as_of_date" FROM "supply_chain"."stock" WHERE FALSE)',
  );
  expect(subquery('stock', 'all', views)).toMatch(/FROM "supply_chain"\."stock"\)$/);
  const through = { ...COMPANY, order_lines: absent(COMPANY.order_lines!, 'warehouse_id') };
  expect(subquery('suppliers', ['WH01'], through)).toMatch(/"suppliers" WHERE FALSE\)$/);
  expect(subquery('products', ['WH01'], { ...COMPANY, products: absent(COMPANY.products!, 'unit_cost') })).toBe(
    '(SELECT "product_id", "product_name", CAST(NULL AS DOUBLE) AS "unit_cost" FROM "supply_chain"."products")',
  );
});

test.each(['order', 'constructor', 'products', 'suppliers'])('a view that is bounded through %s, which is no view of warehouses, shows nothing', view => {
  const suppliers: CanonicalView = { ...COMPANY.suppliers!, rowScope: { kind: 'through', column: 'supplier_id', view, viewColumn: 'supplier_id' } };
  expect(subquery('suppliers', ['WH01'], { ...COMPANY, suppliers })).toMatch(/"suppliers" WHERE FALSE\)$/);
});

test('a view that is not filled needs no table; one that a mapping makes stands on its SELECT, each column of the catalogue\'s type', () => {
  const names = COMPANY.stock!.columns.map(({ name }) => name);
  expect(subquery('stock', ['WH01'], { ...COMPANY, stock: absent(COMPANY.stock!, ...names) })).toBe(
    '(SELECT CAST(NULL AS VARCHAR) AS "warehouse_id", CAST(NULL AS VARCHAR) AS "product_id", CAST(NULL AS BIGINT) AS "on_hand", CAST(NULL AS DATE) AS "as_of_date" WHERE FALSE)',
  );
  const source = { sql: 'SELECT 1', columns: new Set(['warehouse_id', 'on_hand']) };
  expect(subquery('stock', ['WH01'], { ...COMPANY, stock: absent(COMPANY.stock!, 'on_hand') }, { stock: source })).toBe(
    '(SELECT CAST("warehouse_id" AS VARCHAR) AS "warehouse_id", CAST(NULL AS VARCHAR) AS "product_id", CAST(NULL AS BIGINT) AS "on_hand", CAST(NULL AS DATE) AS "as_of_date" '
    + 'FROM (SELECT 1) AS "stock" WHERE CAST("warehouse_id" AS VARCHAR) IN (\'WH01\'))',
  );
  expect(subquery('stock', 'all', { ...COMPANY, stock: absent(COMPANY.stock!, ...names) }, { stock: source })).toMatch(/FROM \(SELECT 1\) AS "stock"\)$/);
  expect(subquery('suppliers', ['WH01'], COMPANY, { order_lines: source })).toMatch(
    /WHERE "supplier_id" IN \(SELECT CAST\("supplier_id" AS VARCHAR\) FROM \(SELECT 1\) AS "order_lines" WHERE CAST\("warehouse_id" AS VARCHAR\) IN \('WH01'\)\)\)$/,
  );
});
