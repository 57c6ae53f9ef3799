import * as z from 'zod/mini';
import { literal } from '../../data';
import type { CalendarDay } from '../calendar-day';
import { aboveZero, zeroOrMore } from '../records';
import { rowQuery } from '../row-query';
import type { Period } from './performance-queries';

const amount = z.number();
const text = z.string();

/**
 * Prices that hold on the as-of date, each break a row, and until when any price of the supplier for the product is known.
 *
 * @param product  of this product only
 */
export function pricesNow(asOf: CalendarDay, product?: string) {
  return rowQuery(
    'Prices that hold now, by supplier, product and break',
    `
SELECT s.supplier_id, s.product_id, s.min_quantity, s.price, s.currency, s.price_unit, s.unit_factor, s.min_order, s.order_multiple,
  s.lead_time_days, s.freight_share, s.duty_share, s.approved, u.supplier_name, u.payment_days, u.approved AS supplier_approved, e.last_valid_to
FROM supplier_prices AS s
LEFT JOIN suppliers AS u ON u.supplier_id = s.supplier_id
LEFT JOIN (
  SELECT p.supplier_id, p.product_id, MAX(COALESCE(p.valid_to, DATE '9999-12-31')) AS last_valid_to
  FROM supplier_prices AS p
  GROUP BY p.supplier_id, p.product_id
) AS e ON e.supplier_id = s.supplier_id AND e.product_id = s.product_id
WHERE COALESCE(s.valid_from, DATE '1900-01-01') <= ${literal('date', asOf)} AND COALESCE(s.valid_to, DATE '9999-12-31') >= ${literal('date', asOf)}
  AND s.price > 0${product === undefined ? '' : ` AND s.product_id = ${literal('text', product)}`}
ORDER BY s.product_id, s.supplier_id, s.min_quantity`,
    z.object({
      supplier_id: text, product_id: text, min_quantity: zeroOrMore, price: amount, currency: z.nullable(text), price_unit: z.nullable(text),
      unit_factor: aboveZero, min_order: zeroOrMore, order_multiple: aboveZero, lead_time_days: zeroOrMore,
      freight_share: zeroOrMore, duty_share: zeroOrMore, approved: z.nullable(z.boolean()),
      supplier_name: z.nullable(text), payment_days: zeroOrMore,
      supplier_approved: z.nullable(z.boolean()), last_valid_to: z.nullable(text),
    }),
  );
}

/** What has been ordered of each product from each supplier, less what was cancelled. */
export function ordered(period: Period) {
  const wanted = '(l.quantity_ordered - COALESCE(l.quantity_cancelled, 0))';
  return rowQuery(
    'Quantities ordered in 12 months, by product and supplier',
    `
SELECT l.product_id, l.supplier_id, COUNT(*) AS lines, SUM(${wanted}) AS quantity, SUM(${wanted} * l.unit_price_base) AS value
FROM purchase_order_lines AS l
WHERE ${wanted} > 0 AND l.order_date >= ${literal('date', period.from)} AND l.order_date < ${literal('date', period.to)} AND l.supplier_id IS NOT NULL
GROUP BY l.product_id, l.supplier_id
ORDER BY l.product_id, l.supplier_id`,
    z.object({ product_id: text, supplier_id: text, lines: z.int(), quantity: amount, value: z.nullable(amount) }),
  );
}

/** The latest exchange rate of each currency. */
export function ratesNow(asOf: CalendarDay) {
  return rowQuery(
    'Latest exchange rate of each currency',
    `
SELECT x.currency, x.day, x.rate_to_base
FROM exchange_rates AS x
JOIN (
  SELECT e.currency, MAX(e.day) AS last_day
  FROM exchange_rates AS e
  WHERE e.day <= ${literal('date', asOf)} AND e.rate_to_base > 0
  GROUP BY e.currency
) AS f ON f.currency = x.currency AND f.last_day = x.day
ORDER BY x.currency`,
    z.object({ currency: text, day: text, rate_to_base: amount }),
  );
}

/** Currencies in which every price paid is the same in company currency: the company's own. */
export const ownCurrencies = rowQuery(
  'Currencies whose prices are the same in company currency',
  `
SELECT l.currency
FROM purchase_order_lines AS l
WHERE l.currency IS NOT NULL AND l.unit_price IS NOT NULL AND l.unit_price_base IS NOT NULL
GROUP BY l.currency
HAVING MAX(ABS(l.unit_price - l.unit_price_base)) = 0
ORDER BY l.currency`,
  z.object({ currency: text }),
);

/** What it costs to hold each product for a year, as a share of its value: the mean of the warehouses. */
export const holdingRates = rowQuery(
  'Holding rate of each product',
  `
SELECT i.product_id, AVG(i.holding_rate) AS holding_rate
FROM item_policies AS i
WHERE i.holding_rate > 0
GROUP BY i.product_id
ORDER BY i.product_id`,
  z.object({ product_id: text, holding_rate: amount }),
);
