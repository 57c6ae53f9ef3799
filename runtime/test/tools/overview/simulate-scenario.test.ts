import type { PersonaId } from '../../../../src/contract';
import type { Identity } from '../../../src/access';
import { simulateScenario } from '../../../src/tools/overview/simulate-scenario';
import { ORDER_COMPANY } from '../logistics/order-company';
import { rowsOf, run, servicesOver, somebody } from '../run-with';
import { openSmallCompany, type SmallCompany } from '../small-company';
import { SAVING_SUPPLIERS } from '../suppliers/offering-suppliers';

const sale = (product_id: string, quantity_ordered: number, unit_price: number) =>
  ({ order_id: 'O', line_number: 1, warehouse_id: 'WH01', product_id, order_date: '2026-09-01', quantity_ordered, unit_price, currency: 'EUR' });

/** P1, P4 and P6 are bought from S1; P2 is offered by S1 alone. A piece costs 6. */
const BUYING: SmallCompany = {
  ...SAVING_SUPPLIERS,
  warehouses: [{ warehouse_id: 'WH01' }, { warehouse_id: 'WH02' }],
  products: SAVING_SUPPLIERS.products!.map(product => ({ ...product, unit_cost: 6 })),
  sales_order_lines: [sale('P2', 10, 10), sale('P4', 2, 20)],
};

let buying: Awaited<ReturnType<typeof openSmallCompany>>;
let delivering: Awaited<ReturnType<typeof openSmallCompany>>;
beforeAll(async () => { [buying, delivering] = await Promise.all([openSmallCompany(BUYING), openSmallCompany(ORDER_COMPANY)]); });
afterAll(async () => { await Promise.all([buying.close(), delivering.close()]); });

const buyer = somebody('procurement_specialist');
const supposed = (changes: readonly object[], identity: Identity = buyer, more: object = {}) =>
  run(simulateScenario, { changes, ...more }, servicesOver((identity.persona === 'field_engineer' ? delivering : buying).engine), identity);

/** What a tool says of both sides, by figure. */
async function sidesOf(tool: string, ...given: Parameters<typeof supposed>): Promise<Record<string, unknown>> {
  return Object.fromEntries(rowsOf(await supposed(...given)).filter(row => row.tool === tool).map(({ figure, before, after }) => [figure, [before, after]]));
}

const leftAside = async (...given: Parameters<typeof supposed>) =>
  Object.fromEntries((await supposed(...given)).blocks.find(({ title }) => title === 'What was not worked out again')!.rows);

describe('a supplier that raises its prices', () => {
  const dearer = [{ kind: 'price_percent', percent: 5, supplier: 's1' }];

  test('costs a twentieth more a year, as all that is bought comes from it', async () => {
    const costs = await sidesOf('compare_supplier_costs', dearer);
    const [before, after] = costs['A year of purchases from the suppliers bought from, all costs in'] as [number, number];

    expect(before).toBeGreaterThan(12_000);
    expect(after / before).toBeCloseTo(1.05, 5);
    expect(costs).toMatchObject({ 'Products bought that no supplier offers any more, approved and usable': [0, 0] });
  });

  test('makes it worth more to change: 1,200 of P6 at 10 less 1.6 % are 11,808 now and 12,398.40 then, and 10,560 from S3', async () => {
    expect(await sidesOf('identify_cost_savings', dearer)).toEqual({
      'Products that another supplier would save on': [1, 1], 'Savings a year from changing suppliers, net': [1_248, 1_838.4],
    });
  });

  test('would have made the spend of the last 12 months larger by as much: 120 + 266 + 12,000 + 1,000', async () => {
    expect(await sidesOf('analyze_spend', dearer)).toMatchObject({ 'Spend of the last 12 months': [13_386, 14_055.3], 'Open commitments': [0, 0] });
  });

  test('leaves sources as they are, and that is said with all else that was not worked out', async () => {
    expect(await leftAside(dearer)).toMatchObject({
      'products with one approved source or none': 'price of supplier S1 +5 %: sources and sales of the last 12 months do not depend on it',
      'ratings of suppliers': 'they are of deliveries that have been',
      'forecasts of single products': 'each is asked for one product; a change of demand is a change of what is forecast itself',
    });
  });
});

describe('a supplier that no longer delivers', () => {
  const stopped = [{ kind: 'stop', supplier: 'S1' }];

  test('leaves P4 without an offer that can be used up in a year, and nothing that could be saved on', async () => {
    expect(await sidesOf('compare_supplier_costs', stopped)).toMatchObject({ 'Products bought that no supplier offers any more, approved and usable': [0, 1] });
    expect(await sidesOf('identify_cost_savings', stopped)).toEqual({
      'Products that another supplier would save on': [1, 0], 'Savings a year from changing suppliers, net': [1_248, 0],
    });
  });

  test('leaves P2 without a source, with a margin of 10 x 4, and P4 with one, of 2 x 14', async () => {
    expect(await sidesOf('assess_supplier_risk', stopped)).toEqual({
      'Products sold with no approved source': [0, 1], 'Margin of a year of products with no approved source': [0, 40],
      'Products sold with one approved source': [1, 1], 'Margin of a year of products with one approved source': [40, 28],
    });
  });

  test('is told in words; one that is not there is not taken for an answer', async () => {
    expect((await supposed(stopped)).summary).toMatch(/^With no more deliveries of supplier S1 in all warehouses: /);
    expect((await supposed([{ kind: 'stop', supplier: 'S99' }])).summary)
      .toMatch(/no figure changes\. Nothing in all warehouses is concerned by: no more deliveries of supplier S99\.$/);
  });
});

test('a dearer currency takes the saving away: 8 x 1.1 x 1.1 is 9.68, a saving of less than 5 % of 9.84', async () => {
  expect(await sidesOf('identify_cost_savings', [{ kind: 'exchange_rate_percent', percent: 10, currency: 'USD' }])).toEqual({
    'Products that another supplier would save on': [1, 0], 'Savings a year from changing suppliers, net': [1_248, 0],
  });
});

test('twice the demand saves twice as much; in one warehouse alone it is not told apart, and that is said', async () => {
  expect(await sidesOf('identify_cost_savings', [{ kind: 'demand_percent', percent: 100, product: 'P6' }])).toMatchObject({
    'Savings a year from changing suppliers, net': [1_248, 2_496],
  });
  expect(await leftAside([{ kind: 'demand_percent', percent: 100, warehouse: 'WH01' }])).toMatchObject({
    'savings from changing suppliers': 'demand of warehouse WH01 +100 %: demand is that of all warehouses together, and is not told apart by warehouse',
  });
});

test('of several changes, one that a tool does not heed is named beside its figures', async () => {
  const both = [{ kind: 'price_percent', percent: 5, supplier: 'S1' }, { kind: 'lead_time_days', days: 5, supplier: 'S1' }];
  expect(await sidesOf('analyze_spend', both)).toMatchObject({ 'Spend of the last 12 months': [13_386, 14_055.3] });
  expect(await leftAside(both)).toMatchObject({ 'spend and open commitments': 'lead time of supplier S1 +5 days: spend is what was ordered already' });
});

describe('a field engineer, who has the tracing of orders and no prices of suppliers', () => {
  const engineer = somebody('field_engineer');

  test('sees which orders hang on a purchase order that does not come', async () => {
    expect(await sidesOf('trace_impact', [{ kind: 'stop', purchase_order: 'po-1' }], engineer)).toEqual({
      'Customer orders that get less, or later': [0, 2], 'Order lines that get less, or later': [0, 2],
      'Value of what they get less, or later': [0, 200], 'Margin of what they get less, or later': [0, 80],
    });
  });

  test('has nothing of suppliers worked out, nor named', async () => {
    const output = await supposed([{ kind: 'stop', supplier: 'S1' }], engineer);

    expect(new Set(rowsOf(output).map(({ tool }) => tool))).toEqual(new Set(['calculate_warehouse_capacity', 'identify_delayed_orders', 'trace_impact']));
    expect(JSON.stringify(output.blocks)).not.toMatch(/ratings of suppliers|reorder/);
    expect(output.evidence.flatMap(({ queries }) => queries.map(({ sql }) => sql)).join('\n')).not.toMatch(/supplier_prices/);
  });
});

describe('codes that the data have in small letters', () => {
  const CODES = new Set(['supplier_id', 'purchase_order_id', 'warehouse_id']);
  const small = (company: SmallCompany): SmallCompany => Object.fromEntries(Object.entries(company).map(([view, rows]) => [
    view, rows.map(row => Object.fromEntries(Object.entries(row).map(([name, cell]) => [name, CODES.has(name) && typeof cell === 'string' ? cell.toLowerCase() : cell]))),
  ]));
  const figures = async (company: SmallCompany, change: object, persona: PersonaId) => {
    const opened = await openSmallCompany(company);
    try {
      return rowsOf(await run(simulateScenario, { changes: [change] }, servicesOver(opened.engine), somebody(persona)))
        .map(({ figure, before, after }) => [String(figure).toUpperCase(), before, after]);
    } finally {
      await opened.close();
    }
  };

  test.each<[string, SmallCompany, object, PersonaId, (string | number)[]]>([
    ['a supplier that stops', BUYING, { kind: 'stop', supplier: 'S1' }, 'procurement_specialist', ['PRODUCTS SOLD WITH NO APPROVED SOURCE', 0, 1]],
    ['a supplier that is dearer', BUYING, { kind: 'price_percent', percent: 5, supplier: 'S1' }, 'procurement_specialist', ['SPEND OF THE LAST 12 MONTHS', 13_386, 14_055.3]],
    ['a purchase order that stops', ORDER_COMPANY, { kind: 'stop', purchase_order: 'PO-1' }, 'field_engineer', ['ORDER LINES THAT GET LESS, OR LATER', 0, 2]],
    ['a supplier that delivers nothing on its orders', ORDER_COMPANY, { kind: 'stop', supplier: 'S1' }, 'field_engineer', ['ORDER LINES THAT GET LESS, OR LATER', 0, 2]],
  ])('%s changes the same as in capitals', async (_, company, change, persona, figure) => {
    const changed = await figures(small(company), change, persona);

    expect(changed).toContainEqual(figure);
    expect(changed).toEqual(await figures(company, change, persona));
  });
});

test('what suppliers ask has no figures of one warehouse: named among several, that is said', async () => {
  expect(await leftAside([{ kind: 'price_percent', percent: 5 }], buyer, { warehouse: 'WH01' })).toMatchObject({
    'what suppliers ask, all costs in': 'it has no figures in WH01 alone: ask without a warehouse',
  });
});

test('a stop goes by no amount and needs somebody who stops; capacity is that of somebody', async () => {
  await expect(supposed([{ kind: 'stop' }])).rejects.toThrow(/expected one of purchase_order, supplier/);
  await expect(supposed([{ kind: 'capacity_percent', percent: -10 }])).rejects.toThrow(/expected one of warehouse, supplier/);
});
