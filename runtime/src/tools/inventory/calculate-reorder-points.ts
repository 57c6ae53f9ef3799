import { INVENTORY_TOOLS } from '../../../../src/contract';
import { defineTool } from '../define-tool';
import { ToolInputError } from '../tool-input-error';
import { chooseWarehouses, WAREHOUSE_INPUT } from '../warehouse-choice';
import { planItems } from './planned-items';
import { chooseProductCodes } from './product-choice';
import { reorderAnswer } from './reorder-answer';
import { readReorderData } from './reorder-data';
import type { ReorderOptions } from './reorder-plan';
import { SERVICE_INPUT, USUAL_LEAD_TIME_WINDOW, USUAL_SERVICE } from './service-input';

/** When and how much to order, for a service that is asked for. */
export const calculateReorderPoints = defineTool({
  contract: INVENTORY_TOOLS.calculate_reorder_points,
  title: 'Working out reorder points',
  description:
    'Works out what to order: reorder point, safety stock, order quantity and order-by date of each product, from its forecast, lead times and costs. '
    + 'Use for: what to order, buy or reorder now, order quantities, reorder points, safety stock, replenishment proposals, when to order. '
    + 'Not for: what was ordered (query_data), what runs out (identify_stockout_risks), reorder points as they are set today (query_data).',
  input: {
    type: 'object',
    properties: {
      warehouse: WAREHOUSE_INPUT,
      products: {
        type: 'array', items: { type: 'string', minLength: 1 }, minItems: 1, maxItems: 200,
        description: 'Product codes such as P0417; find_entities gives them, kind product. Without it: all products that the warehouse stocks.',
      },
      service_level: {
        ...SERVICE_INPUT, description: 'Probability of no shortage in a replenishment cycle, as a share: 98 % is 0.98. Without it and without fill_rate: 0.95.',
      },
      fill_rate: {
        type: 'number', minimum: 0.5, maximum: 0.9999,
        description: 'Share of the units asked for that the shelf shall serve, instead of service_level: 99 % is 0.99.',
      },
      review_period_days: { type: 'integer', minimum: 1, maximum: 90, default: 1, description: 'Days between looks at the stock; at least the interval that the policy of the item has.' },
      history_days: { type: 'integer', minimum: 90, maximum: 1092, default: USUAL_LEAD_TIME_WINDOW, description: 'How far back purchase orders are looked at for lead times, in days.' },
    },
    additionalProperties: false,
  },
  label: 'verified',
  timeoutSeconds: 55,
  questions: ['What should we reorder[ in {warehouse}] now?'],
  async run({ warehouse, products: asked, service_level: level, fill_rate: fill, review_period_days: reviewDays, history_days: window }, context) {
    if (level !== undefined && fill !== undefined) {
      throw new ToolInputError('calculate_reorder_points', [{ place: 'fill_rate', value: fill, expected: 'nothing beside service_level: one of the two' }]);
    }
    const [choice, products] = await Promise.all([chooseWarehouses(warehouse, context), chooseProductCodes(asked, context)]);
    context.progress(`Reading stock, demand, purchases and prices ${choice.where}`, 0.1);
    const data = await readReorderData(choice.ids, products, window, context);
    const options: ReorderOptions = {
      target: fill === undefined ? { kind: 'service_level', share: level ?? USUAL_SERVICE } : { kind: 'fill_rate', share: fill }, reviewDays,
    };
    const { plans, leftOut } = await planItems(data, options, context);
    return reorderAnswer({ choice, options, window, products, data, plans, leftOut, context });
  },
});
