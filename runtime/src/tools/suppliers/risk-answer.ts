import { capital, counted, inDigits } from '../counted';
import type { ToolContext, ToolResult } from '../definition';
import { mayRead } from '../may-read';
import { percent, tenths } from '../rounding';
import { queriesInEvidence } from '../row-query';
import type { PerformanceData } from './performance-data';
import { remarksOn } from './performance-remarks';
import { itemsBlock, remarksOf, suppliersBlock } from './risk-blocks';
import type { RiskData } from './risk-data';
import { scopeInWords, supplierInWords, type SupplierChoice } from './supplier-choice';
import type { SupplierPerformance } from './supplier-performance';
import { BEST_SELLERS, type HangingItem, type SupplierDependence, type SupplierRisks } from './supplier-risk';

/** Products that stand in the sentence; the table has them all. */
const NAMED = 5;

/** What was asked, read and found. */
export interface RiskCase {
  readonly choice: SupplierChoice;
  readonly data: RiskData;
  readonly performance: PerformanceData;
  readonly rated: readonly SupplierPerformance[];
  readonly risks: SupplierRisks;
  readonly context: ToolContext;
}

/** The answer to "on whom do we depend?": sentence, suppliers, products with one source, evidence, next questions. */
export function riskAnswer(found: RiskCase): ToolResult {
  const { choice, rated, risks, context } = found;
  const reader = {
    names: mayRead(context, 'suppliers', 'supplier_name'), money: mayReadMoney(context), concentration: risks.concentration, rated,
  };
  return {
    summary: summaryOf(found),
    blocks: [suppliersBlock(risks, reader), itemsBlock(hangingOf(choice, risks), reader)],
    evidence: [evidenceOf(found)],
    followUps: followUpsOf(found),
  };
}

function summaryOf(found: RiskCase): string {
  const { choice, risks: { dependences, concentration, sources } } = found;
  const [worst] = dependences;
  if (worst === undefined) return `No purchase orders are recorded ${choice.where}, so no supplier was assessed.`;
  return choice.named ? oneInWords(worst, found) : [
    ...(concentration === null ? [`Nothing was received in 12 months ${choice.where}.`]
      : [`The concentration of value received in 12 months ${choice.where} is ${inDigits(Math.round(concentration.hhi))} HHI points of 10,000, as of ${
        counted(tenths(concentration.effectiveSuppliers), 'supplier')} of the same size.`]),
    `${counted(sources.one, 'product')} of ${inDigits(sources.none + sources.one + sources.several)} sold ${sources.one === 1 ? 'has' : 'have'} one approved source`
      + `${mostInWords(found)}.`,
    ...bestSellersInWords(found),
    ...driftInWords(found),
  ].join(' ');
}

/** On whom most hangs: by margin where all of it is known, else what hangs on the largest supplier that is an only source. */
function mostInWords(found: RiskCase): string {
  const { dependences, marginsKnown } = found.risks;
  const worst = dependences.find(({ hanging }) => hanging.length > 0);
  if (worst === undefined || (marginsKnown && worst.margin! <= 0)) return '';
  const what = `${supplierInWords(worst.supplier)}: ${counted(worst.hanging.length, 'product')}${moneyInWords(worst, found)}`;
  return marginsKnown ? `; most hangs on ${what}` : `; not every margin is known: of these sources the largest by value received is ${what}`;
}

function oneInWords(dependence: SupplierDependence, found: RiskCase): string {
  const { supplier, hanging, share, products } = dependence;
  const remarks = remarksOf(supplier.id, found.rated).map(({ inWords }) => inWords);
  const scope = scopeInWords(found.context).trim();
  return [
    `${scope === '' ? '' : `${capital(scope)} `}${supplierInWords(supplier)} is the only approved source of ${counted(hanging.length, 'product')} sold${hanging.length > 0 ? moneyInWords(dependence, found) : ''}.`,
    `It delivered ${counted(products, 'product')} in 12 months, ${percent(share)} % of the value received.`,
    ...bestSellersInWords(found),
    ...(remarks.length > 0 ? [`Notable: ${remarks.join('; ')}.`] : []),
  ].join(' ');
}

function moneyInWords({ margin, hanging }: SupplierDependence, { context }: RiskCase): string {
  if (!mayReadMoney(context)) return '';
  if (margin === null) return ` with a margin that is not known (of ${inDigits(hanging.filter(item => item.margin === null).length)})`;
  return ` with a margin of ${inDigits(Math.round(margin))} company currency a year on ${hanging.length === 1 ? 'it' : 'them'}`;
}

function bestSellersInWords({ choice, risks }: RiskCase): string[] {
  const best = hangingOf(choice, risks).filter(({ bestSeller }) => bestSeller);
  const sentence = (lead: string, items: readonly HangingItem[], inBrackets: (item: HangingItem) => string): string[] => items.length === 0 ? [] : [
    `${lead}: ${items.slice(0, NAMED).map(item => `${item.product} (${inBrackets(item)})`).join(', ')}${
      items.length > NAMED ? ` and ${inDigits(items.length - NAMED)} more` : ''}.`,
  ];
  return [
    ...sentence('Best sellers without any other source', best.filter(({ candidates }) => candidates.length === 0), ({ supplier }) => supplier),
    ...sentence('Best sellers whose other source is not approved', best.filter(({ candidates }) => candidates.length > 0), ({ candidates }) => candidates.join(', ')),
  ];
}

function driftInWords(found: RiskCase): string[] {
  const notable = found.rated.flatMap(performance => {
    const remarks = remarksOn(performance).filter(({ what }) => DRIFTS.has(what));
    return remarks.length === 0 ? [] : [`${performance.record.supplier.id}: ${remarks.map(({ inWords }) => inWords).join(', ')}`];
  });
  const more = notable.length > NAMED ? `; and ${inDigits(notable.length - NAMED)} more in the table` : '';
  return notable.length === 0 ? [] : [`Getting worse: ${notable.slice(0, NAMED).join('; ')}${more}.`];
}

const DRIFTS: ReadonlySet<string> = new Set(['lead time has drifted', 'lead time grows', 'rejects have risen']);

function hangingOf({ named, suppliers }: SupplierChoice, { hanging }: SupplierRisks): readonly HangingItem[] {
  return named ? hanging.filter(({ supplier }) => supplier === suppliers[0]?.id) : hanging;
}

/** What is earned and spent appears to those who may read what is paid. */
export function mayReadMoney(context: ToolContext): boolean {
  return mayRead(context, 'purchase_order_lines', 'unit_price_base');
}

function evidenceOf({ choice, data, performance, risks, context }: RiskCase): ToolResult['evidence'][number] {
  const hanging = hangingOf(choice, risks);
  const unknown = hanging.filter(({ margin }) => margin === null).length;
  return {
    ...queriesInEvidence([choice.query, ...data.queries, ...performance.queries]),
    method: {
      name: 'dependence on suppliers: single sources, concentration, drift',
      formula: 'HHI = sum of squared percentages of the value received by supplier; as concentrated as 10,000 / HHI suppliers of the same size; '
        + 'margin at stake = revenue - quantity x standard cost of 12 months, of products with one approved source',
      source: 'Hirschman (1964), American Economic Review 54(5): 761; Adelman (1969), Review of Economics and Statistics 51(1): 99-101',
    },
    inputs: { suppliers: choice.named ? choice.suppliers[0]!.id : 'all', hhi: tenths(risks.concentration?.hhi ?? null), months: 12 },
    assumptions: [
      'A source is a supplier that is approved, for the product too, with a price that holds on the as-of date. Products that are discontinued are not looked at.',
      'Value received: quantity received x price in company currency, 12 months up to the day before the as-of date.',
      'Sold is what customers ordered, less what they withdrew themselves; what was cancelled for want of stock is in it: that, too, hangs on the source.',
      `Best sellers are the ${BEST_SELLERS * 100} % of the products sold with the most order lines. Sales in other currencies are converted at the latest rate.`,
      'The margin of a year is what hangs on the source, not what would be lost: how long a supplier fails, nobody knows.',
    ],
    warnings: [
      ...(context.identity.warehouses === 'all' ? [] : ['Sources, sales and value are those within your scope: a supplier that delivers elsewhere only is not seen.']),
      ...(risks.sources.none > 0 ? [`${counted(risks.sources.none, 'product')} sold without an approved source: no price that holds now.`] : []),
      ...(data.unpriced > 0 ? [`${counted(data.unpriced, 'receipt')} without a known price: not in the concentration.`] : []),
      ...(data.ratesMissing.length > 0 ? [`Sales in ${data.ratesMissing.join(', ')} have no exchange rate: the margin of what is sold in it is not known.`] : []),
      ...(unknown > 0 ? [`The margin of ${counted(unknown, 'product')} is not known: no rate, price or standard cost. A supplier with one of them has no total, and suppliers rank by their share of the value received.`] : []),
      ...(mayReadMoney(context) ? [] : ['Amounts are not shown: you may not read purchase prices.']),
    ],
    population: { noun: 'suppliers', asked: choice.suppliers.length, worked: risks.dependences.length, leftOut: [] },
  };
}

function followUpsOf({ choice, risks: { dependences: [worst], hanging: [item] } }: RiskCase): string[] {
  return worst === undefined ? [] : [
    choice.named ? `How does supplier ${worst.supplier.id} perform?` : `What hangs on supplier ${worst.supplier.id}?`,
    ...(item === undefined || choice.named ? [] : [`Which suppliers offer ${item.product}, and at what landed cost?`]),
  ];
}
