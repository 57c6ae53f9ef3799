import * as z from 'zod/mini';
import { literal, literalList } from '../../data';
import { addDays, type CalendarDay } from '../calendar-day';
import { rowQuery } from '../row-query';
import type { Days } from './units';

const text = z.nullable(z.string());
const number = z.nullable(z.number());

/** How far back shipments tell how long roads are. */
export const ROAD_DAYS: Days = 84;

/** What was driven on a day: shipments with their orders in the order of their stops. */
export function drivenOrders(warehouses: readonly string[], date: CalendarDay) {
  return rowQuery(
    `Shipments that left on ${date}, with their orders by stop`,
    `
SELECT s.shipment_id, s.warehouse_id, s.vehicle_type, s.distance_km, s.freight_cost, s.currency, l.order_id, MIN(l.stop_number) AS stop_number,
  o.customer_id, o.delivery_area, SUM(CASE WHEN l.quantity * p.weight_kg >= 0 THEN l.quantity * p.weight_kg END) AS weight_kg,
  SUM(CASE WHEN l.quantity * p.volume_m3 >= 0 THEN l.quantity * p.volume_m3 END) AS volume_m3,
  COUNT_IF(COALESCE(l.quantity * p.weight_kg, -1) < 0 OR COALESCE(l.quantity * p.volume_m3, -1) < 0) AS unmeasured
FROM shipments AS s
JOIN shipment_lines AS l ON l.shipment_id = s.shipment_id
JOIN sales_orders AS o ON o.order_id = l.order_id
LEFT JOIN sales_order_lines AS x ON x.order_id = l.order_id AND x.line_number = l.line_number
LEFT JOIN products AS p ON p.product_id = x.product_id
WHERE s.warehouse_id IN ${literalList('text', warehouses)} AND s.despatched_date = ${literal('date', date)}
GROUP BY s.shipment_id, s.warehouse_id, s.vehicle_type, s.distance_km, s.freight_cost, s.currency, l.order_id, o.customer_id, o.delivery_area
ORDER BY s.shipment_id, stop_number, l.order_id`,
    z.object({
      shipment_id: z.string(), warehouse_id: z.string(), vehicle_type: text, distance_km: number, freight_cost: number, currency: text,
      order_id: z.string(), stop_number: number, customer_id: text, delivery_area: text, weight_kg: number, volume_m3: number, unmeasured: z.int(),
    }),
  );
}

/** Shipments to one stop: there and back, whatever the order of stops. */
export function directTrips(warehouses: readonly string[], asOf: CalendarDay) {
  return rowQuery(
    `Shipments of the last ${ROAD_DAYS} days to one customer alone, with the distance driven`,
    `
SELECT s.shipment_id, s.warehouse_id, s.despatched_date, s.distance_km, MIN(c.area) AS area, MIN(c.latitude) AS latitude, MIN(c.longitude) AS longitude
FROM shipments AS s
JOIN shipment_lines AS l ON l.shipment_id = s.shipment_id
JOIN sales_orders AS o ON o.order_id = l.order_id
JOIN customers AS c ON c.customer_id = o.customer_id
WHERE s.warehouse_id IN ${literalList('text', warehouses)} AND s.distance_km > 0
  AND s.despatched_date >= ${literal('date', addDays(asOf, -ROAD_DAYS))} AND s.despatched_date < ${literal('date', asOf)}
GROUP BY s.shipment_id, s.warehouse_id, s.despatched_date, s.distance_km
HAVING COUNT(DISTINCT o.customer_id) = 1
ORDER BY s.despatched_date, s.shipment_id`,
    z.object({
      shipment_id: z.string(), warehouse_id: z.string(), despatched_date: z.string(), distance_km: z.number(),
      area: text, latitude: number, longitude: number,
    }),
  );
}
