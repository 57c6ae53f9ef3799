import * as z from 'zod/mini';
import { literalList } from '../../data';
import { ofProducts } from '../receipts/receipt-queries';
import { rowQuery } from '../row-query';

/** What lies in stock and is neither blocked nor reserved. */
export function freeStock(warehouses: readonly string[], products?: readonly string[]) {
  return rowQuery(
    'Free stock: on hand less quarantined and allocated',
    `
SELECT p.warehouse_id, p.product_id, p.on_hand - COALESCE(p.quarantined, 0) - COALESCE(p.allocated, 0) AS free
FROM inventory_position AS p
WHERE p.warehouse_id IN ${literalList('text', warehouses)}${ofProducts('p', products)}
ORDER BY p.warehouse_id, p.product_id`,
    z.object({ warehouse_id: z.string(), product_id: z.string(), free: z.nullable(z.number()) }),
  );
}
