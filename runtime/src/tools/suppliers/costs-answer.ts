import { dayInWords, daysBetween } from '../calendar-day';
import { counted, inDigits, noneOf } from '../counted';
import type { ToolContext, ToolResult } from '../definition';
import { groupedBy } from '../grouped';
import { mayRead } from '../may-read';
import { tenths } from '../rounding';
import { queriesInEvidence } from '../row-query';
import { LONGEST_MINIMUM_MONTHS, type ComparedOffer, type CostComparison } from './cost-comparison';
import { costsBlock } from './costs-blocks';
import { SAFETY_FACTOR } from './landed-cost';
import { USUAL_HOLDING_RATE, type OfferBook } from './offers';
import type { ProductChoice } from './product-choice';
import { scopeInWords, supplierInWords } from './supplier-choice';
import type { Days, Share } from './units';

/** A price list that ends within this time and has no next one is pointed out. */
export const ENDS_SOON: Days = 60;

/** What was asked, read and found. */
export interface CostsCase {
  readonly choice: ProductChoice;
  readonly book: OfferBook;
  readonly comparison: CostComparison;
  readonly capitalRate: Share;
  readonly context: ToolContext;
}

/** The answer to "who sells it for less?": sentence, table, evidence, next questions. */
export function costsAnswer(found: CostsCase): ToolResult {
  const { choice, book, comparison, context } = found;
  const reader = { names: mayRead(context, 'suppliers', 'supplier_name'), prices: mayReadPrices(context), book };
  return {
    summary: summaryOf(found),
    blocks: [costsBlock(comparison.rows, choice.what, reader)],
    evidence: [evidenceOf(found)],
    followUps: followUpsOf(found),
  };
}

function summaryOf(found: CostsCase): string {
  const { choice, comparison: { rows, compared, leftOut, ratesMissing } } = found;
  if (choice.products.length === 0) return `There is no product in ${choice.what} that is still sold.`;
  if (rows.length === 0) {
    const why = ratesMissing.length > 0 ? `there is no exchange rate for ${ratesMissing.join(', ')}` : 'no price holds now from more than one supplier';
    return `Nothing can be compared for ${choice.what}${scopeInWords(found.context)}: ${choice.products.length === 1 && ratesMissing.length === 0 ? 'no supplier has a price that holds now' : why}.`;
  }
  return [
    compared === 1 ? oneInWords(found) : manyInWords(found),
    ...(compared === 1 ? minimumInWords(found) : []),
    ...endingInWords(found),
    ...(leftOut.length === 0 ? [] : [`Left out: ${leftOut.map(({ reason, count }) => `${inDigits(count)} (${reason})`).join(', ')}.`]),
  ].join(' ');
}

function oneInWords(found: CostsCase): string {
  const { comparison: { rows } } = found;
  const best = rows.find(({ usable }) => usable) ?? rows[0]!;
  const usual = rows.find(row => row.usual);
  const costs = (row: ComparedOffer) => mayReadPrices(found.context)
    ? `${money(row.total)} company currency a ${row.product.baseUnit ?? 'base unit'}` : `index ${tenths(row.index)}`;
  const product = best.product.name === null ? best.product.id : `${best.product.id} (${best.product.name})`;
  const offered = `${product} is offered by ${counted(rows.length, 'supplier')}${scopeInWords(found.context)}`;
  if (!best.usable) {
    const notOne = rows.length === 1 ? 'which is not approved, or whose minimum order lasts longer than' : 'none of them approved and with a minimum order that lasts at most';
    return `${offered}, ${notOne} ${LONGEST_MINIMUM_MONTHS} months; ${nameOf(best, found)} asks least, ${costs(best)}, all costs in.`;
  }
  if (usual === undefined) return `${offered}; ${nameOf(best, found)} is cheapest at ${costs(best)}, all costs in.`;
  if (usual === best) return `${offered}; ${nameOf(best, found)}, from which most is bought, is cheapest at ${costs(best)}, all costs in.`;
  return `${offered}; ${nameOf(best, found)} is cheapest at ${costs(best)}, all costs in; ${nameOf(usual, found)}, from which most is bought, costs ${
    costs(usual)}, index ${tenths(usual.index)}.`;
}

function manyInWords(found: CostsCase): string {
  const { choice, comparison: { rows, compared } } = found;
  const dearer = rows.filter(row => row.usual && row.index > 100 + 1e-9);
  const [worst] = dearer;
  const which = dearer.length === 0 ? noneOf(compared, 'product') : `${inDigits(dearer.length)} of ${counted(compared, 'product')}`;
  const among = choice.what === 'all products' ? ' that several suppliers offer' : choice.what.startsWith('the group ') ? ` of ${choice.what}` : '';
  return `For ${which}${among} another supplier is cheaper than the one from which most is bought${scopeInWords(found.context)}, all costs in`
    + `${worst ? `; most of all for ${worst.product.id}, where ${nameOf(worst, found)} has index ${tenths(worst.index)}` : ''}.`;
}

/** Offers that would be cheaper if one could use up their minimum order within a year. */
function minimumInWords(found: CostsCase): string[] {
  const { comparison: { rows } } = found;
  return rows.filter(({ index, minimumMonths }) => index < 100 && (minimumMonths ?? 0) > LONGEST_MINIMUM_MONTHS).map(row =>
    `${nameOf(row, found)} asks for less (index ${tenths(row.index)}), but its minimum order of ${inDigits(row.offer.minOrder)} lasts ${
      tenths(row.minimumMonths!)} months.`);
}

function endingInWords(found: CostsCase): string[] {
  const ends = groupedBy(endingSoon(found), ({ offer }) => offer.endsOn!);
  return [...ends].map(([day, ending]) => `Prices of ${[...new Set(ending.map(({ offer }) => offer.supplier))].join(', ')} end on ${
    dayInWords(day, found.context.asOf)} with none to follow.`);
}

function endingSoon({ comparison, context }: CostsCase): ComparedOffer[] {
  return comparison.rows.filter(({ offer: { endsOn } }) => endsOn !== null && daysBetween(context.asOf, endsOn) <= ENDS_SOON)
    .sort((one, other) => one.offer.endsOn!.localeCompare(other.offer.endsOn!));
}

function nameOf({ offer }: ComparedOffer, { book }: CostsCase): string {
  return supplierInWords(book.supplierOf(offer.supplier));
}

function mayReadPrices(context: ToolContext): boolean {
  return mayRead(context, 'supplier_prices', 'price');
}

function money(value: number): string {
  return value.toFixed(4).replace(/(\.\d\d)(\d*?)0+$/, '$1$2');
}

function evidenceOf(found: CostsCase): ToolResult['evidence'][number] {
  const { choice, book, comparison: { rows, compared, leftOut, ratesMissing }, capitalRate, context } = found;
  const unknown = rows.filter(({ unreliability }) => unreliability === null).length;
  const unapproved = rows.filter(({ offer }) => !offer.approved).length;
  const tooMuch = rows.filter(({ minimumMonths }) => (minimumMonths ?? 0) > LONGEST_MINIMUM_MONTHS).length;
  const ids = new Set(choice.products.map(({ id }) => id));
  const unitless = book.withoutUnit.filter(({ product }) => ids.has(product)).length;
  return {
    ...queriesInEvidence([choice.query, ...book.queries]),
    method: {
      name: 'landed cost of a base unit, with the cost of unreliability',
      formula: 'landed = price x (1 + freight share + duty share - cost of capital x payment days / 365), price in base units and company currency; '
        + `all costs = landed x (1 + ${SAFETY_FACTOR} x deviation of the lead time x holding rate / 365 + rejected share); index = all costs / those of the cheapest usable offer x 100`,
      source: 'Ellram (1995), Int. J. Phys. Distrib. Logist. Manag. 25(8): 4-23; Silver, Pyke & Thomas (2017), Inventory and Production Management in Supply Chains, 4th ed., ch. 6',
    },
    inputs: { products: choice.what, capital_rate_percent: tenths(100 * capitalRate) },
    assumptions: [
      'Prices are those that hold on the as-of date, at the break of the mean order line of 12 months, raised to the supplier\'s minimum order and multiple.',
      'Exchange at the latest rate. Paying later is worth the cost of capital for the days of the payment term.',
      `Unreliability: safety stock for the spread of the supplier's lead time (95 % of cycles), held at the item's holding rate (${USUAL_HOLDING_RATE * 100} % where none is known), `
        + 'and rejects paid for; both from 12 months over all that the supplier delivers.',
      'The cost of stock that a minimum order brings is not in it: the table says how long the minimum lasts.',
    ],
    warnings: [
      ...(ratesMissing.length > 0 ? [`Offers in ${ratesMissing.join(', ')} are not compared: there is no exchange rate.`] : []),
      ...(unitless > 0 ? [`${counted(unitless, 'offer')} not compared: the data do not say how many base units a price unit holds.`] : []),
      ...(unknown > 0 ? [`Cost of unreliability not known for ${counted(unknown, 'offer')}: the supplier delivered too little in 12 months. It counts as none.`] : []),
      ...(unapproved > 0 ? [`${counted(unapproved, 'offer')} of suppliers that are not approved: shown, never the base of the index.`] : []),
      ...(tooMuch > 0 ? [`${counted(tooMuch, 'offer')} with a minimum order that lasts longer than ${LONGEST_MINIMUM_MONTHS} months: shown, never the base of the index.`] : []),
      ...(mayReadPrices(context) ? [] : ['Prices are not shown: you may not read them. The index is.']),
    ],
    population: { noun: 'products', asked: choice.products.length, worked: compared, leftOut },
  };
}

function followUpsOf({ comparison: { rows } }: CostsCase): string[] {
  const [first] = rows;
  return first === undefined ? [] : [`How does supplier ${first.offer.supplier} perform?`];
}
