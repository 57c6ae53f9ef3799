import { VIEWS } from '../../../../src/contract';
import { DuckDbEngine } from '../../../src/data/duckdb-engine';
import { sampleCompany } from '../../sample-company';

let engine: DuckDbEngine;
beforeAll(async () => { engine = await DuckDbEngine.open(await sampleCompany()); }, 120_000);
afterAll(() => engine.close());

async function rows(sql: string) {
  return (await engine.run(sql, { maxRows: 5, timeoutMs: 60_000, signal: new AbortController().signal })).rows;
}

/** Each query gives the rows that break the rule. */
const BREAKING: readonly (readonly [rule: string, query: string])[] = [
  ['every closing stock is the movements up to that day', `
    WITH moved AS (SELECT warehouse_id, product_id, CAST(moved_at AS DATE) AS stock_date, sum(quantity) AS quantity FROM supply_chain.stock_movements GROUP BY 1, 2, 3),
    booked AS (
      SELECT d.*, sum(coalesce(m.quantity, 0)) OVER (PARTITION BY d.warehouse_id, d.product_id ORDER BY d.stock_date) AS moved
      FROM supply_chain.inventory_daily d LEFT JOIN moved m
        ON m.warehouse_id = d.warehouse_id AND m.product_id = d.product_id AND m.stock_date = d.stock_date)
    SELECT * FROM booked WHERE closing_on_hand <> moved`],
  ['no movement lies outside the days of the stock history', `
    SELECT m.* FROM supply_chain.stock_movements m
    LEFT JOIN supply_chain.inventory_daily d ON d.warehouse_id = m.warehouse_id AND d.product_id = m.product_id AND d.stock_date = CAST(m.moved_at AS DATE)
    WHERE d.stock_date IS NULL`],
  ['the last closing stock is the stock on hand', `
    SELECT * FROM supply_chain.inventory_position p
    LEFT JOIN supply_chain.inventory_daily d ON d.warehouse_id = p.warehouse_id AND d.product_id = p.product_id AND d.stock_date = p.as_of_date
    WHERE d.closing_on_hand IS DISTINCT FROM p.on_hand`],
  ['parts of the stock are never negative, and no more is promised than is there, but where the books are wrong', `
    SELECT * FROM supply_chain.inventory_position
    WHERE least(quarantined, allocated, backordered, on_order, in_transit) < 0 OR (allocated + quarantined > on_hand AND on_hand >= 0)
      OR (on_hand < 0 AND allocated + quarantined > 0)`],
  ['stock was never negative but at five items, where something was booked twice', `
    SELECT * FROM supply_chain.inventory_daily d WHERE d.closing_on_hand < 0 AND NOT EXISTS (
      SELECT * FROM supply_chain.stock_movements m WHERE m.warehouse_id = d.warehouse_id AND m.product_id = d.product_id AND m.reason = 'booked twice'
        AND CAST(m.moved_at AS DATE) <= d.stock_date)`],
  ['a day out of stock from end to end begins and ends with nothing', `
    SELECT * FROM (SELECT *, lag(closing_on_hand, 1, 0) OVER (PARTITION BY warehouse_id, product_id ORDER BY stock_date) AS opening FROM supply_chain.inventory_daily)
    WHERE stocked_out_share NOT BETWEEN 0 AND 1 OR (stocked_out_share = 1 AND (closing_on_hand > 0 OR opening > 0)) OR (stocked_out_share = 0 AND opening <= 0 AND closing_on_hand <= 0)`],
  ['what is allocated and backordered is what is due and open', `
    WITH due AS (
      SELECT warehouse_id, product_id, sum(quantity_ordered - quantity_despatched - quantity_cancelled) AS open_quantity, sum(quantity_allocated - quantity_despatched) AS allocated
      FROM supply_chain.sales_order_lines WHERE requested_date <= DATE '2026-11-23' GROUP BY 1, 2)
    SELECT p.*, due.* FROM supply_chain.inventory_position p LEFT JOIN due ON due.warehouse_id = p.warehouse_id AND due.product_id = p.product_id
    WHERE p.allocated + p.backordered <> coalesce(due.open_quantity, 0) OR p.allocated <> coalesce(due.allocated, 0)`],
  ['what is on order is what purchase orders have still to bring', `
    WITH open_lines AS (
      SELECT warehouse_id, product_id, sum(quantity_ordered - quantity_received - quantity_cancelled) AS quantity
      FROM supply_chain.purchase_order_lines WHERE status = 'open' GROUP BY 1, 2)
    SELECT p.*, o.quantity FROM supply_chain.inventory_position p LEFT JOIN open_lines o ON o.warehouse_id = p.warehouse_id AND o.product_id = p.product_id
    WHERE p.on_order <> coalesce(o.quantity, 0)`],
  ['a customer line goes from ordered to delivered without growing', `
    SELECT * FROM supply_chain.sales_order_lines
    WHERE NOT (quantity_ordered >= quantity_allocated AND quantity_allocated >= quantity_picked AND quantity_picked >= quantity_despatched
      AND quantity_despatched >= quantity_delivered AND quantity_delivered >= 0 AND quantity_ordered >= quantity_despatched + quantity_cancelled
      AND quantity_despatched >= quantity_despatched_on_time AND quantity_delivered >= quantity_delivered_on_time AND quantity_ordered > 0)
      OR (quantity_cancelled > 0) <> (cancel_reason IS NOT NULL)`],
  ['stock issues are what was despatched', `
    WITH issued AS (SELECT reference AS order_id, product_id, -sum(quantity) AS quantity FROM supply_chain.stock_movements WHERE kind = 'issue' GROUP BY 1, 2),
    despatched AS (SELECT order_id, product_id, sum(quantity_despatched) AS quantity FROM supply_chain.sales_order_lines GROUP BY 1, 2 HAVING sum(quantity_despatched) > 0)
    SELECT * FROM issued FULL JOIN despatched USING (order_id, product_id) WHERE issued.quantity IS DISTINCT FROM despatched.quantity`],
  ['stock receipts are what was received, and supplier returns what was rejected', `
    WITH moved AS (
      SELECT reference AS receipt_id, sum(CASE WHEN kind = 'receipt' THEN quantity ELSE 0 END) AS received, -sum(CASE WHEN kind = 'supplier_return' THEN quantity ELSE 0 END) AS rejected
      FROM supply_chain.stock_movements WHERE kind IN ('receipt', 'supplier_return') GROUP BY 1)
    SELECT * FROM supply_chain.receipts r FULL JOIN moved m ON m.receipt_id = r.receipt_id
    WHERE r.quantity_received IS DISTINCT FROM m.received OR r.quantity_rejected IS DISTINCT FROM m.rejected OR (r.quantity_rejected > 0) <> (r.reject_reason IS NOT NULL)`],
  ['a purchase line has received what its receipts say, on time what came from 5 days before to the confirmed day', `
    WITH received AS (
      SELECT r.purchase_order_id, r.line_number, sum(r.quantity_received) AS quantity,
        sum(CASE WHEN r.received_date BETWEEN l.first_confirmed_date - INTERVAL '5' DAY AND l.first_confirmed_date THEN r.quantity_received ELSE 0 END) AS on_time
      FROM supply_chain.receipts r JOIN supply_chain.purchase_order_lines l ON l.purchase_order_id = r.purchase_order_id AND l.line_number = r.line_number GROUP BY 1, 2)
    SELECT * FROM supply_chain.purchase_order_lines l LEFT JOIN received r ON r.purchase_order_id = l.purchase_order_id AND r.line_number = l.line_number
    WHERE l.quantity_received <> coalesce(r.quantity, 0) OR l.quantity_received_on_time <> coalesce(r.on_time, 0)
      OR l.quantity_received + l.quantity_cancelled > l.quantity_ordered
      OR (l.status = 'open') <> (l.quantity_received + l.quantity_cancelled < l.quantity_ordered) OR (l.status = 'open') <> (l.closed_date IS NULL)`],
  ['demand is what was wanted that day, without what customers withdrew', `
    WITH wanted AS (
      SELECT warehouse_id, product_id, requested_date AS demand_date, sum(quantity_ordered) AS quantity, count(*) AS lines,
        sum(CASE WHEN cancel_reason = 'no_stock' THEN quantity_cancelled ELSE 0 END) AS lost
      FROM supply_chain.sales_order_lines WHERE cancel_reason IS DISTINCT FROM 'customer' AND requested_date <= DATE '2026-11-23' GROUP BY 1, 2, 3)
    SELECT * FROM supply_chain.demand_daily d FULL JOIN wanted w ON w.warehouse_id = d.warehouse_id AND w.product_id = d.product_id AND w.demand_date = d.demand_date
    WHERE d.quantity_demanded IS DISTINCT FROM coalesce(w.quantity, 0) OR d.order_lines <> coalesce(w.lines, 0) OR d.quantity_lost <> coalesce(w.lost, 0)
      OR d.quantity_shipped_on_time > d.quantity_demanded - d.quantity_lost`],
  ['demand and stock have a row for every day up to the last', `
    SELECT d.warehouse_id, d.product_id, min(demand_date), max(demand_date), count(*)
    FROM supply_chain.demand_daily d JOIN supply_chain.inventory_daily i ON i.warehouse_id = d.warehouse_id AND i.product_id = d.product_id AND i.stock_date = d.demand_date
    GROUP BY 1, 2 HAVING max(demand_date) <> DATE '2026-11-23' OR count(*) <> date_diff('day', min(demand_date), max(demand_date)) + 1`],
  ['an item is lost only where its policy says so', `
    SELECT * FROM supply_chain.demand_daily d JOIN supply_chain.item_policies p ON p.warehouse_id = d.warehouse_id AND p.product_id = d.product_id
    WHERE d.quantity_lost > 0 AND p.unmet_demand <> 'lost'`],
  ['dates of customer lines are in order and none of what happened is in the future', `
    SELECT * FROM supply_chain.sales_order_lines
    WHERE order_date > requested_date OR first_promised_date < requested_date OR promised_date < first_promised_date OR first_despatched_date < order_date
      OR last_despatched_date < first_despatched_date OR last_delivered_date < first_despatched_date
      OR greatest(order_date, coalesce(last_despatched_date, order_date), coalesce(last_delivered_date, order_date)) > DATE '2026-11-23'
      OR (quantity_despatched > 0) <> (first_despatched_date IS NOT NULL) OR (quantity_delivered > 0) <> (last_delivered_date IS NOT NULL)`],
  ['dates of purchase lines are in order and none of what happened is in the future', `
    SELECT * FROM supply_chain.purchase_order_lines
    WHERE first_confirmed_date < order_date OR requested_date < order_date OR confirmed_date < first_confirmed_date OR closed_date < order_date
      OR greatest(order_date, coalesce(closed_date, order_date)) > DATE '2026-11-23'`],
  ['receipts come after their order and not in the future', `
    SELECT * FROM supply_chain.receipts r JOIN supply_chain.purchase_order_lines l ON l.purchase_order_id = r.purchase_order_id AND l.line_number = r.line_number
    WHERE r.received_date <= l.order_date OR r.received_date > DATE '2026-11-23' OR r.quantity_received <= 0 OR r.quantity_rejected > r.quantity_received
      OR r.supplier_id <> l.supplier_id OR r.warehouse_id <> l.warehouse_id OR r.product_id <> l.product_id`],
  ['nothing is despatched or received on a day off', `
    SELECT * FROM supply_chain.stock_movements m JOIN supply_chain.warehouses w ON w.warehouse_id = m.warehouse_id
    JOIN supply_chain.calendars c ON c.calendar_id = w.calendar_id AND c.day = CAST(m.moved_at AS DATE)
    WHERE m.kind IN ('issue', 'receipt', 'return') AND NOT c.working`],
  ['products that are no longer sold have a successor that is, or none', `
    SELECT * FROM supply_chain.products p LEFT JOIN supply_chain.products s ON s.product_id = p.successor_id
    WHERE p.discontinued_date <= p.introduced_date OR p.discontinued_date > DATE '2026-11-23' OR (p.successor_id IS NOT NULL AND (s.product_id IS NULL OR s.product_group <> p.product_group))`],
  ['price lists of the same supplier, product and quantity do not overlap', `
    SELECT * FROM (SELECT *, lead(valid_from) OVER (PARTITION BY supplier_id, product_id, min_quantity ORDER BY valid_from) AS next_from FROM supply_chain.supplier_prices)
    WHERE valid_to >= next_from OR valid_to < valid_from OR price <= 0`],
  ['every purchase has a price that was valid then, for no more than it', `
    SELECT l.purchase_order_id, l.line_number FROM supply_chain.purchase_order_lines l LEFT JOIN supply_chain.supplier_prices p ON p.supplier_id = l.supplier_id AND p.product_id = l.product_id
      AND l.order_date BETWEEN p.valid_from AND p.valid_to AND l.quantity_ordered >= p.min_quantity
    GROUP BY l.purchase_order_id, l.line_number, l.unit_price HAVING abs(min(p.price / p.unit_factor) - l.unit_price) > 0.001 OR count(p.price) = 0`],
  ['order quantities keep to multiple and minimum', `
    SELECT * FROM supply_chain.purchase_order_lines l JOIN supply_chain.item_policies p ON p.warehouse_id = l.warehouse_id AND p.product_id = l.product_id
    WHERE mod(l.quantity_ordered, p.order_multiple) <> 0 OR l.quantity_ordered < p.min_order OR l.quantity_ordered > p.max_order`],
  ['the steps of a customer line add up to its quantities', `
    WITH steps AS (
      SELECT order_id, line_number, sum(quantity) FILTER (WHERE stage = 'entered') AS entered, sum(quantity) FILTER (WHERE stage = 'allocated') AS allocated,
        sum(quantity) FILTER (WHERE stage = 'picked') AS picked, sum(quantity) FILTER (WHERE stage = 'packed') AS packed,
        sum(quantity) FILTER (WHERE stage = 'despatched') AS despatched, sum(quantity) FILTER (WHERE stage = 'delivered') AS delivered,
        sum(quantity) FILTER (WHERE stage = 'cancelled') AS cancelled, max(reason) FILTER (WHERE stage = 'cancelled') AS reason
      FROM supply_chain.order_events GROUP BY 1, 2)
    SELECT * FROM supply_chain.sales_order_lines l FULL JOIN steps s ON s.order_id = l.order_id AND s.line_number = l.line_number
    WHERE l.quantity_ordered IS DISTINCT FROM s.entered OR l.quantity_allocated IS DISTINCT FROM coalesce(s.allocated, 0)
      OR l.quantity_picked IS DISTINCT FROM coalesce(s.picked, 0) OR l.quantity_picked IS DISTINCT FROM coalesce(s.packed, 0)
      OR l.quantity_despatched IS DISTINCT FROM coalesce(s.despatched, 0) OR l.quantity_delivered IS DISTINCT FROM coalesce(s.delivered, 0)
      OR l.quantity_cancelled IS DISTINCT FROM coalesce(s.cancelled, 0) OR l.cancel_reason IS DISTINCT FROM s.reason`],
  ['the steps of a customer line follow each other, on the days that the line says, and none lies in the future', `
    WITH steps AS (
      SELECT order_id, line_number, any_value(warehouse_id) AS warehouse_id, max(happened_at) AS last_step,
        min(happened_at) FILTER (WHERE stage = 'entered') AS entered, min(happened_at) FILTER (WHERE stage = 'released') AS released,
        min(happened_at) FILTER (WHERE stage = 'allocated') AS allocated, min(happened_at) FILTER (WHERE stage = 'picked') AS picked,
        min(happened_at) FILTER (WHERE stage = 'packed') AS packed, min(happened_at) FILTER (WHERE stage = 'despatched') AS despatched,
        max(happened_at) FILTER (WHERE stage = 'despatched') AS last_despatched, min(happened_at) FILTER (WHERE stage = 'delivered') AS delivered,
        max(happened_at) FILTER (WHERE stage = 'delivered') AS last_delivered, min(happened_at) FILTER (WHERE stage = 'returned') AS returned
      FROM supply_chain.order_events GROUP BY 1, 2)
    SELECT * FROM steps s JOIN supply_chain.sales_order_lines l ON s.order_id = l.order_id AND s.line_number = l.line_number
    WHERE s.last_step >= TIMESTAMP '2026-11-24 00:00:00' OR s.warehouse_id <> l.warehouse_id
      OR CAST(s.entered AS DATE) <> l.order_date OR s.entered > s.released OR s.released > s.allocated OR s.allocated > s.picked OR s.picked > s.packed
      OR s.packed > s.despatched OR s.despatched > s.delivered OR s.delivered > s.returned OR CAST(s.released AS DATE) <> l.requested_date
      OR CAST(s.despatched AS DATE) IS DISTINCT FROM l.first_despatched_date OR CAST(s.last_despatched AS DATE) IS DISTINCT FROM l.last_despatched_date
      OR CAST(s.last_delivered AS DATE) IS DISTINCT FROM l.last_delivered_date`],
  ['what is on shipments is what was despatched, on the day that it was', `
    WITH sent AS (
      SELECT order_id, line_number, warehouse_id, CAST(happened_at AS DATE) AS day, sum(quantity) AS quantity
      FROM supply_chain.order_events WHERE stage = 'despatched' GROUP BY 1, 2, 3, 4),
    shipped AS (
      SELECT l.order_id, l.line_number, l.warehouse_id, s.despatched_date AS day, sum(l.quantity) AS quantity
      FROM supply_chain.shipment_lines l JOIN supply_chain.shipments s ON s.shipment_id = l.shipment_id AND s.warehouse_id = l.warehouse_id
      WHERE s.despatched_date IS NOT NULL GROUP BY 1, 2, 3, 4)
    SELECT * FROM sent FULL JOIN shipped USING (order_id, line_number, warehouse_id, day) WHERE sent.quantity IS DISTINCT FROM shipped.quantity`],
  ['a shipment carries the weight, volume and orders of its lines, in a vehicle that holds them', `
    WITH loads AS (
      SELECT s.shipment_id, sum(s.quantity * p.weight_kg) AS weight, sum(s.quantity * p.volume_m3) AS volume, count(DISTINCT s.order_id) AS orders
      FROM supply_chain.shipment_lines s JOIN supply_chain.sales_order_lines l ON l.order_id = s.order_id AND l.line_number = s.line_number
      JOIN supply_chain.products p ON p.product_id = l.product_id GROUP BY 1)
    SELECT * FROM supply_chain.shipments s LEFT JOIN loads l ON l.shipment_id = s.shipment_id
      LEFT JOIN supply_chain.vehicles v ON v.vehicle_type = s.vehicle_type AND v.warehouse_id = s.warehouse_id
    WHERE abs(s.weight_kg - l.weight) > 0.01 OR abs(s.volume_m3 - l.volume) > 0.001 OR s.order_count <> l.orders OR l.weight IS NULL
      OR v.vehicle_type IS NULL OR s.weight_kg > v.max_weight_kg OR s.volume_m3 > v.max_volume_m3 OR s.freight_cost <= 0`],
  ['dates of shipments are in order and none of what happened is in the future', `
    SELECT * FROM supply_chain.shipments WHERE planned_despatch_date > coalesce(despatched_date, DATE '2999-12-31') OR planned_delivery_date < planned_despatch_date
      OR delivered_date < despatched_date OR greatest(coalesce(despatched_date, DATE '2000-01-01'), coalesce(delivered_date, DATE '2000-01-01')) > DATE '2026-11-23'`],
  ['returns are movements and steps, after the delivery and not more than was delivered', `
    SELECT * FROM supply_chain.returns r JOIN supply_chain.sales_order_lines l ON l.order_id = r.order_id AND l.line_number = r.line_number
      LEFT JOIN (SELECT order_id, line_number, sum(quantity) AS quantity FROM supply_chain.order_events WHERE stage = 'returned' GROUP BY 1, 2) e
        ON e.order_id = r.order_id AND e.line_number = r.line_number
    WHERE r.quantity_returned <= 0 OR r.quantity_returned > l.quantity_delivered OR r.quantity_returned IS DISTINCT FROM e.quantity
      OR r.returned_date <= l.first_despatched_date OR r.product_id <> l.product_id OR r.warehouse_id <> l.warehouse_id OR r.returned_date > DATE '2026-11-23'`],
  ['stock returns are what came back', `
    WITH moved AS (SELECT reference AS order_id, product_id, sum(quantity) AS quantity FROM supply_chain.stock_movements WHERE kind = 'return' GROUP BY 1, 2),
    returned AS (SELECT order_id, product_id, sum(quantity_returned) AS quantity FROM supply_chain.returns GROUP BY 1, 2)
    SELECT * FROM moved FULL JOIN returned USING (order_id, product_id) WHERE moved.quantity IS DISTINCT FROM returned.quantity`],
  ['a transfer leaves one warehouse and arrives at the other, or is in transit', `
    WITH moved AS (
      SELECT reference AS transfer_id, product_id, max(CASE WHEN kind = 'transfer_out' THEN warehouse_id END) AS source, max(CASE WHEN kind = 'transfer_in' THEN warehouse_id END) AS target,
        sum(CASE WHEN kind = 'transfer_out' THEN -quantity END) AS sent, sum(CASE WHEN kind = 'transfer_in' THEN quantity END) AS arrived
      FROM supply_chain.stock_movements WHERE kind IN ('transfer_out', 'transfer_in') GROUP BY 1, 2)
    SELECT * FROM supply_chain.transfers t FULL JOIN moved m ON m.transfer_id = t.transfer_id AND m.product_id = t.product_id
    WHERE t.quantity IS DISTINCT FROM m.sent OR t.from_warehouse_id IS DISTINCT FROM m.source OR (t.status = 'received') IS DISTINCT FROM (coalesce(m.arrived, 0) = t.quantity)
      OR (t.status = 'received') <> (t.received_date IS NOT NULL) OR (m.target IS NOT NULL AND m.target <> t.warehouse_id)
      OR t.received_date <= t.sent_date OR t.received_date > DATE '2026-11-23' OR t.from_warehouse_id = t.warehouse_id`],
  ['what is in transit to an item is what transfers have still to bring', `
    WITH under_way AS (SELECT warehouse_id, product_id, sum(quantity) AS quantity FROM supply_chain.transfers WHERE status = 'in_transit' GROUP BY 1, 2)
    SELECT * FROM supply_chain.inventory_position p LEFT JOIN under_way u ON u.warehouse_id = p.warehouse_id AND u.product_id = p.product_id
    WHERE p.in_transit <> coalesce(u.quantity, 0)`],
  ['the lots of a product that expires are its stock', `
    WITH lot AS (SELECT warehouse_id, product_id, sum(quantity) AS quantity FROM supply_chain.lots GROUP BY 1, 2)
    SELECT * FROM supply_chain.inventory_position p JOIN supply_chain.products q ON q.product_id = p.product_id
      FULL JOIN lot l ON l.warehouse_id = p.warehouse_id AND l.product_id = p.product_id
    WHERE (q.shelf_life_days IS NOT NULL AND greatest(p.on_hand, 0) <> coalesce(l.quantity, 0)) OR (q.shelf_life_days IS NULL AND l.quantity IS NOT NULL)`],
  ['a customer belongs to the area that its orders go to', `
    SELECT * FROM supply_chain.sales_orders o JOIN supply_chain.customers c ON c.customer_id = o.customer_id WHERE c.area <> o.delivery_area`],
  ['an amount in a foreign currency is worth what the rate of its day says', `
    SELECT * FROM supply_chain.purchase_order_lines l LEFT JOIN supply_chain.exchange_rates x ON x.currency = l.currency AND x.day = l.order_date
    WHERE abs(l.unit_price * x.rate_to_base - l.unit_price_base) > 0.0001 OR x.rate_to_base IS NULL`],
];

test.each(BREAKING)('%s', async (_, query) => expect(await rows(query)).toEqual([]), 60_000);

/** The column of the other view, where it has another name there. */
const TARGETS: Readonly<Record<string, string>> = { successor_id: 'product_id', substitute_id: 'product_id', from_warehouse_id: 'warehouse_id' };

const REFERENCES = [
  ['item_policies', 'warehouse_id', 'warehouses'], ['item_policies', 'product_id', 'products'], ['item_policies', 'supplier_id', 'suppliers'],
  ['inventory_position', 'warehouse_id', 'warehouses'], ['inventory_position', 'product_id', 'products'],
  ['stock_movements', 'product_id', 'products'], ['stock_movements', 'warehouse_id', 'warehouses'],
  ['demand_daily', 'product_id', 'products'], ['demand_daily', 'warehouse_id', 'warehouses'],
  ['sales_orders', 'warehouse_id', 'warehouses'], ['sales_order_lines', 'order_id', 'sales_orders'], ['sales_order_lines', 'product_id', 'products'],
  ['supplier_prices', 'supplier_id', 'suppliers'], ['supplier_prices', 'product_id', 'products'],
  ['sales_orders', 'customer_id', 'customers'], ['order_events', 'order_id', 'sales_orders'], ['order_events', 'warehouse_id', 'warehouses'],
  ['shipments', 'warehouse_id', 'warehouses'], ['shipment_lines', 'shipment_id', 'shipments'], ['shipment_lines', 'order_id', 'sales_orders'],
  ['returns', 'order_id', 'sales_orders'], ['returns', 'customer_id', 'customers'], ['returns', 'product_id', 'products'], ['units', 'product_id', 'products'],
  ['supplier_prices', 'currency', 'exchange_rates'], ['suppliers', 'currency', 'exchange_rates'], ['purchase_order_lines', 'currency', 'exchange_rates'],
  ['lots', 'product_id', 'products'], ['lots', 'warehouse_id', 'warehouses'], ['transfers', 'product_id', 'products'], ['transfers', 'warehouse_id', 'warehouses'],
  ['transfers', 'from_warehouse_id', 'warehouses'], ['lanes', 'from_warehouse_id', 'warehouses'], ['vehicles', 'warehouse_id', 'warehouses'],
  ['freight_rates', 'warehouse_id', 'warehouses'], ['forecasts', 'product_id', 'products'], ['promotions', 'product_id', 'products'],
  ['substitutes', 'product_id', 'products'], ['substitutes', 'substitute_id', 'products'], ['supplier_capacity', 'supplier_id', 'suppliers'],
  ['purchase_orders', 'supplier_id', 'suppliers'], ['purchase_order_lines', 'purchase_order_id', 'purchase_orders'],
  ['purchase_order_lines', 'product_id', 'products'], ['receipts', 'purchase_order_id', 'purchase_orders'],
  ['warehouses', 'calendar_id', 'calendars'], ['products', 'successor_id', 'products'],
] as const;

test.each(REFERENCES)('%s.%s leads to a row of %s', async (view, column, target) => {
  const targetColumn = TARGETS[column] ?? column;
  expect(await rows(`SELECT ${column} FROM supply_chain.${view} WHERE ${column} IS NOT NULL AND ${column} NOT IN (SELECT ${targetColumn} FROM supply_chain.${target})`)).toEqual([]);
});

test.each(Object.values(VIEWS).map(view => [view.name, view] as const))('%s has the columns and types of the catalogue, one row a key, and rows at all', async (name, view) => {
  const { columns } = await engine.run(`SELECT * FROM supply_chain.${name} LIMIT 0`, { maxRows: 1, timeoutMs: 10_000, signal: new AbortController().signal });
  expect(columns).toEqual(view.columns.map(column => ({ name: column.name, type: column.type })));
  const keys = view.key.join(', ');
  expect(await rows(`SELECT ${keys} FROM supply_chain.${name} GROUP BY ${keys} HAVING count(*) > 1`)).toEqual([]);
  expect((await rows(`SELECT count(*) > 0 FROM supply_chain.${name}`))[0]).toEqual([true]);
});
