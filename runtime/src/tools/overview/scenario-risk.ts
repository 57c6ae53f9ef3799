import { cents } from '../rounding';
import { queriesInEvidence } from '../row-query';
import { assessSupplierRisk } from '../suppliers/assess-supplier-risk';
import { mayReadMoney } from '../suppliers/risk-answer';
import { readRisk, type RiskData } from '../suppliers/risk-data';
import { totalOf, type Sold } from '../suppliers/supplier-risk';
import { factorOf, isMeant, isStopped, touchedBy, type ComparedFigure, type Rerun, type ScenarioChange } from './scenario';

const PAST = 'sources and sales of the last 12 months do not depend on it';

/** What hangs on how few suppliers, on both sides. */
export const RISK_RERUN: Rerun = {
  definition: assessSupplierRisk,
  what: 'products with one approved source or none',
  ofAllWarehouses: true,
  unconcerned: {
    demand_percent: ({ warehouse }) => (warehouse === undefined ? null : 'sales are those of all warehouses together'),
    lead_time_days: PAST, delay_days: PAST, price_percent: PAST, capacity_percent: PAST, service_level: PAST,
    exchange_rate_percent: 'sales are in company currency at the latest rate, whatever suppliers are paid in',
    stop: ({ supplier }) => (supplier === undefined ? 'an order that does not come is no source less' : null),
  },
  async run({ changes, products }, context) {
    const data = await readRisk(context);
    const own = products === undefined ? data : { ...data, sold: data.sold.filter(({ product }) => products.includes(product)) };
    return {
      figures: figuresOf(own, changedRisk(own, changes), mayReadMoney(context)),
      touched: touchedBy(changes, ['demand_percent', 'stop'], change => (change.kind === 'stop'
        ? data.sources.filter(({ approved }) => approved.some(supplier => isMeant(change.supplier, supplier))).length
        : data.sold.filter(({ product }) => change.products?.has(product) ?? true).length)),
      evidence: [{
        ...queriesInEvidence(data.queries),
        method: { name: 'approved sources of what is sold', formula: 'margin = revenue - quantity x standard cost of 12 months' },
        inputs: { months: 12 },
        assumptions: ['A source is a supplier that is approved, for the product too, with a price that holds on the as-of date.'],
        warnings: data.ratesMissing.length > 0 ? [`Sales in ${data.ratesMissing.join(', ')} have no exchange rate.`] : [],
        population: { noun: 'products sold', asked: own.sold.length, worked: own.sold.length, leftOut: [] },
      }],
      assumptions: ['Margins are those of a year, as much as hangs on a source: how long a supplier delivers nothing is not supposed.'],
    };
  },
};

type SourcesAndSales = Pick<RiskData, 'sources' | 'sold'>;

function changedRisk({ sources, sold }: SourcesAndSales, changes: readonly ScenarioChange[]): SourcesAndSales {
  const demand = changes.filter(({ warehouse }) => warehouse === undefined);
  return {
    sources: sources.map(each => ({ ...each, approved: each.approved.filter(supplier => !isStopped(changes, { supplier })) })),
    sold: sold.map(each => {
      const factor = factorOf(demand, 'demand_percent', { product: each.product, warehouse: '' });
      return { ...each, margin: each.margin === null ? null : each.margin * factor };
    }),
  };
}

function figuresOf(before: SourcesAndSales, after: SourcesAndSales, money: boolean): ComparedFigure[] {
  const soldWith = ({ sources, sold }: SourcesAndSales, fits: (count: number) => boolean): Sold[] => {
    const approvedOf = new Map(sources.map(({ product, approved }) => [product, approved.length]));
    return sold.filter(({ product }) => fits(approvedOf.get(product) ?? 0));
  };
  return ([['no approved source', count => count === 0], ['one approved source', count => count === 1]] as const satisfies [string, (count: number) => boolean][])
    .flatMap(([name, fits]): ComparedFigure[] => {
      const [was, is] = [soldWith(before, fits), soldWith(after, fits)];
      const margin = (items: readonly Sold[]): number | null => cents(totalOf(items.map(item => item.margin)));
      return [
        { figure: `Products sold with ${name}`, unit: 'products', before: was.length, after: is.length, range: null },
        ...(money ? [{ figure: `Margin of a year of products with ${name}`, unit: 'company currency a year', before: margin(was), after: margin(is), range: null }] : []),
      ];
    });
}
