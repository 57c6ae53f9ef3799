import { negativeBinomialDraws } from './negative-binomial-draws';
import type { ProjectedItem, ProjectionRun } from './projected-item';
import { seededRandom, type SeededRandom } from './seeded-random';
import { normalQuantile } from './standard-normal';
import { gammaExceeds, negativeBinomialExceeds } from './tail-bounds';
import type { Share, StockingUnits } from './units';
import { wilsonHilferty } from './wilson-hilferty';

/** Deviations below this share of the mean are none. */
const CERTAIN = 1e-9;
/** Levels of demand that are told apart, each as likely as the others. */
const LEVELS = 32;

/** The demand of many paths, which is drawn, and what bounds it. */
export interface DemandPaths {
  /** Units demanded on each day of a path; the array is that of the path before, written anew. */
  of(path: number): Float64Array;
  /** So much in all that none of thousands of paths demands more. */
  readonly most: StockingUnits;
}

/**
 * Demand of each day of one path: forecast x an error of the level that lasts, and an error of each day that does not. The two are chosen so
 * that one day and the protection interval vary as the forecast errors did, so that paths and reorder points tell the same story.
 * Open lines take the place of the demand forecast for the day on which they were wanted.
 */
export function demandPaths(item: ProjectedItem, run: ProjectionRun): DemandPaths {
  const { due, booked } = openDemandByDay(item, run);
  const { levelVariance, scale } = split(item, run.horizon);
  const levels = levelsOf(levelVariance);
  const draw = item.wholeUnits ? wholeUnits(levels, scale) : continuous(levels, scale);
  const demand = new Float64Array(run.horizon);
  const total = item.forecast.slice(0, run.horizon).reduce((sum, quantity) => sum + quantity, 0);
  return {
    of: path => {
      const random = seededRandom(run.seed, item.key, path);
      const level = Math.floor(LEVELS * random.uniform());
      for (let day = 0; day < run.horizon; day++) {
        const mean = item.forecast[day]!;
        demand[day] = due[day]! + (mean === 0 ? 0 : Math.max(0, draw(level, mean, random) - booked[day]!));
      }
      return demand;
    },
    most: due.reduce((sum, quantity) => sum + quantity, 0) + total
      + 8 * Math.sqrt(total * Math.max(scale, item.wholeUnits ? 1 : 0) + total ** 2 * levelVariance),
  };
}

/**
 * The most that can be said against an item without drawing a path: with no more than this probability it runs out within the horizon. It looks
 * at the demand of all days together, which is negative binomial or gamma as that of each day is, and at nothing that may be received. Costs
 * next to nothing.
 */
export function stockoutBound(item: ProjectedItem, run: ProjectionRun): Share {
  const { due } = openDemandByDay(item, run);
  const { levelVariance, scale } = split(item, run.horizon);
  const total = item.forecast.slice(0, run.horizon).reduce((sum, quantity) => sum + quantity, 0);
  const left = Math.max(0, item.usableOnHand) - due.reduce((sum, quantity) => sum + quantity, 0);
  const exceeds = item.wholeUnits ? negativeBinomialExceeds : gammaExceeds;
  return levelsOf(levelVariance).reduce((sum, level) => sum + exceeds(left, total * level, scale), 0) / LEVELS;
}

/** The demand of each day that is expected. */
export function expectedDemand(item: ProjectedItem, run: ProjectionRun): Float64Array {
  const { due, booked } = openDemandByDay(item, run);
  return due.map((quantity, day) => quantity + Math.max(0, item.forecast[day]! - booked[day]!));
}

type Draw = (level: number, mean: StockingUnits, random: SeededRandom) => StockingUnits;

function wholeUnits(levels: readonly Share[], scale: number): Draw {
  const quantiles = levels.map(() => new Map<StockingUnits, (p: Share) => StockingUnits>());
  return (level, mean, random) => {
    const known = quantiles[level]!.get(mean);
    if (known) return known(random.uniform());
    const quantile = negativeBinomialDraws(mean * levels[level]!, scale);
    quantiles[level]!.set(mean, quantile);
    return quantile(random.uniform());
  };
}

/** Gamma with this scale: one normal draw; the generator's own where the two are not close. */
function continuous(levels: readonly Share[], scale: number): Draw {
  return (level, mean, random) => {
    const shape = mean * levels[level]! / scale;
    if (scale === 0 || shape === 0) return mean * levels[level]!;
    return scale * (shape < 1 ? random.gamma(shape) : wilsonHilferty(shape, random.normal()));
  };
}

/** Quantiles of a gamma variable with mean 1, stretched to have this variance as far as levels of 0 or more can. */
function levelsOf(variance: number): Share[] {
  if (variance === 0) return Array.from({ length: LEVELS }, () => 1);
  const raw = Array.from({ length: LEVELS }, (_, index) => variance * wilsonHilferty(1 / variance, normalQuantile((index + 0.5) / LEVELS)));
  const mean = raw.reduce((sum, level) => sum + level, 0) / LEVELS;
  const sd = Math.sqrt(raw.reduce((sum, level) => sum + (level - mean) ** 2, 0) / LEVELS);
  // So much variation that nearly all demand comes in the highest of the levels.
  if (sd === 0) return raw.map((_, index) => (index === LEVELS - 1 ? LEVELS : 0));
  const stretched = raw.map(level => Math.max(0, 1 + (level - mean) * Math.sqrt(variance) / sd));
  const total = stretched.reduce((sum, level) => sum + level, 0);
  return stretched.map(level => level * LEVELS / total);
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
  if (mean === 0 || cumulativeSd <= CERTAIN * mean) return { levelVariance: 0, scale: 0 };
  const excess = cumulativeSd ** 2 - days * dailySd ** 2;
  if (excess <= (CERTAIN * mean) ** 2 || days === 1) return { levelVariance: 0, scale: cumulativeSd ** 2 / days / mean };
  const most = (cumulativeSd / (days * mean)) ** 2;
  const levelVariance = Math.min(most, excess / (mean ** 2 * days * (days - 1)));
  const scale = (cumulativeSd ** 2 / days - days * mean ** 2 * levelVariance) / mean;
  return { levelVariance, scale: scale > CERTAIN * mean ? scale : 0 };
}
