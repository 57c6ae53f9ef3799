import { groupedBy } from '../grouped';
import { cents } from '../rounding';
import { compareSupplierCosts } from '../suppliers/compare-supplier-costs';
import { compareCosts, type ComparedOffer } from '../suppliers/cost-comparison';
import { costsAnswer } from '../suppliers/costs-answer';
import { touchedBy, type ComparedFigure, type Rerun } from './scenario';
import { changedBook, mayReadOffers, offersTouched, USUAL_CAPITAL_RATE } from './scenario-offers';

/** What suppliers ask, all costs in, on both sides. */
export const COSTS_RERUN: Rerun = {
  definition: compareSupplierCosts,
  what: 'what suppliers ask, all costs in',
  ofAllWarehouses: true,
  unconcerned: {
    demand_percent: 'offers are compared at the size of the orders of the last 12 months',
    lead_time_days: 'the spread of a lead time costs something, its length does not',
    delay_days: 'an order that comes later costs the same',
    stop: ({ supplier }) => (supplier === undefined ? 'an order that does not come changes no offer' : null),
    capacity_percent: 'offers are compared whatever suppliers can make', service_level: 'offers are compared at one spread of lead times for all',
  },
  async run({ changes }, context, _, offers) {
    const { choice, book } = await offers.read(context);
    const [before, after] = [book, changedBook(book, changes)].map(each => compareCosts(choice.products, true, each, USUAL_CAPITAL_RATE));
    const { evidence } = costsAnswer({ choice, book, comparison: before!, capitalRate: USUAL_CAPITAL_RATE, context });
    return {
      figures: figuresOf(boughtProducts(before!.rows), boughtProducts(after!.rows), mayReadOffers(context)),
      touched: touchedBy(changes, ['stop', 'price_percent', 'exchange_rate_percent'], change => offersTouched(change, book)),
      evidence,
      assumptions: [
        'Prices of offers change as a whole, breaks and all; freight, duty and the worth of paying later are shares of the price. Who delivers how reliably stays as it was.',
        'A year of purchases is what was bought in the last 12 months; where the supplier bought from stops, the cheapest usable offer of another takes its place.',
        'Amounts of both sides are of the products that have an offer on both.',
      ],
    };
  },
};

/** Offers of the products that were bought in the last 12 months. */
type Bought = ReadonlyMap<string, readonly ComparedOffer[]>;

function boughtProducts(rows: readonly ComparedOffer[]): Bought {
  return groupedBy(rows.filter(({ yearly }) => yearly > 0), ({ product }) => product.id);
}

function figuresOf(before: Bought, after: Bought, prices: boolean): ComparedFigure[] {
  const both = [...before.keys()].filter(product => cheapest(before.get(product)) !== undefined && cheapest(after.get(product)) !== undefined);
  const usual = (rows: readonly ComparedOffer[]) => rows.find(row => row.usual) ?? cheapest(rows);
  const counted = (side: Bought, fits: (rows: readonly ComparedOffer[]) => boolean) => [...side.values()].filter(fits).length;
  const without = (side: Bought): number => [...before.keys()].filter(product => cheapest(side.get(product)) === undefined).length;
  const year = (side: Bought, of: typeof usual): number =>
    cents(both.reduce((sum, product) => sum + yearOf(of(side.get(product) ?? [])), 0));
  const dearer = (rows: readonly ComparedOffer[]): boolean => rows.some(row => row.usual && row.index > 100 + 1e-9);
  const money = (figure: string, of: typeof usual): ComparedFigure =>
    ({ figure, unit: 'company currency a year', before: year(before, of), after: year(after, of), range: null });
  return [
    { figure: 'Products bought that no supplier offers any more, approved and usable', unit: 'products', before: without(before), after: without(after), range: null },
    {
      figure: 'Products that another supplier offers for less than the one bought from', unit: 'products', range: null,
      before: counted(before, dearer), after: counted(after, dearer),
    },
    ...(prices ? [
      money('A year of purchases from the suppliers bought from, all costs in', usual),
      money('The same from the cheapest usable offer of each product, all costs in', cheapest),
    ] : []),
  ];
}

function cheapest(rows: readonly ComparedOffer[] = []): ComparedOffer | undefined {
  return rows.find(({ usable }) => usable);
}

function yearOf(row: ComparedOffer | undefined): number {
  return row === undefined ? 0 : row.total * row.yearly;
}
