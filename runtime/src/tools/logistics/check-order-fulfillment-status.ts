import { TOOLS } from '../../../../src/contract';
import { defineTool } from '../define-tool';
import { fulfillmentAnswer, noSuchOrder } from './fulfillment-answer';
import { judgeLines, readLines } from './open-lines';
import { neededQuantity } from './order-line';

/** How far each line of one order has come, and when it will be complete. */
export const checkOrderFulfillmentStatus = defineTool({
  contract: TOOLS.check_order_fulfillment_status,
  title: 'Following an order line by line',
  description:
    'Shows the fulfillment status of one customer order: each line by the stage that it has reached, what it waits for, and when it will be complete. '
    + 'Use for: where an order is, its fulfillment status, progress, stage, when it will be complete, delivered or arrive (its ETA), what it waits for. '
    + 'Not for: lists of several orders (identify_delayed_orders), the rows of an order (query_data).',
  input: {
    type: 'object',
    properties: {
      order: { type: 'string', minLength: 1, maxLength: 60, description: 'A customer order code such as SO0129456; find_entities gives it, kind order.' },
    },
    required: ['order'],
    additionalProperties: false,
  },
  label: 'verified',
  timeoutSeconds: 60,
  async run({ order }, context) {
    const code = order.trim().toUpperCase();
    context.progress(`Reading order ${code}`, 0.1);
    const own = await readLines({ order: code }, context);
    const [first] = own.lines;
    if (first === undefined) return noSuchOrder(code, own.queries, context);
    const warehouses = [...new Set(own.lines.map(line => line.warehouse))].sort();
    const wanting = [...new Set(own.lines.filter(line => neededQuantity(line) > 0).map(line => line.product))];
    const competing = await readLines({ warehouses, products: wanting }, context);
    context.progress('Comparing with the lines of the last weeks', 0.5);
    const judged = await judgeLines(own.lines, competing.lines, warehouses, context);
    return fulfillmentAnswer({ order: first.order, warehouses, judged, queries: [...own.queries, ...competing.queries, ...judged.queries], context });
  },
});
