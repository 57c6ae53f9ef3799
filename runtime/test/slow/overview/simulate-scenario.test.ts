import type { PersonaId } from '../../../../src/contract';
import type { WarehouseScope } from '../../../src/access';
import { DuckDbEngine } from '../../../src/data/duckdb-engine';
import type { ToolOutput, ToolServices } from '../../../src/tools';
import { simulateScenario } from '../../../src/tools/overview/simulate-scenario';
import { sampleCompany, SAMPLE_AS_OF } from '../../sample-company';
import { rowsOf, run, servicesOver, somebody } from '../../tools/run-with';

let engine: DuckDbEngine;
let services: ToolServices;
beforeAll(async () => {
  engine = await DuckDbEngine.open(await sampleCompany());
  services = servicesOver(engine);
}, 120_000);
afterAll(() => engine.close());
jest.setTimeout(120_000);

async function simulated(changes: readonly object[], persona: PersonaId = 'warehouse_manager', warehouses: WarehouseScope = ['WH05']): Promise<ToolOutput> {
  return run(simulateScenario, { changes }, services, somebody(persona, warehouses), SAMPLE_AS_OF);
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
  expect(rowsOf(output).filter(({ difference, low, high }) => difference !== 0 || low !== 0 || high !== 0)).toEqual([]);
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

test('orders of all suppliers that come later leave no less short', async () => {
  const suppliers = Array.from({ length: 10 }, (_, at) => ({ kind: 'delay_days', days: 15, supplier: `S${String(at + 1).padStart(2, '0')}` }));
  const output = await simulated(suppliers);
  expect(rowsOf(output).find(({ figure }) => String(figure).startsWith('Margin short'))?.difference).toBeGreaterThan(0);
  expect(output.blocks.at(-1)?.rows[0]?.[0]).toBe('reorder points and what to order now');
});

describe('prices', () => {
  const PURCHASES = 'Purchases of the coming 12 months, landed';

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

describe('a field engineer, who has no reorder points', () => {
  test('gets the space and the orders, and nothing of what is to be ordered', async () => {
    const output = await simulated([{ kind: 'demand_percent', percent: 20 }], 'field_engineer', ['WH04']);

    expect(rowsOf(output).map(({ tool }) => tool)).toEqual(['calculate_warehouse_capacity', 'calculate_warehouse_capacity']);
    expect(JSON.stringify(output.blocks)).not.toMatch(/reorder|to be ordered/i);
    expect(output.evidence.flatMap(({ queries }) => queries.map(({ sql }) => sql)).join('\n')).not.toMatch(/item_policies|supplier_prices/);
    expect(output.blocks.find(({ title }) => title === 'What was not worked out again')?.rows).toEqual([
      ['orders late or at risk', 'demand +20 %: only orders that are there already are judged'],
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
