import { TOOLS } from '../../../../src/contract';
import { addDays } from '../calendar-day';
import { counted } from '../counted';
import { defineTool } from '../define-tool';
import { deliveryWindow } from './delivery-window';
import { readPerformance } from './performance-data';
import { riskAnswer } from './risk-answer';
import { readRisk } from './risk-data';
import { chooseSuppliers } from './supplier-choice';
import { ratePerformance } from './supplier-performance';
import { assessRisk } from './supplier-risk';

/** Deliveries of these days show whether a supplier gets worse. */
const PERFORMANCE_DAYS = 365;

/** On whom the company depends: single sources and what is sold of them, concentration, and who gets worse. */
export const assessSupplierRisk = defineTool({
  contract: TOOLS.assess_supplier_risk,
  title: 'Assessing what depends on suppliers',
  description:
    'Assesses supplier risk: products with a single source, what is sold of them, how concentrated purchasing is, who gets worse. '
    + 'Use for: supplier risk, dependence on suppliers, single source, sole source, single-sourced products or best sellers, what hangs on a supplier, what if a supplier fails. '
    + 'Not for: the concentration of spend as one figure (query_data), scores of suppliers (analyze_supplier_performance).',
  input: {
    type: 'object',
    properties: {
      supplier: {
        type: 'string', minLength: 1,
        description: 'A supplier code such as S01; find_entities gives it, kind supplier. Without it: all suppliers that delivered to the warehouses the person may see.',
      },
    },
    additionalProperties: false,
  },
  label: 'verified',
  timeoutSeconds: 60,
  questions: ['Which products have a single source?'],
  async run({ supplier }, context) {
    const choice = await chooseSuppliers(supplier, context);
    context.progress(`Reading what hangs on ${counted(choice.suppliers.length, 'supplier')}`, 0.1);
    const period = { from: addDays(context.asOf, -PERFORMANCE_DAYS), to: context.asOf };
    const data = await readRisk(context);
    const performance = await readPerformance(choice, period, await deliveryWindow(context), context);
    const risks = assessRisk(choice.suppliers, data.received, data.sources, data.sold);
    return riskAnswer({ choice, data, performance, rated: ratePerformance(performance.records), risks, context });
  },
});
