import { capital, counted, inDigits, noneOf } from '../counted';
import type { ToolContext, ToolResult } from '../definition';
import { mayRead } from '../may-read';
import { percent, tenths } from '../rounding';
import { queriesInEvidence } from '../row-query';
import type { OfferBook } from './offers';
import type { ProductChoice } from './product-choice';
import type { Saving, Savings } from './savings';
import { rejectedBlock, takenBlock } from './savings-blocks';
import type { SavingsData } from './savings-data';
import { scopeInWords, supplierInWords } from './supplier-choice';
import type { Share } from './units';

/** Products that stand in the sentence; the table has them all. */
const NAMED = 3;

/** What was asked, read and found. */
export interface SavingsCase {
  readonly choice: ProductChoice;
  readonly book: OfferBook;
  readonly data: SavingsData;
  readonly savings: Savings;
  readonly leastShare: Share;
  readonly capitalRate: Share;
  readonly context: ToolContext;
}

/** The answer to "where can we buy for less?": sentence, savings, what only looks like one, evidence, next questions. */
export function savingsAnswer(found: SavingsCase): ToolResult {
  const { book, savings, context } = found;
  const reader = {
    prices: mayReadPrices(context), names: mayRead(context, 'suppliers', 'supplier_name'), nameOf: (supplier: string) => book.supplierOf(supplier).name,
  };
  return {
    summary: summaryOf(found),
    blocks: [takenBlock(savings, reader), ...(savings.rejected.length > 0 ? [rejectedBlock(savings, reader)] : [])],
    evidence: [evidenceOf(found)],
    followUps: followUpsOf(found),
    measured: { savingsFound: netOf(savings) },
  };
}

function netOf({ taken }: Savings): number {
  return taken.reduce((sum, { net }) => sum + net, 0);
}

function mayReadPrices(context: ToolContext): boolean {
  return mayRead(context, 'supplier_prices', 'price');
}

function summaryOf(found: SavingsCase): string {
  const { choice, data, savings: { taken, rejected }, leastShare, context } = found;
  const where = scopeInWords(context);
  if (choice.products.length === 0) return `There is no product in ${choice.what} that is still sold.`;
  if (data.items.length === 0) return `No product of ${choice.what} can be judged${where}: ${data.leftOut.map(({ reason, count }) => `${inDigits(count)} (${reason})`).join(', ')}.`;
  const least = `${percent(leastShare)} % net`;
  const paper = rejected.length === 0 ? [] : [`${counted(rejected.length, 'offer')} ${rejected.length === 1 ? 'is' : 'are'} cheaper on paper and not taken: see why in the second table.`];
  if (taken.length === 0) {
    return [`${capital(noneOf(data.items.length, 'product'))}${groupInWords(choice)} with another approved offer saves ${least} or more${where}.`, ...paper].join(' ');
  }
  const gross = taken.reduce((sum, saving) => sum + saving.gross, 0);
  const money = mayReadPrices(found.context)
    ? `: ${inDigits(Math.round(netOf(found.savings)))} company currency a year net (${inDigits(Math.round(gross))} gross)` : '';
  return [
    `${counted(taken.length, 'product')} of ${inDigits(data.items.length)}${groupInWords(choice)} with another approved offer ${taken.length === 1 ? 'saves' : 'save'} ${least} or more${where}${money}.`,
    `Most: ${taken.slice(0, NAMED).map(saving => inWords(saving, found)).join('; ')}.`,
    ...(sharesCapacity(found) ? ['What warehouses beyond your scope take of the capacity of these suppliers is not known here: ask before you count on it.'] : []),
    ...paper,
  ].join(' ');
}

function groupInWords({ what }: ProductChoice): string {
  return what === 'all products' ? '' : ` of ${what}`;
}

/** Capacity is that of a supplier for the whole company; a scope sees only what it takes of it itself. */
function sharesCapacity({ data, savings: { taken }, context }: SavingsCase): boolean {
  return context.identity.warehouses !== 'all'
    && taken.some(({ item, alternative }) => data.capacityOf(alternative.offer.supplier, item.product.group) !== undefined);
}

function inWords({ item, alternative: { offer }, net, netShare }: Saving, { book, context }: SavingsCase): string {
  const money = mayReadPrices(context) ? `${inDigits(Math.round(net))} (${percent(netShare)} %)` : `${percent(netShare)} %`;
  return `${item.product.id} from ${supplierInWords(book.supplierOf(offer.supplier))} instead of ${item.usual.offer.supplier}, ${money}`;
}

function evidenceOf(found: SavingsCase): ToolResult['evidence'][number] {
  const { choice, book, data, savings, leastShare, capitalRate, context } = found;
  const unknown = data.items.filter(({ alternatives }) =>
    alternatives.some(({ reliability }) => reliability.leadDeviation === null || reliability.rejectedShare === null)).length;
  return {
    ...queriesInEvidence([choice.query, ...book.queries, ...data.queries]),
    method: {
      name: 'landed cost now and elsewhere, gross and net',
      formula: 'gross = (landed now - landed there) x demand of 12 months; net = gross - (order there - order now) / 2 x landed x holding rate - more safety stock x landed x holding rate '
        + '- more rejects x landed x demand; safety stock = 1.645 x sqrt(variance of the forecast error added up over the lead time + (demand a day)^2 x variance of the lead time); what the alternative is better at is not counted',
      source: 'Silver, Pyke & Thomas (2017), Inventory and Production Management in Supply Chains, 4th ed., ch. 4 and 6; Ellram (1995), Int. J. Phys. Distrib. Logist. Manag. 25(8): 4-23',
    },
    inputs: { products: choice.what, min_savings_percent: percent(leastShare), capital_rate_percent: tenths(100 * capitalRate), months: 12 },
    assumptions: [
      'Now is the supplier from which most was bought in 12 months. Both prices are those of the as-of date at the break of the mean order line, raised to the supplier\'s minimum and multiple.',
      'The price of the alternative has to be known for 6 of the coming 12 months, its minimum order to be used up within a year, and the supplier to be approved for the product.',
      'Demand of the coming 12 months is forecast by month from up to 36 complete months of recorded demand within your scope; demand that shortages hid is not in it.',
      'The forecast error added up over the lead time: demand of as many weeks less what the mean of the 12 weeks before makes of them, from rolling origins of up to 156 weeks; '
        + 'its variance is interpolated between whole weeks.',
      'The percentage is tested on the net saving, of what the demand costs now. One alternative a product.',
      'Capacity that products share is allocated so that all of them together save most net (mixed-integer program, HiGHS); what moving away frees is not counted. '
        + 'Agreed shares between suppliers are not recorded in the data and not kept.',
    ],
    warnings: [
      ...(data.ratesMissing.length > 0 ? [`Offers in ${data.ratesMissing.join(', ')} are not compared: there is no exchange rate.`] : []),
      ...[...savings.without].map(([reason, count]) => `${counted(count, 'product')} without a saving: ${reason}.`),
      ...(savings.proven ? [] : ['Time for allocating capacity ran out: another allocation may save more.']),
      ...(sharesCapacity(found) ? ['Of the capacity of suppliers only what your warehouses take is taken off: others may leave less, and a saving may then not be had.'] : []),
      ...(data.capacityKnown ? [] : ['Capacity of suppliers is not known: every saving is taken as if there were enough.']),
      ...(unknown > 0 ? [`${counted(unknown, 'product')} with an alternative that delivered too little in 12 months: spread of the lead time and rejects are taken as the middle of all suppliers.`] : []),
      ...(mayReadPrices(context) ? [] : ['Amounts are not shown: you may not read prices.']),
    ],
    population: { noun: 'products', asked: choice.products.length, worked: data.items.length, leftOut: data.leftOut },
  };
}

function followUpsOf({ savings: { taken, rejected } }: SavingsCase): string[] {
  const product = (taken[0] ?? rejected[0]?.saving)?.item.product.id;
  return product === undefined ? [] : [`Compare supplier costs for ${product}`];
}
