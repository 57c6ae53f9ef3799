import { finite, positive, whole } from './checks';
import type { ReorderPoint } from './reorder-point';
import type { DayOffset, Days, StockingUnits } from './units';

/** What to order, and until when. */
export interface OrderDecision {
  /** Whether the position is at or below the reorder point. */
  readonly orderNow: boolean;
  /** To be ordered now; 0 where nothing is. */
  readonly quantity: StockingUnits;
  /** The last day on which an order keeps the service asked for: 0 is today; null where the position lasts beyond the days looked at. */
  readonly orderBy: DayOffset | null;
}

/** In what quantities an order can be placed. */
export interface OrderLot {
  /** Units of a pack. */
  readonly pack: StockingUnits;
  readonly minimum: StockingUnits | null;
}

/**
 * Orders as many times Q as bring the position above s, or up to S.
 *
 * @param cumulativeMean  forecast demand of the next days added up: on the day it has used the position down to s, the order is due
 * @param horizon  days looked ahead for the order-by date
 */
export function orderDecision(
  position: StockingUnits, { reorderPoint, orderUpTo, policyName }: ReorderPoint, lot: OrderLot,
  cumulativeMean: (days: Days) => StockingUnits, horizon: Days = 365,
): OrderDecision {
  finite('stock position', position);
  positive('pack', lot.pack);
  whole('horizon', horizon);
  if (position > reorderPoint) return { orderNow: false, quantity: 0, orderBy: firstDayAt(position - reorderPoint, cumulativeMean, horizon) };
  const cycle = orderUpTo - reorderPoint;
  const wanted = policyName === '(R, S)' ? orderUpTo - position : Math.max(1, Math.floor((reorderPoint - position) / cycle) + 1) * cycle;
  return { orderNow: true, quantity: Math.max(1, Math.ceil(Math.max(wanted, lot.minimum ?? 0) / lot.pack - 1e-9)) * lot.pack, orderBy: 0 };
}

/** The first day by whose end so much is used up, by halving: demand added up never falls. */
function firstDayAt(slack: StockingUnits, cumulativeMean: (days: Days) => StockingUnits, horizon: Days): DayOffset | null {
  if (cumulativeMean(horizon) < slack) return null;
  let low = 0;
  let high: number = horizon;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (cumulativeMean(middle) >= slack) high = middle;
    else low = middle;
  }
  return high;
}
