import type { ToolContext } from '../definition';
import { programSolving } from '../linear-program';
import { cents } from '../rounding';
import { identifyCostSavings } from '../suppliers/identify-cost-savings';
import { findSavings, type SavingItem, type Savings, type Source } from '../suppliers/savings';
import { savingsAnswer } from '../suppliers/savings-answer';
import { readSavings, type SavingsData } from '../suppliers/savings-data';
import { factorOf, factorOfAll, isMeant, touchedBy, type ComparedFigure, type Rerun, type ScenarioChange } from './scenario';
import { changedOffer, exchangeFactor, mayReadOffers, offersTouched, USUAL_CAPITAL_RATE } from './scenario-offers';

/** What has to be saved at least unless asked otherwise, of what is paid now. */
const LEAST_SHARE = 0.05;

/** Savings from changing suppliers, on both sides from the same forecast. */
export const SAVINGS_RERUN: Rerun = {
  definition: identifyCostSavings,
  what: 'savings from changing suppliers',
  ofAllWarehouses: true,
  unconcerned: {
    demand_percent: ({ warehouse }) => (warehouse === undefined ? null : 'demand is that of all warehouses together, and is not told apart by warehouse'),
    delay_days: 'an order that comes later saves nothing and costs nothing',
    stop: ({ supplier }) => (supplier === undefined ? 'an order that does not come changes no offer' : null),
    capacity_percent: ({ supplier }) => (supplier === undefined ? 'the space of a warehouse bounds no purchase' : null),
    service_level: 'safety stock is reckoned at one service level for all',
  },
  async run({ changes }, context, _, offers) {
    const { choice, book } = await offers.read(context);
    const data = await readSavings(choice.products, book, context);
    const before = await savingsOf(data.items, data, context);
    const after = await savingsOf(data.items.flatMap(item => changedItem(item, changes) ?? []), data, context, changes);
    const { evidence } = savingsAnswer({ choice, book, data, savings: before, leastShare: LEAST_SHARE, capitalRate: USUAL_CAPITAL_RATE, context });
    return {
      figures: figuresOf(before, after, context),
      touched: touchedBy(changes, ['demand_percent', 'lead_time_days', 'stop', 'price_percent', 'exchange_rate_percent', 'capacity_percent'], change =>
        (change.kind === 'demand_percent' ? data.items.filter(({ product }) => change.products?.has(product.id) ?? true).length
          : offersTouched(change, book))),
      evidence,
      assumptions: [
        `Savings are those of ${LEAST_SHARE * 100} % or more, net. Where the supplier bought from stops, there is nothing to be compared with, and no saving.`,
        'How long prices are known to hold, and what unreliability costs, stay as they were.',
      ],
    };
  },
};

async function savingsOf(
  items: readonly SavingItem[], data: SavingsData, context: ToolContext, changes: readonly ScenarioChange[] = [],
): Promise<Savings> {
  const capacityOf = (supplier: string, group: string | null) => data.capacityOf(supplier, group, capacityFactor(supplier, changes));
  return findSavings(items, LEAST_SHARE, USUAL_CAPITAL_RATE, data.unknowns, capacityOf, task => context.calculate(programSolving, task));
}

/** The item as it would be; null where the supplier bought from delivers nothing any more. */
function changedItem(item: SavingItem, changes: readonly ScenarioChange[]): SavingItem | null {
  const usual = changedSource(item.usual, changes);
  const demand = factorOf(changes.filter(({ warehouse }) => warehouse === undefined), 'demand_percent', { product: item.product.id, warehouse: '' });
  return usual && {
    ...item, usual,
    alternatives: item.alternatives.flatMap(source => changedSource(source, changes) ?? []),
    demand: item.demand * demand,
    errorDeviation: days => item.errorDeviation(days) * demand,
  };
}

function changedSource(source: Source, changes: readonly ScenarioChange[]): Source | null {
  const offer = changedOffer(source.offer, changes);
  return offer && { ...source, offer, rate: source.rate * exchangeFactor(offer.currency, changes) };
}

function capacityFactor(supplier: string, changes: readonly ScenarioChange[]): number {
  return factorOfAll(changes.filter(change => change.kind === 'capacity_percent' && change.supplier !== undefined && isMeant(change.supplier, supplier)));
}

function figuresOf(before: Savings, after: Savings, context: ToolContext): ComparedFigure[] {
  const net = ({ taken }: Savings): number => cents(taken.reduce((sum, saving) => sum + saving.net, 0));
  return [
    { figure: 'Products that another supplier would save on', unit: 'products', before: before.taken.length, after: after.taken.length, range: null },
    ...(mayReadOffers(context)
      ? [{ figure: 'Savings a year from changing suppliers, net', unit: 'company currency a year', before: net(before), after: net(after), range: null }] : []),
  ];
}
