import { TOOLS } from '../../../../src/contract';
import { defineTool } from '../define-tool';
import { chooseWarehouses, WAREHOUSE_INPUT } from '../warehouse-choice';
import { carrierAnswer } from './carrier-answer';
import { readCarriers } from './carrier-data';
import { scoreCarriers } from './carrier-scores';

/** Which carriers keep their days. */
export const carrierPerformance = defineTool({
  contract: TOOLS.carrier_performance,
  title: 'Scoring carriers',
  description:
    'Scores and ranks the carriers: shares on time by despatch and by delivery with their intervals, who leaves on time and arrives late, days late, trend, freight. '
    + 'Use for: carrier performance, how carriers perform, best and worst carriers, ranking or comparing carriers, carriers that arrive late. '
    + 'Not for: one figure of carriers such as their on-time share or freight per order (query_data), routes.',
  input: {
    type: 'object',
    properties: {
      period_days: { type: 'integer', minimum: 7, maximum: 1_095, default: 90, description: 'How far to look back, in days: a quarter is 90.' },
      warehouse: WAREHOUSE_INPUT,
    },
    additionalProperties: false,
  },
  label: 'verified',
  timeoutSeconds: 60,
  questions: ['How do our carriers rank by performance?'],
  async run({ period_days: period, warehouse }, context) {
    const choice = await chooseWarehouses(warehouse, context);
    context.progress(`Reading the shipments of the last ${period} days`, 0.1);
    const data = await readCarriers(choice.ids, period, context);
    return carrierAnswer({ choice, period, data, scores: scoreCarriers(data.records, data.byDelivery), context });
  },
});
