import { TOOLS } from '../../../../src/contract';
import { counted } from '../counted';
import { defineTool } from '../define-tool';
import { programSolving } from '../linear-program';
import { readOffers } from './offers';
import { chooseProducts } from './product-choice';
import { findSavings } from './savings';
import { savingsAnswer } from './savings-answer';
import { readSavings } from './savings-data';

/** Where the same product can be bought for less, gross and net of what the change costs. */
export const identifyCostSavings = defineTool({
  contract: TOOLS.identify_cost_savings,
  title: 'Looking for savings in purchasing',
  description:
    'Identifies cost savings in purchasing: products that another supplier delivers for less, gross and net of minimum orders, safety stock and rejects. '
    + 'Use for: cost savings, saving potential, where we can save money or reduce costs in purchasing, cheaper alternatives, changing suppliers, what changing would save. '
    + 'Not for: a comparison of quotes for one product (compare_supplier_costs), prices as quoted (query_data).',
  input: {
    type: 'object',
    properties: {
      group: {
        type: 'string', minLength: 1,
        description: 'A product group such as Bearings. Without it: all products.',
      },
      min_savings_percent: {
        type: 'number', minimum: 0, maximum: 100, default: 5,
        description: 'What has to be saved at least, net, percent of what is paid now.',
      },
      capital_rate_percent: {
        type: 'number', minimum: 0, maximum: 50, default: 8,
        description: 'Cost of capital, percent per annum, by which payment terms are valued.',
      },
    },
    additionalProperties: false,
  },
  label: 'verified',
  timeoutSeconds: 120,
  questions: ['Where can we save costs in purchasing?'],
  async run({ group, min_savings_percent: least, capital_rate_percent: capital }, context) {
    const choice = await chooseProducts({ group }, context);
    context.progress(`Reading offers for ${counted(choice.products.length, 'product')}`, 0.1);
    const book = await readOffers(context);
    context.progress('Forecasting the demand of 12 months', 0.4);
    const data = await readSavings(choice.products, book, context);
    const savings = await findSavings(data.items, least / 100, capital / 100, data.unknowns, data.capacityOf,
      task => context.calculate(programSolving, task));
    return savingsAnswer({ choice, book, data, savings, leastShare: least / 100, capitalRate: capital / 100, context });
  },
});
