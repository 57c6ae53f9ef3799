import { DuckDbEngine } from '../../../src/data/duckdb-engine';
import { sampleCompany } from '../../sample-company';

let engine: DuckDbEngine;
beforeAll(async () => { engine = await DuckDbEngine.open(await sampleCompany()); }, 120_000);
afterAll(() => engine.close());

async function rows(sql: string) {
  return (await engine.run(sql, { maxRows: 1_000, timeoutMs: 60_000, signal: new AbortController().signal })).rows;
}
async function figure(sql: string): Promise<number> {
  const [[value]] = await rows(sql) as [[unknown]];
  if (typeof value !== 'number') throw new Error(`Not a number: ${String(value)}`);
  return value;
}

/** A question about the whole company, and between which figures its answer lies. */
const RANGES: readonly (readonly [question: string, low: number, high: number, query: string])[] = [
  ['days of history', 1_092, 1_092, 'SELECT count(DISTINCT stock_date) FROM supply_chain.inventory_daily'],
  ['item-locations', 1_150, 1_200, 'SELECT count(*) FROM supply_chain.item_policies'],
  ['products', 590, 600, 'SELECT count(*) FROM supply_chain.products'],
  ['customers who ordered', 240, 250, 'SELECT count(DISTINCT customer_id) FROM supply_chain.sales_orders'],
  ['delivery areas', 12, 12, 'SELECT count(DISTINCT delivery_area) FROM supply_chain.sales_orders'],
  ['carriers', 5, 5, 'SELECT count(DISTINCT carrier_id) FROM supply_chain.sales_orders'],
  ['sales lines on a day with any', 350, 520, 'SELECT CAST(count(*) AS DOUBLE) / count(DISTINCT order_date) FROM supply_chain.sales_order_lines'],
  ['purchase lines on a day with any', 24, 36, 'SELECT CAST(count(*) AS DOUBLE) / count(DISTINCT order_date) FROM supply_chain.purchase_order_lines'],
  ['purchase orders on a day with any', 6, 15, 'SELECT CAST(count(*) AS DOUBLE) / count(DISTINCT order_date) FROM supply_chain.purchase_orders'],
  ['fill rate', 0.92, 0.98, 'SELECT sum(quantity_shipped_on_time) / sum(quantity_demanded) FROM supply_chain.demand_daily'],
  ['fill rate of the last 12 months', 0.92, 0.98, 'SELECT sum(quantity_shipped_on_time) / sum(quantity_demanded) FROM supply_chain.demand_daily WHERE demand_date >= DATE \'2025-11-24\''],
  ['share of items whose unmet demand is lost', 0.1, 0.2, 'SELECT avg(CASE WHEN unmet_demand = \'lost\' THEN 1E0 ELSE 0E0 END) FROM supply_chain.item_policies'],
  ['share of open orders that are late', 0.03, 0.1, `
    WITH open_orders AS (
      SELECT order_id, max(CASE WHEN first_promised_date < DATE '2026-11-24' THEN 1E0 ELSE 0E0 END) AS late
      FROM supply_chain.sales_order_lines WHERE quantity_despatched + quantity_cancelled < quantity_ordered GROUP BY order_id)
    SELECT avg(late) FROM open_orders`],
  ['share of lines of the best-selling tenth', 0.5, 0.7, `
    WITH sold AS (SELECT count(*) AS n FROM supply_chain.sales_order_lines GROUP BY warehouse_id, product_id),
    ranked AS (SELECT n, row_number() OVER (ORDER BY n DESC) AS place FROM sold)
    SELECT CAST(sum(CASE WHEN place <= 120 THEN n ELSE 0 END) AS DOUBLE) / sum(n) FROM ranked`],
  ['share of items with 5 receipts in 365 days', 0.3, 0.7, `
    WITH received AS (
      SELECT p.warehouse_id, p.product_id, count(r.receipt_id) AS n FROM supply_chain.item_policies p LEFT JOIN supply_chain.receipts r
        ON r.warehouse_id = p.warehouse_id AND r.product_id = p.product_id AND r.received_date >= DATE '2025-11-24' GROUP BY 1, 2)
    SELECT avg(CASE WHEN n >= 5 THEN 1E0 ELSE 0E0 END) FROM received`],
  ['rejected per million received', 500, 20_000, 'SELECT 1E6 * sum(quantity_rejected) / sum(quantity_received) FROM supply_chain.receipts'],
  ['products replaced by another', 1, 10, 'SELECT count(successor_id) FROM supply_chain.products'],
  ['stock scrapped because it expired, movements', 20, 1_000, 'SELECT count(*) FROM supply_chain.stock_movements WHERE reason = \'expired\''],
];

test.each(RANGES)('%s: from %d to %d', async (_, low, high, query) => {
  const found = await figure(query);
  expect(found).toBeGreaterThanOrEqual(low);
  expect(found).toBeLessThanOrEqual(high);
});

test('suppliers differ in how often they are on time, from 60 to 99 %', async () => {
  const shares = (await rows(`
    SELECT round(avg(CASE WHEN quantity_received > 0 AND quantity_received_on_time = quantity_received THEN 1E0 ELSE 0E0 END), 2)
    FROM supply_chain.purchase_order_lines WHERE first_confirmed_date <= DATE '2026-11-23' GROUP BY supplier_id HAVING count(*) >= 20`)).map(([share]) => Number(share));
  expect(Math.min(...shares)).toBeGreaterThanOrEqual(0.6);
  expect(Math.max(...shares)).toBeLessThanOrEqual(0.99);
  expect(new Set(shares).size).toBeGreaterThanOrEqual(8);
});

test('each class of demand is that of at least 5 % of the items', async () => {
  // Syntetos, Boylan & Croston (2005): interval between demands 1.32, squared variation of its size 0.49.
  const classes = await rows(`
    WITH days AS (
      SELECT d.warehouse_id, d.product_id, d.quantity_demanded FROM supply_chain.demand_daily d JOIN supply_chain.warehouses w ON w.warehouse_id = d.warehouse_id
        JOIN supply_chain.calendars c ON c.calendar_id = w.calendar_id AND c.day = d.demand_date WHERE c.working),
    items AS (
      SELECT warehouse_id, product_id, CAST(count(*) AS DOUBLE) / NULLIF(count(NULLIF(quantity_demanded, 0)), 0) AS gap,
        power(stddev_samp(NULLIF(quantity_demanded, 0)) / avg(NULLIF(quantity_demanded, 0)), 2) AS variation
      FROM days GROUP BY 1, 2)
    SELECT CASE WHEN gap < 1.32 THEN CASE WHEN variation < 0.49 THEN 'smooth' ELSE 'erratic' END WHEN variation < 0.49 THEN 'intermittent' ELSE 'lumpy' END AS class,
      count(*) / 1200E0 FROM items WHERE gap IS NOT NULL AND variation IS NOT NULL GROUP BY 1 ORDER BY 1`);
  expect(classes.map(([name]) => name)).toEqual(['erratic', 'intermittent', 'lumpy', 'smooth']);
  expect(classes.filter(([, share]) => Number(share) < 0.05)).toEqual([]);
});

test('each warehouse has what people ask about: late orders, overdue purchases, items without stock, room and its use', async () => {
  const found = await rows(`
    SELECT w.warehouse_id,
      (SELECT count(*) > 0 FROM supply_chain.sales_order_lines l WHERE l.warehouse_id = w.warehouse_id AND l.first_promised_date < DATE '2026-11-24' AND l.quantity_despatched + l.quantity_cancelled < l.quantity_ordered),
      (SELECT count(*) > 0 FROM supply_chain.purchase_order_lines l WHERE l.warehouse_id = w.warehouse_id AND l.status = 'open' AND l.confirmed_date < DATE '2026-11-24'),
      (SELECT count(*) > 0 FROM supply_chain.inventory_position p WHERE p.warehouse_id = w.warehouse_id AND p.on_hand = 0),
      (SELECT sum(p.on_hand * q.volume_m3) / (w.capacity_m3 * w.usable_share) BETWEEN 0.5 AND 1 FROM supply_chain.inventory_position p JOIN supply_chain.products q ON q.product_id = p.product_id WHERE p.warehouse_id = w.warehouse_id)
    FROM supply_chain.warehouses w GROUP BY w.warehouse_id, w.capacity_m3, w.usable_share ORDER BY 1`);
  expect(found).toEqual(['WH01', 'WH02', 'WH03', 'WH04', 'WH05'].map(id => [id, true, true, true, true]));
});

test('in each warehouse some items run out within 14 days, and by far not all', async () => {
  // The plainest projection: stock less what is due, less mean daily demand of 13 weeks, plus what is confirmed to come.
  const shares = await rows(`
    WITH mean AS (SELECT warehouse_id, product_id, sum(quantity_demanded) / 91E0 AS daily FROM supply_chain.demand_daily WHERE demand_date >= DATE '2026-08-25' GROUP BY 1, 2),
    days AS (SELECT n FROM UNNEST(sequence(1, 14)) AS t (n)),
    inbound AS (
      SELECT warehouse_id, product_id, greatest(confirmed_date, DATE '2026-11-25') AS day, sum(quantity_ordered - quantity_received - quantity_cancelled) AS quantity
      FROM supply_chain.purchase_order_lines WHERE status = 'open' GROUP BY 1, 2, 3),
    projected AS (
      SELECT p.warehouse_id, p.product_id, d.n, any_value(p.on_hand - p.allocated - p.backordered - m.daily * d.n) + coalesce(sum(i.quantity), 0) AS stock
      FROM supply_chain.inventory_position p JOIN mean m ON m.warehouse_id = p.warehouse_id AND m.product_id = p.product_id AND m.daily > 0 CROSS JOIN days d
      LEFT JOIN inbound i ON i.warehouse_id = p.warehouse_id AND i.product_id = p.product_id AND date_diff('day', DATE '2026-11-23', i.day) <= d.n
      GROUP BY 1, 2, 3),
    items AS (SELECT warehouse_id, product_id, min(stock) <= 0 AS at_risk FROM projected GROUP BY 1, 2)
    SELECT warehouse_id, avg(CASE WHEN at_risk THEN 1E0 ELSE 0E0 END) FROM items GROUP BY 1 ORDER BY 1`);
  expect(shares).toHaveLength(5);
  expect(shares.filter(([, share]) => Number(share) < 0.03 || Number(share) > 0.12)).toEqual([]);
});

test('products have names that a person can say', async () => {
  expect(await rows('SELECT product_group, count(*) FROM supply_chain.products GROUP BY 1 HAVING count(*) < 40')).toEqual([]);
  expect(await rows('SELECT product_name FROM supply_chain.products GROUP BY 1 HAVING count(*) > 1')).toEqual([]);
  expect(await rows('SELECT DISTINCT product_group FROM supply_chain.products WHERE product_name LIKE \'Ball bearing %\'')).toEqual([['Bearings']]);
});
