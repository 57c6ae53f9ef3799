import * as z from 'zod/mini';
import { literal } from '../../data';
import type { ToolContext, ToolQuery } from '../definition';
import { keyOf } from '../grouped';
import { calculateReorderPoints } from '../inventory/calculate-reorder-points';
import { planItems } from '../inventory/planned-items';
import { reorderAnswer } from '../inventory/reorder-answer';
import { readReorderData, type ReorderData } from '../inventory/reorder-data';
import type { RaisedLine, ReorderOptions, ReorderPlan, StockedItemRecord } from '../inventory/reorder-plan';
import { cents, tenths } from '../rounding';
import { readRows, rowQuery } from '../row-query';
import { concerns, factorOf, type ComparedFigure, type ComparedItem, type Rerun, type Scenario, type ScenarioChange } from './scenario';

/** How far back purchase orders are looked at, as reorder points do unless told otherwise. */
const HISTORY_DAYS = 730;
const USUAL_SERVICE = 0.95;

/** Reorder points, what to order now and what it costs, on both sides from the same forecast. */
export const REORDER_RERUN: Rerun = {
  definition: calculateReorderPoints,
  what: 'reorder points and what to order now',
  unconcerned: { delay_days: 'the stock position counts what is on order, whenever it comes' },
  async run(scenario, context) {
    const { choice, products, changes } = scenario;
    const [data, quoted] = await Promise.all([
      readReorderData(choice.ids, products, HISTORY_DAYS, context), quotedIn(changes, context),
    ]);
    const changed = changedReorderData(data, changes, quoted.of);
    const before = await planItems(data, optionsFor([]), context);
    const after = await planItems(changed, optionsFor(changes), context);
    const pairs = pairedPlans(before.plans, after.plans);
    const { evidence } = reorderAnswer({
      choice, options: optionsFor([]), window: HISTORY_DAYS, products, data, plans: before.plans, leftOut: before.leftOut, context,
    });
    return {
      figures: figuresOf(before.plans, after.plans, mayReadPrices(context)),
      items: pairs.map(comparedItem),
      touched: touchedBy(changes, data, quoted.of),
      evidence: evidence.map(each => ({ ...each, queries: [...each.queries, ...quoted.queries.map(query => query.evidence)] })),
      assumptions: [
        'A change of demand scales past demand as it was: its spread grows with it, and what is ordered already stays as it is.',
        'A change of lead time makes each purchase line of the supplier last so much longer or shorter, open ones as well, and no less than 0 days. '
        + 'The spread over another interval comes from its own back-tests: of a single item it may be smaller.',
        'Prices are those of the supplier of each item, landed; an item without a valid price keeps its standard cost.',
      ],
    };
  },
};

/** Whether a price of that supplier for that product is in the currency. */
type QuotedIn = (currency: string, item: Pick<StockedItemRecord, 'supplier' | 'product'>) => boolean;

/** The data as they would be: nothing but what the changes concern is another object than before. */
export function changedReorderData<Data extends Pick<ReorderData, 'items' | 'lines'>>(
  data: Data, changes: readonly ScenarioChange[], quotedInCurrency: QuotedIn = () => false,
): Data {
  return {
    ...data,
    items: data.items.map(item => changedItem(item, changes, quotedInCurrency)),
    lines: data.lines.map(line => changedLine(line, daysFor(changes, line.supplier))),
  };
}

function changedItem(item: StockedItemRecord, changes: readonly ScenarioChange[], quotedInCurrency: QuotedIn): StockedItemRecord {
  const demand = factorOf(changes, 'demand_percent', item);
  const price = factorOf(changes, 'price_percent', item) * changes
    .filter(({ kind, currency }) => kind === 'exchange_rate_percent' && currency !== undefined && quotedInCurrency(currency, item))
    .reduce((factor, { percent = 0 }) => factor * (1 + percent / 100), 1);
  const days = daysFor(changes, item.supplier);
  if (demand === 1 && price === 1 && days === 0) return item;
  return {
    ...item,
    demand: item.demand && scaledDemand(item.demand, demand),
    prices: item.prices.map(each => ({ ...each, price: each.price * price })),
    plannedLeadTime: item.plannedLeadTime === null ? null : Math.max(0, item.plannedLeadTime + days),
  };
}

/** What is asked for in whole units stays so: a fifth more of a piece is asked for a fifth more often. */
function scaledDemand(demand: NonNullable<StockedItemRecord['demand']>, factor: number): NonNullable<StockedItemRecord['demand']> {
  if (factor === 1) return demand;
  const wholeUnits = demand.wholeUnits ?? demand.demand.every(each => each === null || Number.isInteger(each));
  return { ...demand, wholeUnits, demand: demand.demand.map(each => (each === null ? null : each * factor)) };
}

/** A line that lasts longer was raised so much earlier: so an open one lasts longer as well, and none is late by it. */
function changedLine(line: RaisedLine, days: number): RaisedLine {
  return days === 0 ? line : { ...line, ordered: Math.min(line.ordered - days, line.arrived ?? 0) };
}

function daysFor(changes: readonly ScenarioChange[], supplier: string | null): number {
  return changes.filter(change => change.kind === 'lead_time_days' && (change.supplier === undefined || change.supplier === supplier))
    .reduce((sum, { days = 0 }) => sum + days, 0);
}

function optionsFor(changes: readonly ScenarioChange[]): ReorderOptions {
  const share = changes.findLast(({ kind }) => kind === 'service_level')?.share ?? USUAL_SERVICE;
  return { target: { kind: 'service_level', share }, reviewDays: 1 };
}

interface PairedPlan {
  readonly before: ReorderPlan;
  readonly after: ReorderPlan;
}

function pairedPlans(before: readonly ReorderPlan[], after: readonly ReorderPlan[]): PairedPlan[] {
  const afterOf = new Map(after.map(plan => [keyOf(plan.item.warehouse, plan.item.product), plan]));
  return before.flatMap(plan => {
    const other = afterOf.get(keyOf(plan.item.warehouse, plan.item.product));
    return other === undefined ? [] : [{ before: plan, after: other }];
  });
}

function comparedItem({ before, after }: PairedPlan): ComparedItem {
  const { item: { warehouse, product, name, unit } } = before;
  return {
    warehouse, product, name, unit,
    reorderPoint: { before: tenths(before.level.reorderPoint), after: tenths(after.level.reorderPoint) },
    orderNow: { before: before.decision.orderNow, after: after.decision.orderNow },
    order: { before: tenths(orderedNow(before)), after: tenths(orderedNow(after)) },
    marginAtStake: { before: cents(before.marginAtStake), after: cents(after.marginAtStake) },
  };
}

function figuresOf(before: readonly ReorderPlan[], after: readonly ReorderPlan[], prices: boolean): ComparedFigure[] {
  const figure = (name: string, unit: string, of: (plans: readonly ReorderPlan[]) => number): ComparedFigure =>
    ({ figure: name, unit, before: cents(of(before)), after: cents(of(after)), range: null });
  const money = 'company currency';
  return [
    figure('Items to be ordered now', 'items', plans => plans.filter(({ decision }) => decision.orderNow).length),
    figure('What is to be ordered now, at standard cost', money, plans => total(plans, plan => orderedNow(plan) * (plan.item.unitCost ?? 0))),
    figure('Reorder points of all items, at standard cost', money, plans => total(plans, plan => plan.level.reorderPoint * (plan.item.unitCost ?? 0))),
    figure('Safety stock of all items, at standard cost', money, plans => total(plans, plan => plan.level.safetyStock * (plan.item.unitCost ?? 0))),
    figure('Margin at stake until an order of the next review is there', money, plans => total(plans, plan => plan.marginAtStake ?? 0)),
    ...(prices ? [figure('Purchases of the coming 12 months, landed', `${money} a year`, plans => total(plans, plan => plan.outlook.year * plan.lot.price))] : []),
  ];
}

function orderedNow({ decision }: ReorderPlan): number {
  return decision.orderNow ? decision.quantity : 0;
}

function total(plans: readonly ReorderPlan[], of: (plan: ReorderPlan) => number): number {
  return plans.reduce((sum, plan) => sum + of(plan), 0);
}

function mayReadPrices({ permit }: ToolContext): boolean {
  return permit.views.get('supplier_prices')?.includes('price') ?? false;
}

function touchedBy(changes: readonly ScenarioChange[], { items }: ReorderData, quotedInCurrency: QuotedIn): Map<number, number> {
  const touches = (change: ScenarioChange, item: StockedItemRecord): boolean => {
    if (change.kind === 'exchange_rate_percent') return change.currency !== undefined && quotedInCurrency(change.currency, item);
    if (change.kind === 'price_percent') return concerns(change, item) && item.prices.length > 0;
    return concerns(change, item);
  };
  return new Map(changes.flatMap((change, place) =>
    (change.kind === 'delay_days' ? [] : [[place, items.filter(item => touches(change, item)).length] as const])));
}

/** Which suppliers quote which products in the currencies whose rates change. */
async function quotedIn(changes: Scenario['changes'], context: ToolContext): Promise<{ of: QuotedIn; queries: ToolQuery[] }> {
  const currencies = [...new Set(changes.flatMap(({ kind, currency }) => (kind === 'exchange_rate_percent' && currency !== undefined ? [currency] : [])))];
  const read = await Promise.all(currencies.map(async currency => ({ currency, ...await readRows(pricesIn(currency), context) })));
  const quoted = new Set(read.flatMap(({ currency, rows }) => rows.map(row => keyOf(currency, row.supplier_id, row.product_id))));
  return { of: (currency, { supplier, product }) => quoted.has(keyOf(currency, supplier, product)), queries: read.map(({ query }) => query) };
}

function pricesIn(currency: string) {
  return rowQuery(
    `Prices in ${currency}`,
    `
SELECT DISTINCT p.supplier_id, p.product_id
FROM supplier_prices AS p
WHERE p.currency = ${literal('text', currency)}
ORDER BY p.supplier_id, p.product_id`,
    z.object({ supplier_id: z.string(), product_id: z.string() }),
  );
}

