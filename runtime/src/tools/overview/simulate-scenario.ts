import { OVERVIEW_TOOLS } from '../../../../src/contract';
import { asPlatformError } from '../../errors';
import { defineTool } from '../define-tool';
import type { ToolContext } from '../definition';
import { chooseWarehouses, WAREHOUSE_INPUT } from '../warehouse-choice';
import { productsOf, scenarioChanges, whyUnconcerned, type Rerun, type Scenario } from './scenario';
import { scenarioAnswer, type LeftAside, type NotRerun, type RerunOutcome } from './scenario-answer';
import { CAPACITY_RERUN } from './scenario-capacity';
import { CHANGE_KINDS, changeInWords, checkedChanges } from './scenario-change';
import { COSTS_RERUN } from './scenario-costs';
import { DELAYS_RERUN } from './scenario-delays';
import { IMPACT_RERUN } from './scenario-impact';
import { SharedOffers } from './scenario-offers';
import { NEVER_RERUN } from './scenario-others';
import { REORDER_RERUN } from './scenario-reorder';
import { RISK_RERUN } from './scenario-risk';
import { SAVINGS_RERUN } from './scenario-savings';
import { SPEND_RERUN } from './scenario-spend';
import { ScenarioStock } from './scenario-stock';
import { STOCKOUTS_RERUN } from './scenario-stockouts';

/** What can be worked out again, of what the person may use. */
const RERUNS: readonly Rerun[] = [
  REORDER_RERUN, STOCKOUTS_RERUN, CAPACITY_RERUN, DELAYS_RERUN, IMPACT_RERUN, COSTS_RERUN, SAVINGS_RERUN, SPEND_RERUN, RISK_RERUN,
];

/** What would be if something were otherwise. */
export const simulateScenario = defineTool({
  contract: OVERVIEW_TOOLS.simulate_scenario,
  title: 'Working out both sides of a scenario',
  description:
    'Simulates a scenario: works the person\'s tools out on the data as they are and as they would be after supposed changes, and shows the difference of each figure. '
    + 'Use for: what if, suppose, scenario, simulation: what if demand rises or falls by a percentage, lead times become longer or shorter, a supplier or a purchase order is '
    + 'delayed by days or stops delivering, a supplier raises or lowers prices, exchange rates change, room or the capacity of a supplier is more or less, the service level were another. '
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
                + '| stop (nothing more is delivered; purchase_order or supplier) | price_percent (percent; supplier or product) '
                + '| exchange_rate_percent (percent; currency) | capacity_percent (percent; warehouse, or supplier) | service_level (share).',
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
    const narrowed = warehouse !== undefined && (context.identity.warehouses === 'all' || context.identity.warehouses.length > 1);
    const scenario: Scenario = { changes, choice, horizon, products: productsOf(changes), narrowed };
    const [stock, offers] = [new ScenarioStock(scenario), new SharedOffers(scenario)];
    const outcomes: RerunOutcome[] = [];
    const notRerun: NotRerun[] = [];
    const leftAside: LeftAside[] = [];
    // One behind the other: each works out two sides, and they would only take each other's time.
    for (const [place, rerun] of RERUNS.entries()) {
      const own = context.within(rerun.definition);
      if (own === null || choice.ids.length === 0) continue;
      const { reason, unheeded } = unconcernedBy(scenario, rerun);
      if (reason !== null) notRerun.push({ what: rerun.what, reason, failed: false });
      else {
        context.progress(`Working out ${rerun.what} on both sides`, place / RERUNS.length);
        const outcome = await worked(rerun, { ...own, progress: quiet }, { scenario, stock, offers });
        if ('result' in outcome) outcomes.push(outcome);
        else notRerun.push(outcome);
        leftAside.push(...unheeded);
      }
    }
    leftAside.push(...NEVER_RERUN.filter(({ tool }) => context.mayUse(tool)));
    return scenarioAnswer({ scenario, outcomes, notRerun, leftAside, queries, context });
  },
});

/** One that fails is a part that is missing, and said to be. */
async function worked(
  rerun: Rerun, context: ToolContext,
  { scenario, stock, offers }: { readonly scenario: Scenario; readonly stock: ScenarioStock; readonly offers: SharedOffers },
): Promise<RerunOutcome | NotRerun> {
  try {
    return { rerun, result: await rerun.run(scenario, context, stock, offers) };
  } catch (thrown) {
    context.signal.throwIfAborted();
    return { what: rerun.what, reason: asPlatformError(thrown).message.replace(/\.$/, ''), failed: true };
  }
}

function quiet(): void { /* both sides would report, one after the other */ }

/** Why a tool need not be worked out again. */
interface Unconcerned {
  /** Null where it is worked out. */
  readonly reason: string | null;
  /** Of one that is, the changes that do not concern it. */
  readonly unheeded: readonly LeftAside[];
}

function unconcernedBy({ changes, narrowed, choice }: Scenario, rerun: Rerun): Unconcerned {
  if (narrowed && rerun.ofAllWarehouses) return { reason: `it has no figures ${choice.where} alone: ask without a warehouse`, unheeded: [] };
  const reasons = changes.map(change => ({ change, reason: whyUnconcerned(change, rerun) }));
  const unheeded = reasons.flatMap(({ change, reason }) => (reason === null ? [] : [{ what: rerun.what, reason: `${changeInWords(change)}: ${reason}` }]));
  if (unheeded.length < changes.length) return { reason: null, unheeded };
  return { reason: [...new Set(unheeded.map(({ reason }) => reason))].join('; '), unheeded: [] };
}
