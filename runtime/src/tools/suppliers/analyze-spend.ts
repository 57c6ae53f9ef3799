import { TOOLS } from '../../../../src/contract';
import { counted } from '../counted';
import { defineTool } from '../define-tool';
import { spendAnswer, USUAL_MONTHS } from './spend-answer';
import { readSpend, SPEND_BY, spendOf } from './spend-data';
import { chooseSuppliers } from './supplier-choice';

/** What is spent in purchasing, and why it has changed. */
export const analyzeSpend = defineTool({
  contract: TOOLS.analyze_spend,
  title: 'Taking spend apart',
  description:
    'Analyzes purchasing spend of 12 months and why it changed: volume, price, mix and exchange. '
    + 'Use for: spend analysis, why spend changed, went up or down, price inflation, trend of purchasing. '
    + 'Not for: spend of a period as one figure, what was ordered, single purchase orders and their lines, what is overdue, the open commitment as one figure (query_data).',
  input: {
    type: 'object',
    properties: {
      by: {
        type: 'string', enum: [...SPEND_BY], default: 'supplier',
        description: 'What spend is broken down by.',
      },
      months: {
        type: 'integer', minimum: 2, maximum: 36, default: USUAL_MONTHS,
        description: 'How far back spend is drawn and prices are indexed, in complete months.',
      },
      supplier: {
        type: 'string', minLength: 1,
        description: 'A supplier code such as S01; find_entities gives it, kind supplier. Without it: all suppliers.',
      },
    },
    additionalProperties: false,
  },
  label: 'verified',
  timeoutSeconds: 60,
  questions: ['Why did our spend change?'],
  async run({ by, months, supplier }, context) {
    const choice = await chooseSuppliers(supplier, context);
    context.progress(`Reading what was ordered from ${counted(choice.suppliers.length, 'supplier')}`, 0.1);
    const records = await readSpend({ months, supplier: choice.named ? choice.suppliers[0]!.id : undefined }, context);
    return spendAnswer({ by, months, choice, data: spendOf(records, by), context });
  },
});
