import * as z from 'zod/mini';
import { literal, literalList } from '../../data';
import type { CalendarDay } from '../calendar-day';
import { aboveZero, zeroOrMore } from '../records';
import { rowQuery } from '../row-query';

const itemKey = { warehouse_id: z.string(), product_id: z.string() };
const optionalQuantity = z.nullable(z.number());
const optionalText = z.nullable(z.string());

/** What is known of each item that the warehouses stock: its record of stock, its product and its policy. */
export function itemsToReorder(warehouses: readonly string[]) {
  return rowQuery(
    'Stock, product and policy of each item',
    `
SELECT p.warehouse_id, p.product_id, i.product_name, i.base_unit, i.discontinued_date, i.unit_cost, i.list_price, i.shelf_life_days,
  p.on_hand, p.quarantined, p.allocated, p.backordered, p.in_transit,
  s.supplier_id, s.lead_time_days, s.order_cost, s.holding_rate, s.order_multiple, s.min_order, s.max_order, s.review_days, s.unmet_demand
FROM inventory_position AS p
LEFT JOIN products AS i ON i.product_id = p.product_id
LEFT JOIN item_policies AS s ON s.warehouse_id = p.warehouse_id AND s.product_id = p.product_id
WHERE p.warehouse_id IN ${literalList('text', warehouses)}
ORDER BY p.warehouse_id, p.product_id`,
    z.object({
      ...itemKey, product_name: optionalText, base_unit: optionalText, discontinued_date: optionalText, unit_cost: zeroOrMore,
      list_price: zeroOrMore, shelf_life_days: aboveZero, on_hand: optionalQuantity, quarantined: zeroOrMore,
      allocated: zeroOrMore, backordered: zeroOrMore, in_transit: zeroOrMore, supplier_id: optionalText,
      lead_time_days: zeroOrMore, order_cost: zeroOrMore, holding_rate: aboveZero, order_multiple: aboveZero,
      min_order: zeroOrMore, max_order: aboveZero, review_days: zeroOrMore, unmet_demand: optionalText,
    }),
  );
}

/** Valid prices of the suppliers of items: of a base unit with freight and duty, in company currency; null where there is no rate. */
export function validPrices(warehouses: readonly string[], asOf: CalendarDay) {
  return rowQuery(
    'Valid prices of the supplier of each item, landed, in company currency, with what it delivers at least and in multiples of',
    `
SELECT DISTINCT p.supplier_id, p.product_id, p.min_quantity, p.min_order, p.order_multiple,
  p.price / NULLIF(COALESCE(p.unit_factor, 1), 0) * (1 + COALESCE(p.freight_share, 0) + COALESCE(p.duty_share, 0)) * x.rate_to_base AS landed_price
FROM supplier_prices AS p
JOIN item_policies AS s ON s.supplier_id = p.supplier_id AND s.product_id = p.product_id
LEFT JOIN (
  SELECT e.currency, MAX_BY(e.rate_to_base, e.day) AS rate_to_base
  FROM exchange_rates AS e
  WHERE e.day <= ${literal('date', asOf)}
  GROUP BY e.currency
) AS x ON x.currency = p.currency
WHERE s.warehouse_id IN ${literalList('text', warehouses)}
  AND p.valid_from <= ${literal('date', asOf)} AND (p.valid_to IS NULL OR p.valid_to >= ${literal('date', asOf)})
ORDER BY p.supplier_id, p.product_id, p.min_quantity`,
    z.object({
      supplier_id: z.string(), product_id: z.string(), min_quantity: zeroOrMore, min_order: zeroOrMore, order_multiple: aboveZero,
      landed_price: optionalQuantity,
    }),
  );
}
