import type { CalendarDay } from '../calendar-day';
import type { StockingUnits } from './units';

/** Something that a customer still wants of one item. */
export interface PeggedDemand {
  readonly id: string;
  readonly quantity: StockingUnits;
  /** The day promised. */
  readonly due: CalendarDay;
  /** 1 is the most important; null where nobody says. */
  readonly priority: number | null;
}

/** Something of one item that is there or will come. */
export interface PeggedSupply {
  readonly id: string;
  readonly quantity: StockingUnits;
  /** The day from which it can be used. */
  readonly day: CalendarDay;
}

/** So much of a supply goes to a demand. */
export interface Peg {
  readonly demand: string;
  readonly supply: string;
  readonly day: CalendarDay;
  readonly quantity: StockingUnits;
}

/** Who gets what, and what nobody can be given. */
export interface Pegging {
  readonly pegs: readonly Peg[];
  /** What supply does not reach, by demand; only those that lack something. */
  readonly short: ReadonlyMap<string, StockingUnits>;
}

/**
 * Pegs the supply of one item to its demand: the earliest supply to the earliest promise; on the same day to the most important customer,
 * then by id. What a later promise gets is thus never taken from an earlier one.
 *
 * @see Orlicky's Material Requirements Planning (Ptak & Smith 2011, 3rd ed.), ch. 14, p. 264: pegging
 */
export function pegSupply(demands: readonly PeggedDemand[], supplies: readonly PeggedSupply[]): Pegging {
  const left = supplies.filter(({ quantity }) => quantity > 0).sort(bySupplyDay).map(({ id, day, quantity }) => ({ id, day, quantity }));
  const pegs: Peg[] = [];
  const short = new Map<string, StockingUnits>();
  let place = 0;
  for (const demand of [...demands].sort(byPromise)) {
    let open = demand.quantity;
    while (open > 0 && place < left.length) {
      const supply = left[place]!;
      const quantity = Math.min(open, supply.quantity);
      pegs.push({ demand: demand.id, supply: supply.id, day: supply.day, quantity });
      open -= quantity;
      supply.quantity -= quantity;
      if (supply.quantity <= 0) place += 1;
    }
    if (open > 0) short.set(demand.id, open);
  }
  return { pegs, short };
}

/** The order in which demand is served. */
export function byPromise(one: PeggedDemand, other: PeggedDemand): number {
  return one.due.localeCompare(other.due) || (one.priority ?? Infinity) - (other.priority ?? Infinity) || one.id.localeCompare(other.id);
}

function bySupplyDay(one: PeggedSupply, other: PeggedSupply): number {
  return one.day.localeCompare(other.day) || one.id.localeCompare(other.id);
}
