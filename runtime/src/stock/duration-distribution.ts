import { finite, openShare } from './checks';
import { StockInputError } from './stock-input-error';
import type { Days, Share } from './units';

/** How long something took that has begun: until it ended, or until now where it is still open. */
export interface DurationObservation {
  /** May be below 0 where a lateness is meant: days before the promise. */
  readonly days: Days;
  /** Whether it ended; an open one is known to last longer than `days`. */
  readonly ended: boolean;
}

/** How long something takes, as a list of days with probabilities that add up to 1. */
export interface DurationDistribution {
  /** Shortest first. */
  readonly points: readonly DurationPoint[];
  /** Mean, restricted to the longest duration observed where the longest one is still open. */
  readonly mean: Days;
  /** Of the sample: divided by one less than those that ended. */
  readonly sd: Days;
  /** How far the mean may be off: sd / sqrt(those that ended). */
  readonly sdOfMean: Days;
  /** Observations, and the share of them that is still open. */
  readonly n: number;
  readonly openShare: Share;
  /** Whether probability that lies beyond the longest observation was put there: mean and deviation are then too small. */
  readonly restricted: boolean;
}

/** One duration and its probability. */
export interface DurationPoint {
  readonly days: Days;
  readonly probability: Share;
}

/**
 * Durations with open ones counted for as long as they have lasted (right-censored): leaving them out would make the slow look fast.
 * What is left beyond the longest observation is put on it (Efron's tail).
 *
 * @see Kaplan & Meier (1958), Nonparametric estimation from incomplete observations, Journal of the American Statistical Association 53
 */
export function kaplanMeier(observations: readonly DurationObservation[]): DurationDistribution {
  if (observations.length === 0) throw new StockInputError('observations', 'none', 'at least one');
  const sorted = observations.toSorted((one, other) => one.days - other.days);
  const points: DurationPoint[] = [];
  let surviving = 1;
  for (let index = 0; index < sorted.length;) {
    const days = finite('duration', sorted[index]!.days);
    const same = sorted.slice(index).findIndex(each => each.days !== days);
    const next = same < 0 ? sorted.length : index + same;
    const ended = sorted.slice(index, next).filter(each => each.ended).length;
    if (ended > 0) points.push({ days, probability: surviving * ended / (sorted.length - index) });
    surviving *= 1 - ended / (sorted.length - index);
    index = next;
  }
  const longest = sorted.at(-1)!.days;
  const restricted = surviving > 1e-12;
  return durationsOf(restricted ? [...points, { days: longest, probability: surviving }] : points, sorted, restricted);
}

/** A duration that is known, such as the lead time that a contract names. */
export function certainDuration(days: Days): DurationDistribution {
  return { points: [{ days: finite('duration', days), probability: 1 }], mean: days, sd: 0, sdOfMean: 0, n: 0, openShare: 0, restricted: false };
}

/** The fewest days by which it has ended with probability `p`. */
export function durationQuantile(distribution: DurationDistribution, p: Share): Days {
  return durationQuantiles(distribution)(openShare('probability', p));
}

/** The same for many probabilities: the sums are made once. */
export function durationQuantiles({ points }: DurationDistribution): (p: Share) => Days {
  let sum = 0;
  const sums = points.map(({ probability }) => (sum += probability));
  return p => {
    let index = 0;
    while (index < points.length - 1 && sums[index]! < p - 1e-12) index++;
    return points[index]!.days;
  };
}

/** What remains likely of a duration that has lasted longer than `days` already; null where none of those observed lasted so long. */
export function longerThan(distribution: DurationDistribution, days: Days): DurationDistribution | null {
  const left = distribution.points.filter(point => point.days > days);
  const total = left.reduce((sum, { probability }) => sum + probability, 0);
  if (total <= 0) return null;
  const points = left.map(point => ({ ...point, probability: point.probability / total }));
  return { ...distribution, points, ...moments(points) };
}

/** The same durations, all of them `days` longer; none below `least`. */
export function shifted(distribution: DurationDistribution, days: Days, least: Days): DurationDistribution {
  const points = distribution.points.map(point => ({ ...point, days: Math.max(least, point.days + days) }));
  const { mean, sd } = moments(points);
  const sample = moments(distribution.points).sd;
  return { ...distribution, points, mean, sd: sample === 0 ? sd : sd * distribution.sd / sample };
}

function durationsOf(points: readonly DurationPoint[], observations: readonly DurationObservation[], restricted: boolean): DurationDistribution {
  const open = observations.filter(each => !each.ended).length;
  const { mean, sd } = moments(points);
  const ended = observations.length - open;
  const sample = sd * Math.sqrt(ended > 1 ? ended / (ended - 1) : 1);
  return {
    points, mean, sd: sample, sdOfMean: ended === 0 ? 0 : sample / Math.sqrt(ended),
    n: observations.length, openShare: open / observations.length, restricted,
  };
}

function moments(points: readonly DurationPoint[]): { mean: Days; sd: Days } {
  const mean = points.reduce((sum, { days, probability }) => sum + days * probability, 0);
  return { mean, sd: Math.sqrt(points.reduce((sum, { days, probability }) => sum + (days - mean) ** 2 * probability, 0)) };
}
