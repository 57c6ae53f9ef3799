import type { ToolContext, ToolDefinition, ToolOutput } from '../../../src/tools';
import { addDays, isoWeekday, type CalendarDay } from '../../../src/tools/calendar-day';
import { calculateReorderPoints } from '../../../src/tools/inventory/calculate-reorder-points';
import { closedDaysOf, type RecordedCalendar } from '../../../src/tools/inventory/closed-days';
import { demandTogether, type ItemDemand } from '../../../src/tools/inventory/demand-history';
import { forecastDemand } from '../../../src/tools/inventory/forecast-demand';
import { judgementOf } from '../../../src/tools/inventory/held-item';
import { itemOutlook } from '../../../src/tools/inventory/item-outlook';
import { readReorderData } from '../../../src/tools/inventory/reorder-data';
import { run, servicesOver, TODAY } from '../run-with';
import { openSmallCompany, type SmallCompany } from '../small-company';

const isWeekend = (day: CalendarDay): boolean => isoWeekday(day) > 5;
const isHoliday = (day: CalendarDay): boolean => ['12-25', '12-26', '01-01'].includes(day.slice(5)) || ['2024-04-01', '2025-04-21', '2026-04-06'].includes(day);
const daysFrom = (first: CalendarDay, count: number): CalendarDay[] => Array.from({ length: count }, (_, at) => addDays(first, at));
const HISTORY = daysFrom(addDays(TODAY, -1092), 1092);

function recorded(first: CalendarDay, last: CalendarDay): RecordedCalendar {
  return { first, last, daysOff: new Set(daysFrom(first, 1_300).filter(day => day <= last && (isWeekend(day) || isHoliday(day)))) };
}

describe('the days on which a warehouse rests', () => {
  const calendar = recorded('2023-11-01', '2026-11-23');

  test('are the days off that fall on a weekday of work', () => {
    expect(closedDaysOf(calendar, '2024-12-20', '2025-05-01')).toEqual(['2024-12-25', '2024-12-26', '2025-01-01', '2025-04-21']);
    // 26 December 2026 is a Saturday. Easter Monday of 2027, 29 March, is on no record.
    expect(closedDaysOf(calendar, TODAY, '2027-05-01')).toEqual(['2026-12-25', '2027-01-01']);
  });

  test('are those recorded, where days to come are', () => {
    const ahead = { ...calendar, last: '2026-12-31', daysOff: new Set([...calendar.daysOff, '2026-12-24']) };
    expect(closedDaysOf(ahead, TODAY, '2027-01-05')).toEqual(['2026-12-24', '2027-01-01']);
  });

  test('are none beyond the record, where a date was off once only or was worked on once', () => {
    expect(closedDaysOf(recorded('2025-03-01', '2026-11-23'), TODAY, '2027-02-01')).toEqual([]);
    const worked = { ...calendar, daysOff: new Set([...calendar.daysOff].filter(day => day !== '2024-12-25')) };
    expect(closedDaysOf(worked, TODAY, '2027-02-01')).toEqual(['2027-01-01']);
  });

  test('are the same where a calendar lists days off alone, without weekends', () => {
    const alone = { ...calendar, daysOff: new Set([...calendar.daysOff].filter(isHoliday)) };
    expect(closedDaysOf(alone, '2024-12-20', '2025-01-03')).toEqual(['2024-12-25', '2024-12-26', '2025-01-01']);
  });

  test('of warehouses together are those on which all rest, and not known where one keeps no calendar', () => {
    const of = (closedDays?: readonly CalendarDay[]): ItemDemand =>
      ({ warehouse: 'W', product: 'P1', firstDay: '2026-11-01', demand: [1, 2], unknownDays: 0, closedDays });
    expect(demandTogether([of(['2026-12-24', '2026-12-25']), of(['2026-12-25', '2026-12-26'])])!.closedDays).toEqual(['2026-12-25']);
    expect(demandTogether([of(['2026-12-25']), of()])!.closedDays).toBeUndefined();
  });
});

/** P1 is asked for on working days, P2 on all but weekends, holidays or not. */
const COMPANY: SmallCompany = {
  warehouses: [{ warehouse_id: 'WH01', calendar_id: 'DE' }],
  products: [{ product_id: 'P1', product_name: 'Ball bearing', base_unit: 'kg' }, { product_id: 'P2', product_name: 'Gear pump', base_unit: 'kg' }],
  item_policies: ['P1', 'P2'].map(product_id => ({ warehouse_id: 'WH01', product_id, lead_time_days: 40, review_days: 7 })),
  inventory_position: ['P1', 'P2'].map(product_id => ({ warehouse_id: 'WH01', product_id, as_of_date: addDays(TODAY, -1), on_hand: 20 })),
  demand_daily: HISTORY.flatMap((day, at) => {
    const quantity = isWeekend(day) ? 0 : 8.5 + (at * 37) % 5;
    return [['P1', isHoliday(day) ? 0 : quantity] as const, ['P2', quantity] as const]
      .map(([product_id, quantity_demanded]) => ({ warehouse_id: 'WH01', product_id, demand_date: day, quantity_demanded, quantity_lost: 0, stocked_out_share: 0 }));
  }),
};
const CALENDAR = HISTORY.map(day => ({ calendar_id: 'DE', day, working: !isWeekend(day) && !isHoliday(day) }));

describe('A company whose warehouse rests on holidays', () => {
  let company: Awaited<ReturnType<typeof openSmallCompany>>;
  beforeAll(async () => { company = await openSmallCompany({ ...COMPANY, calendars: CALENDAR }); });
  afterAll(() => company.close());

  const byDay = async (product: string) => {
    const output = await run(forecastDemand, { product, warehouse: 'WH01', horizon_days: 60, granularity: 'day' }, servicesOver(company.engine));
    return { output, expected: new Map(output.blocks[1]!.rows.map(row => [String(row[0]), Number(row[2])])) };
  };

  test('expects nothing on them, and as much as ever on the days around; parts add up by day, week and month', async () => {
    const { output, expected } = await byDay('P1');
    expect([expected.get('2026-12-25'), expected.get('2027-01-01'), expected.get('2026-12-26')]).toEqual([0, 0, 0]);
    for (const day of ['2026-12-24', '2026-12-28', '2027-01-04']) expect(Math.abs(expected.get(day)! - 10.5)).toBeLessThan(1);
    expect(output.evidence[0]!.assumptions).toContain(
      'On holidays of the calendars on which all these warehouses rest nothing is expected, unless the product was asked for on such days before; '
      + 'a holiday of some of them counts as a day like others.',
    );
    expect(output.evidence[0]!.views).toContain('calendars');
    const whole = Number(output.blocks[0]!.rows[0]![0]);
    for (const granularity of ['day', 'week', 'month']) {
      const { blocks } = await run(forecastDemand, { product: 'P1', warehouse: 'WH01', horizon_days: 60, granularity }, servicesOver(company.engine));
      expect(Math.abs(blocks[1]!.rows.reduce((sum, row) => sum + Number(row[2]), 0) - whole)).toBeLessThan(0.05 * blocks[1]!.rows.length);
      expect(blocks[0]!.rows[0]![0]).toBe(whole);
    }
  });

  test('expects as much as ever of a product that is asked for on holidays all the same', async () => {
    const { expected } = await byDay('P2');
    for (const day of ['2026-12-25', '2027-01-01']) expect(Math.abs(expected.get(day)! - 10.5)).toBeLessThan(1);
  });

  test('has one outlook: stock tools count on what the forecast says, day by day', async () => {
    const { items } = await within(company, calculateReorderPoints, context => readReorderData(['WH01'], undefined, 365, context));
    for (const { product, demand } of items) {
      const { means } = itemOutlook(demand!, 47);
      const { expected } = await byDay(product);
      daysFrom(TODAY, 60).forEach((day, at) => expect(Math.abs(means[at + 1]! - means[at]! - expected.get(day)!)).toBeLessThanOrEqual(0.0501));
    }
  });

  test('judges its stock by the same outlook', async () => {
    const { items } = await within(company, calculateReorderPoints, context => readReorderData(['WH01'], ['P1'], 365, context));
    const { means } = itemOutlook(items[0]!.demand!, 47);
    // Cover up to Christmas Day and no farther: a kilogram more lasts past it.
    const record = {
      warehouse: 'WH01', product: 'P1', name: null, unit: 'kg', successor: null, unitCost: 1, orderUpTo: null, holdingRate: 0,
      demand: items[0]!.demand, usableOnHand: means[32]! + 5, lots: [{ quantity: means[32]! + 5, expires: 32 }],
    };
    expect(judgementOf(record)!.health.expiring).toBeCloseTo(5, 6);
  });
});

test('without a calendar it is said that holidays count as days like others', async () => {
  const company = await openSmallCompany(COMPANY);
  const output: ToolOutput = await run(forecastDemand, { product: 'P1', warehouse: 'WH01', horizon_days: 60, granularity: 'day' }, servicesOver(company.engine));
  await company.close();

  expect(output.evidence[0]!.assumptions).toContain('No calendar of the warehouses is recorded: holidays count as days like others.');
  expect(Number(output.blocks[1]!.rows.find(row => row[0] === '2026-12-25')![2])).toBeGreaterThan(5);
});

/** What is read with the context that the tool gets. */
async function within<Found>(
  company: Awaited<ReturnType<typeof openSmallCompany>>, tool: ToolDefinition, read: (context: ToolContext) => Promise<Found>,
): Promise<Found> {
  const found: Found[] = [];
  const spying: ToolDefinition = {
    ...tool,
    async run(_, context) {
      found.push(await read(context));
      return { summary: '', blocks: [], evidence: [], followUps: [] };
    },
  };
  await run(spying, {}, servicesOver(company.engine));
  return found[0]!;
}
