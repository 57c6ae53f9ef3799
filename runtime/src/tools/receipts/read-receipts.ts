import type { DayOffset, StockingUnits } from '../../stock';
import { addDays, daysBetween, type CalendarDay } from '../calendar-day';
import type { ToolContext, ToolQuery } from '../definition';
import { readRows } from '../row-query';
import { firstReceiptDay, likelyDayOfLine, likelyDayOfTransfer } from './expected-receipts';
import { newestStock, openPurchaseLines, purchaseLateness, transferLateness, transfersComing } from './receipt-queries';
import { observations, supplierLateness, transferTimes } from './supplier-lateness';

/** A purchase order line that is still open, with the day on which it is expected. */
export interface ExpectedPurchase {
  readonly id: string;
  readonly order: string;
  readonly line: number;
  readonly supplier: string | null;
  readonly warehouse: string;
  readonly product: string;
  readonly quantity: StockingUnits;
  /** Null where it is not counted on: without a date, or overdue for longer than its supplier ever is but once in twenty times. */
  readonly day: CalendarDay | null;
}

/** A transfer that has not come yet, with the day on which it is expected. */
export interface ExpectedTransfer extends Pick<ExpectedPurchase, 'id' | 'warehouse' | 'product' | 'quantity'> {
  readonly day: CalendarDay;
}

/** What suppliers will bring, and the queries that said so. */
interface ReadPurchases { readonly purchases: readonly ExpectedPurchase[]; readonly queries: readonly ToolQuery[] }
/** What other warehouses have sent, and the queries that said so. */
interface ReadTransfers { readonly transfers: readonly ExpectedTransfer[]; readonly queries: readonly ToolQuery[] }

/** Reads what suppliers will bring and what other warehouses have sent, and when each is expected. */
export async function readReceipts(
  warehouses: readonly string[], context: ToolContext, products?: readonly string[],
): Promise<ReadPurchases & ReadTransfers> {
  const first = readFirstDay(warehouses, context);
  const [bought, sent] = await Promise.all([
    purchasesFrom(first, warehouses, context, products), transfersFrom(first, warehouses, context, products),
  ]);
  return { purchases: bought.purchases, transfers: sent.transfers, queries: [...bought.queries, ...sent.queries] };
}

/** The first day on which something can still come, and the query that said so: purchases and transfers go by the same. */
interface FirstDay { readonly firstDay: 0 | 1; readonly query: ToolQuery }

async function readFirstDay(warehouses: readonly string[], context: ToolContext): Promise<FirstDay> {
  const { rows, query } = await readRows(newestStock(warehouses), context);
  return { firstDay: firstReceiptDay(rows[0]?.stock_date ?? null, context.asOf), query };
}

async function purchasesFrom(
  first: Promise<FirstDay>, warehouses: readonly string[], context: ToolContext, products: readonly string[] | undefined,
): Promise<ReadPurchases> {
  const { asOf } = context;
  const [open, counts, { firstDay, query }] = await Promise.all([
    readRows(openPurchaseLines(warehouses, products), context),
    readRows(purchaseLateness(warehouses, asOf), context),
    first,
  ]);
  const lateness = supplierLateness(counts.rows.flatMap(row =>
    observations(row.lines, { supplier: row.supplier_id, warehouse: row.warehouse_id, days: row.days_late, ended: row.arrived })));
  const fromToday = (day: CalendarDay | null): DayOffset | null => (day === null ? null : daysBetween(asOf, day));
  return {
    purchases: open.rows.map(row => {
      const line = {
        id: `${row.purchase_order_id}/${row.line_number}`, order: row.purchase_order_id, supplier: row.supplier_id, quantity: row.open_quantity,
        promised: fromToday(row.promised_date), firstPromised: fromToday(row.first_confirmed_date),
      };
      const day = likelyDayOfLine(line, row.warehouse_id, lateness, firstDay);
      return {
        id: line.id, order: line.order, line: row.line_number, supplier: line.supplier, warehouse: row.warehouse_id, product: row.product_id,
        quantity: line.quantity, day: day === null ? null : addDays(asOf, day),
      };
    }),
    queries: [open.query, counts.query, query],
  };
}

async function transfersFrom(
  first: Promise<FirstDay>, warehouses: readonly string[], context: ToolContext, products: readonly string[] | undefined,
): Promise<ReadTransfers> {
  const { asOf } = context;
  const [coming, counts, { firstDay }] = await Promise.all([
    readRows(transfersComing(warehouses, products), context),
    readRows(transferLateness(warehouses, asOf), context),
    first,
  ]);
  const latenessOf = transferTimes(counts.rows);
  return {
    transfers: coming.rows.map(({ transfer_id: id, warehouse_id: warehouse, product_id: product, quantity, expected_date: expected }) => ({
      id, warehouse, product, quantity,
      day: addDays(asOf, likelyDayOfTransfer({ id, expected: daysBetween(asOf, expected), quantity }, latenessOf(warehouse), firstDay)),
    })),
    queries: [coming.query, counts.query],
  };
}
