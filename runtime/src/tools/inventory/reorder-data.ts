import type * as z from 'zod/mini';
import { daysBetween, type CalendarDay } from '../calendar-day';
import type { ToolContext, ToolQuery } from '../definition';
import { groupedBy, keyOf } from '../grouped';
import { openPurchaseLines, raisedLines } from '../receipts/receipt-queries';
import { readRows } from '../row-query';
import { readDemand } from './demand-history';
import type { RaisedLine, StockedItemRecord } from './reorder-plan';
import { itemsToReorder, validPrices } from './reorder-queries';
import type { DayOffset, Days } from './units';

/** All that reorder points are worked out from, and the queries that brought it. */
export interface ReorderData {
  readonly items: readonly StockedItemRecord[];
  /** Items that show what their class is like: the same of a warehouse, whichever items are asked for. */
  readonly peers: readonly StockedItemRecord[];
  readonly lines: readonly RaisedLine[];
  readonly queries: readonly ToolQuery[];
}

/** Of a warehouse so many items show what the classes are like. */
const PEERS = 60;

/** Reads stock, policies, demand, purchases and prices of these products (all, where none is named) in these warehouses. */
export async function readReorderData(
  warehouses: readonly string[], products: readonly string[] | undefined, leadTimeWindow: Days, context: ToolContext,
): Promise<ReorderData> {
  const stocked = await readRows(itemsToReorder(warehouses), context);
  const asked = products === undefined ? stocked.rows : stocked.rows.filter(row => products.includes(row.product_id));
  const holding = new Set(asked.map(row => row.warehouse_id));
  const peers = peersAmong(stocked.rows.filter(row => holding.has(row.warehouse_id)), context.asOf);
  const [demand, raised, open, prices] = await Promise.all([
    readDemand(warehouses, products && [...new Set([...asked, ...peers].map(row => row.product_id))].sort(), context),
    readRows(raisedLines(warehouses, context.asOf, leadTimeWindow), context),
    readRows(openPurchaseLines(warehouses), context),
    readRows(validPrices(warehouses, context.asOf), context),
  ]);
  const fromToday = (day: string | null): DayOffset | null => (day === null ? null : daysBetween(context.asOf, day));
  const demandOf = new Map(demand.items.map(item => [keyOf(item.warehouse, item.product), item]));
  const openOf = groupedBy(open.rows, row => keyOf(row.warehouse_id, row.product_id));
  const pricesOf = groupedBy(prices.rows, row => keyOf(row.supplier_id, row.product_id));
  const recordOf = (row: StockedRow): StockedItemRecord => {
    const listed = row.supplier_id === null ? [] : pricesOf.get(keyOf(row.supplier_id, row.product_id)) ?? [];
    return {
      warehouse: row.warehouse_id, product: row.product_id, name: row.product_name, unit: row.base_unit, supplier: row.supplier_id,
      isDiscontinued: row.discontinued_date !== null && row.discontinued_date <= context.asOf,
      demand: demandOf.get(keyOf(row.warehouse_id, row.product_id)),
      onHand: row.on_hand, quarantined: row.quarantined ?? 0, allocated: row.allocated ?? 0, backordered: row.backordered ?? 0,
      inTransit: row.in_transit ?? 0,
      open: (openOf.get(keyOf(row.warehouse_id, row.product_id)) ?? []).map(line => ({
        id: `${line.purchase_order_id} line ${line.line_number}`, order: line.purchase_order_id, supplier: line.supplier_id,
        quantity: line.open_quantity, promised: fromToday(line.promised_date), firstPromised: fromToday(line.first_confirmed_date),
      })),
      plannedLeadTime: row.lead_time_days, reviewDays: row.review_days, orderCost: row.order_cost, holdingRate: row.holding_rate,
      ...lotTerms(row, listed), maximum: row.max_order, shelfLife: row.shelf_life_days,
      unmetDemand: row.unmet_demand === 'lost' ? 'lost' as const : 'backorder' as const, unitCost: row.unit_cost, listPrice: row.list_price,
      prices: breaksOf(listed),
    };
  };
  const records = new Map([...asked, ...peers].map(row => [row, recordOf(row)]));
  return {
    items: asked.map(row => records.get(row)!),
    peers: peers.map(row => records.get(row)!),
    lines: raised.rows.map(row => raisedLine(row, context.asOf)),
    queries: [stocked.query, demand.query, raised.query, open.query, prices.query],
  };
}

type StockedRow = z.output<ReturnType<typeof itemsToReorder>['row']>;

/** Those of each warehouse that come first by their code read backwards: a group of products that have codes in a row shares no last digits. */
function peersAmong(rows: readonly StockedRow[], asOf: CalendarDay): StockedRow[] {
  const sold = rows.filter(({ discontinued_date: ended }) => ended === null || ended > asOf);
  const backwards = ({ product_id: code }: StockedRow) => [...code].reverse().join('');
  return [...groupedBy(sold, row => row.warehouse_id).values()]
    .flatMap(own => [...own].sort((one, other) => (backwards(one) < backwards(other) ? -1 : 1)).slice(0, PEERS));
}

/** A purchase line with its days counted from the as-of date. */
export function raisedLine(row: z.output<ReturnType<typeof raisedLines>['row']>, asOf: CalendarDay): RaisedLine {
  const fromToday = (day: CalendarDay | null): DayOffset | null => (day === null ? null : daysBetween(asOf, day));
  return {
    supplier: row.supplier_id, warehouse: row.warehouse_id, product: row.product_id, ordered: daysBetween(asOf, row.order_date),
    confirmed: fromToday(row.first_confirmed_date), arrived: fromToday(row.arrived_date),
  };
}

interface ListedTerms {
  readonly min_order: number | null;
  readonly order_multiple: number | null;
}

/** In what lots an item can be ordered: the multiple of its supplier's price list, else of its policy, and the larger of both minimums. */
function lotTerms(policy: ListedTerms, listed: readonly ListedTerms[]): Pick<StockedItemRecord, 'pack' | 'minimum'> {
  const multiple = Math.max(...listed.map(price => price.order_multiple ?? 1), 1);
  const minimums = [policy, ...listed].flatMap(({ min_order }) => min_order ?? []);
  return { pack: multiple > 1 ? multiple : policy.order_multiple, minimum: minimums.length === 0 ? null : Math.max(...minimums) };
}

/** Prices by quantity, each quantity once. Where one has no rate, none is taken: a comparison of a part of them would be wrong. */
function breaksOf(rows: readonly { min_quantity: number | null; landed_price: number | null }[]): StockedItemRecord['prices'] {
  if (rows.some(row => row.landed_price === null || row.landed_price <= 0)) return [];
  const byQuantity = new Map(rows.map(row => [Math.max(0, (row.min_quantity ?? 0) <= 1 ? 0 : row.min_quantity ?? 0), row.landed_price ?? 0]));
  return [...byQuantity].sort(([one], [other]) => one - other).map(([from, price]) => ({ from, price }));
}
