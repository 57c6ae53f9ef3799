import { TOOLS } from '../../../../src/contract';
import { addDays } from '../calendar-day';
import { counted } from '../counted';
import { defineTool } from '../define-tool';
import { deliveryWindow } from './delivery-window';
import { performanceAnswer } from './performance-answer';
import { readPerformance } from './performance-data';
import { chooseSuppliers } from './supplier-choice';
import { ratePerformance } from './supplier-performance';

/** How suppliers keep their word: delivery, lead time and its drift, quality, price, and a score of all. */
export const analyzeSupplierPerformance = defineTool({
  contract: TOOLS.analyze_supplier_performance,
  title: 'Rating suppliers',
  description:
    'Rates how suppliers perform: on time, in full, lead time and its trend, rejects, price against standard, as a score with a rank. '
    + 'Use for: supplier performance, how suppliers perform, scorecard, rating or ranking of suppliers, best and worst suppliers, whose lead time grows or drifts, '
    + 'whose quality breaks, who re-confirms later dates. '
    + 'Not for: one figure alone such as OTIF, ppm or lead time by supplier, or open and overdue purchase order lines (query_data).',
  input: {
    type: 'object',
    properties: {
      supplier: {
        type: 'string', minLength: 1,
        description: 'A supplier code such as S01; find_entities gives it, kind supplier. Without it: all suppliers that delivered to the warehouses the person may see.',
      },
      period_days: {
        type: 'integer', minimum: 30, maximum: 1_095, default: 180,
        description: 'How far to look back, in days: half a year is 180.',
      },
    },
    additionalProperties: false,
  },
  label: 'verified',
  timeoutSeconds: 60,
  questions: ['How do our suppliers perform?'],
  async run({ supplier, period_days: days }, context) {
    const choice = await chooseSuppliers(supplier, context);
    const window = await deliveryWindow(context);
    context.progress(`Reading what ${counted(choice.suppliers.length, 'supplier')} delivered in ${counted(days, 'day')}`, 0.1);
    const period = { from: addDays(context.asOf, -days), to: context.asOf };
    const data = await readPerformance(choice, period, window, context);
    return performanceAnswer({ choice, period, window, data, rated: ratePerformance(data.records), context });
  },
});
