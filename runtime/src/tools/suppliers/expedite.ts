import { SUPPLIER_TOOLS } from '../../../../src/contract';
import { defineTool } from '../define-tool';
import { readSupply } from '../logistics/item-supply';
import { readLines } from '../logistics/open-lines';
import { itemKey } from '../logistics/order-line';
import { chooseWarehouses } from '../warehouse-choice';
import { expediteAnswer, noSuchPurchase } from './expedite-answer';
import { readOrder } from './expedite-data';
import { waitingFor } from './expedite-need';

/** Proposes to ask a supplier for what is late or needed sooner. */
export const expedite = defineTool({
  contract: SUPPLIER_TOOLS.expedite,
  title: 'Drafting a reminder to a supplier',
  description:
    'Drafts: a message that asks the supplier of one purchase order to deliver its open lines sooner, with what is open, how late, and who waits for it. '
    + 'A person approves or rejects it; nothing is sent. '
    + 'Use for: expedite, chase or speed up a purchase order, remind its supplier. '
    + 'Not for: lists of late or open purchase orders (query_data), how a supplier performs (analyze_supplier_performance).',
  input: {
    type: 'object',
    properties: {
      purchase_order: { type: 'string', minLength: 1, maxLength: 60, description: 'A purchase order code such as PO0006538; find_entities gives it, kind purchase_order.' },
      line: { type: 'integer', minimum: 1, description: 'The number of one line. Without it: all lines that are open.' },
    },
    required: ['purchase_order'],
    additionalProperties: false,
  },
  label: 'verified',
  timeoutSeconds: 55,
  async run({ purchase_order: code, line }, context) {
    const written = code.trim().toUpperCase();
    const choice = await chooseWarehouses(undefined, context);
    context.progress(`Reading purchase order ${written}`, 0.1);
    const { lines: all, query } = await readOrder(written, choice.ids, context);
    const order = all[0]?.order ?? written;
    const asked = all.filter(each => line === undefined || each.line === line);
    if (asked.length === 0) return noSuchPurchase({ order, line, queries: [choice.query, query], context });
    const open = asked.filter(each => each.open > 0);
    if (open.length === 0) return expediteAnswer({ order, line, lines: [], queries: [choice.query, query], context });
    const warehouses = [...new Set(open.map(each => each.warehouse))];
    const products = [...new Set(open.map(each => each.product))];
    context.progress('Pegging supply to customer orders', 0.4);
    const [supply, wanting] = await Promise.all([readSupply(warehouses, context, products), readLines({ warehouses, products }, context)]);
    const items = new Set(open.map(itemKey));
    const waiting = waitingFor(open, wanting.lines.filter(each => items.has(itemKey(each))), supply, context.asOf);
    return expediteAnswer({ order, line, lines: waiting, queries: [choice.query, query, ...supply.queries, ...wanting.queries], context });
  },
});
