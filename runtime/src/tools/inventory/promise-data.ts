import { durationQuantile } from '../../stock';
import { addDays, daysBetween, type CalendarDay } from '../calendar-day';
import type { ToolContext, ToolQuery } from '../definition';
import { groupedBy, keyOf } from '../grouped';
import { workingDays } from '../logistics/open-lines-queries';
import { calendarsOf } from '../logistics/warehouse-flow';
import { isWeekday } from '../logistics/working-clock';
import { readReceipts } from '../receipts/read-receipts';
import { PURCHASE_HISTORY_DAYS, raisedLines } from '../receipts/receipt-queries';
import { LATEST_LIKELY } from '../receipts/supplier-lateness';
import { readRows } from '../row-query';
import { othersTurn } from '../turns';
import { PROMISE_HORIZON, type PromiseItem } from './promise-options';
import { openPromises, promisableItems } from './promise-queries';
import { raisedLine } from './reorder-data';
import { supplyRecord } from './reorder-plan';
import type { DayOffset } from './units';

/** All that promises are worked out from, and the queries that brought it. */
export interface PromiseData {
  readonly items: readonly PromiseItem[];
  /** Whether a warehouse works on a day. */
  works(warehouse: string, day: CalendarDay): boolean;
  /** Purchase lines of these products that nobody counts on: too late, or without a date. */
  readonly notCounted: number;
  readonly queries: readonly ToolQuery[];
}

/** Reads stock, promises, what is coming, lead times and calendars of these products in these warehouses. */
export async function readPromiseData(warehouses: readonly string[], products: readonly string[], context: ToolContext): Promise<PromiseData> {
  const { asOf } = context;
  const [stock, promises, coming, raised, days] = await Promise.all([
    readRows(promisableItems(warehouses, products), context),
    readRows(openPromises(warehouses, products), context),
    readReceipts(warehouses, context, products),
    readRows(raisedLines(warehouses, asOf, PURCHASE_HISTORY_DAYS), context),
    readRows(workingDays(warehouses, asOf, addDays(asOf, PROMISE_HORIZON + 1)), context),
  ]);
  // What is overdue or should have come already is looked for today.
  const offset = (day: CalendarDay | null): DayOffset => (day === null ? 0 : Math.max(0, daysBetween(asOf, day)));
  const promisesOf = groupedBy(promises.rows, row => keyOf(row.warehouse_id, row.product_id));
  const receiptsOf = groupedBy([
    ...coming.purchases.flatMap(({ warehouse, product, day, quantity }) => (day === null ? [] : { warehouse, product, day: offset(day), quantity })),
    ...coming.transfers.map(({ warehouse, product, day, quantity }) => ({ warehouse, product, day: offset(day), quantity })),
  ], ({ warehouse, product }) => keyOf(warehouse, product));
  await othersTurn(context);
  const lines = raised.rows.map(row => raisedLine(row, asOf));
  await othersTurn(context);
  const record = supplyRecord(lines);
  await othersTurn(context);
  const calendars = calendarsOf(days.rows);
  return {
    items: stock.rows.map(row => {
      const key = keyOf(row.warehouse_id, row.product_id);
      const discontinued = row.discontinued_date !== null && row.discontinued_date <= asOf;
      const time = discontinued || row.supplier_id === null ? undefined : record.leadTimeOf({
        supplier: row.supplier_id, warehouse: row.warehouse_id, product: row.product_id, plannedLeadTime: row.lead_time_days,
      });
      return {
        warehouse: row.warehouse_id, product: row.product_id, name: row.product_name, unit: row.base_unit ?? 'base units', discontinued,
        usableOnHand: row.usable_on_hand,
        promised: (promisesOf.get(key) ?? []).map(each => ({ day: offset(each.due_date), quantity: each.open_quantity })),
        receipts: (receiptsOf.get(key) ?? []).map(({ day, quantity }) => ({ day, quantity })),
        helpArrives: time === undefined ? null : Math.ceil(durationQuantile(time.leadTime, LATEST_LIKELY)),
      };
    }),
    works: (warehouse, day) => (calendars.get(warehouse) ?? isWeekday)(day),
    notCounted: coming.purchases.filter(({ day }) => day === null).length,
    queries: [stock.query, promises.query, ...coming.queries, raised.query, days.query],
  };
}
