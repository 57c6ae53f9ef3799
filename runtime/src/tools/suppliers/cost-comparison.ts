import { groupedBy } from '../grouped';
import { currencyInWords, landedCost, unreliabilityCost, type LandedCost, type Offer } from './landed-cost';
import type { Bought, OfferBook } from './offers';
import type { Product } from './product-choice';
import type { StockingUnits, MoneyPerUnit, Share } from './units';

/** One supplier's offer for one product, made comparable. */
export interface ComparedOffer extends LandedCost {
  readonly offer: Offer;
  readonly product: Product;
  /** The order size that all offers of the product are compared at; each supplier's minimum may raise it. */
  readonly orderSize: StockingUnits;
  /** Null where the supplier has not delivered enough to say. */
  readonly unreliability: MoneyPerUnit | null;
  readonly total: MoneyPerUnit;
  /** Of the total: the cheapest usable offer of the product is 100. */
  readonly index: number;
  /** Bought from this supplier in 12 months. */
  readonly bought: StockingUnits;
  /** Bought of the product in 12 months, from all suppliers. */
  readonly yearly: StockingUnits;
  /** How long the minimum order lasts at what is bought; null where nothing is. */
  readonly minimumMonths: number | null;
  /** Approved, and its minimum order does not last longer than a year. */
  readonly usable: boolean;
  /** Whether most is bought here. */
  readonly usual: boolean;
}

/** A minimum order that lasts longer is more than a year's stock: whoever buys it saves nothing. */
export const LONGEST_MINIMUM_MONTHS = 12;

/** What was compared, and what could not be. */
export interface CostComparison {
  /** By product, the usual supplier's index largest first; within a product cheapest first. */
  readonly rows: readonly ComparedOffer[];
  readonly compared: number;
  readonly leftOut: readonly { readonly reason: string; readonly count: number }[];
  /** Currencies without a rate: their offers are not compared. */
  readonly ratesMissing: readonly string[];
}

/**
 * The offers for each product in one unit and one currency, at the size in which the product is really ordered.
 *
 * @param named  whether the products are asked for by name: then those with a single offer are shown too
 * @param capitalRate  cost of capital a year, for payment terms
 */
export function compareCosts(products: readonly Product[], named: boolean, book: OfferBook, capitalRate: Share): CostComparison {
  const ratesMissing = new Set<string>();
  const offersOf = groupedBy(book.offers, offer => offer.product);
  const boughtOf = groupedBy(book.bought, each => each.product);
  const found = products.map(product => {
    const known = { offers: offersOf.get(product.id) ?? [], bought: boughtOf.get(product.id) ?? [] };
    return { product, rows: offersFor(product, known, book, capitalRate, ratesMissing) };
  });
  const some = found.filter(({ rows }) => rows.length > (named ? 0 : 1));
  const usualIndex = (rows: readonly ComparedOffer[]) => rows.find(({ usual }) => usual)?.index ?? 0;
  some.sort((one, other) => usualIndex(other.rows) - usualIndex(one.rows) || one.product.id.localeCompare(other.product.id));
  const inForeign = found.filter(({ product, rows }) => rows.length === 0 && offersOf.has(product.id)).length;
  const single = found.filter(({ rows }) => rows.length === 1 && !named).length;
  const none = found.length - some.length - inForeign - single;
  return {
    rows: some.flatMap(({ rows }) => rows),
    compared: some.length,
    leftOut: [{ reason: 'offered by one supplier only', count: single }, { reason: 'no price that holds now', count: none },
      { reason: 'no exchange rate', count: inForeign }].filter(({ count }) => count > 0),
    ratesMissing: [...ratesMissing].sort(),
  };
}

interface OfProduct {
  readonly offers: readonly Offer[];
  readonly bought: readonly Bought[];
}

function offersFor(product: Product, { offers, bought }: OfProduct, book: OfferBook, capitalRate: Share, ratesMissing: Set<string>): ComparedOffer[] {
  const lines = bought.reduce((sum, each) => sum + each.lines, 0);
  const yearly = bought.reduce((sum, each) => sum + each.quantity, 0);
  const orderSize = lines === 0 ? 1 : yearly / lines;
  const usual = [...bought].sort((one, other) => other.quantity - one.quantity || one.supplier.localeCompare(other.supplier))[0]?.supplier;
  const costs = offers.flatMap(offer => {
    const rate = book.rateOf(offer.currency);
    if (rate === undefined) {
      ratesMissing.add(currencyInWords(offer));
      return [];
    }
    const landed = landedCost(offer, orderSize, rate, capitalRate);
    const unreliability = unreliabilityCost(landed.landed, book.reliabilityOf(offer.supplier), book.holdingRateOf(product.id));
    const minimumMonths = yearly <= 0 ? null : offer.minOrder / yearly * 12;
    return [{
      ...landed, minimumMonths, usable: offer.approved && (minimumMonths ?? 0) <= LONGEST_MINIMUM_MONTHS,
      offer, product, orderSize, yearly, unreliability, total: landed.landed + (unreliability ?? 0),
      bought: bought.find(each => each.supplier === offer.supplier)?.quantity ?? 0, usual: offer.supplier === usual,
    }];
  }).sort((one, other) => one.total - other.total || one.offer.supplier.localeCompare(other.offer.supplier));
  const base = (costs.find(({ usable }) => usable) ?? costs[0])?.total ?? 1;
  return costs.map(cost => ({ ...cost, index: 100 * cost.total / base }));
}
