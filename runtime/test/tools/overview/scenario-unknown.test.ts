import type { PersonaId } from '../../../../src/contract';
import type { ToolOutput } from '../../../src/tools';
import { simulateScenario } from '../../../src/tools/overview/simulate-scenario';
import { evenItems, evenProduct } from '../inventory/even-items';
import { ORDER_COMPANY } from '../logistics/order-company';
import { rowsOf, run, servicesOver, somebody } from '../run-with';
import { openSmallCompany, type SmallCompany } from '../small-company';
import { SAVING_SUPPLIERS } from '../suppliers/offering-suppliers';

/** P1 in WH01 and P2 in WH02, 10 a day and 10 there: what P2 costs is not recorded, only what its supplier asks. */
const STOCKING: SmallCompany = {
  warehouses: [{ warehouse_id: 'WH01' }, { warehouse_id: 'WH02' }],
  products: [evenProduct('P1'), evenProduct('P2', { unit_cost: null })],
  suppliers: [{ supplier_id: 'S01', supplier_name: 'Alder', approved: true }],
  supplier_prices: [{
    supplier_id: 'S01', product_id: 'P2', min_quantity: 1, price: 5, currency: 'EUR', price_unit: 'piece', unit_factor: 1, valid_from: '2026-01-01', valid_to: '2027-12-31',
    min_order: 1, order_multiple: 1, lead_time_days: 8, freight_share: 0, duty_share: 0, approved: true,
  }],
  exchange_rates: [{ currency: 'EUR', day: '2026-01-01', rate_to_base: 1 }],
  ...evenItems([{ warehouse: 'WH01', product: 'P1', onHand: 10, perDay: 10 }, { warehouse: 'WH02', product: 'P2', onHand: 10, perDay: 10 }]),
};

/** SO-1 line 3 and SO-2 line 2 wait for PO-1, the former without a price, the latter at 10; a piece of all costs 6. */
const PRICELESS: SmallCompany = {
  ...ORDER_COMPANY,
  sales_order_lines: ORDER_COMPANY.sales_order_lines!
    .map(line => (line.order_id === 'SO-1' && line.line_number === 3 ? { ...line, unit_price: null } : line)),
};

/** What P3 costs is not known: it is all that PO-1 brings. */
const COSTLESS: SmallCompany = {
  ...ORDER_COMPANY,
  products: ORDER_COMPANY.products!.map(product => (product.product_id === 'P3' ? { ...product, unit_cost: null } : product)),
};

let [stocking, priceless, costless]: Awaited<ReturnType<typeof openSmallCompany>>[] = [];
beforeAll(async () => { [stocking, priceless, costless] = await Promise.all([STOCKING, PRICELESS, COSTLESS].map(openSmallCompany)); });
afterAll(async () => { await Promise.all([stocking, priceless, costless].map(company => company?.close())); });

const doubled = (persona: PersonaId, more: object = {}) =>
  run(simulateScenario, { changes: [{ kind: 'demand_percent', percent: 100 }], ...more }, servicesOver(stocking!.engine), somebody(persona));
const stopped = (company: typeof stocking) =>
  run(simulateScenario, { changes: [{ kind: 'stop', purchase_order: 'PO-1' }] }, servicesOver(company!.engine), somebody('field_engineer'));

function sidesOf(output: ToolOutput): Record<string, unknown> {
  return Object.fromEntries(rowsOf(output).map(({ figure, before, after }) => [figure, [before, after]]));
}

const warnings = (output: ToolOutput): string[] => output.evidence.flatMap(each => each.warnings);

const AT_COST = ['What is to be ordered now, at standard cost', 'Reorder points of all items, at standard cost', 'Safety stock of all items, at standard cost'] as const;
const AT_STAKE = 'Margin at stake until an order of the next review is there';
const SHORT = 'Margin short before an order placed today could be there';

describe('an item whose standard cost is not known', () => {
  test('is in no sum at cost or of margin, and that is said; it still counts as an item', async () => {
    const output = await doubled('procurement_specialist');

    // Of P1: 380 and 540 to order, s = 99 and 198, 1 and 2 less than its demand, and 90 and 190 short until an order is there; 5 each, sold for 9.
    expect(sidesOf(output)).toMatchObject({
      'Items to be ordered now': [2, 2], [AT_COST[0]]: [1_900, 2_700], [AT_COST[1]]: [495, 990], [AT_COST[2]]: [-5, -10], [AT_STAKE]: [360, 760],
    });
    expect(warnings(output)).toEqual(expect.arrayContaining([
      'Of 1 item the standard cost is not known: not in the figures of it.', 'Of 1 item the margin is not known: not in the figures of it.',
    ]));
  });

  test('where there is no other, the sums are not known rather than 0', async () => {
    const output = await doubled('procurement_specialist', { warehouse: 'WH02' });
    const unknown: readonly unknown[] = [...AT_COST, AT_STAKE];

    expect(rowsOf(output).filter(({ figure }) => unknown.includes(figure)).map(row => [row.before, row.after, row.difference, row.low, row.high, row.range_is]))
      .toEqual(unknown.map(() => [null, null, null, null, null, 'not known: one side is not, or neither']));
    expect(output.summary).not.toMatch(/margin|standard cost/);
  });

  test('leaves the range of margin short to the others, and has none alone', async () => {
    const [all, known, unknown] = await Promise.all([{}, { warehouse: 'WH01' }, { warehouse: 'WH02' }].map(async more =>
      rowsOf(await doubled('warehouse_manager', more)).find(({ figure }) => figure === SHORT)!));

    expect(known!.difference).toBeGreaterThan(0);
    expect(all).toEqual(known);
    expect(unknown).toMatchObject({ before: null, after: null, difference: null, low: null, high: null, range_is: 'not known: one side is not, or neither' });
  });

  test('comes behind those whose difference is known', async () => {
    const block = (await doubled('procurement_specialist')).blocks.find(({ title }) => title === 'Items that change')!;

    expect(block.order).toBe('largest difference of margin at stake first, unknown ones last');
    expect(block.rows.map(([, product]) => product)).toEqual(['P1', 'P2']);
  });

  test('where all are known, nothing is warned of', async () => {
    expect(warnings(await doubled('procurement_specialist', { warehouse: 'WH01' })).join(' ')).not.toMatch(/not in the figures/);
  });
});

describe('order lines that hang on a purchase that does not come', () => {
  const [value, margin] = ['Value of what they get less, or later', 'Margin of what they get less, or later'];

  test('one without a price is in no sum, and that is said: 12 at 10 less 6', async () => {
    const output = await stopped(priceless);

    expect(sidesOf(output)).toMatchObject({ 'Order lines that get less, or later': [0, 2], [value]: [0, 120], [margin]: [0, 48] });
    expect(warnings(output)).toContain('1 order line without a price: in no total of value or margin.');
  });

  test('without a cost of the product, the margin is not known, and the sentence says that it changes to unknown', async () => {
    const output = await stopped(costless);

    expect(sidesOf(output)).toMatchObject({ [value]: [0, 200], [margin]: [0, null] });
    expect(output.summary).toMatch(/; value of what they get less, or later 0 to 200 EUR; margin of what they get less, or later 0 EUR to unknown\.$/);
    expect(JSON.stringify(output.blocks[0])).toContain('not known: one side is not, or neither');
  });

  test('those that are late are in the margin at stake where theirs is known: 84 of P1, P2 and P4, and 12 x 4 of P3', async () => {
    const stake = 'Margin at stake of orders late or at risk';

    expect(sidesOf(await stopped(costless))[stake]).toEqual([84, 84]);
    expect(sidesOf(await stopped(priceless))[stake]).toEqual([132, 132]);
  });

  test('an order is hit by what it has less from its promise on', async () => {
    const { evidence } = await stopped(costless);
    const own = evidence.find(({ method }) => method.name === 'supply pegged to demand with and without what stops');

    expect(own?.method.formula).toMatch(/^hit = the most that a line lacks on a day from its promise on/);
    expect(evidence[0]?.assumptions.join(' ')).toContain('what comes later than it would have, and still by the promise, is not hit');
  });
});

/** The first order is of 1 December 2025, a week into the last 12 months: 120 + 266 + 12,000 + 1,000 of S1. */
const YOUNG: SmallCompany = {
  ...SAVING_SUPPLIERS,
  warehouses: [{ warehouse_id: 'WH01' }],
  purchase_order_lines: SAVING_SUPPLIERS.purchase_order_lines!.filter(line => line.supplier_id === 'S1').map(line => ({ ...line, order_date: '2025-12-01' })),
};

test('spend is not held against a year of which orders are not recorded', async () => {
  const young = await openSmallCompany(YOUNG);
  try {
    const output = await run(
      simulateScenario, { changes: [{ kind: 'price_percent', percent: 5, supplier: 'S1' }] }, servicesOver(young.engine), somebody('procurement_specialist'),
    );
    expect(sidesOf(output)).toMatchObject({
      'Spend of the last 12 months': [13_386, 14_055.3], 'of its change on the 12 months before, by price': [null, null],
      'of its change on the 12 months before, by exchange': [null, null], 'Change of spend on the 12 months before': [null, null],
    });
    expect(warnings(output)).toContain('Orders are recorded from 1 Dec 2025 on only: the change of spend on the 12 months before is not known.');
  } finally {
    await young.close();
  }
});
