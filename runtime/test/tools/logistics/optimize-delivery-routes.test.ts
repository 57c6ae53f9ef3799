import type { Cell } from '../../../../src/contract';
import type { ToolOutput } from '../../../src/tools';
import { addDays } from '../../../src/tools/calendar-day';
import { optimizeDeliveryRoutes } from '../../../src/tools/logistics/optimize-delivery-routes';
import { rowsOf, run, servicesOver, somebody, TODAY } from '../run-with';
import { openSmallCompany, type SmallCompany } from '../small-company';

type Row = Readonly<Record<string, Cell>>;

/**
 * The warehouse stands on the meridian at 50 degrees north; a tenth of a degree northwards is 11.1195 km as the crow flies (6,371.0088 km x pi / 1,800).
 * C1 is a tenth and C2 two tenths to the north in area N, whose roads are 1.2 times as long, as ten direct trips tell: 2 x 11.1195 x 1.2 = 26.6868 km each.
 * C3 is three tenths to the south in area S, of which nothing is known: 1.3. C4 has no coordinates.
 * For today: SO-1 to C1 (6 kg), SO-2 to C2 (6 kg). For tomorrow: SO-3 to C1, SO-4 to C3. SO-5 to C4 is for the day after tomorrow.
 * SO-6 to C3, late since Friday: of 4 pieces 1 is reserved. One van of 10 kg costs 100 a day and 1 a km.
 * On Friday two shipments brought OLD-1 to C1 and OLD-2 to C2, each on a way of its own.
 */
const COMPANY: SmallCompany = {
  warehouses: [{ warehouse_id: 'WH01', latitude: 50, longitude: 0 }, { warehouse_id: 'WH02', latitude: 40, longitude: 0 }],
  products: [{ product_id: 'P1', weight_kg: 1, volume_m3: 0.1, unit_cost: 5 }],
  customers: [
    customer('C1', 50.1, 'N'), customer('C2', 50.2, 'N'), { ...customer('C3', 49.7, 'S'), latitude: 49.700_04, longitude: 0.0021 }, { ...customer('C4', 50, 'N'), latitude: null, longitude: null },
  ],
  sales_orders: [...['SO-1', 'SO-3', 'OLD-1'].map(id => order(id, 'C1')), ...['SO-2', 'OLD-2'].map(id => order(id, 'C2')), order('SO-4', 'C3'), order('SO-5', 'C4'), order('SO-6', 'C3'),
    ...Array.from({ length: 10 }, (_, trip) => order(`TRIP-${trip}`, 'C1'))],
  sales_order_lines: [
    line('SO-1', TODAY, 6), line('SO-2', TODAY, 6), line('SO-3', addDays(TODAY, 1), 2), line('SO-4', addDays(TODAY, 1), 3), line('SO-5', addDays(TODAY, 2), 1),
    { ...line('SO-6', '2026-11-20', 4), quantity_allocated: 1 },
    shippedLine('OLD-1'), shippedLine('OLD-2'), ...Array.from({ length: 10 }, (_, trip) => shippedLine(`TRIP-${trip}`)),
  ],
  shipments: [
    shipment('SH-1', '2026-11-20', 27), shipment('SH-2', '2026-11-20', 54),
    ...Array.from({ length: 10 }, (_, trip) => shipment(`SH-T${trip}`, addDays('2026-10-01', trip), 26.6868)),
  ],
  shipment_lines: [carried('SH-1', 'OLD-1'), carried('SH-2', 'OLD-2'), ...Array.from({ length: 10 }, (_, trip) => carried(`SH-T${trip}`, `TRIP-${trip}`))],
  vehicles: [{
    warehouse_id: 'WH01', vehicle_type: 'van', vehicle_count: 1, max_weight_kg: 10, max_volume_m3: 5, cost_per_day: 100, cost_per_km: 1,
    shift_start: '06:00', shift_end: '18:00', co2e_per_km: 0.25,
  }],
};

/** Nothing for the hours, so that costs can be done in the head. */
const PLAIN = { warehouse: 'WH01', cost_per_hour: 0, break_minutes: 0, speed_kmh: 60, iterations: 200 };
const BIG_VAN = { vehicle_type: 'big van', max_weight_kg: 100, cost_per_day: 100, cost_per_km: 1, shift_start: '06:00', shift_end: '18:00', co2e_per_km: 0.5 };

let company: Awaited<ReturnType<typeof openSmallCompany>>;
beforeAll(async () => { company = await openSmallCompany(COMPANY); });
afterAll(() => company.close());

const planned = (input: object, identity = somebody('field_engineer')) => run(optimizeDeliveryRoutes, { ...PLAIN, ...input }, servicesOver(company.engine), identity);
const block = (output: ToolOutput, title: string) => rowsOf({ ...output, blocks: output.blocks.filter(each => each.title === title) });

test('one van brings both orders along roads as long as history says, and the money adds up', async () => {
  const output = await planned({ orders: ['SO-1', 'SO-2'], vehicles: [BIG_VAN] });

  // There and back to C2, with C1 on the way: 2 x 22.2390 x 1.2 (roads of N) = 53.3736 km; 100 + 53.37; half a kg a km.
  expect(block(output, 'Routes')).toMatchObject([{ route: 1, warehouse_id: 'WH01', vehicle: 'big van', stops: 2, orders: 2, km: 53.4, weight_kg: 12, weight_percent: 12, cost: 153.37, co2e_kg: 26.7 }]);
  expect(output.summary).toMatch(/^1 route from WH01 on 24 Nov brings 2 orders to 2 stops: 53\.4 km, 153\.37 EUR, 26\.7 kg CO2e\./);
  expect(output.evidence[0]!.assumptions).toContain(
    'Greenhouse gases: distance x the factor of the vehicle (by ISO 14083:2023 it has to count its energy from production on), kg CO2e a km: big van 0.5.',
  );
  const [first, second] = block(output, 'Stops');
  expect([first!.orders, second!.orders].sort()).toEqual(['SO-1', 'SO-2']);
  // Both take deliveries from 08:00 and need 15 minutes; from C1 to C2 it is 11.1195 x 1.2 = 13.3 km and minutes.
  expect(first).toMatchObject({ arrives: '08:00', unloads: '08:00', drives_on: '08:15', weight_kg: 6 });
  expect(second).toMatchObject({ arrives: '08:28', unloads: '08:28', drives_on: '08:43', km: 13.3 });
});

test('what is due goes, and of what is late already as much as is reserved', async () => {
  const output = await planned({ vehicles: [BIG_VAN] });

  expect(block(output, 'Stops').map(({ orders, weight_kg: weight }) => [orders, weight]).sort()).toEqual([['SO-1', 6], ['SO-2', 6], ['SO-6', 1]]);
});

test('what does not fit is left out, with what has to be lifted for it', async () => {
  const output = await planned({});

  expect(block(output, 'Orders left out')).toMatchObject([{ reason: 'more weight than the vehicles carry; or the number of vehicles', weight_kg: 6 }]);
  expect(output.summary).toContain('1 order is left out for more weight than the vehicles carry');
  expect(output.evidence[0]!.population).toEqual({
    noun: 'orders', asked: 3, worked: 2, leftOut: [{ reason: 'more weight than the vehicles carry; or the number of vehicles', count: 1 }],
  });
  const lifted = await planned({ vehicles: [{ ...BIG_VAN, max_weight_kg: 10, count: 2 }] });
  expect(block(lifted, 'Orders left out')).toEqual([]);
});

test('an optional order is brought only if that costs no more than its margin', async () => {
  // C1 lies on the way to C2: SO-1 costs nothing more. The way to C2 costs 26.69 more than that to C1, and SO-2 has a margin of 6 x (8 - 5) = 18.
  const output = await planned({ orders: ['SO-1', 'SO-2'], optional_orders: ['SO-2'], vehicles: [BIG_VAN] });

  expect(block(output, 'Orders left out')).toMatchObject([{ orders: 'SO-2', reason: 'bringing it costs more than its margin', extra_cost: 26.69 }]);
  expect(block(await planned({ orders: ['SO-1', 'SO-2'], optional_orders: ['SO-1'], vehicles: [BIG_VAN] }), 'Stops')).toHaveLength(2);
});

test('a day that is over is planned anew, and compared with what was driven', async () => {
  const output = await planned({ date: '2026-11-20' });

  // Driven: 26.69 and 53.37 km on two vans. Together it is the way to C2 alone.
  expect(block(output, 'Compared with')).toMatchObject([
    { plan: 'these routes', routes: 1, orders: 2, km: 53.4, cost: 153.37, co2e_kg: 13.3 },
    { plan: 'savings alone (Clarke & Wright)', routes: 1, km: 53.4, cost: 153.37 },
    { plan: 'as driven, by the same prices and roads', routes: 2, orders: 2, km: 80.1, cost: 280.06, co2e_kg: 20 },
    { plan: 'as driven, as recorded', routes: 2, km: 81, cost: 120 },
  ]);
  expect(output.summary).toContain('As driven, in 2 routes, it costs 126.69 EUR more by the same prices.');
});

test('merging takes along what the same customer gets tomorrow, and says what that alone saves', async () => {
  const output = await planned({ consolidate: true, vehicles: [BIG_VAN] });

  // Apart: today N and S, tomorrow C1 and C3 again. Merged: SO-3 comes with SO-1, SO-4 with SO-6, and nobody drives tomorrow.
  expect(block(output, 'Compared with').slice(2)).toMatchObject([
    { plan: 'all days, each order a stop of its own', stops: 5, orders: 5, left_out: 0 }, { plan: 'all days, merged', routes: 1, stops: 3, orders: 5, left_out: 0 },
  ]);
  const [apart, merged] = block(output, 'Compared with').slice(2).map(({ cost }) => Number(cost));
  expect(output.summary).toContain(`Merging alone (5 stops into 3 and pulling 2 orders forward) saves ${Math.round(100 * (apart! - merged!)) / 100} EUR`);
  expect(block(output, 'Stops').map(({ orders }) => orders).sort()).toEqual(['SO-1, SO-3', 'SO-2', 'SO-6, SO-4']);
});

test('roads are learned where there are enough direct trips, tested on the newest, and the default is said', async () => {
  const { evidence: [evidence] } = await planned({ vehicles: [BIG_VAN] });

  // The two of Friday went to one stop each: 27 for 26.69 and 54 for 53.37 km, an error of 1.2 % each.
  expect(evidence!.assumptions).toContainEqual(
    'Road against the crow\'s flight in WH01: learned from the last 84 days: N 1.2 (12 trips); else 1.3. The newest 2 trips were forecast by those before with a mean error of 1.2 %.',
  );
});

test('nothing personal leaves the tool: no names or streets, and places only to a hundredth of a degree', async () => {
  const output = await planned({ vehicles: [BIG_VAN] });
  const text = JSON.stringify(output);

  expect(text).not.toMatch(/Acme|Main Street|acme@|49\.70004|0\.0021/);
  expect(output.blocks.find(({ kind }) => kind === 'map')!.rows.map(row => row.slice(-2))).toEqual(expect.arrayContaining([[50, 0], [50.1, 0], [50.2, 0], [49.7, 0]]));
});

test('the same seed and iterations give the same routes; the clock only stops early, and the evidence says where', async () => {
  expect(await planned({ seed: 3, vehicles: [BIG_VAN] })).toEqual(await planned({ seed: 3, vehicles: [BIG_VAN] }));
  const stopped = await run(optimizeDeliveryRoutes, { ...PLAIN, vehicles: [BIG_VAN] }, {
    ...servicesOver(company.engine), calculator: { run: async (calculation, input) => calculation.run(input, { shouldStop: () => true, progress: () => undefined, turn: async () => undefined }) },
  }, somebody('field_engineer'));
  expect(stopped.evidence[0]!.warnings).toContain('The time was up in WH01 after 0 of 200 iterations: another run need not give the same routes.');
});

test('nothing due, nothing within scope, nothing shipped and nobody to find are different sentences', async () => {
  expect((await planned({ date: '2026-12-20' })).summary).toMatch(/^1 route from WH01 on 20 Dec brings 1 order/); // what is late goes any day
  expect((await planned({ warehouse: 'WH02' })).summary).toBe('No order in WH02 is promised for 24 Nov: there are no routes to plan.');
  expect((await planned({})).evidence[0]!.inputs.date).toBe(TODAY);
  expect((await planned({ date: '2026-11-19' })).summary).toBe('No shipment left in WH01 on 19 Nov, so there is nothing to plan anew.');
  expect((await planned({ orders: ['SO-9'] })).summary).toBe('Not even the one order in WH01 could be planned for 24 Nov: no order of that code in WH01 (SO-9).');
  expect((await planned({ orders: ['OLD-1'] })).summary).toBe('Not even the one order in WH01 could be planned for 24 Nov: nothing of it is left to deliver (OLD-1).');
  expect((await planned({ orders: ['SO-1'], date: '2026-11-20' })).summary).toBe('Not even the one order in WH01 could be planned for 20 Nov: nothing of it was shipped that day (SO-1).');
  expect((await planned({ orders: ['SO-5'] })).summary).toBe('Not even the one order in WH01 could be planned for 24 Nov: no coordinates of the customer.');
  expect((await run(optimizeDeliveryRoutes, {}, servicesOver(company.engine), somebody('field_engineer', []))).summary).toBe('There is no warehouse within your scope (no warehouse), so no routes were planned.');
});

test('orders are found however their codes are written, and those that are not found are named', async () => {
  const output = await planned({ orders: ['so-1 ', 'SO-2', ...[1, 2, 3, 4, 5, 6, 7].map(number => `NO-${number}`)], optional_orders: ['so-2'], vehicles: [BIG_VAN] });

  expect(block(output, 'Stops').map(({ orders }) => orders)).toEqual(['SO-1']);
  expect(block(output, 'Orders left out')).toMatchObject([{ orders: 'SO-2', reason: 'bringing it costs more than its margin' }]);
  expect(output.evidence[0]!.population!.leftOut).toEqual([
    { reason: 'no order of that code in WH01 (NO-1, NO-2, NO-3, NO-4, NO-5 and 2 more)', count: 7 }, { reason: 'bringing it costs more than its margin', count: 1 },
  ]);
});

test('of a tour that is planned anew in part nothing is on record', async () => {
  const both = await openSmallCompany({ ...COMPANY, shipment_lines: COMPANY.shipment_lines!.map(row => row.order_id === 'OLD-2' ? { ...row, shipment_id: 'SH-1', stop_number: 2 } : row) });
  const output = await run(optimizeDeliveryRoutes, { ...PLAIN, date: '2026-11-20', orders: ['old-1'] }, servicesOver(both.engine), somebody('field_engineer'));

  // 27 km are those of both orders: C1 alone is 26.7 km.
  expect(block(output, 'Compared with').slice(2)).toMatchObject([{ plan: 'as driven, by the same prices and roads', routes: 1, orders: 1, km: 26.7 }, { plan: 'as driven, as recorded', km: null, cost: null }]);
  await both.close();
});

test('where the stops on record make another distance than the one on record, the sentence says so; with orders left out costs are not compared', async () => {
  const long = await openSmallCompany({ ...COMPANY, shipments: COMPANY.shipments!.map(row => row.shipment_id === 'SH-2' ? { ...row, distance_km: 90 } : row) });
  const asked = (input: object) => run(optimizeDeliveryRoutes, { ...PLAIN, date: '2026-11-20', ...input }, servicesOver(long.engine), somebody('field_engineer'));

  expect((await asked({})).summary).toContain('As driven by the stop numbers on record, which may not be the way that was driven, in 2 routes, it costs 126.69 EUR more by the same prices.');
  expect((await asked({ vehicles: [{ ...BIG_VAN, max_weight_kg: 2, count: 1 }] })).summary)
    .toContain('in 2 routes, all 2 orders were brought, so the costs do not compare.');
  await long.close();
});

test('savings alone are shown with what they bring', async () => {
  const [ours, savings] = block(await planned({}), 'Compared with');
  expect([ours, savings]).toMatchObject([{ stops: 2, orders: 2, left_out: 1 }, { stops: 2, orders: 2, left_out: 1 }]);
});

test('the most important order left out is the one of the sentence and the first of the table', async () => {
  // SO-1 is too heavy, SO-6 cannot be brought within its window; SO-6 is the more important.
  const other = await openSmallCompany({
    ...COMPANY, customers: COMPANY.customers!.map(row => row.customer_id === 'C3' ? { ...row, window_open: '00:10', window_close: '00:11' } : { ...row, priority: 2 }),
  });
  const output = await run(optimizeDeliveryRoutes, { ...PLAIN, vehicles: [{ ...BIG_VAN, max_weight_kg: 4 }] }, servicesOver(other.engine), somebody('field_engineer'));

  expect(block(output, 'Orders left out').map(({ orders }) => orders)).toEqual(['SO-6', 'SO-1', 'SO-2']);
  expect(output.summary).toMatch(/3 orders are left out, the most important for its delivery window/);
  await other.close();
});

test('a kind of vehicle given twice is refused by its name', async () => {
  await expect(planned({ vehicles: [BIG_VAN, { ...BIG_VAN, count: 1 }] })).rejects.toMatchObject({
    code: 'TOOL_INPUT', message: 'optimize_delivery_routes cannot take this input: vehicles is "big van", expected each vehicle_type once.',
  });
});

test('bad records of vehicles, products and customers are left out, counted and said, and the rest is planned', async () => {
  const [van] = COMPANY.vehicles!;
  const other = await openSmallCompany({
    ...COMPANY,
    warehouses: [COMPANY.warehouses![0]!, COMPANY.warehouses![0]!],
    products: [{ product_id: 'P1', weight_kg: -1, volume_m3: 0.1, unit_cost: 5 }],
    customers: COMPANY.customers!.map(row => ({ ...row, unload_minutes: -15 })),
    vehicles: [
      van!, { ...van, max_weight_kg: 20 }, { ...van, vehicle_type: 'truck', cost_per_day: -5 }, { ...van, vehicle_type: 'night van', shift_start: '22:00', shift_end: '06:00' },
    ],
  });
  const output = await run(optimizeDeliveryRoutes, { ...PLAIN, orders: ['SO-1', 'SO-2'] }, servicesOver(other.engine), somebody('field_engineer'));

  // Unloading takes the usual 10 minutes; weights below 0 count as nothing.
  expect(block(output, 'Routes')).toMatchObject([{ route: 1, warehouse_id: 'WH01', vehicle: 'van', orders: 2, km: 53.4, weight_kg: 0, cost: 153.37 }]);
  expect(output.evidence[0]!.warnings).toEqual(expect.arrayContaining([
    '2 order lines without weight or volume: counted as nothing.',
    '2 orders for customers whose unloading time is not known: 10 minutes are taken.',
    'WH01: 2 records of vehicles without a weight or a cost per km, with a figure below 0 or a shift that ends before it begins were left out.',
    'WH01: 1 record of vehicles of a kind that is there already was left out: of each kind the first counts.',
  ]));
  await other.close();
});

test('what is given without hours or volume drives without, and that is said', async () => {
  const { evidence: [evidence] } = await planned({ orders: ['SO-1'], vehicles: [{ vehicle_type: 'cart', max_weight_kg: 20, cost_per_km: 1 }] });
  expect(evidence!.assumptions).toEqual(expect.arrayContaining([
    'No shift is given for cart: it drives at every hour, and a day of work may be long.', 'No volume is given for cart: weight alone limits its load.',
  ]));
});

test('a window that closes before it opens has no end, and that is said', async () => {
  const other = await openSmallCompany({ ...COMPANY, customers: COMPANY.customers!.map(row => row.customer_id === 'C1' ? { ...row, window_open: '22:00', window_close: '06:00' } : row) });
  const output = await run(optimizeDeliveryRoutes, { ...PLAIN, orders: ['SO-1'], vehicles: [{ ...BIG_VAN, shift_end: '23:59' }] }, servicesOver(other.engine), somebody('field_engineer'));

  expect(block(output, 'Stops')).toMatchObject([{ unloads: '22:00' }]);
  expect(output.evidence[0]!.warnings).toContain('1 order for customers whose window closes before it opens: its end is not kept.');
  await other.close();
});

test('a distance that is given stands, counts in the money, and the evidence says how many do', async () => {
  // From the warehouse to C2 it is 40 km round the closed bridge; C1 stays where it was, 13.3434 km off and 13.3434 km from C2: there, on and back over C1.
  const output = await planned({ orders: ['SO-1', 'SO-2'], vehicles: [BIG_VAN], distances: [{ from: 'WH01', to: 'C2', km: 40 }, { from: 'WH01', to: 'C9', km: 1 }] });

  expect(block(output, 'Routes')).toMatchObject([{ stops: 2, km: 66.7, cost: 166.69 }]);
  expect(output.evidence[0]!.inputs.distances_given).toBe(2);
  expect(output.evidence[0]!.assumptions).toContain(
    'Distances: 1 of the 2 given are between places of the plan and stand as they are, the way back as long unless it is given too; all others are estimated.',
  );
});

test('a whole matrix with minutes takes the place of the crow\'s flight', async () => {
  const output = await planned({
    orders: ['SO-1', 'SO-2'], vehicles: [BIG_VAN],
    distances: [{ from: 'WH01', to: 'SO-1', km: 5, minutes: 20 }, { from: 'WH01', to: 'SO-2', km: 7, minutes: 30 }, { from: 'SO-1', to: 'SO-2', km: 3, minutes: 12 }],
  });

  // 5 + 3 + 7 km; 15 minutes of unloading after 08:00, then 12 on the way.
  expect(block(output, 'Routes')).toMatchObject([{ km: 15, cost: 115 }]);
  expect(block(output, 'Stops')[1]).toMatchObject({ arrives: '08:27', km: 3 });
});

describe('with tariffs of carriers and a calendar in which Thursday and Friday are holidays', () => {
  const rate = (carrier: string, base: number) => ({
    carrier_id: carrier, warehouse_id: 'WH01', delivery_area: 'N', vehicle_type: 'big van', transit_days: 0, base_cost: base, cost_per_stop: 10, cost_per_kg: 0.5, currency: 'EUR',
  });
  let other: Awaited<ReturnType<typeof openSmallCompany>>;
  beforeAll(async () => {
    other = await openSmallCompany({
      ...COMPANY, warehouses: COMPANY.warehouses!.map(row => ({ ...row, calendar_id: 'CAL' })), freight_rates: [rate('CR1', 90), rate('CR2', 70)],
      calendars: Array.from({ length: 40 }, (_, place) => addDays('2026-11-20', place)).map(day => ({ calendar_id: 'CAL', day, working: !['2026-11-26', '2026-11-27'].includes(day) })),
    });
  });
  afterAll(() => other.close());
  const asked = (input: object) => run(optimizeDeliveryRoutes, { ...PLAIN, vehicles: [BIG_VAN], ...input }, servicesOver(other.engine), somebody('field_engineer'));

  test('each route shows the cheapest carrier, and the sum is compared with driving', async () => {
    const output = await asked({ orders: ['SO-1', 'SO-2'] });

    // CR2: 70 + 2 stops x 10 + 12 kg x 0.5 = 96; driven it is 153.37.
    expect(block(output, 'Routes')).toMatchObject([{ cost: 153.37, carrier_id: 'CR2', carrier_cost: 96 }]);
    expect(block(output, 'Compared with')).toContainEqual(expect.objectContaining({ plan: 'these routes, each by its cheapest carrier', routes: 1, stops: 2, orders: 2, cost: 96 }));
    expect(output.summary).toContain('Given to the cheapest carriers, the same routes cost 57.37 EUR less by their tariffs.');
  });

  test('where no carrier goes to an area nothing is said of carriers', async () => {
    const output = await asked({});

    // SO-6 goes to area S on a route of its own or with the others.
    expect(block(output, 'Compared with').map(({ plan }) => plan)).not.toContain('these routes, each by its cheapest carrier');
    expect(output.summary).not.toContain('carriers');
  });

  test('a day on which the warehouse does not work is said, with the next on which it does', async () => {
    const output = await asked({ date: '2026-11-26' });

    expect(output.summary).toMatch(/^1 route from WH01 on 26 Nov .* WH01 does not work on 26 Nov; the next working day is 28 Nov\.$/);
    expect(output.followUps[0]).toBe('Plan the delivery routes from WH01 for 2026-11-28');
    expect((await asked({ date: '2026-11-28' })).summary).not.toContain('does not work');
    expect((await asked({ date: '2026-11-20' })).summary).not.toContain('does not work');
  });
});

test('without a calendar a warehouse works from Monday to Friday, and that is said', async () => {
  const output = await planned({ date: '2026-12-20' });

  expect(output.summary).toMatch(/WH01 does not work on 20 Dec; the next working day is 21 Dec\.$/);
  expect(output.evidence[0]!.assumptions).toContain('Without a calendar a warehouse works from Monday to Friday.');
});

function customer(id: string, latitude: number, area: string): Row {
  return {
    customer_id: id, customer_name: `Acme ${id}`, email: `acme@${id}`, street: '1 Main Street', latitude, longitude: 0, area,
    window_open: '08:00', window_close: '16:00', unload_minutes: 15, priority: 1,
  };
}

function order(id: string, customerId: string): Row {
  return { order_id: id, customer_id: customerId, warehouse_id: 'WH01', order_date: '2026-11-02', delivery_area: 'N' };
}

function line(id: string, promised: string, pieces: number): Row {
  return {
    order_id: id, line_number: 1, warehouse_id: 'WH01', product_id: 'P1', order_date: '2026-11-02', promised_date: promised, quantity_ordered: pieces,
    quantity_allocated: 0, quantity_despatched: 0, quantity_cancelled: 0, unit_price: 8, currency: 'EUR',
  };
}

function shippedLine(id: string): Row {
  return { ...line(id, '2026-11-20', 2), quantity_allocated: 2, quantity_despatched: 2 };
}

function shipment(id: string, day: string, km: number): Row {
  return { shipment_id: id, warehouse_id: 'WH01', vehicle_type: 'van', despatched_date: day, distance_km: km, freight_cost: 60, currency: 'EUR' };
}

function carried(shipmentId: string, orderId: string): Row {
  return { shipment_id: shipmentId, order_id: orderId, line_number: 1, warehouse_id: 'WH01', quantity: 2, stop_number: 1 };
}
