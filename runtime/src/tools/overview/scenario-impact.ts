import { companyMoney, readRates } from '../logistics/company-money';
import { impactOf } from '../logistics/impact';
import { readSupply } from '../logistics/item-supply';
import { readLines } from '../logistics/open-lines';
import { itemKey } from '../logistics/order-line';
import { traceImpact } from '../logistics/trace-impact';
import { worthGaps } from '../logistics/worth-gaps';
import { maySeeWorth } from '../logistics/worth-permit';
import type { ExpectedPurchase } from '../receipts/read-receipts';
import { cents } from '../rounding';
import { queriesInEvidence } from '../row-query';
import { knownSum } from './known-sum';
import { concernsPurchase, isStopped, touchedBy, type ComparedFigure, type Rerun } from './scenario';

const ALL_COMES = 'it traces supply that does not come at all';

/** The customer orders that get less, or later, where a supplier or a purchase order does not deliver. */
export const IMPACT_RERUN: Rerun = {
  definition: traceImpact,
  what: 'customer orders hit where supply does not come',
  unconcerned: {
    demand_percent: 'only orders that are there already are traced', lead_time_days: ALL_COMES, delay_days: ALL_COMES, price_percent: ALL_COMES,
    exchange_rate_percent: ALL_COMES, capacity_percent: ALL_COMES, service_level: ALL_COMES,
  },
  async run({ changes, choice }, context) {
    const [supply, rates] = await Promise.all([readSupply(choice.ids, context), readRates(context)]);
    const lost = supply.purchases.filter(purchase => isStopped(changes, purchase));
    const [products, items] = [new Set(lost.map(({ product }) => product)), new Set(lost.map(itemKey))];
    const open = await readLines({ warehouses: choice.ids, products: [...products] }, context);
    const lines = open.lines.filter(line => items.has(itemKey(line)));
    const money = companyMoney(lines.map(line => line.currency), rates.rates);
    const isLost = ({ purchase }: { readonly purchase?: ExpectedPurchase }): boolean => purchase !== undefined && isStopped(changes, purchase);
    const { hit, asked } = impactOf(lines, supply, isLost, money, context.asOf);
    const figure = (name: string, unit: string, after: number | null): ComparedFigure =>
      ({ figure: name, unit, before: 0, after: cents(after), range: null });
    const worth = (['value', 'margin'] as const).filter(kind => money.unit !== null && maySeeWorth(kind, context));
    return {
      figures: [
        figure('Customer orders that get less, or later', 'orders', new Set(hit.map(({ line }) => line.order)).size),
        figure('Order lines that get less, or later', 'order lines', hit.length),
        ...worth.map(kind => figure(`${kind === 'value' ? 'Value' : 'Margin'} of what they get less, or later`, money.unit ?? '',
          knownSum(hit.map(each => each[kind])))),
      ],
      touched: touchedBy(changes, ['stop'], change => supply.purchases.filter(purchase => concernsPurchase(change, purchase)).length),
      evidence: [{
        ...queriesInEvidence([choice.query, ...supply.queries, rates.query, ...open.queries]),
        method: {
          name: 'supply pegged to demand with and without what stops',
          formula: 'hit = the most that a line lacks on a day from its promise on (of a late line: on a day from now on) against the pegging with everything; '
            + 'the earliest promise is served first on both sides',
        },
        inputs: { warehouses: choice.ids.join(', '), as_of: context.asOf },
        assumptions: ['Stock that is reserved for a line stays with it. Demand that nobody has ordered yet is not in it.'],
        warnings: [...money.warnings, ...worthGaps(hit, money, context)],
        population: { noun: 'open order lines that need the same stock', asked, worked: asked, leftOut: [] },
      }],
      assumptions: ['An order is hit where, on a day from its promise on, it has less than with all supply; what comes later than it would have, and still by the promise, is not hit. '
        + 'Nothing else is ordered instead.'],
    };
  },
};
