import { addDays, laterDay, type CalendarDay } from '../calendar-day';
import type { ToolContext, ToolQuery } from '../definition';
import { groupedBy, keyOf } from '../grouped';
import { readRows } from '../row-query';
import { demandByWeekday, openDemand, openPurchases, stockedItems  } from './stockout-queries';
import type { StockedItem } from './stockout-risk';
import type { Days } from './units';
import type { DemandHistory } from './weekday-forecast';

/** All that the projection needs, and the queries that brought it. */
export interface StockoutData {
  readonly items: readonly StockedItem[];
  /** The newest day whose movements are in the stock; null without any stock. */
  readonly stockAsOf: CalendarDay | null;
  /** The first day to project. */
  readonly firstDay: CalendarDay;
  readonly queries: readonly ToolQuery[];
}

/**
 * Reads stock, demand, open orders and open purchases of these warehouses.
 *
 * @throws TooManyItemsError
 */
export async function readStockoutData(warehouses: readonly string[], horizon: Days, context: ToolContext): Promise<StockoutData> {
  const stock = await readRows(stockedItems(warehouses), context);
  const stockAsOf = stock.rows.map(row => row.as_of_date).sort().at(-1) ?? null;
  const firstDay = stockAsOf === null ? context.asOf : laterDay(context.asOf, addDays(stockAsOf, 1));
  const [demand, open, purchases] = await Promise.all([
    readRows(demandByWeekday(warehouses, context.asOf), context),
    readRows(openDemand(warehouses, firstDay, horizon), context),
    readRows(openPurchases(warehouses), context),
  ]);
  const demandOf = byItem(demand.rows);
  const openOf = byItem(open.rows);
  const purchasesOf = byItem(purchases.rows);
  const items = stock.rows.map(row => ({
    warehouse: row.warehouse_id,
    product: row.product_id,
    name: row.product_name,
    baseUnit: row.base_unit,
    discontinued: row.discontinued_date,
    usableOnHand: row.usable_on_hand,
    unmetDemand: row.unmet_demand === 'lost' ? 'lost' as const : 'backorder' as const,
    history: historyOf(demandOf(row)),
    openDemand: openOf(row).map(line => ({ due: line.due_date, wanted: line.wanted_date, quantity: line.open_quantity })),
    purchases: purchasesOf(row).map(line => ({ date: line.expected_date, quantity: line.open_quantity, lines: line.lines })),
  }));
  return { items, stockAsOf, firstDay, queries: [stock.query, demand.query, open.query, purchases.query] };
}

interface ItemKey {
  readonly warehouse_id: string;
  readonly product_id: string;
}

/** Finds the rows of an item without going through all of them for each. */
function byItem<Row extends ItemKey>(rows: readonly Row[]): (item: ItemKey) => readonly Row[] {
  const groups = groupedBy(rows, row => keyOf(row.warehouse_id, row.product_id));
  return item => groups.get(keyOf(item.warehouse_id, item.product_id)) ?? [];
}

function historyOf(rows: readonly { weekday: number; days: number; censored_days: number; demanded: number }[]): DemandHistory {
  return {
    days: rows.reduce((sum, row) => sum + row.days, 0),
    censoredDays: rows.reduce((sum, row) => sum + row.censored_days, 0),
    weekdays: [1, 2, 3, 4, 5, 6, 7].map(weekday => {
      const row = rows.find(each => each.weekday === weekday);
      return row === undefined ? { demanded: 0, days: 0 } : { demanded: row.demanded, days: row.days - row.censored_days };
    }),
  };
}
