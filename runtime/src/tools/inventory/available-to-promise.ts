import { INVENTORY_TOOLS } from '../../../../src/contract';
import { defineTool } from '../define-tool';
import { groupedBy } from '../grouped';
import { readRows } from '../row-query';
import { ToolInputError } from '../tool-input-error';
import { chooseWarehouses, oneOf, WAREHOUSE_INPUT } from '../warehouse-choice';
import { chooseProduct } from './product-choice';
import { promiseAnswer } from './promise-answer';
import { readPromiseData } from './promise-data';
import { earliestFirst, promiseOption, type PromisableProduct } from './promise-options';
import { replacementsOf } from './promise-queries';

/** When a quantity can be promised to a customer, and from where. */
export const availableToPromise = defineTool({
  contract: INVENTORY_TOOLS.available_to_promise,
  title: 'Looking for the earliest promise',
  description:
    'Says when a quantity of one product can be promised to a customer without breaking earlier promises: earliest date, in parts, from other warehouses, by a substitute. '
    + 'Use for: when can we promise, available to promise (ATP), can we deliver a quantity by a date, earliest delivery date, how much can be promised. '
    + 'Not for: what is in stock now (query_data), when an order already taken is complete (check_order_fulfillment_status).',
  input: {
    type: 'object',
    properties: {
      product: { type: 'string', minLength: 1, maxLength: 60, description: 'A product code such as P0417; find_entities gives it, kind product.' },
      quantity: { type: 'number', exclusiveMinimum: 0, maximum: 1_000_000_000, description: 'The quantity to promise, in base units of the product.' },
      by: { type: 'string', format: 'date', description: 'The day by which it must leave, such as 2026-12-01. Without it: as early as can be.' },
      warehouse: WAREHOUSE_INPUT,
    },
    required: ['product', 'quantity'],
    additionalProperties: false,
  },
  label: 'verified',
  timeoutSeconds: 55,
  async run({ product: asked, quantity, by, warehouse }, context) {
    if (by !== undefined && by < context.asOf) {
      throw new ToolInputError('available_to_promise', [{ place: 'by', value: by, expected: `a day from ${context.asOf} on` }]);
    }
    const [product, all] = await Promise.all([chooseProduct(asked, context), chooseWarehouses(undefined, context)]);
    const choice = warehouse === undefined ? all : oneOf(all, warehouse, context);
    const replacements = await readRows(replacementsOf(product.id), context);
    const products: PromisableProduct[] = [
      { id: product.id, kind: 'asked', rank: 0, quantity },
      ...[...groupedBy(replacements.rows, row => row.product_id)].flatMap(([id, [first]], place) => (first === undefined || id === product.id ? []
        : [{ id, kind: first.kind, rank: place + 1, quantity: quantity * (first.quantity_ratio ?? 1) }])),
    ];
    context.progress(`Reading stock, promises and what is coming of ${product.id} ${all.where}`, 0.3);
    const data = await readPromiseData(all.ids, products.map(({ id }) => id), context);
    const options = data.items.flatMap(item => products.filter(({ id }) => id === item.product).flatMap(each =>
      promiseOption(item, each, context.asOf, day => data.works(item.warehouse, day)) ?? []));
    return promiseAnswer({ product, quantity, by, choice, all, options: earliestFirst(options), data, replacements: replacements.query, context });
  },
});
