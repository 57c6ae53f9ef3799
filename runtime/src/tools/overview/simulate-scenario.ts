import { OVERVIEW_TOOLS } from '../../../../src/contract';
import { asPlatformError } from '../../errors';
import { defineTool } from '../define-tool';
import type { ToolContext } from '../definition';
import { chooseWarehouses, WAREHOUSE_INPUT } from '../warehouse-choice';
import { productsOf, scenarioChanges, type Rerun, type Scenario } from './scenario';
import { scenarioAnswer, type NotRerun, type RerunOutcome } from './scenario-answer';
import { CAPACITY_RERUN } from './scenario-capacity';
import { CHANGE_KINDS, changeInWords, checkedChanges } from './scenario-change';
import { DELAYS_RERUN } from './scenario-delays';
import { REORDER_RERUN } from './scenario-reorder';
import { ScenarioStock } from './scenario-stock';
import { STOCKOUTS_RERUN } from './scenario-stockouts';

/** What can be worked out again, of what the person may use. */
const RERUNS: readonly Rerun[] = [REORDER_RERUN, STOCKOUTS_RERUN, CAPACITY_RERUN, DELAYS_RERUN];

/** What would be if something were otherwise. */
export const simulateScenario = defineTool({
  contract: OVERVIEW_TOOLS.simulate_scenario,
  title: 'Working out both sides of a scenario',
  description:
    'Simulates a scenario: works the person\'s tools out on the data as they are and as they would be after supposed changes, and shows the difference of each figure. '
    + 'Use for: what if, suppose, scenario, simulation: what if demand rises or falls by a percentage, lead times become longer or shorter, a supplier or a purchase order is '
    + 'delayed by days, prices or exchange rates change, the service level were another. '
    + 'Not for: what is expected without a change (forecasts, stock-outs, what to order, delayed orders), or what depends on one supplier or order as things stand.',
  input: {
    type: 'object',
    properties: {
      changes: {
        type: 'array', minItems: 1, maxItems: 10,
        description: 'What is supposed, all at the same time.',
        items: {
          type: 'object',
          properties: {
            kind: {
              type: 'string', enum: [...CHANGE_KINDS],
              description: 'demand_percent (percent; product, group or warehouse) | lead_time_days (days more or fewer; supplier) | delay_days (days; purchase_order or supplier) '
                + '| price_percent (percent; supplier or product) | exchange_rate_percent (percent; currency) | service_level (share).',
            },
            percent: { type: 'number', minimum: -90, maximum: 1000, description: 'Change in percent: 20 is a fifth more, -10 a tenth less.' },
            days: { type: 'integer', minimum: -180, maximum: 365, description: 'Change in days: 5 is five days later or longer.' },
            share: { type: 'number', minimum: 0.5, maximum: 0.9999, description: 'The service level itself, as a share: 98 % is 0.98.' },
            product: { type: 'string', minLength: 1, description: 'A product code such as P0417; find_entities gives it.' },
            group: { type: 'string', minLength: 1, description: 'A product group such as Bearings.' },
            warehouse: { type: 'string', minLength: 1, description: 'A warehouse code such as WH01: the change is there only.' },
            supplier: { type: 'string', minLength: 1, description: 'A supplier code such as S02; find_entities gives it.' },
            purchase_order: { type: 'string', minLength: 1, description: 'A purchase order number such as PO0006538.' },
            currency: { type: 'string', minLength: 3, maxLength: 3, description: 'A currency such as USD.' },
          },
          required: ['kind'],
          additionalProperties: false,
        },
      },
      warehouse: WAREHOUSE_INPUT,
      horizon_days: { type: 'integer', minimum: 1, maximum: 60, default: 14, description: 'How far projections look ahead, in days.' },
    },
    required: ['changes'],
    additionalProperties: false,
  },
  label: 'verified',
  timeoutSeconds: 55,
  async run({ changes: asked, warehouse, horizon_days: horizon }, context) {
    const checked = checkedChanges(OVERVIEW_TOOLS.simulate_scenario.name, asked);
    const choice = await chooseWarehouses(warehouse, context);
    const { changes, queries } = await scenarioChanges(checked, context);
    const scenario: Scenario = { changes, choice, horizon, products: productsOf(changes) };
    const stock = new ScenarioStock(scenario);
    const outcomes: RerunOutcome[] = [];
    const notRerun: NotRerun[] = [];
    // One behind the other: each works out two sides, and they would only take each other's time.
    for (const [place, rerun] of RERUNS.entries()) {
      const own = context.within(rerun.definition);
      if (own === null || choice.ids.length === 0) continue;
      const reason = unconcernedBy(scenario, rerun);
      if (reason !== null) notRerun.push({ what: rerun.what, reason, failed: false });
      else {
        context.progress(`Working out ${rerun.what} on both sides`, place / RERUNS.length);
        await worked(rerun, scenario, { ...own, progress: quiet }, stock).then(each => ('result' in each ? outcomes.push(each) : notRerun.push(each)));
      }
    }
    return scenarioAnswer({ scenario, outcomes, notRerun, queries, context });
  },
});

/** One that fails is a part that is missing, and said to be. */
async function worked(rerun: Rerun, scenario: Scenario, context: ToolContext, stock: ScenarioStock): Promise<RerunOutcome | NotRerun> {
  try {
    return { rerun, result: await rerun.run(scenario, context, stock) };
  } catch (thrown) {
    context.signal.throwIfAborted();
    return { what: rerun.what, reason: asPlatformError(thrown).message.replace(/\.$/, ''), failed: true };
  }
}

function quiet(): void { /* both sides would report, one after the other */ }

/** Why a tool need not be worked out again; null where a change concerns it. */
function unconcernedBy({ changes }: Scenario, { unconcerned }: Rerun): string | null {
  const reasons = changes.map(change => ({ change, reason: unconcerned[change.kind] }));
  if (reasons.some(({ reason }) => reason === undefined)) return null;
  return [...new Set(reasons.map(({ change, reason }) => `${changeInWords(change)}: ${reason}`))].join('; ');
}
