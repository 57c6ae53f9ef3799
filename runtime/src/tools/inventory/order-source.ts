import { PlatformError } from '../../errors';
import type { ToolContext, ToolQuery } from '../definition';
import { mayRead } from '../may-read';
import { readRows } from '../row-query';
import { landedCost, type Offer } from '../suppliers/landed-cost';
import { ownCurrencies, pricesNow, ratesNow } from '../suppliers/offer-queries';
import { offersIn } from '../suppliers/offers';
import type { StockingUnits } from './units';

/** A supplier was named that has no price for the product which holds now. */
export class NoValidPriceError extends PlatformError {
  readonly code = 'NO_VALID_PRICE';
  override readonly status = 422;
  override readonly remedy = 'Leave the supplier out, or compare what suppliers ask for the product.';

  constructor(supplier: string, product: string) {
    super(`Supplier ${supplier} has no approved price for ${product} that holds now.`);
  }
}

/** A supplier was named by somebody who may not read what suppliers ask: whether it has a price would be told by the answer. */
export class SupplierNotYoursToChooseError extends PlatformError {
  readonly code = 'SUPPLIER_CHOICE_REFUSED';
  override readonly status = 403;
  override readonly remedy = 'Leave the supplier out: the one of the policy is taken, or the cheapest approved one.';

  constructor() {
    super('You may not choose a supplier, since you may not read suppliers and their prices.');
  }
}

/** What suppliers ask for one product now. */
export interface ProductOffers {
  readonly offers: readonly Offer[];
  nameOf(supplier: string): string | null;
  /** Company currency for one unit of a currency. */
  rateOf(currency: string): number | undefined;
  readonly queries: readonly ToolQuery[];
}

/** From whom it is to be ordered. */
export interface OrderSource {
  readonly supplier: string;
  /** Null where it has no price that holds now. */
  readonly offer: Offer | null;
  readonly from: 'asked for' | 'policy' | 'cheapest';
}

/** Reads the prices of a product that hold now, with the rates that make them comparable. */
export async function readProductOffers(product: string, context: ToolContext): Promise<ProductOffers> {
  const [prices, rates, own] = await Promise.all([
    readRows(pricesNow(context.asOf, product), context), readRows(ratesNow(context.asOf), context), readRows(ownCurrencies, context),
  ]);
  const rateBy = new Map(own.rows.map(row => [row.currency, 1]));
  for (const row of rates.rows) rateBy.set(row.currency, row.rate_to_base);
  const nameBy = new Map(prices.rows.map(row => [row.supplier_id, row.supplier_name]));
  return {
    offers: offersIn(prices.rows).offers, nameOf: supplier => nameBy.get(supplier) ?? null, rateOf: currency => rateBy.get(currency),
    queries: [prices.query, rates.query, own.query],
  };
}

/**
 * The supplier asked for; else that of the policy, unless it is known not to be approved; else the cheapest approved one for the quantity, by
 * price with freight and duty. Undefined where there is none.
 *
 * @throws NoValidPriceError, SupplierNotYoursToChooseError
 */
export function orderSource(
  { offers, rateOf }: Pick<ProductOffers, 'offers' | 'rateOf'>, { asked, policy }: { readonly asked: string | undefined; readonly policy: string | null },
  { product, quantity }: { readonly product: string; readonly quantity: StockingUnits }, context: Pick<ToolContext, 'permit'>,
): OrderSource | undefined {
  const offerOf = (supplier: string): Offer | null => offers.find(offer => offer.supplier === supplier) ?? null;
  if (asked !== undefined && asked !== policy) {
    if (!mayReadSuppliers(context)) throw new SupplierNotYoursToChooseError();
    const offer = offerOf(asked);
    if (!offer?.approved) throw new NoValidPriceError(asked, product);
    return { supplier: asked, offer, from: 'asked for' };
  }
  const own = policy === null ? null : offerOf(policy);
  if (policy !== null && own?.approved !== false) return { supplier: policy, offer: own, from: asked === undefined ? 'policy' : 'asked for' };
  const priced = offers.filter(({ approved }) => approved).flatMap(offer => {
    const rate = rateOf(offer.currency);
    return rate === undefined ? [] : [{ offer, cost: landedCost(offer, quantity, rate, 0) }];
  });
  const [cheapest] = priced.sort((one, other) => one.cost.landed - other.cost.landed || one.offer.supplier.localeCompare(other.offer.supplier));
  return cheapest && { supplier: cheapest.offer.supplier, offer: cheapest.offer, from: 'cheapest' };
}

/** Whether suppliers and their prices may be shown to whoever asks. */
export function mayReadSuppliers(context: Pick<ToolContext, 'permit'>): boolean {
  return mayRead(context, 'suppliers', 'supplier_name') && mayRead(context, 'supplier_prices', 'price');
}
