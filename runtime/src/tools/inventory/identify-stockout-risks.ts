import { TOOLS } from '../../../../src/contract';
import { defineTool } from '../define-tool';
import { chooseWarehouses, WAREHOUSE_INPUT } from '../warehouse-choice';
import { stockoutAnswer } from './stockout-answer';
import { assessStockouts } from './stockout-assessment';
import { readStockoutData } from './stockout-data';

/** Which products will run out, when, and whether what is on order comes in time. */
export const identifyStockoutRisks = defineTool({
  contract: TOOLS.identify_stockout_risks,
  title: 'Projecting stock day by day',
  description:
    'Finds the products that will run out of stock: usable stock projected day by day from demand, open customer orders and open purchase orders. '
    + 'Use for: what runs out, will run out, stock-outs, shortages, out of stock soon, running low, at risk, not enough stock, in the next days or weeks. '
    + 'Not for: what is in stock now or stock-outs of the past (query_data).',
  input: {
    type: 'object',
    properties: {
      warehouse: WAREHOUSE_INPUT,
      horizon_days: {
        type: 'integer', minimum: 1, maximum: 90, default: 14,
        description: 'How far to look ahead, in days: two weeks are 14.',
      },
    },
    additionalProperties: false,
  },
  label: 'verified',
  timeoutSeconds: 55,
  questions: ['Which products[ in {warehouse}] will run out in the next two weeks?'],
  async run({ warehouse, horizon_days: horizon }, context) {
    const choice = await chooseWarehouses(warehouse, context);
    context.progress(`Reading stock, demand and open orders ${choice.where}`, 0.1);
    const data = await readStockoutData(choice.ids, undefined, horizon, context);
    const assessment = await assessStockouts(data, horizon, context);
    return stockoutAnswer({ choice, horizon, data, assessment, context });
  },
});
