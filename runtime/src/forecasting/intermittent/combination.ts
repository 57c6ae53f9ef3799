import { known, mean, type Series } from '../series';
import { smooth } from '../smooth/ses';
import { survivalOf } from './survival';
import { fading } from './tsb';

/** Periods in a year, by which memories are measured: those of the season, 365 for days, 12 where there is none. */
export function yearOf(season: number): number {
  if (season === 7) return 365;
  return season >= 12 ? season : 12;
}

/** Smoothing constant: 0.1 for months, less for shorter periods, of which more are needed to say as much. */
export function constantOf(year: number): number {
  return 0.1 * Math.sqrt(12 / year);
}

/** Demand a period while an item is asked for: the mean of TSB, exponential smoothing and the mean of the last year. */
export function intermittentLevel(demand: Series, year: number): number {
  if (demand.length === 0) return 0;
  const alpha = constantOf(year);
  const first = mean(demand.subarray(0, Math.min(demand.length, year)));
  const recent = mean(demand.subarray(Math.max(0, demand.length - year)));
  return (fading(demand, alpha, alpha) + smooth(demand, alpha, first).level + recent) / 3;
}

/**
 * The combination for demand that does not come every period: a level, times the chance that the item is still asked for, which fades over
 * the horizon as items are lost (what TSB was made for: Teunter, Syntetos & Babai 2011).
 */
export function intermittentCombination(series: Series, season: number, horizon: number): Float64Array {
  const demand = known(series);
  const year = yearOf(season);
  const { alive, hazard } = survivalOf(demand, year);
  const level = Math.max(0, intermittentLevel(demand, year)) * alive;
  return Float64Array.from({ length: horizon }, (_, step) => level * (1 - hazard) ** (step + 1));
}
