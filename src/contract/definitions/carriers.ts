import type { MeasureDefinition } from './definition';
import { percentOf } from './sql';

/** How goods reach customers, and what that costs. */
export const CARRIER_MEASURES: readonly MeasureDefinition[] = [
  {
    id: 'carrier_on_time',
    title: 'Carrier on time',
    names: ['carrier on time', 'carrier punctuality', 'on-time delivery of carriers', 'carrier performance', 'shipments on time'],
    wording: 'Shipments delivered on or before the planned day, in percent of the shipments due, delivered or not.',
    unit: '%',
    direction: 'higher',
    noun: 'shipments due',
    groups: ['warehouse_id', 'carrier_id', 'vehicle_type'],
    cases: `
  SELECT s.shipment_id, s.warehouse_id, s.carrier_id, s.vehicle_type, s.planned_delivery_date, s.planned_despatch_date,
    s.delivered_date IS NOT NULL AND s.delivered_date <= s.planned_delivery_date AS on_time,
    s.despatched_date IS NOT NULL AND s.despatched_date <= s.planned_despatch_date AS despatched_on_time
  FROM shipments AS s`,
    value: percentOf('on_time'),
    date: 'planned_delivery_date',
    dateIs: 'planned delivery date',
    due: '{date} < current_date',
    figures: [{ name: 'late_shipments', title: 'Shipments not on time', value: 'COUNT(*) - COUNT_IF(on_time)' }],
    variants: {
      despatch: {
        wording: 'Shipments despatched on or before the planned day, in percent of the shipments to be despatched by then.',
        value: percentOf('despatched_on_time'),
        date: 'planned_despatch_date',
        dateIs: 'planned despatch date',
        figures: [{ name: 'late_shipments', title: 'Shipments not on time', value: 'COUNT(*) - COUNT_IF(despatched_on_time)' }],
      },
    },
  },
  {
    id: 'freight_per_order',
    title: 'Freight per order',
    names: ['freight per order', 'freight cost per order', 'transport cost per order', 'shipping cost per order', 'delivery cost per order'],
    wording: 'Freight cost of the shipments despatched, divided by the orders on them; each currency by itself.',
    unit: 'in the currency beside it',
    direction: 'lower',
    noun: 'shipments despatched',
    groups: ['warehouse_id', 'carrier_id', 'vehicle_type'],
    cases: `
  SELECT s.shipment_id, s.warehouse_id, s.carrier_id, s.vehicle_type, s.currency, s.despatched_date, s.order_count, s.freight_cost
  FROM shipments AS s
  WHERE s.despatched_date IS NOT NULL`,
    value: 'SUM(CASE WHEN order_count IS NOT NULL THEN freight_cost END) / NULLIF(CAST(SUM(CASE WHEN freight_cost IS NOT NULL THEN order_count END) AS double), 0)',
    date: 'despatched_date',
    dateIs: 'day of despatch',
    apart: ['currency'],
    figures: [{ name: 'orders', title: 'Orders', value: 'SUM(order_count)' }],
    notes: [{ name: 'unknown', when: 'freight_cost IS NULL OR order_count IS NULL', says: 'without a known cost or number of orders', leftOut: true }],
  },
];
