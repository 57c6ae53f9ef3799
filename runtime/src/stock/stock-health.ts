import { notNegative } from './checks';
import { DAYS_A_YEAR, type DayOffset, type Days, type Money, type MoneyPerUnit, type MoneyPerYear, type Share, type StockingUnits } from './units';

/** One item as its health is judged. */
export interface HeldItem {
  /** On hand less quarantined; less than nothing counts as nothing. */
  readonly usableOnHand: StockingUnits;
  readonly unitCost: MoneyPerUnit;
  /** Share of the value of stock that holding it costs a year. */
  readonly holdingRate: Share;
  /** S: above it is excess. */
  readonly orderUpTo: StockingUnits;
  /** Forecast demand of the next `days` days added up. */
  cumulativeMean(days: Days): StockingUnits;
  /** Days since the item was first stocked, and since it was last demanded; null where it never was. */
  readonly age: Days;
  readonly sinceDemand: Days | null;
  /** Lots by the day on which they expire; null where lots are not known or nothing expires. */
  readonly lots: readonly { readonly quantity: StockingUnits; readonly expires: DayOffset }[] | null;
}

/** Units on hand in parts that do not overlap and add up to what is usable. */
export interface StockHealth {
  readonly obsolete: StockingUnits;
  /** Will expire before it can be sold, first expired first out. */
  readonly expiring: StockingUnits;
  /** Above S. */
  readonly excess: StockingUnits;
  /** Within S, but more than is demanded in `SLOW_DAYS`. */
  readonly slow: StockingUnits;
  readonly healthy: StockingUnits;
  /** Days that the stock lasts at the forecast; null where it lasts beyond three years. */
  readonly cover: Days | null;
}

/** Without demand for so long, and as old at least, an item is obsolete. */
export const OBSOLETE_DAYS: Days = 365;
/** Stock that lasts longer is slow. */
export const SLOW_DAYS: Days = 180;
const LONGEST_COVER: Days = 3 * DAYS_A_YEAR;

/** Tells stock apart by what is wrong with it, the worst first: a unit that is obsolete is not counted as excess as well. */
export function stockHealth(item: HeldItem): StockHealth {
  const stock = Math.max(0, item.usableOnHand);
  const obsolete = item.age >= OBSOLETE_DAYS && (item.sinceDemand === null || item.sinceDemand >= OBSOLETE_DAYS) ? stock : 0;
  const expiring = Math.min(stock - obsolete, unsold(item));
  const excess = Math.min(stock - obsolete - expiring, Math.max(0, stock - expiring - notNegative('order-up-to level', item.orderUpTo)));
  const left = stock - obsolete - expiring - excess;
  const slow = Math.min(left, Math.max(0, left - notNegative('forecast demand', item.cumulativeMean(SLOW_DAYS))));
  return { obsolete, expiring, excess, slow, healthy: left - slow, cover: coverOf(stock, item) };
}

/** What selling off units brings: cash once, and costs that are saved every year. They are two figures and are never added. */
export function releasedBy(
  units: StockingUnits, { unitCost, holdingRate }: Pick<HeldItem, 'unitCost' | 'holdingRate'>,
): { readonly cashOnce: Money; readonly savedPerYear: MoneyPerYear } {
  const cashOnce = notNegative('units', units) * notNegative('unit cost', unitCost);
  return { cashOnce, savedPerYear: cashOnce * notNegative('holding rate', holdingRate) };
}

/** Units whose lot expires before the forecast reaches them. */
function unsold({ lots, cumulativeMean }: HeldItem): StockingUnits {
  let sold = 0;
  let lost = 0;
  for (const { quantity, expires } of (lots ?? []).toSorted((one, other) => one.expires - other.expires)) {
    const sellable = Math.max(0, (expires <= 0 ? 0 : cumulativeMean(+expires)) - sold);
    const taken = Math.min(notNegative('quantity of a lot', quantity), sellable);
    sold += taken;
    lost += quantity - taken;
  }
  return lost;
}

function coverOf(stock: StockingUnits, { cumulativeMean }: HeldItem): Days | null {
  if (cumulativeMean(LONGEST_COVER) < stock) return null;
  let low = 0;
  let high: number = LONGEST_COVER;
  while (high - low > 0.01) {
    const middle = (low + high) / 2;
    if (cumulativeMean(middle) >= stock) high = middle;
    else low = middle;
  }
  return high;
}
