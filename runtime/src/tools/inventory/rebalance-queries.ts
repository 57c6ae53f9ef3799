import * as z from 'zod/mini';
import { literalList } from '../../data';
import { rowQuery } from '../row-query';

const figure = z.nullable(z.number());

/** The ways between these warehouses: both ends are among them. */
export function lanesBetween(warehouses: readonly string[]) {
  return rowQuery(
    'Days and cost of transfers between warehouses',
    `
SELECT l.from_warehouse_id, l.warehouse_id, l.transit_days, l.fixed_cost, l.cost_per_m3
FROM lanes AS l
WHERE l.warehouse_id IN ${literalList('text', warehouses)} AND l.from_warehouse_id IN ${literalList('text', warehouses)}
ORDER BY l.from_warehouse_id, l.warehouse_id`,
    z.object({ from_warehouse_id: z.string(), warehouse_id: z.string(), transit_days: figure, fixed_cost: figure, cost_per_m3: figure }),
  );
}

/** The room that a base unit of each product takes up. */
export function volumes(products: readonly string[] | undefined) {
  return rowQuery(
    'Volume of a base unit of each product',
    `
SELECT p.product_id, p.volume_m3
FROM products AS p${products === undefined ? '' : `\nWHERE p.product_id IN ${literalList('text', products)}`}
ORDER BY p.product_id`,
    z.object({ product_id: z.string(), volume_m3: figure }),
  );
}
