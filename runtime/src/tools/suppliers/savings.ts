import { solvedHere, type ProgramSolver } from '../linear-program';
import { allocateCapacity, byNet, type CapacityOf } from './capacity-allocation';
import { landedCost, SAFETY_FACTOR, type LandedCost, type Offer, type Reliability } from './landed-cost';
import type { Product } from './product-choice';
import type { StockingUnits, Money, Days, Share } from './units';

/** A price has to hold for this part of the coming year. */
export const LEAST_VALID_DAYS: Days = 182;

/** Why an alternative saves nothing, the further it got the later in the list. */
export const REASONS = [
  'no alternative is cheaper', 'price valid for less than 6 of 12 months', 'minimum order longer than a year of demand', 'nothing is saved net',
  'saves less than asked for, net', 'no capacity left',
] as const;
export type Reason = (typeof REASONS)[number];

/** A supplier's offer with what one has to know of the supplier. */
export interface Source {
  readonly offer: Offer;
  readonly rate: number;
  readonly reliability: Reliability;
  /** Days of the coming year for which a price is known. */
  readonly validDays: Days;
}

/** A product that is bought, from whom, and who else offers it. */
export interface SavingItem {
  readonly product: Product;
  readonly usual: Source;
  readonly alternatives: readonly Source[];
  readonly orderSize: StockingUnits;
  /** Demand of the coming 12 months. */
  readonly demand: StockingUnits;
  /** Standard deviation of the error of its forecast, added up over so many days. */
  readonly errorDeviation: (days: Days) => StockingUnits;
  readonly holdingRate: Share;
}

/** What buying a product elsewhere saves in a year. */
export interface Saving {
  readonly item: SavingItem;
  readonly alternative: Source;
  readonly now: LandedCost;
  readonly then: LandedCost;
  readonly gross: Money;
  /** More cycle stock, for a larger order. */
  readonly minimumCost: Money;
  /** More safety stock, for a longer or less certain lead time. */
  readonly safetyCost: Money;
  /** More rejects. */
  readonly rejectCost: Money;
  readonly net: Money;
  /** Net, of what the year's demand costs now. */
  readonly netShare: Share;
}

/** What is taken where a supplier has not delivered enough to say: the deviation as a share of the lead time, and rejects. */
export interface Unknowns {
  readonly leadVariation: Share;
  readonly rejectedShare: Share;
}

/**
 * Gross = (landed now - landed there) x demand; net = gross less what the other supplier brings with it: half the larger order held for a year, the
 * safety stock z sqrt(sigma_e^2 + d^2 sigma_L^2) in which it exceeds that of now, held for a year, and the rejects in which it exceeds; sigma_e is
 * that of the forecast error added up over the lead time. What the other supplier is better at is not counted.
 *
 * @see Silver, Pyke & Thomas (2017), Inventory and Production Management in Supply Chains, 4th ed., ch. 4 (cycle stock) and 6 (safety stock)
 */
export function savingOf(item: SavingItem, alternative: Source, capitalRate: Share, unknowns: Unknowns): Saving {
  const { usual, orderSize, demand, holdingRate } = item;
  const now = landedCost(usual.offer, orderSize, usual.rate, capitalRate);
  const then = landedCost(alternative.offer, orderSize, alternative.rate, capitalRate);
  const held = then.landed * holdingRate;
  const gross = (now.landed - then.landed) * demand;
  const minimumCost = Math.max(0, then.quantity - now.quantity) / 2 * held;
  const safetyCost = Math.max(0, safetyStock(item, alternative, unknowns) - safetyStock(item, usual, unknowns)) * held;
  const rejected = ({ reliability }: Source) => reliability.rejectedShare ?? unknowns.rejectedShare;
  const rejectCost = Math.max(0, rejected(alternative) - rejected(usual)) * then.landed * demand;
  const net = gross - minimumCost - safetyCost - rejectCost;
  return { item, alternative, now, then, gross, minimumCost, safetyCost, rejectCost, net, netShare: net / (now.landed * demand) };
}

function safetyStock({ demand, errorDeviation }: SavingItem, { offer, reliability }: Source, { leadVariation }: Unknowns): StockingUnits {
  const lead = offer.leadDays ?? 0;
  const deviation = reliability.leadDeviation ?? leadVariation * lead;
  return SAFETY_FACTOR * Math.hypot(errorDeviation(lead), demand / 365 * deviation);
}

/** An alternative that is cheaper on paper and is not taken. */
export interface Rejected {
  readonly saving: Saving;
  readonly reason: Reason;
}

/** The savings that can be had together, and why the others cannot. */
export interface Savings {
  /** Largest net saving first; at most one a product. */
  readonly taken: readonly Saving[];
  /** Whether no other allocation of capacity saves more; false where time for finding out ran out. */
  readonly proven: boolean;
  /** Cheaper on paper: largest gross saving first. */
  readonly rejected: readonly Rejected[];
  /** Of products without a saving, by reason. */
  readonly without: ReadonlyMap<Reason, number>;
}

/**
 * The savings that can be had together: those that, one alternative a product and within capacity, save most net in all.
 *
 * @param leastShare  what has to be saved net, of what is paid now
 * @param capacityOf  what a supplier can still make of a product group in the year; undefined where that is not known
 * @param solve  where programs are solved: in this thread, if nothing is given
 */
export async function findSavings(
  items: readonly SavingItem[], leastShare: Share, capitalRate: Share, unknowns: Unknowns, capacityOf: CapacityOf,
  solve: ProgramSolver = solvedHere,
): Promise<Savings> {
  const judged = items.flatMap(item => item.alternatives.map(alternative => {
    const saving = savingOf(item, alternative, capitalRate, unknowns);
    return { saving, reason: reasonAgainst(saving, leastShare) };
  }));
  const hopeful = judged.filter(({ reason }) => reason === null).map(({ saving }) => saving).sort(byNet);
  const allocation = await allocateCapacity(hopeful, capacityOf, solve);
  const taken = new Map(allocation.taken.map(saving => [saving.item.product.id, saving]));
  // What saves less than the alternative taken is not missed.
  const full = hopeful.filter(saving => !(taken.get(saving.item.product.id) && byNet(taken.get(saving.item.product.id)!, saving) <= 0))
    .map((saving): Rejected => ({ saving, reason: 'no capacity left' }));
  const refused = [...full, ...judged.flatMap(({ saving, reason }) => reason === null ? [] : [{ saving, reason }])];
  const without = items.filter(({ product, alternatives }) => alternatives.length > 0 && !taken.has(product.id)).map(({ product }) =>
    refused.filter(({ saving }) => saving.item.product.id === product.id).map(({ reason }) => reason)
      .reduce((one, other) => REASONS.indexOf(other) > REASONS.indexOf(one) ? other : one));
  return {
    taken: allocation.taken, proven: allocation.proven,
    rejected: refused.filter(({ saving, reason }) => saving.gross > 0 && !(reason !== 'no capacity left' && taken.has(saving.item.product.id)))
      .sort((one, other) => other.saving.gross - one.saving.gross),
    without: new Map(REASONS.flatMap(reason => {
      const count = without.filter(each => each === reason).length;
      return count === 0 ? [] : [[reason, count] as const];
    })),
  };
}

function reasonAgainst({ item, alternative, gross, net, netShare }: Saving, leastShare: Share): Reason | null {
  if (gross <= 0) return 'no alternative is cheaper';
  if (alternative.validDays < LEAST_VALID_DAYS) return 'price valid for less than 6 of 12 months';
  if (alternative.offer.minOrder > item.demand) return 'minimum order longer than a year of demand';
  if (net <= 0) return 'nothing is saved net';
  return netShare < leastShare ? 'saves less than asked for, net' : null;
}
