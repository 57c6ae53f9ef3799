import { VIEWS, type CanonicalView, type ToolContract } from '../../../src/contract';
import { fitOf } from '../../src/access';

const TOOL: ToolContract = {
  name: 'stock', family: 'inventory', reads: { products: ['product_id', 'weight_kg'], warehouses: ['warehouse_id', 'city'] },
  optional: { products: ['weight_kg'] },
};

function without(...absent: string[]): Record<string, CanonicalView> {
  return Object.fromEntries(Object.entries<CanonicalView>(VIEWS).map(([name, view]) => [name, {
    ...view, columns: view.columns.map(column => (absent.includes(`${name}.${column.name}`) ? { ...column, absent: true as const } : column)),
  }]));
}

test('a tool whose columns are all held lacks nothing', () => {
  expect(fitOf(TOOL, VIEWS)).toEqual({ missing: [], lost: [] });
});

test('a column that it can do without is lost, another is missing, each by its view', () => {
  expect(fitOf(TOOL, without('products.weight_kg', 'warehouses.city'))).toEqual({ missing: ['warehouses.city'], lost: ['products.weight_kg'] });
});

test('a view that is not there is missing with every column that the tool reads of it', () => {
  expect(fitOf(TOOL, { products: VIEWS.products! })).toEqual({ missing: ['warehouses.warehouse_id', 'warehouses.city'], lost: [] });
});

test('a tool that reads what its caller may query works with any views', () => {
  expect(fitOf({ ...TOOL, reads: 'persona' }, {})).toEqual({ missing: [], lost: [] });
});

test('a tool that runs others works where one of them does, and lacks what the one lacks that lacks least', () => {
  const both: ToolContract = { name: 'both', family: 'overview', reads: {}, runs: ['forecast_demand', 'carrier_performance'] };
  expect(fitOf(both, without('shipments.planned_delivery_date')).missing).toEqual([]);
  expect(fitOf(both, without('shipments.shipment_id', 'shipments.carrier_id', 'demand_daily.demand_date')).missing).toEqual(['demand_daily.demand_date']);
  expect(fitOf(both, without('shipments.carrier_id', 'demand_daily.quantity_demanded', 'demand_daily.demand_date')).missing).toEqual(['shipments.carrier_id']);
  expect(fitOf({ ...both, runs: ['no_such_tool'] }, VIEWS).missing).toEqual([]);
});
