import type { CalendarDay } from '../calendar-day';
import type { ToolContext, ToolQuery } from '../definition';
import { groupedBy } from '../grouped';
import { readRows } from '../row-query';
import { dueDay, itemKey, lineKey, neededQuantity, type OrderLine } from './order-line';
import { predictedReceipt, type LatenessCount } from './receipt-prediction';
import { pegSupply, type Peg, type PeggedSupply } from './supply-pegging';
import { freeStock, openPurchaseLines, supplierLateness } from './supply-queries';
import type { StockingUnits } from './units';

/** A purchase order line that is still open, with the day on which it is expected. */
export interface ExpectedPurchase {
  readonly id: string;
  readonly order: string;
  readonly line: number;
  readonly supplier: string | null;
  readonly warehouse: string;
  readonly product: string;
  readonly quantity: StockingUnits;
  /** Null where it is not counted on: without a date, or later than nearly all that its supplier ever brought. */
  readonly day: CalendarDay | null;
}

/** Free stock and open purchases of items. */
export interface ItemSupply {
  readonly free: ReadonlyMap<string, StockingUnits>;
  readonly purchases: readonly ExpectedPurchase[];
  readonly queries: readonly ToolQuery[];
}

/** The id of the supply that lies in stock; purchases have their own. */
export const FROM_STOCK = 'stock';

/** Reads what is there and what will come, of some products or all. */
export async function readSupply(warehouses: readonly string[], context: ToolContext, products?: readonly string[]): Promise<ItemSupply> {
  const [stock, { purchases, queries }] = await Promise.all([
    readRows(freeStock(warehouses, products), context),
    readPurchases(warehouses, context, products),
  ]);
  return {
    free: new Map(stock.rows.map(row => [itemKey({ warehouse: row.warehouse_id, product: row.product_id }), row.free ?? 0])),
    purchases,
    queries: [stock.query, ...queries],
  };
}

/** Reads what suppliers will bring, and when it is expected. */
export async function readPurchases(
  warehouses: readonly string[], context: ToolContext, products?: readonly string[],
): Promise<Pick<ItemSupply, 'purchases' | 'queries'>> {
  const [open, lateness] = await Promise.all([
    readRows(openPurchaseLines(warehouses, products), context),
    readRows(supplierLateness(context.asOf), context),
  ]);
  const latenessOf = (supplier: string | null): LatenessCount[] =>
    lateness.rows.filter(row => row.supplier_id === supplier).map(row => ({ days: row.days_late, lines: row.lines }));
  return {
    purchases: open.rows.map(row => ({
      id: `${row.purchase_order_id}/${row.line_number}`,
      order: row.purchase_order_id,
      line: row.line_number,
      supplier: row.supplier_id,
      warehouse: row.warehouse_id,
      product: row.product_id,
      quantity: row.open_quantity,
      day: row.first_day === null ? null : predictedReceipt(row.first_day, row.last_day ?? row.first_day, latenessOf(row.supplier_id), context.asOf),
    })),
    queries: [open.query, lateness.query],
  };
}

/** Pegs the supply of every item to the lines that lack stock. `keeps` leaves supply out, to see what would be missing without it. */
export function pegLines(
  lines: readonly OrderLine[], supply: ItemSupply, asOf: CalendarDay,
  keeps: (supply: { item: string; purchase?: ExpectedPurchase }) => boolean = () => true,
): { pegs: Map<string, readonly Peg[]>; short: Map<string, StockingUnits> } {
  const pegs = new Map<string, readonly Peg[]>();
  const short = new Map<string, StockingUnits>();
  const purchasesOf = groupedBy(supply.purchases, itemKey);
  for (const [item, wanted] of groupedBy(lines.filter(line => neededQuantity(line) > 0), itemKey)) {
    const supplies: PeggedSupply[] = [
      ...(keeps({ item }) ? [{ id: FROM_STOCK, quantity: supply.free.get(item) ?? 0, day: asOf }] : []),
      ...(purchasesOf.get(item) ?? []).flatMap(purchase =>
        purchase.day === null || !keeps({ item, purchase }) ? [] : [{ id: purchase.id, quantity: purchase.quantity, day: purchase.day }]),
    ];
    const pegging = pegSupply(wanted.map(line => ({
      id: lineKey(line), quantity: neededQuantity(line), due: dueDay(line) ?? asOf, priority: line.priority,
    })), supplies);
    for (const [line, parts] of groupedBy(pegging.pegs, peg => peg.demand)) pegs.set(line, parts);
    for (const [line, lacking] of pegging.short) short.set(line, lacking);
  }
  return { pegs, short };
}
