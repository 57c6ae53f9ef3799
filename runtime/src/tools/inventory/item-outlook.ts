import { dayOutlook, type DayOutlook } from '../../forecasting';
import type { ClassFigures, DemandForecast } from '../../stock';
import type { ItemDemand } from './demand-history';
import type { Days, StockingUnits, UnitsPerYear } from './units';

/** Days ahead that order quantities are worked out from. */
export const YEAR_DAYS = 365;
const WEEK = 7;

/** What is expected of one item, as data that a thread can be handed. */
export interface ItemOutlook extends Pick<DemandForecast, 'origins' | 'dailyErrorSd' | 'windows' | 'shareOfWindowsWithDemand'> {
  /** Variance / mean of the demand of one day; 0 without demand. */
  readonly dailyVarianceToMean: number;
  readonly demandClass: DayOutlook['classification']['class'];
  /** Expected demand of the next 365 days. */
  readonly year: UnitsPerYear;
  /** Whether the product has only ever been asked for in whole units. */
  readonly wholeUnits: boolean;
  /** Expected demand of the next 0, 1, 2, … days added up. */
  readonly means: Float64Array;
  /** Standard deviation of the forecast error of the next 1, 2, … days added up. */
  readonly errorDeviations: readonly StockingUnits[];
}

/** The outlook of an item over its protection interval and a year. */
export function itemOutlook({ demand, firstDay, wholeUnits, closedDays }: ItemDemand, protection: Days): ItemOutlook {
  const span = Math.max(WEEK, Math.ceil(protection) + 1);
  const horizonDays = Math.max(YEAR_DAYS, span);
  const { expected, errorDeviations, origins, classification } = dayOutlook(demand, { firstDay, horizonDays, spanDays: span, closedDays });
  const means = addedUp(expected);
  const windows = windowsOf(demand, Math.max(1, Math.round(protection)));
  return {
    demandClass: classification.class,
    year: means[YEAR_DAYS]!,
    wholeUnits: wholeUnits ?? demand.every(each => each === null || Number.isInteger(each)),
    means: Float64Array.from(means), errorDeviations,
    origins,
    // Origins are whole weeks apart, so that their first day is always the same weekday: a week stands for its days.
    dailyErrorSd: (origins < 2 ? deviationOf(windowsOf(demand, WEEK)) : errorDeviations[WEEK - 1]!) / Math.sqrt(WEEK),
    dailyVarianceToMean: varianceToMean(demand.flatMap(each => each ?? [])),
    windows: windows.length,
    shareOfWindowsWithDemand: windows.length === 0 ? 0 : windows.filter(sum => sum > 0).length / windows.length,
  };
}

/** The outlook in the form that the stock engine asks for. */
export function demandForecast(outlook: ItemOutlook): DemandForecast {
  const { origins, dailyErrorSd, dailyVarianceToMean, windows, shareOfWindowsWithDemand, errorDeviations } = outlook;
  return {
    origins, dailyErrorSd, dailyVarianceToMean, windows, shareOfWindowsWithDemand,
    cumulativeMean: days => cumulativeMean(outlook, days),
    cumulativeErrorSd: days => Math.sqrt(between([0, ...errorDeviations.map(deviation => deviation ** 2)], days)),
  };
}

/** Expected demand of the next `days` days added up. */
export function cumulativeMean({ means }: Pick<ItemOutlook, 'means'>, days: Days): StockingUnits {
  return between(means, days);
}

/** What the items of each class show of their spread, for those that have shown too little themselves. */
export function figuresByClass(
  items: readonly { readonly outlook: ItemOutlook; readonly protection: Days }[], enoughOrigins: number,
): ReadonlyMap<string, ClassFigures> {
  const shown = items.filter(({ outlook }) => outlook.origins >= enoughOrigins && outlook.dailyErrorSd > 0);
  const classes = [...new Set(shown.map(({ outlook }) => outlook.demandClass))];
  return new Map(classes.map(name => {
    const own = shown.filter(({ outlook }) => outlook.demandClass === name)
      .map(({ outlook, protection }) => ({ outlook: demandForecast(outlook), protection }));
    return [name, {
      errorScale: median(own.map(({ outlook, protection }) =>
        outlook.cumulativeErrorSd(protection) / (Math.sqrt(protection) * outlook.dailyErrorSd))),
      varianceScale: median(own.flatMap(({ outlook, protection }) => {
        const ofDays = outlook.cumulativeMean(protection) * (outlook.dailyVarianceToMean ?? 0);
        return ofDays > 0 ? [outlook.cumulativeErrorSd(protection) ** 2 / ofDays] : [];
      })),
    }] as const;
  }).filter(([, { errorScale, varianceScale }]) => errorScale > 0 && varianceScale > 0));
}

/** 0, the first value, the first two added up, … */
export function addedUp(values: readonly number[]): number[] {
  let sum = 0;
  return [0, ...values.map(value => (sum += value))];
}

/** The value at a fraction of a day, on the line between those of the days around it; beyond the last it goes on as it went there. */
export function between(values: ArrayLike<number>, days: Days): number {
  const last = values.length - 1;
  const before = Math.min(Math.floor(days), last - 1);
  const [low = 0, high = 0] = [values[before], values[before + 1]];
  return Math.max(0, low + (high - low) * (days - before));
}

/** Demand of windows that do not overlap, newest first, those with unknown days left out. */
function windowsOf(demand: ItemDemand['demand'], length: Days): StockingUnits[] {
  return Array.from({ length: Math.floor(demand.length / length) }, (_, window) => {
    const days = demand.slice(demand.length - (window + 1) * length, demand.length - window * length);
    return days.some(each => each === null) ? [] : [days.reduce<number>((sum, each) => sum + (each ?? 0), 0)];
  }).flat();
}

function deviationOf(values: readonly number[]): number {
  if (values.length < 2) return 0;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
}

function varianceToMean(values: readonly number[]): number {
  const sum = values.reduce((total, value) => total + value, 0);
  return sum > 0 ? deviationOf(values) ** 2 * values.length / sum : 0;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = sorted.length >> 1;
  return sorted.length === 0 ? 0 : sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
