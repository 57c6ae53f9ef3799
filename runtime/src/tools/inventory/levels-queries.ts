import * as z from 'zod/mini';
import { literalList } from '../../data';
import { rowQuery } from '../row-query';

/** How far the policies of items fill them up today; null where nobody has set a level. */
export function levelsToday(warehouses: readonly string[]) {
  return rowQuery(
    'Order-up-to levels as they are set today',
    `
SELECT s.warehouse_id, s.product_id, s.order_up_to
FROM item_policies AS s
WHERE s.warehouse_id IN ${literalList('text', warehouses)}
ORDER BY s.warehouse_id, s.product_id`,
    z.object({ warehouse_id: z.string(), product_id: z.string(), order_up_to: z.nullable(z.number()) }),
  );
}
