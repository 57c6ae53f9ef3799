import type { Offer, Product, Supplier } from '../model';
import { rateOf, rounded } from '../money';
import { RandomStream } from '../random';

/** Good sellers are bought from two suppliers at least, but for three of them. */
const WELL_SOLD = 60;
const SINGLE_SOURCED = 3;

/** The good sellers that only one supplier offers. */
export function singleSourced(products: readonly Product[]): Product[] {
  return products.filter(product => product.rank < WELL_SOLD / 2 && product.discontinued === undefined)
    .sort((one, other) => one.rank - other.rank).slice(4, 4 + SINGLE_SOURCED);
}

/** Who sells each product, the usual supplier first: one to three who sell its group. */
export function planOffers(seed: number, products: readonly Product[], suppliers: readonly Supplier[], start: number): Offer[] {
  const draw = new RandomStream(seed, 'offer');
  const single = singleSourced(products);
  return products.flatMap(product => {
    draw.at(product.index);
    const sellers = suppliers.filter(supplier => supplier.approved && supplier.groups.includes(product.group));
    const drawn = draw.whole(1, 3);
    const wanted = single.includes(product) ? 1 : product.rank < WELL_SOLD ? Math.max(2, drawn) : drawn;
    const count = Math.min(sellers.length, wanted);
    // Much goes to few: an order then has several lines.
    const first = Math.floor(sellers.length * draw.uniform() ** 3);
    return Array.from({ length: count }, (_, place) => {
      const supplier = sellers[(first + place) % sellers.length]!;
      const price = product.cost * (place === 0 ? draw.between(0.94, 1.04) : draw.between(0.96, 1.14)) / rateOf(supplier.currency, start);
      return {
        supplier, product,
        price: rounded(price, 4),
        yearlyRise: draw.between(0.005, 0.045),
        unitFactor: product.packSize > 1 && draw.chance(0.3) ? product.packSize : 1,
        leadDays: supplier.leadDays,
        freightShare: rounded(draw.between(0, 0.06), 3),
        dutyShare: supplier.currency === 'USD' || supplier.currency === 'CNY' ? rounded(draw.between(0.02, 0.06), 3) : 0,
        approved: place === 0 || draw.chance(0.9),
      };
    });
  });
}
