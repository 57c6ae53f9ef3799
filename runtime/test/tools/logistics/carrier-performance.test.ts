import type { Cell } from '../../../../src/contract';
import { addDays } from '../../../src/tools/calendar-day';
import { carrierPerformance } from '../../../src/tools/logistics/carrier-performance';
import { scoreCarriers } from '../../../src/tools/logistics/carrier-scores';
import { rowsOf, run, servicesOver, somebody } from '../run-with';
import { openSmallCompany, type SmallCompany } from '../small-company';

type Row = Readonly<Record<string, Cell>>;

/**
 * As of 24 November 2026, in the 30 days before:
 * A: 10 due, all left on their day; 8 arrived on it, one 3 days late, one has not arrived and was due on 20 November, 4 days ago.
 * B: 5 due, all on time. C: 4 due, all on time. One shipment of nobody. D: to leave on 24 November, which is not over.
 * Each cost 20 and carried 2 orders.
 */
const SHIPMENTS: readonly Row[] = [
  ...Array.from({ length: 8 }, (_, place) => shipment(`A${place}`, 'A', '2026-11-10', '2026-11-10')),
  shipment('A8', 'A', '2026-11-10', '2026-11-13'),
  shipment('A9', 'A', '2026-11-20', null),
  ...Array.from({ length: 5 }, (_, place) => shipment(`B${place}`, 'B', '2026-11-11', '2026-11-11')),
  ...Array.from({ length: 4 }, (_, place) => shipment(`C${place}`, 'C', '2026-11-12', '2026-11-12')),
  shipment('X0', null, '2026-11-12', '2026-11-12'),
  shipment('A-old', 'A', '2026-10-24', '2026-11-20'),
  { ...shipment('D0', 'D', '2026-11-25', null), despatched_date: null },
];
const COMPANY: SmallCompany = { warehouses: [{ warehouse_id: 'WH01' }, { warehouse_id: 'WH02' }], shipments: SHIPMENTS };

let company: Awaited<ReturnType<typeof openSmallCompany>>;
beforeAll(async () => { company = await openSmallCompany(COMPANY); });
afterAll(() => company.close());

const asked = (input: unknown, identity = somebody('field_engineer')) => run(carrierPerformance, input, servicesOver(company.engine), identity);

test('shares have their intervals, ranks go by the lower end, and four perfect shipments are not ranked', async () => {
  const output = await asked({ period_days: 30 });

  // Wilson: 8 of 10 are 49.0 to 94.3 %, 5 of 5 are 56.6 to 100 %. A is late by 3 and 4 days: 3.5 in the mean.
  expect(rowsOf(output)).toEqual([
    {
      rank: 2, carrier_id: 'A', shipments_due: 10, not_arrived: 1, delivered_on_time: 80, delivered_low: 49, delivered_high: 94.3, despatched_on_time: 100,
      left_on_time_arrived_late: 2, mean_days_late: 3.5, trend: 'fewer than 12 months', freight_per_order: 10,
    },
    expect.objectContaining({ rank: 1, carrier_id: 'B', shipments_due: 5, delivered_on_time: 100, delivered_low: 56.6, delivered_high: 100, mean_days_late: null }),
    expect.objectContaining({ rank: null, carrier_id: 'C', shipments_due: 4, delivered_on_time: 100 }),
  ]);
  expect(output.summary).toBe(
    'Of 2 carriers in all warehouses A is the worst: 80 % delivered on time in the last 30 days, against 100 % of B, the best. 1 with fewer than 5 due is not ranked.',
  );
  // The share of late lines is that of customer orders: shipments are no such lines.
  expect(output.measured).toBeUndefined();
});

test('the evidence accounts for who is not ranked and for shipments of nobody', async () => {
  const { evidence: [evidence] } = await asked({ period_days: 30 });

  expect(evidence!.population).toEqual({ noun: 'carriers', asked: 3, worked: 2, leftOut: [{ reason: 'fewer than 5 shipments due: not ranked', count: 1 }] });
  expect(evidence!.warnings).toEqual(['1 shipment without a carrier: in no row.']);
  expect(evidence!.inputs).toEqual({ warehouses: 'WH01, WH02', period_days: 30, from: '2026-10-25', before: '2026-11-24' });
});

test('shipments that nobody planned an arrival for are counted, though they are neither on time nor late', async () => {
  const other = await openSmallCompany({ ...COMPANY, shipments: [...SHIPMENTS, { ...shipment('B9', 'B', '2026-11-12', '2026-11-12'), planned_delivery_date: null }] });
  const output = await run(carrierPerformance, { period_days: 1_095 }, servicesOver(other.engine), somebody('field_engineer'));

  expect(output.evidence[0]!.warnings).toEqual(['1 shipment without a carrier: in no row.', '1 shipment without a planned day of delivery: neither on time nor late.']);
  expect(rowsOf(output).find(row => row.carrier_id === 'B')).toMatchObject({ shipments_due: 5 });
  expect(output.summary).toContain(' in the last 1,095 days,');
  await other.close();
});

test('no cases, none ranked and no warehouse are three different sentences', async () => {
  expect((await asked({ warehouse: 'WH02' })).summary).toBe('No shipment of a carrier was due in WH02 in the last 90 days: there are no cases.');
  // Since 13 November only A had a shipment due, one.
  expect((await asked({ period_days: 11 })).summary).toBe('Not even the one carrier in all warehouses had 5 shipments due in the last 11 days: none is ranked.');
  expect((await asked({}, somebody('field_engineer', []))).summary).toBe('There is no warehouse within your scope (no warehouse), so no shipments were looked at.');
});

test('where nobody records deliveries despatch is what is ranked, and the answer says so', async () => {
  const bare = await openSmallCompany({ ...COMPANY, shipments: SHIPMENTS.map(row => ({ ...row, delivered_date: null })) });
  const output = await run(carrierPerformance, { period_days: 30 }, servicesOver(bare.engine), somebody('field_engineer'));

  expect(output.summary).toMatch(/100 % despatched on time \(deliveries are not recorded\) in the last 30 days/);
  expect(rowsOf(output)[0]).toMatchObject({ delivered_on_time: null, not_arrived: null, left_on_time_arrived_late: null, trend: null });
  await bare.close();
});

test('a trend needs twelve months, and one whose interval holds 0 is not shown', () => {
  const record = (months: number, onTime: (month: number) => number) => ({
    carrier: 'A', due: 100, arrived: 100, arrivedOnTime: 90, leftOnTimeArrivedLate: 0, daysLate: 10, toLeave: 100, leftOnTime: 100,
    months: Array.from({ length: months }, (_, month) => ({ month, due: 100, onTime: onTime(month) })),
  });
  const trend = (months: number, onTime: (month: number) => number) => scoreCarriers([record(months, onTime)], true)[0]!.trend;

  expect(trend(11, month => 95 - month)).toBeNull();
  // One point less each month.
  expect(trend(12, month => 95 - month)).toMatchObject({ slope: expect.closeTo(-0.01, 10), shown: true });
  expect(trend(12, month => 90 + month % 2)).toMatchObject({ shown: false });
});

function shipment(id: string, carrier: string | null, planned: string, delivered: string | null): Row {
  return {
    shipment_id: id, warehouse_id: 'WH01', carrier_id: carrier, planned_despatch_date: addDays(planned, -1), despatched_date: addDays(planned, -1),
    planned_delivery_date: planned, delivered_date: delivered, order_count: 2, freight_cost: 20, currency: 'EUR',
  };
}
