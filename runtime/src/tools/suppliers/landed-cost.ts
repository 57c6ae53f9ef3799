import type { StockingUnits, Days, MoneyPerUnit, Share } from './units';

/** What a supplier asks for a product on the as-of date. */
export interface Offer {
  readonly supplier: string;
  readonly product: string;
  /** Each from its quantity on, ascending; of one price unit in the offer's currency. */
  readonly breaks: readonly { readonly from: StockingUnits; readonly price: number }[];
  readonly currency: string;
  readonly priceUnit: string | null;
  /** Base units in a price unit. */
  readonly unitFactor: number;
  readonly minOrder: StockingUnits;
  readonly orderMultiple: StockingUnits;
  readonly leadDays: Days | null;
  readonly freightShare: Share;
  readonly dutyShare: Share;
  readonly paymentDays: Days;
  readonly approved: boolean;
  /** The last day of the last price known, in whatever list. */
  readonly endsOn: string | null;
}

/** The currency of an offer as an answer names it. */
export function currencyInWords({ currency }: Offer): string {
  return currency === '' ? 'no named currency' : currency;
}

/** What one base unit costs once it is in the warehouse, in company currency. */
export interface LandedCost {
  /** The quantity that has to be ordered for it: minimum and multiple kept. */
  readonly quantity: StockingUnits;
  /** Of a price unit, in the offer's currency, at the break of that quantity. */
  readonly quoted: number;
  readonly price: MoneyPerUnit;
  readonly freight: MoneyPerUnit;
  readonly duty: MoneyPerUnit;
  /** What paying later is worth; it lessens the cost. */
  readonly terms: MoneyPerUnit;
  readonly landed: MoneyPerUnit;
}

/**
 * Landed = price + freight + duty - price x cost of capital x payment days / 365, of one base unit in company currency.
 * Freight and duty are shares of the price: a duty on the value with freight (CIF) is its rate x (1 + the freight share).
 *
 * @param wanted  the order size that is meant; raised to the supplier's minimum and to its multiple
 * @param rate  company currency for one unit of the offer's
 * @param capitalRate  cost of capital a year, 0 to 1
 * @see Ellram (1995), International Journal of Physical Distribution & Logistics Management 25(8): 4-23, total cost of ownership
 */
export function landedCost(offer: Offer, wanted: StockingUnits, rate: number, capitalRate: Share): LandedCost {
  const quantity = Math.ceil(Math.max(wanted, offer.minOrder, 1) / offer.orderMultiple - 1e-9) * offer.orderMultiple;
  const quoted = (offer.breaks.filter(({ from }) => from <= quantity).at(-1) ?? offer.breaks[0]!).price;
  const price = quoted / offer.unitFactor * rate;
  const freight = price * offer.freightShare;
  const duty = price * offer.dutyShare;
  const terms = price * capitalRate * offer.paymentDays / 365;
  return { quantity, quoted, price, freight, duty, terms, landed: price + freight + duty - terms };
}

/** How far a supplier can be relied on; null where it has not delivered enough to say. */
export interface Reliability {
  /** Standard deviation of its lead time. */
  readonly leadDeviation: Days | null;
  /** Rejected share of what it delivers. */
  readonly rejectedShare: Share | null;
}

/** Standard deviations of safety stock: a cycle without shortage in 95 of 100. */
export const SAFETY_FACTOR = 1.645;

/**
 * What unreliability costs a base unit: the safety stock that covers the spread of the lead time, z x d x sigma_L, held for a year at the holding
 * rate and spread over the year's demand 365 x d, so that demand cancels out; and rejects, each a unit paid for and not got. Null where either is
 * not known.
 *
 * @param holdingRate  cost of holding stock a year as a share of its value
 * @see Silver, Pyke & Thomas (2017), Inventory and Production Management in Supply Chains, 4th ed., ch. 6: the term d^2 sigma_L^2
 */
export function unreliabilityCost(landed: MoneyPerUnit, { leadDeviation, rejectedShare }: Reliability, holdingRate: Share): MoneyPerUnit | null {
  return leadDeviation === null || rejectedShare === null ? null
    : landed * (SAFETY_FACTOR * leadDeviation * holdingRate / 365 + rejectedShare);
}
