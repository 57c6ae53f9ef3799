import { flat, known, type Series } from '../series';
import { bestLevel } from '../smooth/ses';
import { mean12 } from './means';
import { fading } from './tsb';

/** The combination for demand that does not come every week: the mean of TSB, exponential smoothing and the mean of twelve periods. */
export function intermittentCombination(series: Series, season: number, horizon: number): Float64Array {
  const demand = known(series);
  const level = (fading(demand, 0.1, 0.05) + bestLevel(demand).level + mean12(demand, season, 1)[0]!) / 3;
  return flat(Math.max(0, level), horizon);
}
