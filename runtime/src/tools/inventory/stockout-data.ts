import type { DurationDistribution, OpenDemand } from '../../stock';
import { addDays, daysBetween, type CalendarDay } from '../calendar-day';
import type { ToolContext } from '../definition';
import { groupedBy, keyOf } from '../grouped';
import { firstReceiptDay, type OpenTransfer } from '../receipts/expected-receipts';
import { newestStock, PURCHASE_HISTORY_DAYS, transferLateness, transfersComing } from '../receipts/receipt-queries';
import { transferTimes } from '../receipts/supplier-lateness';
import { readRows } from '../row-query';
import { readReorderData, type ReorderData } from './reorder-data';
import { openDemand } from './stockout-queries';
import type { Days } from './units';

/** What customers and other warehouses have to do with the stock of items, as data that a thread can be handed. */
export interface MovesToCome {
  /** By `keyOf(warehouse, product)`, of items that have some. */
  readonly openDemand: ReadonlyMap<string, readonly OpenDemand[]>;
  /** By `keyOf(warehouse, product)`, of items that have some. */
  readonly transfers: ReadonlyMap<string, readonly OpenTransfer[]>;
  /** How late transfers come, by the warehouse that they come to, where that is known. */
  readonly transferLateness: ReadonlyMap<string, DurationDistribution>;
  /** The first day to project: 0 is the as-of date; 1 where its movements are in the stock already. */
  readonly firstDay: 0 | 1;
}

/** All that the projection needs, and the queries that brought it. */
export interface StockoutData extends Pick<ReorderData, 'items' | 'peers' | 'lines' | 'queries'>, MovesToCome {
  /** The newest day whose movements are in the stock; null without any stock. */
  readonly stockAsOf: CalendarDay | null;
}

/**
 * Reads what reorder points are worked out from, and what customers and other warehouses have to do with it until the end of the horizon.
 *
 * @throws TooManyItemsError
 */
export async function readStockoutData(
  warehouses: readonly string[], products: readonly string[] | undefined, horizon: Days, context: ToolContext,
): Promise<StockoutData> {
  const { asOf } = context;
  const [reorder, newest, open, transfers, lateness] = await Promise.all([
    readReorderData(warehouses, products, PURCHASE_HISTORY_DAYS, context),
    readRows(newestStock(warehouses), context),
    readRows(openDemand(warehouses, addDays(asOf, horizon + 1)), context),
    readRows(transfersComing(warehouses, products), context),
    readRows(transferLateness(warehouses, asOf), context),
  ]);
  const stockAsOf = newest.rows[0]?.stock_date ?? null;
  const openOf = groupedBy(open.rows, row => keyOf(row.warehouse_id, row.product_id));
  const transfersOf = groupedBy(transfers.rows, row => keyOf(row.warehouse_id, row.product_id));
  const latenessOf = transferTimes(lateness.rows);
  return {
    items: reorder.items,
    peers: reorder.peers,
    lines: reorder.lines,
    openDemand: eachOf(openOf, line => ({
      due: daysBetween(asOf, line.due_date), wanted: daysBetween(asOf, line.wanted_date), quantity: line.open_quantity,
    })),
    transfers: eachOf(transfersOf, row => ({ id: row.transfer_id, expected: daysBetween(asOf, row.expected_date), quantity: row.quantity })),
    transferLateness: new Map(warehouses.flatMap(warehouse => {
      const times = latenessOf(warehouse);
      return times === null ? [] : [[warehouse, times] as const];
    })),
    stockAsOf,
    firstDay: firstReceiptDay(stockAsOf, asOf),
    queries: [...reorder.queries, newest.query, open.query, transfers.query, lateness.query],
  };
}

function eachOf<Row, Value>(groups: ReadonlyMap<string, readonly Row[]>, value: (row: Row) => Value): ReadonlyMap<string, readonly Value[]> {
  return new Map([...groups].map(([key, rows]) => [key, rows.map(value)]));
}
