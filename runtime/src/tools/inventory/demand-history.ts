import { setImmediate as othersTurn } from 'node:timers/promises';
import * as z from 'zod/mini';
import { literal, literalList } from '../../data';
import { addDays, daysBetween, type CalendarDay } from '../calendar-day';
import type { ToolContext, ToolQuery } from '../definition';
import { readRows, rowQuery } from '../row-query';
import { closedDaysOf } from './closed-days';
import type { Share, StockingUnits } from './units';

/** An item with fewer days of known demand has too little history. */
export const LEAST_HISTORY_DAYS = 28;
/** A day that was out of stock for more than this share of itself says little about demand, where unmet demand is not recorded. */
export const CENSORED_FROM: Share = 0.5;
/** Above this share of days without known demand, forecasts are only a lower bound. */
export const MOST_CENSORED: Share = 0.3;
/** Days of history that forecasts look at: the least of three years that begin with a whole week. */
export const HISTORY_DAYS = 3 * 52 * 7;

/** Days ahead whose holidays are looked up: the year that order quantities are worked out from, and the longest protection interval. */
const DAYS_AHEAD = 2 * 365;

/** Items whose days are read before other work of the thread gets its turn. */
const ITEMS_AT_A_TIME = 100;

/** What was asked for of one product in one warehouse, day by day. */
export interface ItemDemand {
  readonly warehouse: string;
  readonly product: string;
  readonly firstDay: CalendarDay;
  /** From `firstDay` to the day before the as-of date; null on days whose demand nobody recorded. */
  readonly demand: readonly (StockingUnits | null)[];
  /** Days of them that were out of stock without a record of what was asked for, or have no row. */
  readonly unknownDays: number;
  /** Whether it is only ever asked for in whole units; without it the days tell. */
  readonly wholeUnits?: boolean;
  /** Days, past and to come, on which the warehouse rests though it works on their weekday; undefined where no calendar is recorded. */
  readonly closedDays?: readonly CalendarDay[];
}

/** Reads the demand of these products (all, where none is named) in these warehouses, up to the day before the as-of date, and their calendars. */
export async function readDemand(
  warehouses: readonly string[], products: readonly string[] | undefined, context: ToolContext,
): Promise<{ items: readonly ItemDemand[]; query: ToolQuery }> {
  const from = addDays(context.asOf, -HISTORY_DAYS);
  const { rows, query } = await readRows(demandByItem(warehouses, products, from, context.asOf), context);
  const closed = new Map(rows.filter(({ product_id }) => product_id === null).map(row => [row.warehouse_id, closedDays(row, from, context.asOf)]));
  const items: ItemDemand[] = [];
  for (const row of rows) {
    if (row.product_id === null) continue;
    if (items.length % ITEMS_AT_A_TIME === ITEMS_AT_A_TIME - 1) await othersTurn();
    items.push({ ...itemDemand({ ...row, product_id: row.product_id }, from, context.asOf), closedDays: closed.get(row.warehouse_id) });
  }
  return { items, query };
}

/** Of several warehouses together: a day is known where it is known of each that had the product, and closed where each is. */
export function demandTogether(items: readonly ItemDemand[]): Omit<ItemDemand, 'warehouse'> | undefined {
  const [first] = [...items].sort((one, other) => (one.firstDay < other.firstDay ? -1 : 1));
  if (!first) return undefined;
  const demand = first.demand.map((_, at) => items.reduce<StockingUnits | null>((sum, item) => {
    const value = item.demand[at - (first.demand.length - item.demand.length)];
    return value === undefined ? sum : sum === null || value === null ? null : sum + value;
  }, 0));
  const closed = items.every(item => item.closedDays !== undefined)
    ? first.closedDays?.filter(day => items.every(item => item.closedDays?.includes(day))) : undefined;
  return { product: first.product, firstDay: first.firstDay, demand, unknownDays: demand.filter(each => each === null).length, closedDays: closed };
}

/** The share of days whose demand is not known. */
export function unknownShare({ demand, unknownDays }: Pick<ItemDemand, 'demand' | 'unknownDays'>): Share {
  return demand.length === 0 ? 0 : unknownDays / demand.length;
}

/**
 * One row an item, its days as `offset:quantity` without those of no demand: an engine that pages its results would take long for a row a day.
 * A quantity is left out where it is not known. One row more a warehouse, without a product, has the days on which it rests.
 */
function demandByItem(warehouses: readonly string[], products: readonly string[] | undefined, from: CalendarDay, asOf: CalendarDay) {
  const ofProducts = products === undefined ? '' : `\n    AND d.product_id IN ${literalList('text', products)}`;
  return rowQuery(
    'Demand by day, as day:quantity of the days with demand or without a record of it, and days off',
    `
SELECT h.warehouse_id, h.product_id, MIN(h.day) AS first_day, MAX(h.day) AS last_day, COUNT(*) AS days,
  ARRAY_JOIN(ARRAY_SORT(ARRAY_AGG(CASE
    WHEN h.censored = 1 THEN CONCAT(CAST(h.day AS VARCHAR), ':')
    WHEN h.quantity_demanded <> 0 THEN CONCAT(CAST(h.day AS VARCHAR), ':', CAST(h.quantity_demanded AS VARCHAR))
  END)), ',') AS demand
FROM (
  SELECT d.warehouse_id, d.product_id, d.quantity_demanded, DATE_DIFF('day', ${literal('date', from)}, d.demand_date) AS day,
    CASE WHEN d.quantity_demanded IS NULL THEN 1
      WHEN d.stocked_out_share > ${literal('number', CENSORED_FROM)} AND COALESCE(s.unmet_demand, 'lost') <> 'backorder' THEN 1
      ELSE 0 END AS censored
  FROM demand_daily AS d
  LEFT JOIN item_policies AS s ON s.warehouse_id = d.warehouse_id AND s.product_id = d.product_id
  WHERE d.warehouse_id IN ${literalList('text', warehouses)}${ofProducts}
    AND d.demand_date >= ${literal('date', from)} AND d.demand_date < ${literal('date', asOf)}
) AS h
GROUP BY h.warehouse_id, h.product_id
UNION ALL
SELECT c.warehouse_id, CAST(NULL AS VARCHAR) AS product_id, MIN(c.day) AS first_day, MAX(c.day) AS last_day, COUNT(*) AS days,
  ARRAY_JOIN(ARRAY_SORT(ARRAY_AGG(CASE WHEN c.working = FALSE THEN CAST(c.day AS VARCHAR) END)), ',') AS demand
FROM (
  SELECT w.warehouse_id, k.working, DATE_DIFF('day', ${literal('date', from)}, k.day) AS day
  FROM warehouses AS w
  JOIN calendars AS k ON k.calendar_id = w.calendar_id
  WHERE w.warehouse_id IN ${literalList('text', warehouses)}
    AND k.day >= ${literal('date', from)} AND k.day < ${literal('date', addDays(asOf, DAYS_AHEAD))}
) AS c
GROUP BY c.warehouse_id
ORDER BY warehouse_id, product_id`,
    z.object({
      warehouse_id: z.string(), product_id: z.nullable(z.string()), first_day: z.int(), last_day: z.int(), days: z.int(),
      demand: z.nullable(z.string()),
    }),
  );
}

interface DemandRow {
  readonly warehouse_id: string;
  readonly product_id: string;
  readonly first_day: number;
  readonly last_day: number;
  readonly demand: string | null;
}

function closedDays({ first_day, last_day, demand: daysOff }: Omit<DemandRow, 'product_id'>, from: CalendarDay, asOf: CalendarDay): CalendarDay[] {
  const days = (daysOff ?? '').split(',').filter(each => each !== '').map(each => addDays(from, Number(each)));
  return closedDaysOf({ first: addDays(from, first_day), last: addDays(from, last_day), daysOff: new Set(days) }, from, addDays(asOf, DAYS_AHEAD));
}

/** Days without demand are rows as well, so what is not in the text was 0; days after the last row are not known. */
function itemDemand({ warehouse_id, product_id, first_day, last_day, demand: text }: DemandRow, from: CalendarDay, asOf: CalendarDay): ItemDemand {
  const days = daysBetween(from, asOf) - first_day;
  const demand = Array.from({ length: days }, (_, at): StockingUnits | null => (first_day + at <= last_day ? 0 : null));
  for (const entry of (text ?? '').split(',').filter(each => each !== '')) {
    const [day = '', quantity = ''] = entry.split(':');
    demand[Number(day) - first_day] = quantity === '' ? null : Number(quantity);
  }
  return {
    warehouse: warehouse_id, product: product_id, firstDay: addDays(from, first_day), demand,
    unknownDays: demand.filter(each => each === null).length,
  };
}
