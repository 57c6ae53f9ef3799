import { classify } from './classify';
import { intermittentCombination } from './intermittent/combination';
import { croston, sba } from './intermittent/croston';
import { mean12, zero } from './intermittent/means';
import { tsb } from './intermittent/tsb';
import { flat, known, mean, type PointMethod, type Series } from './series';
import { dampedHolt, seasonalEts, smoothCombination, theta } from './smooth/combination';
import { naive, snaive } from './smooth/naive';
import { ses } from './smooth/ses';

/** Methods that can be asked for by name; `auto` is the one to use, the others are its parts and what it is compared with. */
export const METHODS = {
  auto, theta, dampedHolt, seasonalEts, naive, snaive, ses, croston, sba, tsb, mean12, zero,
} as const satisfies Record<string, PointMethod>;

/** The name of a method. */
export type MethodName = keyof typeof METHODS;

/** What suits the class of the demand: the smooth or the intermittent combination, the mean where there is too little to tell, 0 without demand. */
export function auto(series: Series, season: number, horizon: number): Float64Array {
  const { class: kind } = classify(Array.from(series, value => value === value ? value : null));
  if (kind === 'no demand' || series.length === 0) return new Float64Array(horizon);
  if (kind === 'too short') return flat(mean(known(series)), horizon);
  return kind === 'smooth' || kind === 'erratic' ? smoothCombination(series, season, horizon) : intermittentCombination(series, season, horizon);
}
