import { TOOLS } from '../../../../src/contract';
import { counted } from '../counted';
import { defineTool } from '../define-tool';
import { compareCosts } from './cost-comparison';
import { costsAnswer } from './costs-answer';
import { readOffers } from './offers';
import { chooseProducts } from './product-choice';

/** What suppliers ask for the same product, in one unit and one currency, all costs in. */
export const compareSupplierCosts = defineTool({
  contract: TOOLS.compare_supplier_costs,
  title: 'Comparing what suppliers ask',
  description:
    'Compares what suppliers ask for the same product, in one unit and one currency, with freight, duty, payment terms and unreliability. '
    + 'Use for: compare supplier costs, which supplier is cheapest or dearest for a product or group, landed cost, comparison of quotes and offers, minimum orders. '
    + 'Not for: a list of prices as quoted (query_data), what changing suppliers would save (identify_cost_savings).',
  input: {
    type: 'object',
    properties: {
      products: {
        type: 'array', items: { type: 'string', minLength: 1 }, maxItems: 100,
        description: 'Product codes such as P0001; find_entities gives them, kind product.',
      },
      group: {
        type: 'string', minLength: 1,
        description: 'A product group such as Bearings, where no product is named. Without both: every product that several suppliers offer.',
      },
      capital_rate_percent: {
        type: 'number', minimum: 0, maximum: 50, default: 8,
        description: 'Cost of capital, percent per annum, by which payment terms are valued.',
      },
    },
    additionalProperties: false,
  },
  label: 'verified',
  timeoutSeconds: 60,
  questions: ['Compare what our suppliers cost'],
  async run({ products, group, capital_rate_percent: capital }, context) {
    const choice = await chooseProducts({ products, group }, context);
    context.progress(`Comparing offers for ${counted(choice.products.length, 'product')}`, 0.2);
    const book = await readOffers(context);
    const comparison = compareCosts(choice.products, (products?.length ?? 0) > 0, book, capital / 100);
    return costsAnswer({ choice, book, comparison, capitalRate: capital / 100, context });
  },
});
