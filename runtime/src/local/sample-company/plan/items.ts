import type { DemandPattern, Item, Offer, Plan, Policy, Product, Warehouse } from '../model';
import { RandomStream } from '../random';
import { shuffled } from './products';

/** How many items sell on most days, and how many of the rest sell regularly. */
const FAST = 180;
const REGULAR = 500;

const NEVER = Number.MAX_SAFE_INTEGER;

/** What each warehouse stocks: every product somewhere, the good sellers in more places, as many as its range. */
export function planItems({ seed, start, warehouses, products, offers }: Omit<Plan, 'items' | 'customers' | 'findings'>, scale: number): Item[] {
  const places = planRanges(seed, warehouses, products);
  const ranks = rankPlaces(seed, places);
  const draw = new RandomStream(seed, 'item');
  const ofProduct = new Map<Product, Offer[]>();
  for (const offer of offers) ofProduct.set(offer.product, [...ofProduct.get(offer.product) ?? [], offer]);
  return places.map(({ warehouse, product }, index) => {
    draw.at(index);
    // A company of ten times the size has ten times as many of each kind.
    const rank = ranks[index]! / scale;
    const demand = planDemand(draw, rank, product);
    const sellers = (ofProduct.get(product) ?? []).filter(offer => offer.approved);
    const supplier = (draw.chance(0.92) ? sellers[0]! : draw.pick(sellers)).supplier;
    return {
      index, warehouse, product, supplier, demand,
      first: Math.max(start, product.introduced),
      last: product.discontinued === undefined ? NEVER : product.discontinued - 1,
      policy: planPolicy(draw, rank, product, supplier.leadDays, supplier.index + warehouse.index),
    };
  });
}

interface Place { readonly warehouse: Warehouse; readonly product: Product }

function planRanges(seed: number, warehouses: readonly Warehouse[], products: readonly Product[]): Place[] {
  const draw = new RandomStream(seed, 'range').at();
  const stocked = warehouses.map(() => new Set<number>());
  const total = warehouses.reduce((sum, warehouse) => sum + warehouse.range, 0);
  // Each product has one warehouse in any case; the good sellers get the room that is left.
  const homes = warehouses.flatMap(warehouse => Array<number>(Math.round(products.length * warehouse.range / total)).fill(warehouse.index));
  shuffled(products, draw).forEach((product, index) => stocked[homes[index % homes.length]!]!.add(product.index));
  for (const warehouse of warehouses) {
    const wanted = products
      .map(product => ({ product, score: product.rank * draw.between(0.4, 1) }))
      .sort((one, other) => one.score - other.score);
    for (const { product } of wanted) {
      if (stocked[warehouse.index]!.size >= warehouse.range) break;
      stocked[warehouse.index]!.add(product.index);
    }
  }
  return warehouses.flatMap(warehouse => [...stocked[warehouse.index]!].sort((one, other) => one - other)
    .map(index => ({ warehouse, product: products[index]! })));
}

/** 0 is the item that sells most often. A product that sells well sells well in each place, more or less. */
function rankPlaces(seed: number, places: readonly Place[]): number[] {
  const draw = new RandomStream(seed, 'item rank');
  const scores = places.map(({ product }, index) => product.rank * draw.at(index).between(0.5, 1.2));
  const order = scores.map((_, index) => index).sort((one, other) => scores[one]! - scores[other]!);
  const ranks: number[] = [];
  order.forEach((index, rank) => { ranks[index] = rank; });
  return ranks;
}

function planDemand(draw: RandomStream, rank: number, product: Product): DemandPattern {
  const calm = draw.chance(rank < FAST ? 0.47 : 0.6);
  return {
    linesPerDay: linesPerDay(draw, rank),
    lineDispersion: rank < FAST ? 12 : 2.5,
    quantity: Math.max(1, product.lineQuantity),
    quantityDispersion: calm ? 9 : 0.36,
    trendPerYear: Math.max(-0.2, Math.min(0.2, 0.07 * draw.normal())),
  };
}

/** Lines on a working day: a tenth of the items has some 60 % of them. */
function linesPerDay(draw: RandomStream, rank: number): number {
  if (rank < FAST) return 1.6 + 2.5 * Math.exp(-rank / 35);
  if (rank < REGULAR) return draw.between(0.1, 0.42) * (1.3 - 0.6 * (rank - FAST) / (REGULAR - FAST));
  return draw.between(0.02, 0.085);
}

function planPolicy(draw: RandomStream, rank: number, product: Product, leadDays: number, pair: number): Policy {
  const cycleDays = rank < FAST ? draw.between(16, 29) : rank < REGULAR ? draw.between(32, 78) : draw.between(66, 175);
  const orderMultiple = draw.chance(0.7) ? product.packSize : 1;
  return {
    reviewWeekday: pair % 5,
    reviewDays: 7,
    leadTimeDays: Math.max(2, leadDays + draw.whole(-2, 2)),
    // Planners look after what sells; the long tail runs on old figures.
    safetyFactor: rank < FAST ? draw.between(0.9, 2.6) : draw.between(-0.7, 1.7),
    bias: rank < FAST ? draw.between(0.85, 1.35) : draw.between(0.62, 1.3),
    cycleDays,
    orderMultiple,
    minOrder: orderMultiple * draw.pick([1, 1, 2, 4]),
    maxOrder: draw.chance(0.1) ? orderMultiple * Math.ceil(product.lineQuantity * 400 / orderMultiple) : undefined,
    orderCost: draw.whole(20, 60),
    holdingRate: Math.round(draw.between(18, 28)) / 100,
    unmetDemand: draw.chance(0.15) ? 'lost' : 'backorder',
  };
}
