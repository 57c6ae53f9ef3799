import { addDays } from '../calendar-day';
import { capital, counted, inDigits, noneOf } from '../counted';
import type { ToolBlock, ToolContext, ToolEvidence, ToolResult } from '../definition';
import { percent, tenths } from '../rounding';
import { queriesInEvidence } from '../row-query';
import { tableFor, type ReadColumn } from '../table-of';
import type { WarehouseChoice } from '../warehouse-choice';
import { HOLIDAY_ASSUMPTION } from './closed-days';
import { MOST_CENSORED, unknownShare } from './demand-history';
import type { ReorderData } from './reorder-data';
import type { LeftOutItem, ReorderOptions, ReorderPlan } from './reorder-plan';
import type { Days } from './units';

/** Purchase lines that a warning names. */
const LINES_NAMED = 5;

/** What was asked, read and worked out. */
export interface ReorderCase {
  readonly choice: WarehouseChoice;
  readonly options: ReorderOptions;
  readonly window: Days;
  readonly products: readonly string[] | undefined;
  readonly data: ReorderData;
  readonly plans: readonly ReorderPlan[];
  readonly leftOut: readonly LeftOutItem[];
  readonly context: ToolContext;
}

/** The answer to "what should we order?": sentence, table, evidence, next questions. */
export function reorderAnswer(found: ReorderCase): ToolResult {
  const plans = [...found.plans].sort(worstFirst);
  const [worst] = plans;
  return {
    summary: summaryOf(found, plans),
    blocks: plans.length === 0 ? [] : [blockOf(found, plans)],
    evidence: [evidenceOf(found, plans)],
    followUps: [
      ...(worst ? [`What is the demand forecast of ${worst.item.product} in ${worst.item.warehouse} for the next 30 days?`] : []),
      ...(found.context.mayUse('identify_stockout_risks')
        ? [`Which products${found.choice.ids.length === 1 ? ` in ${found.choice.ids[0]}` : ''} will run out in the next two weeks?`]
        : []),
    ],
  };
}

function worstFirst(one: ReorderPlan, other: ReorderPlan): number {
  return Number(other.decision.orderNow) - Number(one.decision.orderNow) || (other.marginAtStake ?? 0) - (one.marginAtStake ?? 0)
    || one.item.warehouse.localeCompare(other.item.warehouse) || one.item.product.localeCompare(other.item.product);
}

function summaryOf(found: ReorderCase, plans: readonly ReorderPlan[]): string {
  const { choice, options: { target }, data, products } = found;
  if (choice.ids.length === 0) return `There is no warehouse ${choice.where}, so nothing was looked at.`;
  if (data.items.length === 0) return products === undefined ? `No stock is recorded ${choice.where}.` : `${products.join(', ')}: not stocked ${choice.where}.`;
  const left = leftOutInWords(found);
  const noun = choice.ids.length === 1 ? 'product' : 'stocked item';
  if (plans.length === 0) return `For ${noneOf(data.items.length, noun)} ${choice.where} could a reorder point be worked out.${left}`;
  const service = `${target.kind === 'service_level' ? 'a service level' : 'a fill rate'} of ${percent(target.share)} %`;
  return `${toBeOrdered(plans, choice.where, noun)}, for ${service}: ${otherService(plans, target)}.${left}`;
}

/** `P0417 (Gear oil 20 l) in WH03 is not to be ordered now`, `3 products (of 12) in WH02 are to be ordered now`. */
function toBeOrdered(plans: readonly ReorderPlan[], where: string, noun: string): string {
  const [first, ...others] = plans;
  if (first && others.length === 0) {
    const { item, decision } = first;
    return `${item.product}${item.name === null ? '' : ` (${item.name})`} in ${item.warehouse} is ${decision.orderNow ? '' : 'not '}to be ordered now`;
  }
  const now = plans.filter(plan => plan.decision.orderNow).length;
  const what = now === 0 ? capital(noneOf(plans.length, noun)) : `${counted(now, noun)} (of ${inDigits(plans.length)})`;
  return `${what} ${where} ${now === 1 ? 'is' : 'are'} to be ordered now`;
}

/** A bare service level says little of the units served, and a fill rate little of how often there is a shortage. */
function otherService(plans: readonly ReorderPlan[], { kind }: ReorderOptions['target']): string {
  const demand = plans.reduce((sum, { outlook }) => sum + outlook.year, 0);
  const weighed = (share: (plan: ReorderPlan) => number): number =>
    (demand === 0 ? 1 : plans.reduce((sum, plan) => sum + share(plan) * plan.outlook.year, 0) / demand);
  if (kind === 'service_level') return `${percent(weighed(({ level }) => level.reached.fillRate))} % of the units are then served from the shelf`;
  return `${percent(weighed(({ level }) => level.reached.serviceLevel))} % of the cycles are then without a shortage`;
}

function leftOutInWords(found: ReorderCase): string {
  const reasons = reasonsOf(found);
  return reasons.length === 0 ? '' : ` Left out: ${reasons.map(({ reason, count }) => `${inDigits(count)} (${reason})`).join(', ')}.`;
}

function reasonsOf({ leftOut, products = [], data, choice }: ReorderCase): { reason: string; count: number }[] {
  const notStocked = products.filter(product => !data.items.some(item => item.product === product));
  const reasons = [...leftOut.map(({ reason }) => reason), ...notStocked.map(() => `not stocked ${choice.where}`)];
  return [...new Set(reasons)].map(reason => ({ reason, count: reasons.filter(each => each === reason).length }));
}

type PlanColumn = ReadColumn<ReorderPlan, { readonly asOf: ToolContext['asOf']; readonly severalWarehouses: boolean }>;

function blockOf({ choice, context: { asOf } }: ReorderCase, plans: readonly ReorderPlan[]): ToolBlock {
  const reader = { asOf, severalWarehouses: choice.ids.length !== 1 };
  return tableFor(reader, 'When and how much to order', 'to be ordered now first, then by margin at stake', plans, COLUMNS);
}

const units = (name: string, label: string, value: (plan: ReorderPlan) => number): PlanColumn =>
  ({ name, label, type: 'number', unit: 'base units', cell: plan => tenths(value(plan)) });
const shares = (name: string, label: string, value: (plan: ReorderPlan) => number): PlanColumn =>
  ({ name, label, type: 'number', unit: '%', cell: plan => percent(value(plan)) });
const days = (name: string, label: string, value: (plan: ReorderPlan) => number): PlanColumn =>
  ({ name, label, type: 'number', unit: 'days', cell: plan => tenths(value(plan)) });

const COLUMNS: readonly PlanColumn[] = [
  { name: 'warehouse_id', label: 'Warehouse', type: 'text', needs: 'severalWarehouses', cell: ({ item }) => item.warehouse },
  { name: 'product_id', label: 'Product', type: 'text', cell: ({ item }) => item.product },
  { name: 'product_name', label: 'Name', type: 'text', cell: ({ item }) => item.name },
  { name: 'base_unit', label: 'Base unit', type: 'text', cell: ({ item }) => item.unit },
  { name: 'order_now', label: 'Order now', type: 'boolean', cell: ({ decision }) => decision.orderNow },
  units('order_quantity', 'Order', ({ decision, lot }) => (decision.orderNow ? decision.quantity : lot.quantity)),
  {
    name: 'order_by', label: 'Order by', type: 'date',
    cell: ({ decision }, { asOf }) => (decision.orderBy === null ? null : addDays(asOf, decision.orderBy)),
  },
  units('reorder_point', 'Reorder point', ({ level }) => level.reorderPoint),
  units('stock_position', 'Stock position', ({ position }) => position.position),
  units('order_up_to', 'Order up to', ({ level }) => level.orderUpTo),
  units('safety_stock', 'Safety stock', ({ level }) => level.safetyStock),
  units('demand_over_protection', 'Demand over the protection interval', ({ level }) => level.meanOverProtection),
  units('deviation_over_protection', 'Its standard deviation', ({ level }) => level.sdOverProtection),
  days('protection_interval', 'Protection interval', ({ level }) => level.protection),
  days('lead_time', 'Lead time', ({ leadTime }) => leadTime.mean),
  days('lead_time_deviation', 'Its standard deviation', ({ leadTime }) => leadTime.sd),
  { name: 'lead_times', label: 'Lead time from', type: 'text', cell: ({ leadTimeFrom }) => leadTimeFrom },
  { name: 'lead_time_lines', label: 'Purchase lines behind it', type: 'integer', cell: ({ leadTime }) => leadTime.n },
  shares('lead_time_open', 'Of them still open', ({ leadTime }) => leadTime.openShare),
  shares('service_level', 'Service level', ({ level }) => level.reached.serviceLevel),
  shares('fill_rate', 'Fill rate', ({ level }) => level.reached.fillRate),
  { name: 'policy', label: 'Policy', type: 'text', cell: ({ level }) => level.policyName },
  { name: 'demand_class', label: 'Demand is', type: 'text', cell: ({ outlook }) => outlook.demandClass },
  { name: 'distribution', label: 'Distribution', type: 'text', cell: ({ level }) => level.distribution.replaceAll('_', ' ') },
  { name: 'quantity_bound_by', label: 'Quantity bound by', type: 'text', cell: ({ lot }) => lot.boundBy.replaceAll('_', ' ') },
  {
    name: 'extra_cost', label: 'Extra cost of the bound', type: 'number', unit: 'company currency a year', cell: ({ lot }) => tenths(lot.extraCostPerYear),
  },
  {
    name: 'margin_at_stake', label: 'Margin at stake', type: 'number', unit: 'company currency',
    cell: ({ marginAtStake }) => (marginAtStake === null ? null : tenths(marginAtStake)),
  },
];

function evidenceOf(found: ReorderCase, plans: readonly ReorderPlan[]): ToolEvidence {
  const { choice, options: { target, reviewDays }, window, products, data } = found;
  const leftOut = reasonsOf(found);
  return {
    ...queriesInEvidence([choice.query, ...data.queries]),
    method: {
      name: 'reorder points from cumulative forecast errors over the protection interval',
      formula: 's = least level with the service asked for; protection interval P = lead time + review; variance over P = that of the cumulative forecast error '
        + '+ (demand a day)^2 x variance of the lead time; a cycle is short with probability (ES_P(s) - ES_L(s)) / (demand between reviews), and of seldom items that demand '
        + 'varies as single days do; fill rate = 1 - (shortage expected between reviews) / (demand between them), the mean of ES_P(y) - ES_L(y) '
        + 'over y in (s, s + Q], exact for the distribution; Q = sqrt(2 D S / H), held to pack, '
        + 'minimum, price breaks, maximum and shelf life',
      source: 'Silver, Pyke & Thomas (2017), Inventory and Production Management in Supply Chains, 4th ed., ch. 6; Harris (1913); '
        + 'Syntetos, Babai & Altay (2012), IJPR 50(8); lead times: Kaplan & Meier (1958)',
    },
    inputs: {
      warehouses: choice.ids.join(', '), products: products?.join(', ') ?? 'all', [target.kind]: target.share, review_period_days: reviewDays, history_days: window,
    },
    assumptions: [
      'Position = on hand - quarantined - allocated - backordered + on order + in transit, without purchase lines overdue beyond the 95th percentile of their supplier.',
      'The review interval is at least that of the policy of the item. Space is not looked at.',
      'A lead time runs from the order to the receipt that brings the line to 90 %; open lines count as lasting longer than until today, '
      + 'those not counted on any more not at all.',
      HOLIDAY_ASSUMPTION,
      'Items with fewer than 20 back-tests take the spread of their class, as up to 60 items of the warehouse show it.',
      'Costs are standard costs where there is no valid price of the supplier; margin is list price less standard cost.',
    ],
    warnings: warningsOf(plans),
    population: {
      noun: choice.ids.length === 1 ? 'products' : 'stocked items',
      asked: plans.length + leftOut.reduce((sum, { count }) => sum + count, 0), worked: plans.length, leftOut,
    },
  };
}

function warningsOf(plans: readonly ReorderPlan[]): string[] {
  const givenUp = plans.flatMap(({ position }) => position.notCounted);
  const tooMuch = plans.filter(({ lot }) => lot.minimumExceeds !== null).length;
  const more = givenUp.length > LINES_NAMED ? ', …' : '';
  return [
    ...(givenUp.length > 0
      ? [`${counted(givenUp.length, 'purchase order line')} not counted on, overdue for too long: ${givenUp.slice(0, LINES_NAMED).map(({ id }) => id).join(', ')}${more}.`] : []),
    ...unknownDemand(plans),
    ...(tooMuch > 0 ? [`${counted(tooMuch, 'item')}: the minimum order is more than its maximum or shelf life allows.`] : []),
  ];
}

/** Warns of items whose demand was seldom recorded. */
export function unknownDemand(plans: readonly Pick<ReorderPlan, 'item'>[]): string[] {
  const unknown = plans.filter(({ item }) => item.demand !== undefined && unknownShare(item.demand) > MOST_CENSORED).length;
  return unknown === 0 ? []
    : [`${counted(unknown, 'item')}: demand unknown, at least this; nobody recorded it on more than ${MOST_CENSORED * 100} % of the days.`];
}
