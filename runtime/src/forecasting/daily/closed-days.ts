import { known, mean } from '../series';
import type { Days } from './weeks';

/** Of a usual day's demand: less is an order booked on a holiday now and then, more a shop on the web that sells while its warehouse rests. */
const HARDLY_ANY = 0.1;

/**
 * The days as they are to be read: without closed days where the item was asked for on such days all the same. Only the demand given decides, so
 * that a back-test knows no more than its origin did.
 */
export function heedingClosedDays(days: Days): Days {
  const { demand, first, closed } = days;
  let sold = 0;
  let count = 0;
  for (const day of closed) {
    const value = demand[day - first];
    if (value === undefined || value !== value) continue;
    sold += value;
    count++;
  }
  return sold === 0 || sold / count <= HARDLY_ANY * mean(known(demand)) ? days : { ...days, closed: NONE };
}

const NONE: ReadonlySet<number> = new Set();
