import * as z from 'zod/mini';
import { literal, literalList } from '../../data';
import type { CalendarDay } from '../calendar-day';
import type { ToolContext, ToolQuery } from '../definition';
import { readRows, rowQuery } from '../row-query';
import type { StockingUnits } from './units';

/** A line of the purchase order. */
export interface PurchaseLine {
  readonly order: string;
  readonly line: number;
  readonly supplier: string | null;
  readonly supplierName: string | null;
  readonly warehouse: string;
  readonly product: string;
  readonly name: string | null;
  readonly unit: string;
  /** Still to be delivered; 0 where the line is closed. */
  readonly open: StockingUnits;
  /** The day confirmed first, else last, else the day asked for. */
  readonly promised: CalendarDay | null;
}

/** The lines of a purchase order in these warehouses, in whatever letters its code is written. */
export async function readOrder(
  order: string, warehouses: readonly string[], context: ToolContext,
): Promise<{ readonly lines: readonly PurchaseLine[]; readonly query: ToolQuery }> {
  const { rows, query } = await readRows(rowQuery(
    'The lines of the purchase order',
    `
SELECT o.purchase_order_id, o.line_number, o.supplier_id, u.supplier_name, o.warehouse_id, o.product_id, i.product_name, i.base_unit,
  CASE WHEN COALESCE(o.status, 'open') = 'open' THEN o.quantity_ordered - COALESCE(o.quantity_received, 0) - COALESCE(o.quantity_cancelled, 0) ELSE 0 END AS open_quantity,
  COALESCE(o.first_confirmed_date, o.confirmed_date, o.requested_date) AS promised_day
FROM purchase_order_lines AS o
LEFT JOIN suppliers AS u ON u.supplier_id = o.supplier_id
LEFT JOIN products AS i ON i.product_id = o.product_id
WHERE UPPER(o.purchase_order_id) = ${literal('text', order.toUpperCase())} AND o.warehouse_id IN ${literalList('text', warehouses)}
ORDER BY o.line_number`,
    z.object({
      purchase_order_id: z.string(), line_number: z.int(), supplier_id: z.nullable(z.string()), supplier_name: z.nullable(z.string()),
      warehouse_id: z.string(), product_id: z.string(), product_name: z.nullable(z.string()), base_unit: z.nullable(z.string()),
      open_quantity: z.number(), promised_day: z.nullable(z.string()),
    }),
  ), context);
  return {
    lines: rows.map(row => ({
      order: row.purchase_order_id, line: row.line_number, supplier: row.supplier_id, supplierName: row.supplier_name, warehouse: row.warehouse_id,
      product: row.product_id, name: row.product_name, unit: row.base_unit ?? 'base units', open: Math.max(0, row.open_quantity), promised: row.promised_day,
    })),
    query,
  };
}
