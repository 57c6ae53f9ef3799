import { PARTITION_COLUMN, PERSONAS, TOOLS, VIEWS } from '../../src/contract';
import type { CanonicalView, ToolContract } from '../../src/contract';

const views = Object.values(VIEWS);
const columnsOf = (view: CanonicalView) => view.columns.map(column => column.name);

test('the catalogue holds the views of the first release, each under its own name', () => {
  expect(Object.keys(VIEWS).sort()).toEqual([
    'calendars', 'customers', 'demand_daily', 'exchange_rates', 'forecasts', 'freight_rates', 'inventory_daily', 'inventory_position',
    'item_policies', 'lanes', 'lots', 'order_events', 'products', 'promotions', 'purchase_order_lines', 'purchase_orders', 'receipts', 'returns',
    'sales_order_lines', 'sales_orders', 'shipment_lines', 'shipments', 'stock_movements', 'substitutes', 'supplier_capacity', 'supplier_prices',
    'suppliers', 'transfers', 'units', 'vehicles', 'warehouses',
  ]);
  expect(views.filter(view => VIEWS[view.name] !== view)).toEqual([]);
});

test.each(views.map(view => [view.name, view] as const))('%s has lower-case names, each once, and a key that exists', (_, view) => {
  const names = columnsOf(view);
  expect([view.name, ...names].filter(name => !/^[a-z][a-z0-9_]*$/.test(name))).toEqual([]);
  expect(new Set(names).size).toBe(names.length);
  expect(view.key.filter(name => !names.includes(name))).toEqual([]);
  expect(view.key.length).toBeGreaterThan(0);
});

test.each(views.map(view => [view.name, view] as const))('every column of %s says what it means', (_, view) => {
  expect([view.meaning, view.grain, ...view.columns.map(column => column.meaning)].filter(text => text.length < 5 || text.endsWith('.'))).toEqual([]);
});

test('row scopes lead to columns that exist, and end at a view with warehouses of its own', () => {
  for (const view of views) {
    const { rowScope } = view;
    if (rowScope.kind === 'company') continue;
    expect(columnsOf(view)).toContain(rowScope.column);
    if (rowScope.kind !== 'through') continue;
    const through = VIEWS[rowScope.view]!;
    expect(columnsOf(through)).toContain(rowScope.viewColumn);
    expect(through.rowScope.kind).toBe('warehouse');
  }
});

test('a view with a warehouse column is scoped by it', () => {
  const unscoped = views.filter(view => columnsOf(view).includes('warehouse_id') && view.rowScope.kind !== 'warehouse');
  expect(unscoped.map(view => view.name)).toEqual([]);
});

test('tools read only views and columns that exist', () => {
  const tools: readonly ToolContract[] = Object.values(TOOLS);
  const dangling = tools.flatMap(tool => tool.reads === 'persona' ? [] : Object.entries(tool.reads).flatMap(([view, columns]) =>
    columns.filter(column => !VIEWS[view]?.columns.some(known => known.name === column)).map(column => `${tool.name}: ${view}.${column}`)));
  expect(dangling).toEqual([]);
});

test('personas are granted only views that exist', () => {
  const dangling = Object.values(PERSONAS).flatMap(persona => persona.views.filter(view => !(view in VIEWS)).map(view => `${persona.id}: ${view}`));
  expect(dangling).toEqual([]);
});

test('the views that lie month by month do so by a date of their own, and no view has a column of the name of the partition', () => {
  const filed = Object.fromEntries(views.flatMap(view => (view.filedByMonthOf === undefined ? [] : [[view.name, view.filedByMonthOf]])));
  expect(filed).toEqual({
    inventory_daily: 'stock_date', stock_movements: 'moved_at', demand_daily: 'demand_date', sales_order_lines: 'order_date', order_events: 'happened_at',
  });
  for (const [name, date] of Object.entries(filed)) {
    expect(['date', 'timestamp']).toContain(VIEWS[name]!.columns.find(column => column.name === date)?.type);
  }
  expect(views.filter(view => columnsOf(view).includes(PARTITION_COLUMN))).toEqual([]);
});
