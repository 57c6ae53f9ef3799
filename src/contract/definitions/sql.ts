/** The share of the cases for which a condition holds, percent. */
export function percentOf(condition: string): string {
  return `100E0 * COUNT_IF(${condition}) / NULLIF(COUNT(*), 0)`;
}

/** One sum in percent of another. */
export function percentOfSum(part: string, whole: string): string {
  return `100E0 * SUM(${part}) / NULLIF(SUM(${whole}), 0)`;
}

/** A number that counts as none where it is not recorded. */
export function orNone(column: string): string {
  return `COALESCE(${column}, 0)`;
}

/** The day after the period of a forecast `f`. */
export const FORECAST_END = `CASE f.granularity
        WHEN 'week' THEN f.period_start + INTERVAL '7' DAY WHEN 'month' THEN f.period_start + INTERVAL '1' MONTH ELSE f.period_start + INTERVAL '1' DAY
      END`;

/** What the customer still wants of a line `l`: what was withdrawn is not wanted, what was cancelled for want of stock is. */
export const WANTED = `l.quantity_ordered - CASE WHEN l.cancel_reason = 'customer' THEN ${orNone('l.quantity_cancelled')} ELSE 0 END`;
