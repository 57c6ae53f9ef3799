import type { CalendarDay } from '../calendar-day';
import type { ToolContext, ToolQuery } from '../definition';
import { groupedBy } from '../grouped';
import { readReceipts, type ExpectedPurchase, type ExpectedTransfer } from '../receipts/read-receipts';
import { readRows } from '../row-query';
import { dueDay, itemKey, lineKey, neededQuantity, type OrderLine } from './order-line';
import { pegSupply, type Peg, type PeggedSupply } from './supply-pegging';
import { freeStock } from './supply-queries';
import type { StockingUnits } from './units';

/** Free stock, open purchases and transfers of items. */
export interface ItemSupply {
  readonly free: ReadonlyMap<string, StockingUnits>;
  readonly purchases: readonly ExpectedPurchase[];
  readonly transfers: readonly ExpectedTransfer[];
  readonly queries: readonly ToolQuery[];
}

/** The id of the supply that lies in stock; purchases and transfers have their own. */
export const FROM_STOCK = 'stock';

/** Reads what is there and what will come, of some products or all. */
export async function readSupply(warehouses: readonly string[], context: ToolContext, products?: readonly string[]): Promise<ItemSupply> {
  const [stock, { purchases, transfers, queries }] = await Promise.all([
    readRows(freeStock(warehouses, products), context),
    readReceipts(warehouses, context, products),
  ]);
  return {
    free: new Map(stock.rows.map(row => [itemKey({ warehouse: row.warehouse_id, product: row.product_id }), row.free ?? 0])),
    purchases,
    transfers,
    queries: [stock.query, ...queries],
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
  const transfersOf = groupedBy(supply.transfers, itemKey);
  for (const [item, wanted] of groupedBy(lines.filter(line => neededQuantity(line) > 0), itemKey)) {
    const supplies: PeggedSupply[] = [
      ...(keeps({ item }) ? [{ id: FROM_STOCK, quantity: supply.free.get(item) ?? 0, day: asOf }, ...transfersOf.get(item) ?? []] : []),
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
