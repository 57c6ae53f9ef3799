import { mean, sum, variance, type Series } from '../series';
import { weekdayOf } from './calendar';

/** Days of an item's demand with their place in the calendar. */
export interface Days {
  /** Demand by day; NaN where it is not known. */
  readonly demand: Series;
  /** Number of the first day. */
  readonly first: number;
  /** Numbers of the days on which nothing is sold or shipped. */
  readonly closed: ReadonlySet<number>;
}

/** Days of history that the shares of the weekdays come from. */
const PROFILE_DAYS = 364;
/** Days with demand of which none falls on a given weekday by chance once in 2,000 times: (6/7)^50. */
const SURE_DAYS = 50;
/** Share of a week's usual demand that must be known to speak of the week. */
const FEWEST_KNOWN = 0.5;

/**
 * The share of a week's demand that falls on each weekday, Monday first, adding up to 1; closed and unknown days are left out. Weekdays are
 * shrunk to their mean by how much of their difference is noise (James & Stein), so that a few weeks do not make a pattern.
 */
export function weekdayShares({ demand, first, closed }: Days): Float64Array {
  const days = Array.from({ length: 7 }, () => [] as number[]);
  for (let at = Math.max(0, demand.length - PROFILE_DAYS); at < demand.length; at++) {
    if (!Number.isNaN(demand[at]!) && !closed.has(first + at)) days[weekdayOf(first + at)]!.push(demand[at]!);
  }
  // A weekday on which nothing was ever sold stays without: shrinking would sell on Sundays.
  const sold = days.filter(values => values.some(value => value > 0));
  if (sold.length === 0) return new Float64Array(7).fill(1 / 7);
  const usual = mean(sold.map(mean));
  const noise = mean(sold.map(values => values.length > 1 ? variance(values) / values.length : usual ** 2));
  const apart = variance(sold.map(mean));
  const way = apart > noise ? noise / apart : 1;
  const means = Float64Array.from(days, values => sold.includes(values) ? mean(values) + way * (usual - mean(values)) : 0);
  return means.map(value => value / sum(means));
}

/**
 * The weekdays on which an item is surely not asked for, 0 for Monday: none of its days with demand was one, and there were too many for that to be
 * chance. The shares of the others say nothing of a single day of an item that is asked for now and then.
 */
export function restingWeekdays({ demand }: Days, shares: Float64Array): ReadonlySet<number> {
  const sold = demand.subarray(Math.max(0, demand.length - PROFILE_DAYS)).reduce((count, value) => value > 0 ? count + 1 : count, 0);
  return new Set(sold < SURE_DAYS ? [] : [...shares].flatMap((share, weekday) => share === 0 ? [weekday] : []));
}

/** Demand by weeks of seven days that end with the last day, each as if all its days had been open and known; NaN where too few were. */
export function completeWeeks({ demand, first, closed }: Days, shares: Float64Array): Series {
  const weeks = Math.floor(demand.length / 7);
  const offset = demand.length - weeks * 7;
  return Float64Array.from({ length: weeks }, (_, week) => {
    let sold = 0;
    let known = 0;
    for (let at = offset + week * 7; at < offset + week * 7 + 7; at++) {
      if (Number.isNaN(demand[at]!)) continue;
      sold += demand[at]!;
      if (!closed.has(first + at)) known += shares[weekdayOf(first + at)]!;
    }
    return known >= FEWEST_KNOWN ? sold / known : NaN;
  });
}

/** The forecasts of the weeks after the last day, split to the days of each: by weekday, nothing on closed days. */
export function splitToDays(weekly: ArrayLike<number>, { demand, first, closed }: Days, shares: Float64Array, days: number): Float64Array {
  return Float64Array.from({ length: days }, (_, at) => {
    const day = first + demand.length + at;
    return closed.has(day) ? 0 : weekly[Math.floor(at / 7)]! * shares[weekdayOf(day)]!;
  });
}
