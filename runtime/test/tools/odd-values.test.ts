import { explainStockout } from '../../src/tools/inventory/explain-stockout';
import { identifyStockoutRisks } from '../../src/tools/inventory/identify-stockout-risks';
import { inventoryHealth } from '../../src/tools/inventory/inventory-health';
import { calculateWarehouseCapacity } from '../../src/tools/logistics/calculate-warehouse-capacity';
import { compareSupplierCosts } from '../../src/tools/suppliers/compare-supplier-costs';
import { rowsOf, run, servicesOver, somebody } from './run-with';
import { openSmallCompany, type SmallCompany } from './small-company';

/** What a tool says over a company that lives as long as the call. */
async function over(rows: SmallCompany, ask: (services: ReturnType<typeof servicesOver>) => ReturnType<typeof run>): ReturnType<typeof run> {
  const company = await openSmallCompany(rows);
  try {
    return await ask(servicesOver(company.engine));
  } finally {
    await company.close();
  }
}

const price = (supplier: string, amount: number, more: Readonly<Record<string, number>> = {}) => ({
  supplier_id: supplier, product_id: 'P1', price: amount, currency: 'EUR', unit_factor: 1, valid_from: '2026-01-01', ...more,
});

test('a price of 0 is no offer, and days of delivery below 0 are unknown: the index stays a number', async () => {
  const { summary, blocks } = await over({
    products: [{ product_id: 'P1', product_name: 'Bolt', base_unit: 'piece' }],
    supplier_prices: [price('S1', 0), price('S2', 5, { lead_time_days: -14, freight_share: -0.5 }), price('S3', 6), price('S4', -2)],
    purchase_order_lines: [{
      purchase_order_id: 'PO1', line_number: 1, supplier_id: 'S3', warehouse_id: 'WH01', product_id: 'P1', order_date: '2026-10-01', quantity_ordered: 10,
      unit_price: 6, currency: 'EUR', unit_price_base: 6,
    }],
  }, services => run(compareSupplierCosts, {}, services, somebody('procurement_specialist')));

  expect(summary).toBe('P1 (Bolt) is offered by 2 suppliers; S2 is cheapest at 5.00 company currency a piece, all costs in; '
    + 'S3, from which most is bought, costs 6.00 company currency a piece, index 120.');
  expect(blocks[0]?.rows).toHaveLength(2);
});

test('a warehouse whose capacity is recorded as 0 has an unknown one', async () => {
  const { summary } = await over({
    warehouses: [{ warehouse_id: 'WH01', capacity_m3: 0, usable_share: 0.8 }],
    products: [{ product_id: 'P1', volume_m3: 0.5, base_unit: 'piece' }],
    inventory_position: [{ warehouse_id: 'WH01', product_id: 'P1', as_of_date: '2026-11-23', on_hand: 10, quarantined: 0 }],
  }, services => run(calculateWarehouseCapacity, {}, services, somebody('field_engineer')));

  expect(summary).toBe('How much room there is in all warehouses is not recorded.');
});

test('one price below 0 does not take the answer about all the others away', async () => {
  const days = Array.from({ length: 91 }, (_, back) => new Date(Date.UTC(2026, 10, 23 - back)).toISOString().slice(0, 10));
  const products = ['P1', 'P2'];
  const rows: SmallCompany = {
    warehouses: [{ warehouse_id: 'WH01' }],
    products: products.map((product_id, place) => ({ product_id, base_unit: 'piece', unit_cost: place === 0 ? -2 : 5, list_price: place === 0 ? -3 : 9 })),
    inventory_position: products.map(product_id => ({ warehouse_id: 'WH01', product_id, on_hand: 30 })),
    demand_daily: products.flatMap(product_id => days.map(demand_date => ({ warehouse_id: 'WH01', product_id, demand_date, quantity_demanded: 10, stocked_out_share: 0 }))),
  };

  expect((await over(rows, services => run(identifyStockoutRisks, {}, services))).summary).toMatch(/^2 products in all warehouses \(of 2\) will run out before 8 Dec/);
  expect((await over(rows, services => run(inventoryHealth, {}, services))).summary).toMatch(/^Usable stock in all warehouses is worth 150 in company currency/);
});

test('where no item has demand enough, none is said not to run out', async () => {
  const { summary } = await over({
    warehouses: [{ warehouse_id: 'WH01' }], products: [{ product_id: 'P1', base_unit: 'piece' }, { product_id: 'P2', base_unit: 'piece' }],
    inventory_position: ['P1', 'P2'].map(product_id => ({ warehouse_id: 'WH01', product_id, on_hand: 3 })),
  }, services => run(identifyStockoutRisks, {}, services));

  expect(summary).toBe('For none of the 2 products in all warehouses could a shortage be foreseen. Left out: 2 (less than 28 days of known demand).');
});

test('where nobody recorded what was asked for, why it was short is not known', async () => {
  const days = Array.from({ length: 60 }, (_, back) => new Date(Date.UTC(2026, 10, 23 - back)).toISOString().slice(0, 10));
  const output = await over({
    warehouses: [{ warehouse_id: 'WH01' }], products: [{ product_id: 'P1', base_unit: 'piece' }],
    inventory_position: [{ warehouse_id: 'WH01', product_id: 'P1', on_hand: 0 }],
    demand_daily: days.map(demand_date => ({ warehouse_id: 'WH01', product_id: 'P1', demand_date })),
  }, services => run(explainStockout, { product: 'P1', warehouse: 'WH01' }, services));

  expect(output.summary).toBe('Nothing is recorded of P1 in WH01 in the 365 days up to 24 Nov.');
  expect(rowsOf(output)).toEqual([]);
});
