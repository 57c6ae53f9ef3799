import type { Cell, ResultColumn } from '../../../../src/contract';
import { daysBetween } from '../calendar-day';
import { counted, inDigits } from '../counted';
import type { ToolBlock, ToolContext, ToolResult } from '../definition';
import { queriesInEvidence } from '../row-query';
import { LONGEST_MINIMUM_MONTHS, type ComparedOffer, type CostComparison } from './cost-comparison';
import { SAFETY_FACTOR } from './landed-cost';
import { mayRead } from './may-read';
import { USUAL_HOLDING_RATE, type OfferBook } from './offers';
import { tenths } from './percent';
import type { ProductChoice } from './product-choice';
import { supplierInWords } from './supplier-choice';
import type { Days, Share } from './units';

const ROWS_SHOWN = 10;
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
  return { summary: summaryOf(found), blocks: [blockOf(found)], evidence: [evidenceOf(found)], followUps: followUpsOf(found) };
}

function summaryOf(found: CostsCase): string {
  const { choice, comparison: { rows, compared, leftOut, ratesMissing } } = found;
  if (choice.products.length === 0) return `There is no product in ${choice.what} that is still sold.`;
  if (rows.length === 0) {
    const why = ratesMissing.length > 0 ? `there is no exchange rate for ${ratesMissing.join(', ')}` : 'no price holds now from more than one supplier';
    return `Nothing can be compared for ${choice.what}: ${choice.products.length === 1 && ratesMissing.length === 0 ? 'no supplier has a price that holds now' : why}.`;
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
  const offered = `${product} is offered by ${counted(rows.length, 'supplier')}`;
  if (usual === undefined) return `${offered}; ${nameOf(best, found)} is cheapest at ${costs(best)}, all costs in.`;
  if (usual === best) return `${offered}; ${nameOf(best, found)}, from which most is bought, is cheapest at ${costs(best)}, all costs in.`;
  return `${offered}; ${nameOf(best, found)} is cheapest at ${costs(best)}, all costs in; ${nameOf(usual, found)}, from which most is bought, costs ${
    costs(usual)}, index ${tenths(usual.index)}.`;
}

function manyInWords(found: CostsCase): string {
  const { choice, comparison: { rows, compared } } = found;
  const dearer = rows.filter(row => row.usual && row.index > 100 + 1e-9);
  const [worst] = dearer;
  return `For ${inDigits(dearer.length)} of ${counted(compared, 'product')} of ${choice.what} another supplier is cheaper than the one from which most is bought, all costs in`
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
  const ending = endingSoon(found);
  const [first] = ending;
  return first === undefined ? [] : [`Prices of ${[...new Set(ending.map(({ offer }) => offer.supplier))].join(', ')} end on ${first.offer.endsOn} with none to follow.`];
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

interface Column extends ResultColumn {
  readonly needs?: 'names' | 'prices';
  cell(row: ComparedOffer, found: CostsCase): Cell;
}

function blockOf(found: CostsCase): ToolBlock {
  const { choice, comparison: { rows }, context } = found;
  const may = { names: mayRead(context, 'suppliers', 'supplier_name'), prices: mayReadPrices(context) };
  const columns = COLUMNS.filter(({ needs }) => needs === undefined || may[needs]);
  return {
    kind: 'table',
    title: `What suppliers ask for ${choice.what}, all costs in`,
    columns: columns.map(({ cell: _, needs: __, ...column }) => column),
    rows: rows.map(row => columns.map(({ cell }) => cell(row, found))),
    order: 'by product, the index of the usual supplier largest first; within a product cheapest first',
    total: rows.length,
    shown: Math.min(ROWS_SHOWN, rows.length),
  };
}

const perUnit = (name: string, label: string, cell: (row: ComparedOffer) => number | null): Column => ({
  name, label, type: 'number', unit: 'company currency a base unit', needs: 'prices',
  cell: row => {
    const value = cell(row);
    return value === null ? null : Math.round(value * 1e4) / 1e4 + 0;
  },
});

const COLUMNS: readonly Column[] = [
  { name: 'product_id', label: 'Product', type: 'text', cell: ({ product }) => product.id },
  { name: 'base_unit', label: 'Base unit', type: 'text', cell: ({ product }) => product.baseUnit },
  { name: 'supplier_id', label: 'Supplier', type: 'text', cell: ({ offer }) => offer.supplier },
  { name: 'supplier_name', label: 'Name', type: 'text', needs: 'names', cell: ({ offer }, { book }) => book.supplierOf(offer.supplier).name },
  { name: 'index', label: 'Index', type: 'number', unit: 'cheapest usable = 100', cell: ({ index }) => tenths(index) },
  perUnit('total', 'All costs', ({ total }) => total),
  perUnit('landed', 'Landed', ({ landed }) => landed),
  perUnit('price', 'Price', ({ price }) => price),
  perUnit('freight', 'Freight', ({ freight }) => freight),
  perUnit('duty', 'Duty', ({ duty }) => duty),
  perUnit('terms', 'Worth of paying later', ({ terms }) => terms),
  perUnit('unreliability', 'Cost of unreliability', ({ unreliability }) => unreliability),
  { name: 'quoted', label: 'Price as quoted', type: 'number', unit: 'quoted currency a price unit', needs: 'prices', cell: ({ quoted }) => quoted },
  { name: 'currency', label: 'Quoted in', type: 'text', needs: 'prices', cell: ({ offer }) => offer.currency },
  { name: 'price_unit', label: 'Price unit', type: 'text', cell: ({ offer }) => offer.priceUnit },
  { name: 'unit_factor', label: 'In a price unit', type: 'number', unit: 'base units', cell: ({ offer }) => offer.unitFactor },
  { name: 'order_quantity', label: 'Order size compared', type: 'number', unit: 'base units', cell: ({ quantity }) => tenths(quantity) },
  { name: 'min_order', label: 'Minimum order', type: 'number', unit: 'base units', cell: ({ offer }) => offer.minOrder },
  { name: 'min_order_months', label: 'Minimum order lasts', type: 'number', unit: 'months of what is bought', cell: ({ minimumMonths }) => tenths(minimumMonths) },
  { name: 'lead_days', label: 'Lead time quoted', type: 'number', unit: 'days', cell: ({ offer }) => offer.leadDays },
  { name: 'bought', label: 'Bought in 12 months', type: 'number', unit: 'base units', cell: ({ bought }) => bought },
  { name: 'usual', label: 'Most is bought here', type: 'boolean', cell: ({ usual }) => usual },
  { name: 'approved', label: 'Approved', type: 'boolean', cell: ({ offer }) => offer.approved },
  { name: 'ends_on', label: 'Last price ends', type: 'date', cell: ({ offer }) => offer.endsOn },
];

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
