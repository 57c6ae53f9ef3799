import type { Share, StockingUnits, UnitsPerDay } from './units';

/** Weeks of history behind the means. */
export const HISTORY_WEEKS = 13;
/** An item with fewer days of history has too little of it. */
export const LEAST_HISTORY_DAYS = 28;
/** A day that was out of stock for more than this share of itself says little about demand, where unmet demand is not recorded. */
export const CENSORED_FROM: Share = 0.5;
/** Above this share of censored days the means are only a lower bound. */
export const MOST_CENSORED: Share = 0.3;

/** Demand of one item over the last weeks, added up by weekday. */
export interface DemandHistory {
  /** Days since the item was first stocked, at most those of the history's weeks. */
  readonly days: number;
  /** Of them, days out of stock whose unmet demand nobody recorded. */
  readonly censoredDays: number;
  /** By weekday, Monday first: what was asked for on days that are not censored, and how many those are. */
  readonly weekdays: readonly { readonly demanded: StockingUnits; readonly days: number }[];
}

/** What can be said of an item's demand. */
export type WeekdayForecast =
  | { readonly kind: 'known' | 'at_least'; readonly byWeekday: readonly UnitsPerDay[]; readonly perDay: UnitsPerDay; readonly censoredShare: Share }
  | { readonly kind: 'too_little_history' };

/**
 * The plain forecast: the mean demand of each weekday. Censored days are left out, not taken for zero; where they are many, the
 * means hold for the days that were in stock only, and are said to be a lower bound. A weekday without any usable day gets the mean of all.
 */
export function weekdayForecast(history: DemandHistory): WeekdayForecast {
  if (history.days < LEAST_HISTORY_DAYS) return { kind: 'too_little_history' };
  const usableDays = history.weekdays.reduce((sum, { days }) => sum + days, 0);
  const demanded = history.weekdays.reduce((sum, day) => sum + day.demanded, 0);
  const overall = usableDays === 0 ? 0 : demanded / usableDays;
  const byWeekday = history.weekdays.map(day => day.days === 0 ? overall : day.demanded / day.days);
  const censoredShare = history.censoredDays / history.days;
  return {
    kind: censoredShare > MOST_CENSORED ? 'at_least' : 'known',
    byWeekday,
    perDay: byWeekday.reduce((sum, mean) => sum + mean, 0) / byWeekday.length,
    censoredShare,
  };
}
