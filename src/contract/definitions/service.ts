import type { MeasureDefinition } from './definition';
import { FORECAST_END, percentOfSum } from './sql';

const BY_ITEM = ['warehouse_id', 'product_id'] as const;

const DEMAND = `
  SELECT d.warehouse_id, d.product_id, d.demand_date, d.quantity_demanded, d.quantity_shipped_on_time, d.quantity_lost
  FROM demand_daily AS d
  WHERE d.quantity_demanded > 0`;

/** What was demanded of the days of which it is known what was shipped on time: a day that nobody recorded is no day of failure. */
const DEMANDED_AND_KNOWN = 'CASE WHEN quantity_shipped_on_time IS NOT NULL THEN quantity_demanded END';
const NOT_KNOWN_SHIPPED = {
  name: 'unknown', when: 'quantity_shipped_on_time IS NULL', says: 'of which it is not known what was shipped on time', leftOut: true,
} as const;

const FORECAST_CASES = `
  SELECT r.warehouse_id, r.product_id, r.period_start, r.source, r.forecast, SUM(d.quantity_demanded) AS actual
  FROM (
    SELECT f.warehouse_id, f.product_id, f.period_start, f.source, f.quantity AS forecast,
      ${FORECAST_END} AS period_end,
      ROW_NUMBER() OVER (PARTITION BY f.warehouse_id, f.product_id, f.granularity, f.source, f.period_start ORDER BY f.made_on DESC) AS place
    FROM forecasts AS f
    WHERE f.made_on <= f.period_start
  ) AS r
  JOIN demand_daily AS d ON d.warehouse_id = r.warehouse_id AND d.product_id = r.product_id AND d.demand_date >= r.period_start AND d.demand_date < r.period_end
  WHERE r.place = 1 AND r.period_end <= current_date
  GROUP BY r.warehouse_id, r.product_id, r.period_start, r.source, r.forecast`;

const FORECAST_PARTS = {
  unit: '%',
  noun: 'forecast periods that are over',
  groups: [...BY_ITEM, 'source'],
  cases: FORECAST_CASES,
  date: 'period_start',
  dateIs: 'first day of the forecast period',
} as const;

const MEAN_STOCK = `
  SELECT s.warehouse_id, s.product_id, s.stock_date AS counted_date, s.closing_on_hand * s.unit_cost AS stock_value, 0E0 AS issued_cost, s.stock_date
  FROM inventory_daily AS s`;
const ISSUED = `
  SELECT m.warehouse_id, m.product_id, CAST(m.moved_at AS date) AS counted_date, 0E0 AS stock_value,
    -m.quantity * COALESCE(s.unit_cost, p.unit_cost) AS issued_cost, CAST(NULL AS date) AS stock_date
  FROM stock_movements AS m
  LEFT JOIN inventory_daily AS s ON s.warehouse_id = m.warehouse_id AND s.product_id = m.product_id AND s.stock_date = CAST(m.moved_at AS date)
  LEFT JOIN products AS p ON p.product_id = m.product_id
  WHERE m.kind = 'issue'`;

/** How well stock met demand, and how it turned. */
export const SERVICE: readonly MeasureDefinition[] = [
  {
    id: 'unit_fill_rate',
    title: 'Unit fill rate',
    names: ['unit fill rate', 'fill rate', 'service level', 'demand filled from stock'],
    wording: 'Units shipped on time from stock, in percent of the units demanded on the day they were wanted; what was cancelled for want of stock counts as demanded.',
    unit: '%',
    direction: 'higher',
    noun: 'days with demand of an item',
    groups: BY_ITEM,
    cases: DEMAND,
    value: percentOfSum('quantity_shipped_on_time', DEMANDED_AND_KNOWN),
    date: 'demand_date',
    dateIs: 'day on which the goods were wanted',
    due: '{date} < current_date',
    figures: [{ name: 'units_demanded', title: 'Units demanded', unit: 'base units', value: 'SUM(quantity_demanded)' }],
    notes: [NOT_KNOWN_SHIPPED],
  },
  {
    id: 'units_short',
    title: 'Units short',
    names: ['units short', 'shortage', 'shortages', 'shortfall', 'unmet demand', 'lost sales'],
    wording: 'Units demanded that were not shipped on time; of which lost: cancelled for want of stock.',
    unit: 'base units',
    direction: 'lower',
    noun: 'days with demand of an item',
    groups: BY_ITEM,
    cases: DEMAND,
    value: 'SUM(quantity_demanded - quantity_shipped_on_time)',
    date: 'demand_date',
    dateIs: 'day on which the goods were wanted',
    due: '{date} < current_date',
    figures: [{ name: 'units_lost', title: 'Of which lost', unit: 'base units', value: 'SUM(quantity_lost)' }],
    notes: [NOT_KNOWN_SHIPPED],
  },
  {
    id: 'stockout_days',
    title: 'Stock-out days',
    names: ['stockout days', 'stock-out days', 'stock-out share', 'share of days out of stock', 'stockout rate', 'time out of stock'],
    wording: 'Mean share of a day during which nothing was in stock, over all days on which an item was stocked in a warehouse.',
    unit: '%',
    direction: 'lower',
    noun: 'stocked days of an item',
    groups: BY_ITEM,
    cases: `
  SELECT s.warehouse_id, s.product_id, s.stock_date, s.stocked_out_share
  FROM inventory_daily AS s`,
    value: '100E0 * AVG(stocked_out_share)',
    date: 'stock_date',
    dateIs: 'day of the stock',
    figures: [{ name: 'days_out_of_stock', title: 'Days out of stock', unit: 'days', value: 'SUM(stocked_out_share)' }],
    notes: [{ name: 'unknown', when: 'stocked_out_share IS NULL', says: 'of which it is not known whether there was stock', leftOut: true }],
  },
  {
    id: 'inventory_turns',
    title: 'Inventory turns',
    names: ['inventory turns', 'stock turns', 'inventory turnover', 'stock turnover', 'turnover of stock', 'turns'],
    wording: '365 / days x cost of goods issued / mean daily stock value: how often a year the stock is sold, at the standard cost of the day.',
    unit: 'turns a year',
    direction: 'higher',
    noun: 'days of stock',
    groups: BY_ITEM,
    cases: `${MEAN_STOCK}
  UNION ALL ${ISSUED}`,
    // The days fall out: 365 / days x cost / (sum of daily values / days).
    value: '365E0 * SUM(issued_cost) / NULLIF(SUM(stock_value), 0)',
    count: 'COUNT(DISTINCT stock_date)',
    date: 'counted_date',
    dateIs: 'day of the stock and of the issue',
    usualDays: 365,
    figures: [{ name: 'cost_of_goods_issued', title: 'Cost of goods issued', unit: 'company currency', value: 'SUM(issued_cost)' }],
    notes: [{ name: 'unknown', when: 'stock_value IS NULL OR issued_cost IS NULL', says: 'without a known quantity or cost', leftOut: true }],
  },
  {
    id: 'stock_accuracy',
    title: 'Stock accuracy',
    names: ['stock accuracy', 'inventory accuracy', 'count accuracy', 'stock count accuracy', 'inventory record accuracy'],
    wording: 'Counts that found what the books said, in percent of all counts. Opening stock is no count.',
    unit: '%',
    direction: 'higher',
    noun: 'stock counts',
    groups: BY_ITEM,
    cases: `
  SELECT m.warehouse_id, m.product_id, CAST(m.moved_at AS date) AS counted_date, m.quantity AS difference
  FROM stock_movements AS m
  WHERE m.kind = 'count' AND COALESCE(m.reason, '') <> 'opening stock'`,
    value: '100E0 * COUNT_IF(difference = 0) / NULLIF(COUNT(difference), 0)',
    date: 'counted_date',
    dateIs: 'day of the count',
    figures: [{ name: 'counts_with_difference', title: 'Counts with a difference', value: 'COUNT_IF(difference <> 0)' }],
    notes: [{ name: 'unknown', when: 'difference IS NULL', says: 'whose difference is not recorded', leftOut: true }],
  },
  {
    ...FORECAST_PARTS,
    id: 'forecast_wape',
    title: 'Forecast error (WAPE)',
    names: ['forecast error', 'forecast accuracy', 'wape', 'forecast wape', 'weighted absolute percentage error'],
    wording: 'Sum of absolute differences between forecast and actual demand, in percent of actual demand; the last forecast made before its period began.',
    direction: 'lower',
    value: percentOfSum('ABS(forecast - actual)', 'actual'),
  },
  {
    ...FORECAST_PARTS,
    id: 'forecast_bias',
    title: 'Forecast bias',
    names: ['forecast bias', 'bias of the forecast', 'over-forecast', 'under-forecast'],
    wording: 'Forecast less actual demand, in percent of actual demand: above 0 too much was forecast; the last forecast made before its period began.',
    direction: 'neither',
    value: percentOfSum('forecast - actual', 'actual'),
    figures: [{ name: 'forecast_less_actual', title: 'Forecast less actual', unit: 'base units', value: 'SUM(forecast - actual)' }],
  },
];
