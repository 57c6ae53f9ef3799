import * as z from 'zod/mini';
import { DuckDbEngine } from '../../../src/data/duckdb-engine';
import { sampleCompany } from '../../sample-company';
import { plantedIn, readTruth, type SampleTruth } from '../../sample-truth';

let engine: DuckDbEngine;
let truth: SampleTruth;
beforeAll(async () => {
  const directory = await sampleCompany();
  engine = await DuckDbEngine.open(directory);
  truth = await readTruth(directory);
}, 120_000);
afterAll(() => engine.close());

async function rows(sql: string) {
  return (await engine.run(sql, { maxRows: 1_000, timeoutMs: 60_000, signal: new AbortController().signal })).rows;
}
async function figures(sql: string): Promise<number[]> {
  const [row] = await rows(sql);
  return row!.map(Number);
}
const planted = (finding: number, title?: string) => plantedIn(truth, finding, title);
const within = (value: number | undefined, low: number, high: number) => {
  expect(value).toBeGreaterThanOrEqual(low);
  expect(value).toBeLessThanOrEqual(high);
};
const text = (value: unknown) => `'${String(value)}'`;
/** Lead times in days of what was received of a supplier's lines, each to its last receipt. */
const leads = (supplier: unknown) => `
  SELECT l.purchase_order_id, l.line_number, l.order_date, date_diff('day', l.order_date, max(r.received_date)) AS days
  FROM supply_chain.purchase_order_lines l JOIN supply_chain.receipts r ON r.purchase_order_id = l.purchase_order_id AND r.line_number = l.line_number
  WHERE l.supplier_id = ${text(supplier)} AND l.status = 'closed' GROUP BY 1, 2, 3`;

test('the truth names all 24 findings', () => {
  expect([...new Set(truth.findings.map(({ finding }) => finding))]).toEqual(Array.from({ length: 24 }, (_, index) => index + 1));
});

test('1: a supplier whose lead time drifts from 9 to 16 days in 120 days', async () => {
  const [before, after] = await figures(`SELECT avg(days) FILTER (WHERE order_date < DATE '2026-07-27'), avg(days) FILTER (WHERE order_date >= DATE '2026-10-25')
    FROM (${leads(planted(1).supplier_id)})`);
  within(before, 9, 11);
  // What was ordered last and has not come yet is the slowest.
  within(after, 13, 17.5);
});

test('2: a supplier with a good mean and a terrible spread, which keeps what it confirms', async () => {
  const [mean, spread] = await figures(`SELECT avg(days), stddev_samp(days) FROM (${leads(planted(2).supplier_id)})`);
  within(mean, 12, 18);
  within(spread, 8, 13);
});

test('3: a supplier that is on time only against the dates that it confirms later', async () => {
  const [first, last] = await figures(`
    SELECT avg(CASE WHEN received <= first_confirmed_date THEN 1E0 ELSE 0E0 END), avg(CASE WHEN received <= confirmed_date THEN 1E0 ELSE 0E0 END)
    FROM (SELECT l.purchase_order_id, l.line_number, l.first_confirmed_date, l.confirmed_date, max(r.received_date) AS received
      FROM supply_chain.purchase_order_lines l JOIN supply_chain.receipts r ON r.purchase_order_id = l.purchase_order_id AND r.line_number = l.line_number
      WHERE l.supplier_id = ${text(planted(3).supplier_id)} GROUP BY 1, 2, 3, 4)`);
  within(first, 0.6, 0.75);
  within(last, 0.97, 1);
});

test('4: a supplier in full only in two parts', async () => {
  const [twoParts, inFull] = await figures(`
    SELECT avg(CASE WHEN parts = 2 THEN 1E0 ELSE 0E0 END), avg(CASE WHEN received = quantity_ordered THEN 1E0 ELSE 0E0 END)
    FROM (SELECT l.purchase_order_id, l.line_number, l.quantity_ordered, count(*) AS parts, sum(r.quantity_received) AS received
      FROM supply_chain.purchase_order_lines l JOIN supply_chain.receipts r ON r.purchase_order_id = l.purchase_order_id AND r.line_number = l.line_number
      WHERE l.supplier_id = ${text(planted(4).supplier_id)} AND l.status = 'closed' AND l.quantity_ordered > 1 GROUP BY 1, 2, 3)`);
  within(twoParts, 0.8, 0.95);
  within(inFull, 0.99, 1);
});

test('5: a quality break from some 300 to some 9,000 rejected per million', async () => {
  const [before, after] = await figures(`
    SELECT 1E6 * sum(quantity_rejected) FILTER (WHERE received_date < DATE '2026-08-26') / sum(quantity_received) FILTER (WHERE received_date < DATE '2026-08-26'),
      1E6 * sum(quantity_rejected) FILTER (WHERE received_date >= DATE '2026-08-26') / sum(quantity_received) FILTER (WHERE received_date >= DATE '2026-08-26')
    FROM supply_chain.receipts WHERE supplier_id = ${text(planted(5).supplier_id)}`);
  within(before, 200, 400);
  within(after, 6_000, 12_000);
});

test('6: four perfect receipts, too few to rank first', async () => {
  expect(await rows(`
    SELECT count(*), sum(r.quantity_rejected), count(*) FILTER (WHERE r.received_date > l.first_confirmed_date), count(*) FILTER (WHERE r.quantity_received < l.quantity_ordered)
    FROM supply_chain.receipts r JOIN supply_chain.purchase_order_lines l ON l.purchase_order_id = r.purchase_order_id AND l.line_number = r.line_number
    WHERE r.supplier_id = ${text(planted(6).supplier_id)}`)).toEqual([[4, 0, 0, 0]]);
});

test('7: 8 % cheaper, with a minimum order of 14 months of demand', async () => {
  const { product_id, supplier_id, usual_supplier_id } = planted(7);
  const price = (supplier: unknown) => `(SELECT min(price / unit_factor) FROM supply_chain.supplier_prices WHERE supplier_id = ${text(supplier)}
    AND product_id = ${text(product_id)} AND min_quantity = 1 AND DATE '2026-11-24' BETWEEN valid_from AND valid_to)`;
  const [ratio, months] = await figures(`SELECT ${price(supplier_id)} / ${price(usual_supplier_id)},
    (SELECT max(min_order) FROM supply_chain.supplier_prices WHERE supplier_id = ${text(supplier_id)} AND product_id = ${text(product_id)})
      / (SELECT sum(quantity_demanded) / 12E0 FROM supply_chain.demand_daily WHERE product_id = ${text(product_id)} AND demand_date >= DATE '2025-11-24')`);
  within(ratio, 0.919, 0.921);
  within(months, 10, 18);
});

test('8: cheaper per carton and dearer per piece, and cheaper in dollars only before the rate', async () => {
  const carton = planted(8, 'cheaper per carton, dearer per piece');
  const prices = (product: unknown, supplier: unknown) => figures(`SELECT price, price / unit_factor, price / unit_factor * rate_to_base
    FROM supply_chain.supplier_prices p JOIN supply_chain.exchange_rates x ON x.currency = p.currency AND x.day = DATE '2026-11-23'
    WHERE supplier_id = ${text(supplier)} AND product_id = ${text(product)} AND min_quantity = 1 AND DATE '2026-11-24' BETWEEN valid_from AND valid_to`);
  const [ofCarton, ofPiece] = await prices(carton.product_id, carton.supplier_id);
  const [usualCarton, usualPiece] = await prices(carton.product_id, carton.usual_supplier_id);
  expect(ofCarton).toBeLessThan(usualCarton!);
  expect(ofPiece).toBeGreaterThan(usualPiece! * 1.1);
  const dollar = planted(8, 'cheaper in dollars only before the rate');
  const [, inDollars, inEuros] = await prices(dollar.product_id, dollar.supplier_id);
  const [, usual] = await prices(dollar.product_id, dollar.usual_supplier_id);
  expect(inDollars).toBeLessThan(usual!);
  expect(inEuros).toBeGreaterThan(usual!);
});

test('9: a price list ends in 40 days, and no other does without a next one', async () => {
  expect(await rows(`
    SELECT supplier_id, max(CAST(valid_to AS VARCHAR)) FROM supply_chain.supplier_prices GROUP BY 1
    HAVING max(valid_to) < DATE '2027-12-31'`)).toEqual([[planted(9).supplier_id, '2027-01-03']]);
});

test('10: of the thirty best sellers that are sold on, three have one source', async () => {
  const found = await rows(`
    WITH sold AS (SELECT product_id, count(*) AS n FROM supply_chain.sales_order_lines WHERE order_date >= DATE '2025-11-24' GROUP BY 1),
    sources AS (SELECT product_id, count(DISTINCT supplier_id) AS n FROM supply_chain.supplier_prices WHERE approved GROUP BY 1)
    SELECT s.product_id FROM sold s JOIN sources o ON o.product_id = s.product_id JOIN supply_chain.products p ON p.product_id = s.product_id
    WHERE o.n = 1 ORDER BY s.n DESC LIMIT 3`);
  const named = z.array(z.looseObject({ product_id: z.string() })).parse(planted(10).products).map(({ product_id }) => product_id);
  expect(named).toHaveLength(3);
  expect(found.map(([product]) => product).sort()).toEqual(named.sort());
});

test('11: spend up by 12 %: 9 volume, 2 price, 1 mix', async () => {
  const [total, volume, mix] = await figures(`
    WITH lines AS (
      SELECT product_id, order_date >= DATE '2025-11-24' AS late, sum(quantity_ordered) AS units, sum(quantity_ordered * unit_price_base) AS spend
      FROM supply_chain.purchase_order_lines WHERE supplier_id = ${text(planted(11).supplier_id)} AND order_date >= DATE '2024-11-24' GROUP BY 1, 2),
    pairs AS (SELECT a.units AS units_before, a.spend AS spend_before, b.units AS units_after, b.spend AS spend_after
      FROM lines a JOIN lines b ON b.product_id = a.product_id AND NOT a.late AND b.late)
    SELECT sum(spend_after) / sum(spend_before) - 1, sum(units_after) / sum(units_before) - 1,
      sum(units_after * spend_before / units_before) / sum(spend_before) - sum(units_after) / sum(units_before) FROM pairs`);
  within(total, 0.11, 0.13);
  within(volume, 0.085, 0.095);
  within(mix, 0.005, 0.015);
});

test('12: WH02 has 9 months of cover of what WH01 runs out of in 5 days', async () => {
  const { product_id } = planted(12, 'runs out here, months of cover there');
  const cover = await rows(`
    SELECT p.warehouse_id, (p.on_hand - p.quarantined) / (SELECT sum(quantity_demanded) / 91E0 FROM supply_chain.demand_daily d
      WHERE d.warehouse_id = p.warehouse_id AND d.product_id = p.product_id AND d.demand_date >= DATE '2026-08-25') AS days,
      (SELECT count(*) FROM supply_chain.purchase_order_lines l WHERE l.warehouse_id = p.warehouse_id AND l.product_id = p.product_id AND l.status = 'open'
        AND l.confirmed_date < DATE '2026-12-01') AS coming
    FROM supply_chain.inventory_position p WHERE p.product_id = ${text(product_id)} AND p.warehouse_id IN ('WH01', 'WH02') ORDER BY 1`);
  within(Number(cover[0]![1]), 3.5, 6.5);
  within(Number(cover[1]![1]), 8 * 30, 10 * 30);
  expect(cover[0]![2]).toBe(0);
});

test('12: an item whose transfer costs more than the shortage', async () => {
  const { product_id, warehouse_id, other_warehouse_id } = planted(12, 'a transfer that costs more than the shortage');
  const [free, there, margin, cost] = await figures(`
    SELECT p.on_hand - p.quarantined - p.allocated, o.on_hand,
      14 * (SELECT sum(quantity_demanded) / 91E0 FROM supply_chain.demand_daily d WHERE d.warehouse_id = p.warehouse_id AND d.product_id = p.product_id
        AND d.demand_date >= DATE '2026-08-25') * (q.list_price - q.unit_cost), l.fixed_cost
    FROM supply_chain.inventory_position p JOIN supply_chain.products q ON q.product_id = p.product_id
      JOIN supply_chain.inventory_position o ON o.product_id = p.product_id AND o.warehouse_id = ${text(other_warehouse_id)}
      JOIN supply_chain.lanes l ON l.from_warehouse_id = o.warehouse_id AND l.warehouse_id = p.warehouse_id
    WHERE p.product_id = ${text(product_id)} AND p.warehouse_id = ${text(warehouse_id)}`);
  expect(free).toBe(0);
  expect(there).toBeGreaterThan(0);
  within(margin, 0.01, cost! * 0.8);
});

test('13: dead stock worth 4 % of all, one item of it with a successor', async () => {
  const [share] = await figures(`
    WITH moving AS (SELECT warehouse_id, product_id, sum(quantity_demanded) AS demanded, count(*) AS days FROM supply_chain.demand_daily
      WHERE demand_date >= DATE '2025-11-24' GROUP BY 1, 2)
    SELECT sum(CASE WHEN m.demanded = 0 AND m.days = 365 THEN greatest(p.on_hand, 0) * q.unit_cost ELSE 0 END) / sum(greatest(p.on_hand, 0) * q.unit_cost)
    FROM supply_chain.inventory_position p JOIN supply_chain.products q ON q.product_id = p.product_id
      JOIN moving m ON m.warehouse_id = p.warehouse_id AND m.product_id = p.product_id`);
  within(share, 0.035, 0.045);
  const { product_id, successor_id } = z.looseObject({ product_id: z.string(), successor_id: z.string() }).parse(planted(13).with_successor);
  expect(await rows(`SELECT q.successor_id, sum(p.on_hand) > 0 FROM supply_chain.products q JOIN supply_chain.inventory_position p ON p.product_id = q.product_id
    WHERE q.product_id = ${text(product_id)} GROUP BY 1`)).toEqual([[successor_id, true]]);
});

test('14: an item whose stock-outs hide half of its demand', async () => {
  const { product_id, warehouse_id, recorded_demand, hidden_share } = planted(14);
  const [recorded, out] = await figures(`SELECT sum(quantity_demanded), avg(stocked_out_share) FROM supply_chain.demand_daily
    WHERE warehouse_id = ${text(warehouse_id)} AND product_id = ${text(product_id)} AND demand_date >= DATE '2025-11-24'`);
  expect(recorded).toBe(recorded_demand);
  within(out, 0.4, 0.6);
  within(Number(hidden_share), 0.4, 0.6);
});

test('15: a purchase order is 60 days overdue, and nobody cancelled it', async () => {
  expect(await rows(`SELECT purchase_order_id, date_diff('day', confirmed_date, DATE '2026-11-24'), quantity_received FROM supply_chain.purchase_order_lines
    WHERE status = 'open' AND confirmed_date <= DATE '2026-09-25' AND purchase_order_id = ${text(planted(15).purchase_order_id)}`))
    .toEqual([[planted(15).purchase_order_id, 60, 0]]);
});

test('16: five item-locations below zero and three counts with a large difference', async () => {
  const negative = z.array(z.looseObject({ warehouse_id: z.string(), product_id: z.string(), on_hand: z.number() })).parse(planted(16).negative);
  expect(await rows('SELECT warehouse_id, product_id, on_hand FROM supply_chain.inventory_position WHERE on_hand < 0 ORDER BY 3 DESC'))
    .toEqual(negative.map(({ warehouse_id, product_id, on_hand }) => [warehouse_id, product_id, on_hand]));
  expect(negative).toHaveLength(5);
  const counts = z.array(z.looseObject({ warehouse_id: z.string(), quantity: z.number() })).parse(planted(16).count_differences);
  const found = await rows(`SELECT m.warehouse_id, m.quantity FROM supply_chain.stock_movements m JOIN supply_chain.products p ON p.product_id = m.product_id
    WHERE m.reason = 'cycle count difference' AND m.moved_at >= TIMESTAMP '2026-11-17 00:00:00' ORDER BY m.quantity * p.unit_cost LIMIT 3`);
  expect([...found].sort()).toEqual(counts.map(({ warehouse_id, quantity }) => [warehouse_id, quantity]).sort());
});

test('17: a warehouse at 93 % of its space passes 100 % in 9 days by what is on order', async () => {
  const { warehouse_id, purchase_order_id } = planted(17);
  const [used, inbound, days] = await figures(`
    SELECT sum(greatest(p.on_hand, 0) * q.volume_m3) / any_value(w.capacity_m3 * w.usable_share),
      (SELECT sum((l.quantity_ordered - l.quantity_received) * r.volume_m3) FROM supply_chain.purchase_order_lines l JOIN supply_chain.products r ON r.product_id = l.product_id
        WHERE l.purchase_order_id = ${text(purchase_order_id)}) / any_value(w.capacity_m3 * w.usable_share),
      (SELECT date_diff('day', DATE '2026-11-23', max(confirmed_date)) FROM supply_chain.purchase_order_lines WHERE purchase_order_id = ${text(purchase_order_id)})
    FROM supply_chain.inventory_position p JOIN supply_chain.products q ON q.product_id = p.product_id JOIN supply_chain.warehouses w ON w.warehouse_id = p.warehouse_id
    WHERE p.warehouse_id = ${text(warehouse_id)}`);
  within(used, 0.929, 0.931);
  expect(used! + inbound!).toBeGreaterThan(1.05);
  expect(days).toBe(9);
});

test('18: a picking stage takes twice as long since 20 days', async () => {
  const [before, after] = await figures(`
    WITH steps AS (
      SELECT order_id, line_number, min(happened_at) FILTER (WHERE stage = 'allocated') AS allocated, min(happened_at) FILTER (WHERE stage = 'picked') AS picked
      FROM supply_chain.order_events WHERE warehouse_id = ${text(planted(18).warehouse_id)} AND happened_at >= TIMESTAMP '2026-09-01 00:00:00' GROUP BY 1, 2)
    SELECT avg(date_diff('minute', allocated, picked)) FILTER (WHERE picked < TIMESTAMP '2026-11-04 00:00:00'),
      avg(date_diff('minute', allocated, picked)) FILTER (WHERE picked >= TIMESTAMP '2026-11-04 00:00:00')
    FROM steps WHERE CAST(allocated AS DATE) = CAST(picked AS DATE)`);
  within(before, 28, 32);
  within(after, 56, 64);
});

test('19: eleven small orders to four neighbouring stops', async () => {
  const orders = z.array(z.string()).parse(planted(19).orders);
  expect(orders).toHaveLength(11);
  expect(await rows(`
    SELECT count(DISTINCT o.order_id), count(DISTINCT o.customer_id), count(DISTINCT o.delivery_area), max(l.quantity_ordered) <= 3,
      max(c.latitude) - min(c.latitude) < 0.02 AND max(c.longitude) - min(c.longitude) < 0.02, min(l.requested_date) = max(l.requested_date)
    FROM supply_chain.sales_orders o JOIN supply_chain.sales_order_lines l ON l.order_id = o.order_id JOIN supply_chain.customers c ON c.customer_id = o.customer_id
    WHERE o.status = 'open' AND o.order_id IN (${orders.map(text).join(', ')})`)).toEqual([[11, 4, 1, true, true, true]]);
});

test('20: a carrier leaves on time and arrives late', async () => {
  const carriers = await rows(`
    SELECT carrier_id, avg(CASE WHEN despatched_date <= planned_despatch_date THEN 1E0 ELSE 0E0 END), avg(CASE WHEN delivered_date <= planned_delivery_date THEN 1E0 ELSE 0E0 END)
    FROM supply_chain.shipments WHERE planned_delivery_date < DATE '2026-11-20' GROUP BY 1 ORDER BY 3`);
  expect(carriers).toHaveLength(5);
  expect(carriers[0]![0]).toBe(planted(20).carrier_id);
  within(Number(carriers[0]![1]), 0.98, 1);
  within(Number(carriers[0]![2]), 0.6, 0.7);
  within(Number(carriers[1]![2]), 0.85, 0.92);
});

test('21: open orders are promised for a Sunday and for 25 December', async () => {
  const named = z.array(z.looseObject({ order_id: z.string() })).parse(planted(21).orders).map(({ order_id }) => order_id);
  const found = await rows(`SELECT order_id, day_of_week(first_promised_date) = 7, first_promised_date = DATE '2026-12-25' FROM supply_chain.sales_order_lines
    WHERE order_id IN (${named.map(text).join(', ')}) AND quantity_despatched + quantity_cancelled < quantity_ordered`);
  expect(found.filter(([, sunday]) => sunday === true).length).toBeGreaterThan(0);
  expect(found.filter(([, , christmas]) => christmas === true).length).toBeGreaterThan(0);
  expect(found.filter(([, sunday, christmas]) => sunday !== true && christmas !== true)).toEqual([]);
});

test('22: an item doubles in December', async () => {
  const { warehouse_id, product_id } = planted(22);
  const [ratio] = await figures(`
    SELECT avg(CASE WHEN month(demand_date) = 12 AND day(demand_date) < 24 THEN quantity_demanded END) / avg(CASE WHEN month(demand_date) IN (11, 1) THEN quantity_demanded END)
    FROM supply_chain.demand_daily WHERE warehouse_id = ${text(warehouse_id)} AND product_id = ${text(product_id)}`);
  within(ratio, 1.7, 2.4);
});

test('23: a lot expires before it can be sold', async () => {
  const { warehouse_id, product_id, left_at_expiry } = planted(23);
  const [left] = await figures(`
    SELECT max(l.quantity - date_diff('day', DATE '2026-11-23', l.expiry_date) * (SELECT sum(quantity_demanded) / 91E0 FROM supply_chain.demand_daily d
      WHERE d.warehouse_id = l.warehouse_id AND d.product_id = l.product_id AND d.demand_date >= DATE '2026-08-25'))
    FROM supply_chain.lots l WHERE l.warehouse_id = ${text(warehouse_id)} AND l.product_id = ${text(product_id)}`);
  expect(left).toBeGreaterThan(0);
  within(left! / Number(left_at_expiry), 0.98, 1.02);
});

test('24: an item is bought in cartons of 24', async () => {
  const { warehouse_id, product_id } = planted(24);
  expect(await rows(`
    SELECT p.order_multiple, u.base_units, (SELECT max(mod(quantity_ordered, 24)) FROM supply_chain.purchase_order_lines l WHERE l.warehouse_id = p.warehouse_id AND l.product_id = p.product_id),
      (SELECT min(unit_factor) FROM supply_chain.supplier_prices s WHERE s.product_id = p.product_id AND s.supplier_id = p.supplier_id)
    FROM supply_chain.item_policies p JOIN supply_chain.units u ON u.product_id = p.product_id AND u.unit = 'carton'
    WHERE p.warehouse_id = ${text(warehouse_id)} AND p.product_id = ${text(product_id)}`)).toEqual([[24, 24, 0, 24]]);
});

test('the demand of two items breaks, and the truth says when', async () => {
  const breaks = z.array(z.looseObject({ warehouse_id: z.string(), product_id: z.string(), day: z.string(), factor: z.number() })).parse(truth.breaks);
  expect(breaks).toHaveLength(2);
  for (const { warehouse_id, product_id, day, factor } of breaks) {
    const [ratio] = await figures(`
      SELECT avg(CASE WHEN demand_date >= DATE ${text(day)} THEN quantity_demanded END) / avg(CASE WHEN demand_date < DATE ${text(day)} THEN quantity_demanded END)
      FROM supply_chain.demand_daily WHERE warehouse_id = ${text(warehouse_id)} AND product_id = ${text(product_id)}
        AND demand_date BETWEEN DATE ${text(day)} - INTERVAL '180' DAY AND DATE ${text(day)} + INTERVAL '180' DAY`);
    within(ratio! / factor, 0.7, 1.35);
  }
});
