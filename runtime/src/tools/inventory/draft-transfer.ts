import * as z from 'zod/mini';
import { INVENTORY_TOOLS } from '../../../../src/contract';
import { literal, literalList } from '../../data';
import { addDays, type CalendarDay } from '../calendar-day';
import { defineTool } from '../define-tool';
import { readRows, rowQuery } from '../row-query';
import { ToolInputError } from '../tool-input-error';
import { chooseWarehouses, oneOf } from '../warehouse-choice';
import { DEMAND_DAYS, draftTransferAnswer, type TransferEnd } from './draft-transfer-answer';
import { chooseProduct } from './product-choice';

const end = (description: string) => ({ type: 'string', minLength: 1, maxLength: 60, description }) as const;

/** Proposes to move stock of a product from one warehouse to another. */
export const draftTransfer = defineTool({
  contract: INVENTORY_TOOLS.draft_transfer,
  title: 'Drafting a transfer',
  description:
    'Drafts: a transfer of one product from one warehouse to another, which a person approves or rejects; nothing is moved. '
    + 'Use for: draft, prepare, propose, move. '
    + 'Not for: transfers and movements that happened (query_data), what a warehouse should order (calculate_reorder_points).',
  input: {
    type: 'object',
    properties: {
      product: { type: 'string', minLength: 1, maxLength: 60, description: 'A product code such as P0417; find_entities gives it, kind product.' },
      from: end('The warehouse that gives it, a code such as WH02.'),
      to: end('The warehouse that gets it, a code such as WH01.'),
      quantity: { type: 'number', exclusiveMinimum: 0, maximum: 1_000_000_000, description: 'In base units of the product, such as pieces; at most what is free in the warehouse that gives it.' },
    },
    required: ['product', 'from', 'to', 'quantity'],
    additionalProperties: false,
  },
  label: 'verified',
  timeoutSeconds: 30,
  async run({ product: code, from, to, quantity }, context) {
    const all = await chooseWarehouses(undefined, context);
    const [giving, getting] = [oneOf(all, from, context), oneOf(all, to, context)];
    const ids = [...giving.ids, ...getting.ids];
    if (new Set(ids).size < 2) throw new ToolInputError('draft_transfer', [{ place: 'to', value: to, expected: 'another warehouse than from' }]);
    const product = await chooseProduct(code, context);
    const [stock, demand] = await Promise.all([
      readRows(stockOf(product.id, ids), context), readRows(demandOf(product.id, ids, context.asOf), context),
    ]);
    const endOf = (warehouse: string): TransferEnd => {
      const row = stock.rows.find(each => each.warehouse_id === warehouse);
      const onHand = row?.on_hand ?? null;
      const demanded = demand.rows.find(each => each.warehouse_id === warehouse)?.demanded ?? 0;
      return {
        warehouse, free: onHand === null ? null : withoutSign0(onHand - (row?.quarantined ?? 0) - (row?.allocated ?? 0)),
        backordered: withoutSign0(row?.backordered ?? 0), reorderPoint: withoutSign0(row?.reorder_point ?? null), demandADay: demanded / DEMAND_DAYS,
      };
    };
    return draftTransferAnswer({
      product, quantity, from: endOf(giving.ids[0] ?? from), to: endOf(getting.ids[0] ?? to),
      queries: [giving.query, product.query, stock.query, demand.query], context,
    });
  },
});

/** Tables may hold -0, which nobody should read. */
function withoutSign0<Value extends number | null>(value: Value): Value | number {
  return value === null ? value : value + 0;
}

function stockOf(product: string, warehouses: readonly string[]) {
  return rowQuery(
    'Stock and reorder point of the product at both ends',
    `
SELECT p.warehouse_id, p.on_hand, p.quarantined, p.allocated, p.backordered, s.reorder_point
FROM inventory_position AS p
LEFT JOIN item_policies AS s ON s.warehouse_id = p.warehouse_id AND s.product_id = p.product_id
WHERE p.product_id = ${literal('text', product)} AND p.warehouse_id IN ${literalList('text', warehouses)}
ORDER BY p.warehouse_id`,
    z.object({
      warehouse_id: z.string(), on_hand: z.nullable(z.number()), quarantined: z.nullable(z.number()), allocated: z.nullable(z.number()),
      backordered: z.nullable(z.number()), reorder_point: z.nullable(z.number()),
    }),
  );
}

function demandOf(product: string, warehouses: readonly string[], asOf: CalendarDay) {
  return rowQuery(
    `Demand of the last ${DEMAND_DAYS} days at both ends`,
    `
SELECT d.warehouse_id, SUM(d.quantity_demanded) AS demanded
FROM demand_daily AS d
WHERE d.product_id = ${literal('text', product)} AND d.warehouse_id IN ${literalList('text', warehouses)}
  AND d.demand_date >= ${literal('date', addDays(asOf, -DEMAND_DAYS))} AND d.demand_date < ${literal('date', asOf)}
GROUP BY d.warehouse_id
ORDER BY d.warehouse_id`,
    z.object({ warehouse_id: z.string(), demanded: z.nullable(z.number()) }),
  );
}
