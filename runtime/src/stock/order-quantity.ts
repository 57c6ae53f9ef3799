import { notNegative, positive } from './checks';
import { StockInputError } from './stock-input-error';
import { DAYS_A_YEAR, type Days, type Money, type MoneyPerUnit, type MoneyPerYear, type Share, type StockingUnits, type UnitsPerYear } from './units';

/** What an order quantity is worked out from. */
export interface OrderQuantityInput {
  /** D: forecast of the next 12 months. */
  readonly demand: UnitsPerYear;
  /** S: cost of raising and receiving one order. */
  readonly orderCost: Money;
  /** Share of the value of stock that holding it costs a year. */
  readonly holdingRate: Share;
  /** What a unit costs from which quantity of the order on, lowest quantity first: less than the first one cannot be ordered. */
  readonly prices: readonly { readonly from: StockingUnits; readonly price: MoneyPerUnit }[];
  /** Units of a pack; the order is a multiple of it. */
  readonly pack: StockingUnits;
  readonly minimum: StockingUnits | null;
  readonly maximum: StockingUnits | null;
  /** Days for which a unit can be sold after it is received. */
  readonly shelfLife: Days | null;
  /** Units for which there is space. */
  readonly space: StockingUnits | null;
}

/** What kept the order quantity from the economic one. */
export type OrderBound = 'none' | 'pack' | 'price_break' | 'minimum' | 'maximum' | 'shelf_life' | 'space';

/** An order quantity and what it costs. */
export interface OrderQuantity {
  readonly quantity: StockingUnits;
  readonly price: MoneyPerUnit;
  /** sqrt(2 D S / H) at the first price, before packs and limits. */
  readonly economic: StockingUnits;
  readonly boundBy: OrderBound;
  /** Buying, ordering and holding a year, without safety stock. */
  readonly costPerYear: MoneyPerYear;
  /** What the bound costs a year more than the economic quantity at the first price; below 0 where a price break saves. */
  readonly extraCostPerYear: MoneyPerYear;
  /** Each price with the best quantity that it can be had for, and what that costs a year. */
  readonly evaluated: readonly { readonly price: MoneyPerUnit; readonly quantity: StockingUnits; readonly costPerYear: MoneyPerYear }[];
  /** The upper limit that the minimum order exceeds: such an order is bought for longer than it keeps, fits or may be. */
  readonly minimumExceeds: 'maximum' | 'shelf_life' | 'space' | null;
}

interface Limit {
  readonly bound: 'maximum' | 'shelf_life' | 'space';
  readonly most: StockingUnits;
}

/**
 * The economic order quantity, rounded to the cheaper neighbouring pack, then held to minimum, price breaks, maximum, shelf life and space.
 * An order below its minimum cannot be placed, so the minimum goes before the upper limits, and the answer says which one it exceeds.
 *
 * @see Harris (1913), How many parts to make at once, Factory, The Magazine of Management 10(2), 135-136: sqrt(2 D S / H)
 * @see Silver, Pyke & Thomas (2017), Inventory and Production Management in Supply Chains, 4th ed., ch. 4: quantity discounts, each evaluated
 */
export function orderQuantity(input: OrderQuantityInput): OrderQuantity {
  checked(input);
  const first = input.prices[0]!.price;
  const economic = economicQuantity(input, first);
  const limit = tightest(input);
  const minimum = Math.max(input.minimum ?? 0, input.prices[0]!.from);
  const least = packsUp(Math.max(minimum, input.pack), input.pack);
  const most = limit ? Math.max(input.pack, Math.floor(limit.most / input.pack + 1e-9) * input.pack) : Infinity;
  const evaluated = input.prices.flatMap(({ from, price }, index) => {
    const low = Math.max(least, packsUp(from, input.pack));
    const high = Math.max(least, Math.min(most, packsBelow(input.prices[index + 1]?.from, input.pack)));
    if (low > high || priceAt(input, low) !== price) return [];
    const quantity = cheaperPack(input, price, low, high);
    return [{ price, quantity, costPerYear: costPerYear(input, quantity, price) }];
  });
  const best = evaluated.toSorted((one, other) => one.costPerYear - other.costPerYear || one.quantity - other.quantity)[0]!;
  return {
    ...best, economic, evaluated, boundBy: boundOf(input, best, economic, least, limit && { ...limit, most }),
    extraCostPerYear: best.costPerYear - costPerYear(input, economic, first),
    minimumExceeds: limit && minimum > limit.most ? limit.bound : null,
  };
}

/** Buying, ordering and holding the cycle stock for a year. */
export function costPerYear({ demand, orderCost, holdingRate }: OrderQuantityInput, quantity: StockingUnits, price: MoneyPerUnit): MoneyPerYear {
  return demand * price + (demand === 0 ? 0 : orderCost * demand / quantity) + holdingRate * price * quantity / 2;
}

function economicQuantity({ demand, orderCost, holdingRate }: OrderQuantityInput, price: MoneyPerUnit): StockingUnits {
  return Math.sqrt(2 * demand * orderCost / (holdingRate * price));
}

/** Cost is convex in the quantity, so the best pack is a neighbour of the economic quantity, or an end of the range. */
function cheaperPack(input: OrderQuantityInput, price: MoneyPerUnit, low: StockingUnits, high: StockingUnits): StockingUnits {
  const packs = economicQuantity(input, price) / input.pack;
  const held = (quantity: StockingUnits) => Math.min(high, Math.max(low, quantity));
  const [under, over] = [held(Math.floor(packs) * input.pack), held(Math.ceil(packs) * input.pack)];
  return costPerYear(input, over, price) < costPerYear(input, under, price) ? over : under;
}

function boundOf(
  input: OrderQuantityInput, { quantity, price }: { quantity: StockingUnits; price: MoneyPerUnit },
  economic: StockingUnits, least: StockingUnits, limit: Limit | null,
): OrderBound {
  const free = cheaperPack(input, price, input.pack, Infinity);
  if (limit && free > quantity && quantity >= limit.most) return limit.bound;
  if (quantity > free && quantity === least) return 'minimum';
  // Less than is cheapest at this price: from more on, another one would have to be paid.
  if (price !== input.prices[0]!.price || quantity < free) return 'price_break';
  return Math.abs(quantity - economic) < 1e-9 * Math.max(1, economic) ? 'none' : 'pack';
}

function tightest({ demand, maximum, shelfLife, space }: OrderQuantityInput): Limit | null {
  const limits: Limit[] = [];
  if (maximum !== null) limits.push({ bound: 'maximum', most: maximum });
  if (shelfLife !== null) limits.push({ bound: 'shelf_life', most: demand / DAYS_A_YEAR * shelfLife });
  if (space !== null) limits.push({ bound: 'space', most: space });
  return limits.toSorted((one, other) => one.most - other.most)[0] ?? null;
}

function priceAt({ prices }: OrderQuantityInput, quantity: StockingUnits): MoneyPerUnit {
  return prices.findLast(({ from }) => from <= quantity)!.price;
}

function packsUp(quantity: StockingUnits, pack: StockingUnits): StockingUnits {
  return Math.ceil(quantity / pack - 1e-9) * pack;
}

function packsBelow(quantity: StockingUnits | undefined, pack: StockingUnits): StockingUnits {
  return quantity === undefined ? Infinity : (Math.ceil(quantity / pack - 1e-9) - 1) * pack;
}

function checked(input: OrderQuantityInput): void {
  notNegative('demand a year', input.demand);
  notNegative('cost of an order', input.orderCost);
  positive('holding rate', input.holdingRate);
  positive('pack', input.pack);
  for (const limit of ['minimum', 'maximum', 'shelfLife', 'space'] as const) if (input[limit] !== null) notNegative(limit, input[limit]);
  if (input.prices.length === 0) throw new StockInputError('prices', 'none', 'at least one');
  input.prices.forEach(({ from, price }, index) => {
    positive('price', price);
    if (notNegative('quantity of a price', from) <= (input.prices[index - 1]?.from ?? -1)) throw new StockInputError('quantity of a price', from, 'above that of the price before');
  });
}
