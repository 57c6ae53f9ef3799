import { INVENTORY_TOOLS } from '../../../../src/contract';
import { inDigits } from '../counted';
import { defineTool } from '../define-tool';
import { keyOf } from '../grouped';
import { readRows } from '../row-query';
import { ToolInputError } from '../tool-input-error';
import { chooseWarehouses, WAREHOUSE_INPUT } from '../warehouse-choice';
import { ofItems } from './item-planning';
import { levelSearch, TRYING_LEVELS } from './level-search';
import { levelsAnswer } from './levels-answer';
import { levelledItems, pricedItems } from './levels-plan';
import { levelsToday } from './levels-queries';
import { tellForecasting } from './planned-items';
import { readReorderData } from './reorder-data';
import { SERVICE_INPUT, USUAL_LEAD_TIME_WINDOW, USUAL_SERVICE } from './service-input';

/** How much stock to keep of each item, for a service or for a budget. */
export const optimizeStockLevels = defineTool({
  contract: INVENTORY_TOOLS.optimize_stock_levels,
  title: 'Working out stock levels',
  description:
    'Works out target levels for each product, for a service level or for a budget: order-up-to levels, what they cost and give, ABC and XYZ classes, '
    + 'excess above the levels, and a curve of what money buys. '
    + 'Use for: optimal or target levels, optimising inventory, how far to fill up, what a budget or an inventory investment buys, ABC or XYZ analysis. '
    + 'Not for: what to order now (calculate_reorder_points), obsolete or expiring stock and turns (inventory_health), stock as it is (query_data).',
  input: {
    type: 'object',
    properties: {
      warehouse: WAREHOUSE_INPUT,
      service_level: SERVICE_INPUT,
      budget: {
        type: 'number', exclusiveMinimum: 0,
        description: 'What stock on hand may be worth on average, at standard cost, in company currency, instead of service_level: 1.2 million is 1200000.',
      },
    },
    additionalProperties: false,
  },
  label: 'verified',
  timeoutSeconds: 55,
  questions: ['What are the optimal stock levels[ in {warehouse}]?'],
  async run({ warehouse, service_level: level, budget }, context) {
    if (level !== undefined && budget !== undefined) {
      throw new ToolInputError('optimize_stock_levels', [{ place: 'budget', value: budget, expected: 'nothing beside service_level: one of the two' }]);
    }
    const choice = await chooseWarehouses(warehouse, context);
    context.progress(`Reading stock, demand, purchases and prices ${choice.where}`, 0.1);
    const [data, today] = await Promise.all([
      readReorderData(choice.ids, undefined, USUAL_LEAD_TIME_WINDOW, context), readRows(levelsToday(choice.ids), context),
    ]);
    const target = { kind: 'service_level', share: level ?? USUAL_SERVICE } as const;
    const { items, peers, lines } = data;
    const { plans, leftOut, best, variations } = await context.calculate(
      levelSearch, { items, peers, lines, options: { target, reviewDays: 1 }, budget: budget ?? null }, {
        onProgress: (fraction, stage) => {
          if (stage !== TRYING_LEVELS) tellForecasting(fraction, items.length, context);
          else context.progress(`Trying levels of ${inDigits(items.length)} items`, 0.85 + 0.1 * fraction);
        },
      },
    );
    const { priced, leftOut: unpriced } = pricedItems(ofItems(items, plans));
    const set = new Map(today.rows.map(row => [keyOf(row.warehouse_id, row.product_id), row.order_up_to]));
    return levelsAnswer({
      choice, best, context,
      asked: budget === undefined ? { kind: 'service', target } : { kind: 'budget', budget },
      items: levelledItems(priced, variations, budget === undefined ? undefined : best),
      stocked: items.length, leftOut: [...ofItems(items, leftOut), ...unpriced],
      todayOf: ({ plan }) => set.get(keyOf(plan.item.warehouse, plan.item.product)) ?? null,
      queries: [choice.query, ...data.queries, today.query],
    });
  },
});
