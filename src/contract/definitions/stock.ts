import type { MeasureDefinition } from './definition';
import { FORECAST_END, orNone, percentOfSum } from './sql';

const USABLE = `i.on_hand - ${orNone('i.quarantined')}`;
const UNRECORDED = (columns: readonly string[]): string => columns.map(column => `i.${column} IS NULL`).join(' OR ');
const ITEMS = 'items in a warehouse';
const BY_ITEM = ['warehouse_id', 'product_id'] as const;

const TAKEN_AS_NONE = { name: 'taken_as_none', when: 'unrecorded', says: 'with a quantity that is not recorded, taken as none' } as const;
const NO_STOCK_KNOWN = { name: 'unknown', when: 'usable IS NULL', says: 'without a known stock on hand', leftOut: true } as const;
const NO_COST_KNOWN = { name: 'unknown', when: 'stock_value IS NULL', says: 'without a known stock or standard cost', leftOut: true } as const;

/** Mean demand of the last 90 days, by item. */
const MEAN_DEMAND = `
    SELECT m.warehouse_id, m.product_id, AVG(m.quantity_demanded) AS daily_demand
    FROM demand_daily AS m
    WHERE m.demand_date >= current_date - INTERVAL '90' DAY AND m.demand_date < current_date
    GROUP BY m.warehouse_id, m.product_id`;

/** The daily demand that the newest forecast says, by item: of the period that holds the as-of date, or the next. */
const FORECAST_DEMAND = `
    SELECT r.warehouse_id, r.product_id, r.daily_demand
    FROM (
      SELECT f.warehouse_id, f.product_id,
        f.quantity / CASE f.granularity WHEN 'week' THEN 7E0 WHEN 'month' THEN 365E0 / 12 ELSE 1E0 END AS daily_demand,
        ROW_NUMBER() OVER (PARTITION BY f.warehouse_id, f.product_id ORDER BY f.made_on DESC, f.period_start, f.source) AS place
      FROM forecasts AS f
      WHERE f.made_on <= current_date AND ${FORECAST_END} > current_date
    ) AS r
    WHERE r.place = 1`;

const cover = (demand: string, joins: string): string => `
  SELECT i.warehouse_id, i.product_id, ${USABLE} AS usable, p.unit_cost, ${demand} AS daily_demand, ${UNRECORDED(['quarantined'])} AS unrecorded
  FROM inventory_position AS i
  LEFT JOIN products AS p ON p.product_id = i.product_id
  ${joins}`;

const MEAN_JOIN = `LEFT JOIN (${MEAN_DEMAND}
  ) AS d ON d.warehouse_id = i.warehouse_id AND d.product_id = i.product_id`;

/** What lies in stock, what it is worth, and how long it lasts: states on the as-of date. */
export const STOCK: readonly MeasureDefinition[] = [
  {
    id: 'stock_value',
    title: 'Stock value',
    names: ['stock value', 'inventory value', 'value of stock', 'value of the inventory', 'stock worth'],
    wording: 'Usable stock on hand (on hand less quarantined) at standard cost.',
    unit: 'company currency',
    direction: 'neither',
    noun: ITEMS,
    groups: BY_ITEM,
    cases: `
  SELECT i.warehouse_id, i.product_id, (${USABLE}) * p.unit_cost AS stock_value, ${UNRECORDED(['quarantined'])} AS unrecorded
  FROM inventory_position AS i
  LEFT JOIN products AS p ON p.product_id = i.product_id`,
    value: 'SUM(stock_value)',
    notes: [NO_COST_KNOWN, TAKEN_AS_NONE],
  },
  {
    id: 'free_stock',
    title: 'Free stock',
    names: ['free stock', 'available to promise', 'unallocated stock', 'uncommitted stock'],
    wording: 'Stock on hand less quarantined and allocated quantities: what could still be promised.',
    unit: 'base units',
    direction: 'neither',
    noun: ITEMS,
    groups: BY_ITEM,
    cases: `
  SELECT i.warehouse_id, i.product_id, ${USABLE} - ${orNone('i.allocated')} AS usable, ${UNRECORDED(['quarantined', 'allocated'])} AS unrecorded
  FROM inventory_position AS i`,
    value: 'SUM(usable)',
    notes: [NO_STOCK_KNOWN, TAKEN_AS_NONE],
  },
  {
    id: 'stock_position',
    title: 'Stock position',
    names: ['stock position', 'inventory position'],
    wording: 'Stock on hand less quarantined, allocated and backordered quantities, plus what is on order and in transit.',
    unit: 'base units',
    direction: 'neither',
    noun: ITEMS,
    groups: BY_ITEM,
    cases: `
  SELECT i.warehouse_id, i.product_id,
    ${USABLE} - ${orNone('i.allocated')} - ${orNone('i.backordered')} + ${orNone('i.on_order')} + ${orNone('i.in_transit')} AS usable,
    ${UNRECORDED(['quarantined', 'allocated', 'backordered', 'on_order', 'in_transit'])} AS unrecorded
  FROM inventory_position AS i`,
    value: 'SUM(usable)',
    notes: [NO_STOCK_KNOWN, TAKEN_AS_NONE],
  },
  {
    id: 'days_of_cover',
    title: 'Days of cover',
    names: ['days of cover', 'stock cover', 'days of stock', 'days of supply', 'days of inventory'],
    wording: 'Usable stock on hand by forecast daily demand: how long the stock lasts. An item without a forecast counts by its mean demand of 90 days. '
      + 'Several items are weighed by standard cost, for their units differ.',
    unit: 'days',
    direction: 'neither',
    noun: ITEMS,
    groups: BY_ITEM,
    cases: cover('COALESCE(f.daily_demand, d.daily_demand)', `${MEAN_JOIN}
  LEFT JOIN (${FORECAST_DEMAND}
  ) AS f ON f.warehouse_id = i.warehouse_id AND f.product_id = i.product_id`),
    value: 'SUM(CASE WHEN daily_demand IS NOT NULL THEN usable * unit_cost END) '
      + '/ NULLIF(SUM(CASE WHEN usable IS NOT NULL THEN daily_demand * unit_cost END), 0)',
    notes: [
      { name: 'unknown', when: 'usable IS NULL OR unit_cost IS NULL OR daily_demand IS NULL', says: 'without a known stock, cost or demand', leftOut: true },
      TAKEN_AS_NONE,
    ],
    fallback: { cases: cover('d.daily_demand', MEAN_JOIN), says: 'Demand is the mean of the last 90 days: there is no forecast to read.' },
  },
  {
    id: 'excess_value',
    title: 'Excess stock value',
    names: ['excess value', 'excess stock', 'overstock', 'surplus stock', 'excess inventory'],
    wording: 'Usable stock on hand above the order-up-to level, at standard cost.',
    unit: 'company currency',
    direction: 'lower',
    noun: ITEMS,
    groups: BY_ITEM,
    cases: `
  SELECT i.warehouse_id, i.product_id,
    CASE WHEN ${USABLE} > r.order_up_to THEN ${USABLE} - r.order_up_to WHEN ${USABLE} <= r.order_up_to THEN 0E0 END * p.unit_cost AS stock_value,
    ${UNRECORDED(['quarantined'])} AS unrecorded
  FROM inventory_position AS i
  LEFT JOIN item_policies AS r ON r.warehouse_id = i.warehouse_id AND r.product_id = i.product_id
  LEFT JOIN products AS p ON p.product_id = i.product_id`,
    value: 'SUM(stock_value)',
    figures: [{ name: 'items_in_excess', title: 'Items in excess', value: 'COUNT_IF(stock_value > 0)' }],
    notes: [{ ...NO_COST_KNOWN, says: 'without a known stock, order-up-to level or standard cost' }, TAKEN_AS_NONE],
  },
  {
    id: 'obsolete_value',
    title: 'Obsolete stock value',
    names: ['obsolete value', 'obsolete stock', 'dead stock', 'obsolete inventory'],
    wording: 'Usable stock on hand, at standard cost, of items that have been stocked for at least 365 days and had no demand in the last 365.',
    unit: 'company currency',
    direction: 'lower',
    noun: 'items without demand',
    groups: BY_ITEM,
    cases: `
  SELECT i.warehouse_id, i.product_id, (${USABLE}) * p.unit_cost AS stock_value, ${UNRECORDED(['quarantined'])} AS unrecorded
  FROM inventory_position AS i
  JOIN (
    SELECT m.warehouse_id, m.product_id
    FROM demand_daily AS m
    GROUP BY m.warehouse_id, m.product_id
    HAVING MIN(m.demand_date) <= current_date - INTERVAL '365' DAY
      AND COALESCE(SUM(CASE WHEN m.demand_date >= current_date - INTERVAL '365' DAY THEN m.quantity_demanded END), 0) = 0
  ) AS d ON d.warehouse_id = i.warehouse_id AND d.product_id = i.product_id
  LEFT JOIN products AS p ON p.product_id = i.product_id
  WHERE i.on_hand > 0`,
    value: 'SUM(stock_value)',
    notes: [NO_COST_KNOWN, TAKEN_AS_NONE],
  },
  {
    id: 'capacity_used',
    title: 'Capacity used',
    names: ['capacity used', 'space used', 'warehouse utilisation', 'warehouse utilization', 'capacity utilisation', 'full warehouses'],
    wording: 'Volume of all stock on hand, quarantined stock included, in percent of the usable space of the warehouse.',
    unit: '%',
    direction: 'lower',
    noun: 'warehouses',
    groups: ['warehouse_id'],
    cases: `
  SELECT w.warehouse_id, COALESCE(s.volume, 0) AS volume, w.capacity_m3 * w.usable_share AS usable_space
  FROM warehouses AS w
  LEFT JOIN (
    SELECT i.warehouse_id, SUM(i.on_hand * p.volume_m3) AS volume
    FROM inventory_position AS i
    JOIN products AS p ON p.product_id = i.product_id
    GROUP BY i.warehouse_id
  ) AS s ON s.warehouse_id = w.warehouse_id`,
    value: percentOfSum('CASE WHEN usable_space IS NOT NULL THEN volume END', 'usable_space'),
    figures: [{ name: 'volume_m3', title: 'Volume', unit: 'm3', value: 'SUM(volume)' }, { name: 'usable_m3', title: 'Usable space', unit: 'm3', value: 'SUM(usable_space)' }],
    notes: [{ name: 'unknown', when: 'usable_space IS NULL', says: 'without a known capacity', leftOut: true }],
  },
];
