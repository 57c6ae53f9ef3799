import type { ToolContext } from '../definition';
import { mayRead } from '../may-read';
import type { Offer } from '../suppliers/landed-cost';
import { readOffers, type OfferBook } from '../suppliers/offers';
import { chooseProducts, type ProductChoice } from '../suppliers/product-choice';
import { factorOf, factorOfAll, isMeant, isStopped, type Scenario, type ScenarioChange } from './scenario';

/** What is read of offers unless asked otherwise, as the tools of suppliers do. */
export const USUAL_CAPITAL_RATE = 0.08;

/** Offers as they are, and the products that they are compared for. */
export interface ReadOffers {
  readonly choice: ProductChoice;
  readonly book: OfferBook;
}

/** Offers, read once for all tools of a scenario that compare them. */
export class SharedOffers {
  private found?: Promise<ReadOffers>;

  constructor(private readonly scenario: Pick<Scenario, 'products'>) {}

  /** Read by the first that asks: the contracts of those that do open the same offers. */
  async read(context: ToolContext): Promise<ReadOffers> {
    const { products } = this.scenario;
    this.found ??= Promise.all([chooseProducts({ products }, context), readOffers(context)]).then(([choice, book]) => ({ choice, book }));
    return this.found;
  }
}

/** The offers as they would be: at other prices, in currencies of another worth, without suppliers that stop. */
export function changedBook(book: OfferBook, changes: readonly ScenarioChange[]): OfferBook {
  return {
    ...book,
    offers: book.offers.flatMap(offer => changedOffer(offer, changes) ?? []),
    rateOf: currency => {
      const rate = book.rateOf(currency);
      return rate === undefined ? undefined : rate * exchangeFactor(currency, changes);
    },
  };
}

/** An offer as it would be; null where nothing is delivered any more. */
export function changedOffer(offer: Offer, changes: readonly ScenarioChange[]): Offer | null {
  if (isStopped(changes, { supplier: offer.supplier })) return null;
  const price = priceFactor(offer, changes);
  const days = changes.filter(({ kind, supplier }) => kind === 'lead_time_days' && isMeant(supplier, offer.supplier))
    .reduce((sum, each) => sum + (each.days ?? 0), 0);
  if (price === 1 && days === 0) return offer;
  return {
    ...offer,
    breaks: offer.breaks.map(each => ({ ...each, price: each.price * price })),
    leadDays: offer.leadDays === null ? null : Math.max(0, offer.leadDays + days),
  };
}

/** By what prices of that supplier for that product are multiplied. */
export function priceFactor(
  { supplier, product }: { readonly supplier: string | null; readonly product: string }, changes: readonly ScenarioChange[],
): number {
  return factorOf(changes, 'price_percent', { supplier, product, warehouse: '' });
}

/** By what the worth of a currency is multiplied. */
export function exchangeFactor(currency: string | null, changes: readonly ScenarioChange[]): number {
  return factorOfAll(changes.filter(change => change.kind === 'exchange_rate_percent' && change.currency === currency));
}

/** How many offers a change is about. */
export function offersTouched(change: ScenarioChange, { offers }: OfferBook): number {
  const { kind, currency, products, supplier } = change;
  if (kind === 'exchange_rate_percent') return offers.filter(offer => offer.currency === currency).length;
  return offers.filter(offer => (products === null || products.has(offer.product)) && isMeant(supplier, offer.supplier)).length;
}

/** Whether amounts of offers may be shown. */
export function mayReadOffers(context: ToolContext): boolean {
  return mayRead(context, 'supplier_prices', 'price');
}
