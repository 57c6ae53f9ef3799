import type { Offer } from '../model';
import { rounded } from '../money';

/** From this many usual order lines on, a supplier gives its discount. */
const BREAK_LINES = 40;
const DISCOUNT = 0.04;

/** The quantity from which the lower price holds, in whole packs. */
export function breakQuantity({ product }: Offer): number {
  return Math.ceil(product.lineQuantity * BREAK_LINES / product.packSize) * product.packSize;
}

/** What a supplier asks for one base unit in a year, in its currency. Price lists change with the year. */
export function offerPrice(offer: Offer, year: number, firstYear: number, quantity: number): number {
  const price = offer.price * (1 + offer.yearlyRise) ** (year - firstYear);
  return rounded(quantity >= breakQuantity(offer) ? price * (1 - DISCOUNT) : price, 4);
}
