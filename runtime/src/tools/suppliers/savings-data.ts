import { addDays, daysBetween, type CalendarDay } from '../calendar-day';
import type { ToolContext, ToolQuery } from '../definition';
import { groupedBy, keyOf } from '../grouped';
import { readRows } from '../row-query';
import { completeMonths } from './complete-months';
import { currencyInWords, type Offer } from './landed-cost';
import { leadTimeErrors } from './lead-time-errors';
import { YEAR_DAYS, type OfferBook } from './offers';
import type { Product } from './product-choice';
import type { SavingItem, Source, Unknowns } from './savings';
import { capacities, demandByMonth, demandByWeek, validities } from './savings-queries';
import type { StockingUnits, Days } from './units';
import { LEAST_HISTORY_MONTHS, yearOutlooks } from './year-outlooks';

/** Weeks of demand behind its spread. */
const HISTORY_WEEKS = 156;
/** Months of demand behind the forecast. */
const HISTORY_MONTHS = 36;

/** The products that could be bought elsewhere, and what it takes to judge that. */
export interface SavingsData {
  readonly items: readonly SavingItem[];
  /** Products that cannot be judged, by reason. */
  readonly leftOut: readonly { readonly reason: string; readonly count: number }[];
  /** Currencies of offers of these products without a rate: they are not compared. */
  readonly ratesMissing: readonly string[];
  readonly unknowns: Unknowns;
  readonly capacityKnown: boolean;
  /** @param factor  by which what it can make is multiplied, where another capacity is supposed */
  capacityOf(supplier: string, group: string | null, factor?: number): StockingUnits | undefined;
  readonly queries: readonly ToolQuery[];
}

/** Reads demand, validity and capacity of products that have another approved offer than that of the usual supplier. */
export async function readSavings(products: readonly Product[], book: OfferBook, context: ToolContext): Promise<SavingsData> {
  const choices = products.map(product => choiceOf(product, book));
  const choosable = choices.flatMap(choice => 'reason' in choice ? [] : [choice]);
  const ids = choosable.map(({ product }) => product.id);
  const coming = { from: context.asOf, to: addDays(context.asOf, YEAR_DAYS) };
  const capacity = await readRows(capacities(context.asOf), context);
  const weeks = { from: addDays(context.asOf, -7 * HISTORY_WEEKS), to: context.asOf };
  const [demand, weekly, valid] = ids.length === 0 ? [] : await Promise.all([
    readRows(demandByMonth(ids, completeMonths(context.asOf, HISTORY_MONTHS)), context), readRows(demandByWeek(ids, weeks), context),
    readRows(validities(ids, coming), context),
  ]);
  const validOf = groupedBy(valid?.rows ?? [], row => keyOf(row.supplier_id, row.product_id));
  const sourceOf = (offer: Offer): Source => ({
    offer, rate: book.rateOf(offer.currency)!, reliability: book.reliabilityOf(offer.supplier),
    validDays: daysValid(validOf.get(keyOf(offer.supplier, offer.product)) ?? [], coming.from, coming.to),
  });
  const demandOf = groupedBy(demand?.rows ?? [], row => row.product_id);
  const weeklyOf = groupedBy(weekly?.rows ?? [], row => row.product_id);
  const outlooks = ids.length === 0 ? []
    : await context.calculate(yearOutlooks, ids.map(id => (demandOf.get(id) ?? []).map(({ quantity }) => quantity)));
  const items = choosable.flatMap(({ product, usual, others }, place): SavingItem[] => {
    const year = outlooks[place] ?? null;
    const errorDeviation = year === null ? null : leadTimeErrors((weeklyOf.get(product.id) ?? []).map(({ quantity }) => quantity));
    if (year === null || errorDeviation === null) return [];
    return [{
      product, usual: sourceOf(usual.offer), alternatives: others.map(sourceOf), orderSize: usual.orderSize, demand: year, errorDeviation,
      holdingRate: book.holdingRateOf(product.id),
    }];
  });
  return {
    items,
    leftOut: [
      ...[...groupedBy(choices.flatMap(choice => 'reason' in choice ? [choice.reason] : []), reason => reason)]
        .map(([reason, same]) => ({ reason, count: same.length })).sort((one, other) => one.reason.localeCompare(other.reason)),
      { reason: `no demand, or less than ${LEAST_HISTORY_MONTHS} months of it`, count: choosable.length - items.length },
    ].filter(({ count }) => count > 0),
    ratesMissing: [...new Set(choices.flatMap(({ ratesMissing }) => ratesMissing))].sort(),
    unknowns: unknownsOf(book),
    capacityKnown: capacity.rows.length > 0,
    capacityOf: (supplier, group, factor = 1) => {
      const row = capacity.rows.find(each => each.supplier_id === supplier && each.product_group === group);
      return row === undefined || row.capacity === null ? undefined : Math.max(0, row.capacity * factor - boughtOf(supplier, group, products, book));
    },
    queries: [capacity, ...(demand ? [demand] : []), ...(weekly ? [weekly] : []), ...(valid ? [valid] : [])].map(({ query }) => query),
  };
}

/** A product that can be bought elsewhere, or why it cannot. */
type Choice = { readonly ratesMissing: readonly string[] } & (
  { readonly reason: string } | { readonly product: Product; readonly usual: UsualOffer; readonly others: readonly Offer[] });

function choiceOf(product: Product, book: OfferBook): Choice {
  const usual = usualOf(product, book);
  if (usual === undefined) {
    const bought = book.bought.some(each => each.product === product.id);
    return { reason: bought ? 'bought from a supplier without a price that holds now' : 'not bought in 12 months', ratesMissing: [] };
  }
  const others = book.offers.filter(offer => offer.product === product.id && offer.supplier !== usual.offer.supplier && offer.approved);
  if (others.length === 0) return { reason: 'no other approved offer', ratesMissing: [] };
  const rated = others.filter(({ currency }) => book.rateOf(currency) !== undefined);
  const ratesMissing = withoutRate([usual.offer, ...others], book);
  const needed = withoutRate([usual.offer], book);
  if (needed.length > 0) return { reason: `bought in ${needed.join(', ')}, which has no exchange rate`, ratesMissing };
  if (rated.length === 0) return { reason: `no exchange rate for the other approved offers: ${ratesMissing.join(', ')}`, ratesMissing };
  return { product, usual, others: rated, ratesMissing };
}

/** Currencies in which offers are made and that have no rate. */
function withoutRate(offers: readonly Offer[], book: OfferBook): string[] {
  return [...new Set(offers.flatMap(offer => book.rateOf(offer.currency) === undefined ? [currencyInWords(offer)] : []))].sort();
}

interface UsualOffer {
  readonly offer: Offer;
  readonly orderSize: StockingUnits;
}

/** The offer of the supplier from which most is bought, and how much is ordered at once. */
function usualOf(product: Product, book: OfferBook): UsualOffer | undefined {
  const bought = book.bought.filter(each => each.product === product.id);
  const [most] = [...bought].sort((one, other) => other.quantity - one.quantity || one.supplier.localeCompare(other.supplier));
  const offer = book.offers.find(each => each.product === product.id && each.supplier === most?.supplier);
  const lines = bought.reduce((sum, each) => sum + each.lines, 0);
  return offer === undefined ? undefined : { offer, orderSize: bought.reduce((sum, { quantity }) => sum + quantity, 0) / lines };
}

/** What of a supplier's capacity in a group is used by what is bought there anyway. */
function boughtOf(supplier: string, group: string | null, products: readonly Product[], book: OfferBook): StockingUnits {
  const inGroup = new Set(products.filter(product => product.group === group).map(({ id }) => id));
  return book.bought.filter(each => each.supplier === supplier && inGroup.has(each.product)).reduce((sum, { quantity }) => sum + quantity, 0);
}

/** Days on which any of the prices holds. */
function daysValid(rows: readonly { readonly valid_from: string; readonly valid_to: string }[], from: CalendarDay, to: CalendarDay): Days {
  let [counted, until] = [0, from];
  for (const row of [...rows].sort((one, other) => one.valid_from.localeCompare(other.valid_from))) {
    const begin = row.valid_from > until ? row.valid_from : until;
    const end = row.valid_to >= to ? to : addDays(row.valid_to, 1);
    if (end <= begin) continue;
    counted += daysBetween(begin, end);
    until = end;
  }
  return counted;
}

/** The middle of all suppliers, for those that have not delivered enough to say. */
function unknownsOf(book: OfferBook): Unknowns {
  const suppliers = [...new Map(book.offers.map(offer => [offer.supplier, offer.leadDays])).entries()];
  const variations = suppliers.flatMap(([supplier, lead]) => {
    const { leadDeviation } = book.reliabilityOf(supplier);
    return leadDeviation === null || lead === null || lead <= 0 ? [] : [leadDeviation / lead];
  });
  const rejects = suppliers.flatMap(([supplier]) => book.reliabilityOf(supplier).rejectedShare ?? []);
  return { leadVariation: middle(variations), rejectedShare: middle(rejects) };
}

function middle(values: readonly number[]): number {
  return [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
}
