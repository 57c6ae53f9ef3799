import { readFile } from 'node:fs/promises';
import path from 'node:path';
import * as z from 'zod/mini';
import type { PersonaId } from '../../../../src/contract';
import type { WarehouseScope } from '../../../src/access';
import { DuckDbEngine } from '../../../src/data/duckdb-engine';
import type { ToolOutput, ToolServices } from '../../../src/tools';
import { simulateScenario } from '../../../src/tools/overview/simulate-scenario';
import { sampleCompany, SAMPLE_AS_OF } from '../../sample-company';
import { rowsOf, run, servicesOver, somebody } from '../../tools/run-with';

const Truth = z.object({
  findings: z.array(z.object({
    finding: z.number(), warehouse_id: z.optional(z.string()), purchase_order_id: z.optional(z.string()),
    products: z.optional(z.array(z.object({ product_id: z.string(), supplier_id: z.string() }))),
  })),
});

let engine: DuckDbEngine;
let services: ToolServices;
let truth: z.infer<typeof Truth>;
beforeAll(async () => {
  const directory = await sampleCompany();
  truth = Truth.parse(JSON.parse(await readFile(path.join(directory, 'truth.json'), 'utf8')));
  engine = await DuckDbEngine.open(directory);
  services = servicesOver(engine);
}, 120_000);
afterAll(() => engine.close());
jest.setTimeout(120_000);

async function simulated(changes: readonly object[], persona: PersonaId = 'warehouse_manager', warehouses: WarehouseScope = ['WH05']): Promise<ToolOutput> {
  return run(simulateScenario, { changes }, services, somebody(persona, warehouses), SAMPLE_AS_OF);
}

function planted(finding: number): z.infer<typeof Truth>['findings'][number] {
  const found = truth.findings.find(each => each.finding === finding);
  if (found === undefined) throw new Error(`No finding ${finding}.`);
  return found;
}

/** The differences by figure. */
function differences(output: ToolOutput): Record<string, unknown> {
  return Object.fromEntries(rowsOf(output).map(row => [row.figure, row.difference]));
}

function items(output: ToolOutput): Record<string, unknown>[] {
  const block = output.blocks.find(({ title }) => title === 'Items that change');
  return block === undefined ? [] : rowsOf({ ...output, blocks: [block] });
}

const SUPPOSED_NOTHING = [
  { kind: 'demand_percent', percent: 0 }, { kind: 'lead_time_days', days: 0 }, { kind: 'price_percent', percent: 0 },
  { kind: 'exchange_rate_percent', percent: 0, currency: 'USD' }, { kind: 'service_level', share: 0.95 }, { kind: 'delay_days', days: 0, supplier: 'S02' },
];

test.each<PersonaId>(['warehouse_manager', 'field_engineer', 'procurement_specialist'])('where nothing changes, no figure of a %s does', async persona => {
  const output = await simulated(SUPPOSED_NOTHING, persona);

  expect(rowsOf(output).length).toBeGreaterThan(1);
  expect(rowsOf(output).filter(({ difference, low, high }) => difference !== 0 || (low ?? 0) !== 0 || (high ?? 0) !== 0)).toEqual([]);
  expect(items(output)).toEqual([]);
  expect(output.summary).toMatch(/no figure changes\./);
});

test.each([5, 20, 60])('%d %% more demand of a group raises the reorder points of its items, what is at stake, and nothing else', async percent => {
  const output = await simulated([{ kind: 'demand_percent', percent, group: 'Bearings' }]);
  const group = new Set((await engine.run('SELECT product_id FROM supply_chain.products WHERE product_group = \'Bearings\'', {
    signal: new AbortController().signal, timeoutMs: 30_000, maxRows: 1_000,
  })).rows.map(([id]) => String(id)));
  const changed = items(output);

  expect(changed.length).toBeGreaterThan(3);
  expect(changed.filter(({ product_id }) => !group.has(String(product_id)))).toEqual([]);
  for (const { reorder_point_before: before, reorder_point_after: after } of changed) expect(Number(after)).toBeGreaterThanOrEqual(Number(before));
  expect(changed.filter(({ reorder_point_before: before, reorder_point_after: after }) => Number(after) > Number(before)).length).toBeGreaterThan(changed.length / 2);
  expect(differences(output)['Margin at stake until an order of the next review is there']).toBeGreaterThan(0);
  expect(differences(output)['Reorder points of all items, at standard cost']).toBeGreaterThan(0);
});

test('more demand puts more at stake the more it is, and less demand less', async () => {
  const stakes: number[] = [];
  for (const percent of [-30, 0, 10, 40]) {
    const output = await simulated([{ kind: 'demand_percent', percent, group: 'Bearings' }]);
    stakes.push(Number(rowsOf(output).find(({ figure }) => String(figure).startsWith('Margin at stake'))?.after));
  }
  expect(stakes).toEqual([...stakes].sort((one, other) => one - other));
  expect(new Set(stakes).size).toBe(4);
});

test('longer lead times of a supplier and a higher service level need more stock', async () => {
  const longer = await simulated([{ kind: 'lead_time_days', days: 10, supplier: 'S02' }]);
  const better = await simulated([{ kind: 'service_level', share: 0.99 }]);

  expect(items(longer).length).toBeGreaterThan(2);
  for (const { reorder_point_before: before, reorder_point_after: after } of items(longer)) expect(Number(after)).toBeGreaterThan(Number(before));
  expect(differences(longer)['Reorder points of all items, at standard cost']).toBeGreaterThan(0);
  expect(differences(better)['Safety stock of all items, at standard cost']).toBeGreaterThan(0);
});

test('more demand runs more out: on the same paths, so that the range of the difference is narrow and above 0', async () => {
  const output = await simulated([{ kind: 'demand_percent', percent: 30 }]);
  const row = rowsOf(output).find(({ figure }) => String(figure).startsWith('Margin short'));

  expect(Number(row?.difference)).toBeGreaterThan(0);
  expect(Number(row?.low)).toBeLessThanOrEqual(Number(row?.difference));
  expect(Number(row?.high)).toBeGreaterThanOrEqual(Number(row?.difference) / 2);
  expect(row?.range_is).toBe('in 8 of 10 of 1,000 joint paths');
  expect(differences(output)['Items that run out before 8 Dec']).toBeGreaterThanOrEqual(0);
});

test('what is counted over seeded paths is not called exact, and what is worked out without chance is', async () => {
  const output = await simulated([{ kind: 'demand_percent', percent: 30 }]);
  const rangeOf = (begin: string) => rowsOf(output).filter(({ figure }) => String(figure).startsWith(begin)).map(row => [row.low, row.high, row.range_is]);

  const byChance = 'not known: counted over 1,000 seeded paths, the same on both sides; an item close to the limit falls on one side of it by chance';
  expect(rangeOf('Items that run out before')).toEqual([[null, null, byChance]]);
  expect(rangeOf('Items that may run out before')).toEqual([[null, null, byChance]]);
  expect(rangeOf('Items to be ordered now')).toEqual([[expect.any(Number), expect.any(Number), 'exact: the same calculation on both sides, without chance']]);
});

test('orders of all suppliers that come later leave no less short', async () => {
  const suppliers = Array.from({ length: 10 }, (_, at) => ({ kind: 'delay_days', days: 15, supplier: `S${String(at + 1).padStart(2, '0')}` }));
  const output = await simulated(suppliers);
  expect(rowsOf(output).find(({ figure }) => String(figure).startsWith('Margin short'))?.difference).toBeGreaterThan(0);
  expect(output.blocks.at(-1)?.rows[0]?.[0]).toBe('reorder points and what to order now');
});

const PURCHASES = 'Purchases of the coming 12 months, landed';

describe('prices', () => {
  test('who may read them sees what a year of purchases costs more, by no more than the change', async () => {
    const output = await simulated([{ kind: 'price_percent', percent: 10 }], 'procurement_specialist');
    const row = rowsOf(output).find(({ figure }) => figure === PURCHASES);

    expect(Number(row?.difference)).toBeGreaterThan(0);
    expect(Number(row?.difference)).toBeLessThanOrEqual(0.1 * Number(row?.before) + 0.02);
  });

  test('a dearer currency makes dearer what is quoted in it alone', async () => {
    const usd = differences(await simulated([{ kind: 'exchange_rate_percent', percent: 10, currency: 'usd' }], 'procurement_specialist'))[PURCHASES];
    const all = differences(await simulated([{ kind: 'price_percent', percent: 10 }], 'procurement_specialist'))[PURCHASES];

    expect(Number(usd)).toBeGreaterThan(0);
    expect(Number(usd)).toBeLessThan(Number(all));
  });

  test('a warehouse manager, who may not, sees none', async () => {
    const output = await simulated([{ kind: 'price_percent', percent: 10 }]);
    expect(differences(output)).not.toHaveProperty([PURCHASES]);
    expect(output.blocks.at(-1)).toMatchObject({ title: expect.any(String) });
  });
});

describe('what a procurement specialist asks', () => {
  const tools = (output: ToolOutput): unknown[] => [...new Set(rowsOf(output).map(({ tool }) => tool))];

  test('what if a supplier raises its prices by 5 %: what it costs a year, what another would save, and what the last year would have cost', async () => {
    const output = await simulated([{ kind: 'price_percent', percent: 5, supplier: 'S03' }], 'procurement_specialist', 'all');
    const { [`${PURCHASES}`]: coming, ...by } = differences(output);

    expect(tools(output)).toEqual(['calculate_reorder_points', 'compare_supplier_costs', 'identify_cost_savings', 'analyze_spend']);
    for (const figure of [PURCHASES, 'A year of purchases from the suppliers bought from, all costs in', 'Spend of the last 12 months']) {
      const row = rowsOf(output).find(each => each.figure === figure)!;
      expect(Number(row.difference)).toBeGreaterThan(0);
      expect(Number(row.difference)).toBeLessThan(0.05 * Number(row.before));
    }
    expect(Number(coming)).toBeGreaterThan(0);
    expect(Number(by['Savings a year from changing suppliers, net'])).toBeGreaterThanOrEqual(0);
  });

  test('what if the one source of three good sellers stops delivering: they have none, and that is what a year of them is worth', async () => {
    const suppliers = planted(10).products!.map(({ supplier_id: supplier }) => supplier);
    const output = await simulated(suppliers.map(supplier => ({ kind: 'stop', supplier })), 'procurement_specialist', 'all');
    const by = differences(output);

    expect(tools(output)).toEqual(['calculate_reorder_points', 'compare_supplier_costs', 'identify_cost_savings', 'analyze_spend', 'assess_supplier_risk']);
    expect(Number(by['Products sold with no approved source'])).toBeGreaterThanOrEqual(suppliers.length);
    expect(Number(by['Margin of a year of products with no approved source'])).toBeGreaterThan(0);
    expect(Number(by['Products bought that no supplier offers any more, approved and usable'])).toBeGreaterThanOrEqual(suppliers.length);
    expect(Number(by['Open commitments'])).toBeLessThanOrEqual(0);
    expect(output.summary).toMatch(/^With no more deliveries of supplier S\d\d; no more deliveries of supplier S\d\d; no more deliveries of supplier S\d\d in all warehouses: /);
  });
});

test('a field engineer sees which customer orders hang on a supplier that stops, and that more of them are late', async () => {
  const by = differences(await simulated([{ kind: 'stop', supplier: 'S01' }, { kind: 'stop', supplier: 'S02' }], 'field_engineer', 'all'));

  expect(Number(by['Order lines that get less, or later'])).toBeGreaterThan(0);
  expect(Number(by['Order lines late']) + Number(by['Order lines at risk of being late'])).toBeGreaterThanOrEqual(0);
});

test('the warehouse that a purchase order would make too full has room where that order does not come', async () => {
  const { warehouse_id: warehouse, purchase_order_id: order } = planted(17);
  const row = rowsOf(await simulated([{ kind: 'stop', purchase_order: order }], 'field_engineer', [warehouse!]))
    .find(({ figure }) => figure === `Days on which ${warehouse} has no room`);

  expect(Number(row?.before)).toBeGreaterThan(0);
  expect(row?.after).toBe(0);
});

test('less room is full sooner, and more of it is not', async () => {
  const used = 'Space taken in WH04 on its fullest day';
  expect(Number(differences(await simulated([{ kind: 'capacity_percent', percent: -10, warehouse: 'WH04' }], 'field_engineer', ['WH04']))[used])).toBeGreaterThan(0);
  expect(Number(differences(await simulated([{ kind: 'capacity_percent', percent: 10, warehouse: 'WH04' }], 'field_engineer', ['WH04']))[used])).toBeLessThan(0);
});

describe('a field engineer, who has no reorder points', () => {
  test('gets the space and the orders, and nothing of what is to be ordered', async () => {
    const output = await simulated([{ kind: 'demand_percent', percent: 20 }], 'field_engineer', ['WH04']);

    expect(rowsOf(output).map(({ tool }) => tool)).toEqual(['calculate_warehouse_capacity', 'calculate_warehouse_capacity']);
    expect(JSON.stringify(output.blocks)).not.toMatch(/reorder|to be ordered/i);
    expect(output.evidence.flatMap(({ queries }) => queries.map(({ sql }) => sql)).join('\n')).not.toMatch(/item_policies|supplier_prices/);
    expect(output.blocks.find(({ title }) => title === 'What was not worked out again')?.rows).toEqual([
      ['orders late or at risk', 'demand +20 %: only orders that are there already are judged'],
      ['customer orders hit where supply does not come', 'demand +20 %: only orders that are there already are traced'],
      ['the status of single orders', 'each is asked for one order; all of them are under orders late or at risk'],
      ['delivery routes', 'they are planned for one day, from orders that are there'],
      ['ratings of carriers', 'they are of deliveries that have been'],
    ]);
  });

  test('sees that a purchase order which comes later makes no order earlier, and that more demand takes no more space', async () => {
    const late = differences(await simulated([{ kind: 'delay_days', days: 20, supplier: 'S01' }, { kind: 'delay_days', days: 20, supplier: 'S02' }], 'field_engineer', 'all'));
    const more = differences(await simulated([{ kind: 'demand_percent', percent: 50 }], 'field_engineer', ['WH04']));

    expect(Number(late['Order lines late']) + Number(late['Order lines at risk of being late'])).toBeGreaterThanOrEqual(0);
    expect(Number(more['Space taken in WH04 on its fullest day'])).toBeLessThanOrEqual(0);
  });
});

test('what concerns nothing in the scope is said, and not taken for an answer', async () => {
  const output = await simulated([{ kind: 'lead_time_days', days: 5, supplier: 'S99' }]);
  expect(output.summary).toBe('With lead time of supplier S99 +5 days within your scope (WH05) no figure changes. '
    + 'Nothing within your scope (WH05) is concerned by: lead time of supplier S99 +5 days.');
});

test('a change without its amount, with a filter that it cannot have, or of a group that is not there, is refused in words that mend it', async () => {
  await expect(simulated([{ kind: 'demand_percent', group: 'Bearings' }])).rejects.toThrow(/changes\.0\.percent is missing/);
  await expect(simulated([{ kind: 'delay_days', days: 5 }])).rejects.toThrow(/expected one of purchase_order, supplier/);
  await expect(simulated([{ kind: 'service_level', share: 0.98, supplier: 'S01' }])).rejects.toThrow(/takes no filter/);
  await expect(simulated([{ kind: 'demand_percent', percent: 10, group: 'Bearing' }])).rejects.toMatchObject({ code: 'NO_SUCH_PRODUCT' });
});
