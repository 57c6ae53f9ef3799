import { INVENTORY_TOOLS } from '../../../../src/contract';
import { defineTool } from '../define-tool';
import { chooseWarehouses } from '../warehouse-choice';
import { demandTogether, readDemand } from './demand-history';
import { forecastAnswer } from './forecast-answer';
import { forecastCalculation } from './forecast-calculations';
import { chooseProduct } from './product-choice';

/** How much of a product will be asked for, and how sure that is. */
export const forecastDemand = defineTool({
  contract: INVENTORY_TOOLS.forecast_demand,
  title: 'Forecasting demand',
  description:
    'Forecasts the demand of one product by day, week or month, with intervals, and says how good such forecasts were. '
    + 'Use for: demand forecast of a product, how much will be needed, sold, asked for, expected demand in the next days, weeks or months. '
    + 'Not for: demand of the past (query_data), what runs out (identify_stockout_risks).',
  input: {
    type: 'object',
    properties: {
      product: { type: 'string', minLength: 1, description: 'A product code such as P0417; find_entities gives it, kind product.' },
      warehouse: {
        type: 'string', minLength: 1,
        description: 'A warehouse code such as WH01; find_entities gives it, kind warehouse. Without it: all warehouses that the person may see, together.',
      },
      horizon_days: { type: 'integer', minimum: 1, maximum: 365, default: 30, description: 'How far to look ahead, in days: a month is 30.' },
      granularity: { type: 'string', enum: ['day', 'week', 'month'], default: 'week', description: 'By what the forecast is shown.' },
    },
    required: ['product'],
    additionalProperties: false,
  },
  label: 'verified',
  timeoutSeconds: 60,
  async run({ product: asked, warehouse, horizon_days: horizon, granularity }, context) {
    const [product, choice] = await Promise.all([chooseProduct(asked, context), chooseWarehouses(warehouse, context)]);
    context.progress(`Reading the demand of ${product.id} ${choice.where}`, 0.2);
    const { items, query } = await readDemand(choice.ids, [product.id], context);
    const history = demandTogether(items);
    context.progress(`Forecasting ${horizon} days`, 0.7);
    const whole = history?.demand.every(each => each === null || Number.isInteger(each)) ?? false;
    const forecast = history && await context.calculate(forecastCalculation, {
      demand: history.demand,
      options: { firstDay: history.firstDay, horizonDays: horizon, granularity, integers: whole, closedDays: history.closedDays },
    });
    return forecastAnswer({ product, choice, horizon, granularity, history, forecast, queries: [product.query, choice.query, query], context });
  },
});
