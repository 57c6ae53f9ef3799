import { keyOf } from '../grouped';
import { calculateReorderPoints } from '../inventory/calculate-reorder-points';
import { reorderAnswer } from '../inventory/reorder-answer';
import type { ReorderData } from '../inventory/reorder-data';
import type { ReorderPlan, StockedItemRecord } from '../inventory/reorder-plan';
import { USUAL_LEAD_TIME_WINDOW } from '../inventory/service-input';
import { USUAL_OPTIONS } from '../inventory/stockout-risk';
import { cents, tenths } from '../rounding';
import { alsoWarned, knownSum, unknownInWords } from './known-sum';
import { concerns, concernsPurchase, touchedBy, type ComparedFigure, type ComparedItem, type Rerun, type ScenarioChange } from './scenario';
import { mayReadOffers } from './scenario-offers';
import type { QuotedIn } from './scenario-stock';

/** Reorder points, what to order now and what it costs, on both sides from the same forecast. */
export const REORDER_RERUN: Rerun = {
  definition: calculateReorderPoints,
  what: 'reorder points and what to order now',
  unconcerned: {
    delay_days: 'the stock position counts what is on order, whenever it comes',
    capacity_percent: 'orders are not bounded by the space or by what suppliers can make',
  },
  async run({ choice, products, changes }, context, stock) {
    const { before, after, quotedIn, queries } = await stock.sides(context);
    const { evidence } = reorderAnswer({
      choice, options: USUAL_OPTIONS, window: USUAL_LEAD_TIME_WINDOW, products, data: before.data, plans: before.planned.plans,
      leftOut: before.planned.leftOut, context,
    });
    return {
      figures: figuresOf(before.planned.plans, after.planned.plans, mayReadOffers(context)),
      items: pairedPlans(before.planned.plans, after.planned.plans).map(comparedItem),
      touched: itemsTouched(changes, before.data, quotedIn),
      evidence: alsoWarned(evidence, unknownOf(before.planned.plans, after.planned.plans))
        .map(each => ({ ...each, queries: [...each.queries, ...queries.map(query => query.evidence)] })),
      assumptions: [
        'A change of demand scales past demand as it was: its spread grows with it, and what is ordered already stays as it is.',
        'A change of lead time makes each purchase line of the supplier last so much longer or shorter, open ones as well, and no less than 0 days.',
        'Where a supplier stops, what it has still to deliver is not counted on; what is ordered instead has its lead time and price still, for who would deliver is not supposed.',
        'Prices are those of the supplier of each item, landed; an item without a valid price keeps its standard cost.',
      ],
    };
  },
};

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
  const figure = (name: string, unit: string, of: (plans: readonly ReorderPlan[]) => number | null): ComparedFigure =>
    ({ figure: name, unit, before: cents(of(before)), after: cents(of(after)), range: null });
  const money = 'company currency';
  return [
    figure('Items to be ordered now', 'items', plans => plans.filter(({ decision }) => decision.orderNow).length),
    figure('What is to be ordered now, at standard cost', money, plans => costOf(plans, orderedNow)),
    figure('Reorder points of all items, at standard cost', money, plans => costOf(plans, ({ level }) => level.reorderPoint)),
    figure('Safety stock of all items, at standard cost', money, plans => costOf(plans, ({ level }) => level.safetyStock)),
    figure('Margin at stake until an order of the next review is there', money, plans => knownSum(plans.map(({ marginAtStake }) => marginAtStake))),
    ...(prices ? [figure('Purchases of the coming 12 months, landed', `${money} a year`, plans => knownSum(plans.map(({ outlook, lot }) => outlook.year * lot.price)))] : []),
  ];
}

function orderedNow({ decision }: ReorderPlan): number {
  return decision.orderNow ? decision.quantity : 0;
}

/** Nothing costs nothing, whatever a piece of it costs. */
function costOf(plans: readonly ReorderPlan[], quantity: (plan: ReorderPlan) => number): number | null {
  return knownSum(plans.filter(plan => quantity(plan) !== 0).map(plan => (plan.item.unitCost === null ? null : quantity(plan) * plan.item.unitCost)));
}

function unknownOf(...sides: readonly (readonly ReorderPlan[])[]): string[] {
  const items = (isUnknown: (plan: ReorderPlan) => boolean): number =>
    new Set(sides.flat().filter(isUnknown).map(({ item }) => keyOf(item.warehouse, item.product))).size;
  return [
    ...unknownInWords('standard cost', 'item', items(({ item }) => item.unitCost === null)),
    ...unknownInWords('margin', 'item', items(({ marginAtStake }) => marginAtStake === null)),
  ];
}

function itemsTouched(changes: readonly ScenarioChange[], { items }: ReorderData, quotedInCurrency: QuotedIn): ReadonlyMap<number, number> {
  const touches = (change: ScenarioChange, item: StockedItemRecord): boolean => {
    if (change.kind === 'exchange_rate_percent') return change.currency !== undefined && quotedInCurrency(change.currency, item);
    if (change.kind === 'stop') return item.open.some(line => concernsPurchase(change, line));
    if (change.kind === 'price_percent') return concerns(change, item) && item.prices.length > 0;
    return concerns(change, item);
  };
  const heeded = ['demand_percent', 'lead_time_days', 'stop', 'price_percent', 'exchange_rate_percent', 'service_level'] as const;
  return touchedBy(changes, heeded, change => items.filter(item => touches(change, item)).length);
}
