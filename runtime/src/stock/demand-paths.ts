import type { ProjectedItem, ProjectionRun } from './projected-item';
import { seededRandom } from './seeded-random';
import type { StockingUnits } from './units';

/**
 * Demand of each day of one path: forecast x an error of the level that lasts, and an error of each day that does not. The two are chosen so
 * that one day and the protection interval vary as the forecast errors did, so that paths and reorder points tell the same story.
 * Open lines take the place of the demand forecast for the day on which they were wanted.
 *
 * @returns a function from the number of a path to units demanded on each day
 */
export function demandPaths(item: ProjectedItem, run: ProjectionRun): (path: number) => Float64Array {
  const { due, booked } = openDemandByDay(item, run);
  const { levelVariance, scale } = split(item, run.horizon);
  const days = Array.from(due.keys());
  return path => {
    const random = seededRandom(run.seed, item.key, path);
    const level = levelVariance === 0 ? 1 : levelVariance * random.gamma(1 / levelVariance);
    const drawn = (mean: StockingUnits) => {
      if (mean === 0) return 0;
      if (item.wholeUnits) return random.poisson(scale <= 1 + 1e-9 ? mean : (scale - 1) * random.gamma(mean / (scale - 1)));
      return scale === 0 ? mean : scale * random.gamma(mean / scale);
    };
    return Float64Array.from(days, day => due[day]! + Math.max(0, drawn(level * item.forecast[day]!) - booked[day]!));
  };
}

/** The demand of each day that is expected. */
export function expectedDemand(item: ProjectedItem, run: ProjectionRun): Float64Array {
  const { due, booked } = openDemandByDay(item, run);
  return due.map((quantity, day) => quantity + Math.max(0, item.forecast[day]! - booked[day]!));
}

function openDemandByDay({ openDemand }: ProjectedItem, { firstDay, horizon }: ProjectionRun): { due: Float64Array; booked: Float64Array } {
  const due = new Float64Array(horizon);
  const booked = new Float64Array(horizon);
  for (const line of openDemand) {
    const dueDay = Math.max(0, line.due - firstDay);
    const wantedDay = line.wanted - firstDay;
    if (dueDay < horizon) due[dueDay]! += line.quantity;
    if (wantedDay >= 0 && wantedDay < horizon) booked[wantedDay]! += line.quantity;
  }
  return { due, booked };
}

/**
 * With m the mean of a day, v its error variance and V that of n days: V = n (v - m² c²) + n² m² c² gives the squared variation c² of the level;
 * what is left of v is that of the days, shared out by their means: variance = scale x mean.
 */
function split({ forecast, errors }: ProjectedItem, horizon: number): { levelVariance: number; scale: number } {
  const mean = forecast.slice(0, horizon).reduce((sum, quantity) => sum + quantity, 0) / horizon;
  const { dailySd, days, cumulativeSd } = errors;
  if (mean === 0) return { levelVariance: 0, scale: 0 };
  const excess = cumulativeSd ** 2 - days * dailySd ** 2;
  if (excess <= 0 || days === 1) return { levelVariance: 0, scale: cumulativeSd ** 2 / days / mean };
  const most = (cumulativeSd / (days * mean)) ** 2;
  const levelVariance = Math.min(most, excess / (mean ** 2 * days * (days - 1)));
  return { levelVariance, scale: Math.max(0, cumulativeSd ** 2 / days - days * mean ** 2 * levelVariance) / mean };
}
