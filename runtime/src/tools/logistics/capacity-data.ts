import { addDays, laterDay, type CalendarDay } from '../calendar-day';
import type { ToolContext, ToolQuery } from '../definition';
import { groupedBy } from '../grouped';
import { readReceipts } from '../receipts/read-receipts';
import { readRows } from '../row-query';
import { bookedOrders, productSizes, storedItems, warehouseSpace, weekdayDemand } from './capacity-queries';
import { itemKey } from './order-line';
import type { StoredItem } from './space-projection';
import type { StockingUnits, CubicMetres, Days } from './units';

/** Something that takes space when it comes. */
export interface Inbound {
  /** The number of the purchase order or transfer. */
  readonly document: string;
  readonly warehouse: string;
  readonly product: string;
  readonly day: CalendarDay;
  readonly quantity: StockingUnits;
  /** Null where the product has no dimensions. */
  readonly space: CubicMetres | null;
}

/** An item of the stock, as people call it. */
export interface NamedItem extends StoredItem {
  readonly name: string | null;
  readonly baseUnit: string | null;
  /** Whether the record of stock is empty. */
  readonly unknownStock: boolean;
}

/** All that the projection needs. */
export interface CapacityData {
  readonly items: readonly NamedItem[];
  readonly usable: ReadonlyMap<string, CubicMetres | null>;
  readonly inbound: readonly Inbound[];
  readonly firstDay: CalendarDay;
  readonly stockAsOf: CalendarDay | null;
  /** Purchase order lines that are not counted on. */
  readonly notCounted: number;
  readonly queries: readonly ToolQuery[];
}

/** Reads stock, sizes, what comes and what goes. */
export async function readCapacityData(warehouses: readonly string[], horizon: Days, context: ToolContext): Promise<CapacityData> {
  const stock = await readRows(storedItems(warehouses), context);
  const stockAsOf = stock.rows.flatMap(row => row.as_of_date ?? []).sort().at(-1) ?? null;
  const firstDay = stockAsOf === null ? context.asOf : laterDay(context.asOf, addDays(stockAsOf, 1));
  const [space, demand, booked, coming] = await Promise.all([
    readRows(warehouseSpace(warehouses), context),
    readRows(weekdayDemand(warehouses, context.asOf), context),
    readRows(bookedOrders(warehouses, firstDay, horizon), context),
    readReceipts(warehouses, context),
  ]);
  const unstocked = await readUnstocked(new Set(stock.rows.map(keyOf)), coming, context);
  const rows = [...stock.rows, ...unstocked.rows];
  const volumeOf = new Map(rows.map(row => [row.product_id, row.volume_m3]));
  const inbound = [
    ...coming.purchases.flatMap(({ order: document, day, ...line }) => day === null ? [] : [{ ...line, document, day }]),
    ...coming.transfers.map(({ id: document, ...transfer }) => ({ ...transfer, document })),
  ].map(({ document, warehouse, product, quantity, day }) => {
    const volume = volumeOf.get(product) ?? null;
    return { document, warehouse, product, quantity, day: laterDay(day, firstDay), space: volume === null ? null : volume * quantity };
  });
  const demandOf = groupedBy(demand.rows, keyOf);
  const bookedOf = groupedBy(booked.rows, keyOf);
  const inboundOf = groupedBy(inbound, itemKey);
  return {
    items: rows.map(row => ({
      warehouse: row.warehouse_id, product: row.product_id, name: row.product_name, baseUnit: row.base_unit, storageClass: row.storage_class,
      volume: row.volume_m3, onHand: row.on_hand ?? 0, unknownStock: row.on_hand === null,
      demand: [1, 2, 3, 4, 5, 6, 7].map(weekday => (demandOf.get(keyOf(row)) ?? []).find(each => each.weekday === weekday)?.demanded ?? 0),
      booked: sumsByDay((bookedOf.get(keyOf(row)) ?? []).map(each => ({ day: laterDay(each.due_date, firstDay), quantity: each.open_quantity }))),
      arrivals: sumsByDay(inboundOf.get(keyOf(row)) ?? []),
    })),
    usable: new Map(space.rows.map(row => [row.warehouse_id, row.usable_m3])),
    inbound,
    firstDay,
    stockAsOf,
    notCounted: coming.purchases.filter(({ day }) => day === null).length,
    queries: [stock.query, space.query, demand.query, booked.query, ...coming.queries, ...unstocked.queries],
  };
}

/** What comes for the first time takes space too: an item of which nothing is stocked yet. */
async function readUnstocked(
  stocked: ReadonlySet<string>, { purchases, transfers }: Pick<Awaited<ReturnType<typeof readReceipts>>, 'purchases' | 'transfers'>, context: ToolContext,
) {
  const coming = new Map([...purchases.filter(({ day }) => day !== null), ...transfers].map(each => [itemKey(each), each]));
  const unstocked = [...coming].filter(([key]) => !stocked.has(key)).map(([, each]) => each);
  if (unstocked.length === 0) return { rows: [], queries: [] };
  const sizes = await readRows(productSizes([...new Set(unstocked.map(({ product }) => product))].sort()), context);
  const sizeOf = new Map(sizes.rows.map(row => [row.product_id, row]));
  const rows = unstocked.map(({ warehouse, product }) => ({
    ...sizeOf.get(product) ?? { product_name: null, base_unit: null, storage_class: null, volume_m3: null },
    warehouse_id: warehouse, product_id: product, as_of_date: null, on_hand: 0,
  }));
  return { rows, queries: [sizes.query] };
}

function keyOf(row: { readonly warehouse_id: string; readonly product_id: string }): string {
  return itemKey({ warehouse: row.warehouse_id, product: row.product_id });
}

function sumsByDay(parts: readonly { readonly day: CalendarDay; readonly quantity: StockingUnits }[]): Map<CalendarDay, StockingUnits> {
  const sums = new Map<CalendarDay, StockingUnits>();
  for (const { day, quantity } of parts) sums.set(day, (sums.get(day) ?? 0) + quantity);
  return sums;
}
