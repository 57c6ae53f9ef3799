import { finite, notNegative, openShare } from './checks';
import type { DemandDistribution } from './demand-distribution';
import { normalDemand } from './normal-demand';
import type { StockingUnits } from './units';

/** Weights below this share of the largest are left out of the table. */
const NEGLIGIBLE = 1e-17;
/** A table of more entries is made in coarser steps. */
const MOST_ENTRIES = 200_000;
/** Units that a coarse table adds up one by one. */
const MOST_ADDED_UP = 2_000;

/**
 * Demand in whole units with more variance than a Poisson variable, as of items that are seldom sold or sold in lumps.
 * A variance below the mean is taken as equal to it, which is the Poisson distribution.
 *
 * @param mean  stocking units
 * @param sd  standard deviation, stocking units
 * @see Syntetos, Babai & Altay (2012), On the demand distributions of spare parts, International Journal of Production Research 50(8)
 */
export function negativeBinomialDemand(mean: StockingUnits, sd: StockingUnits): DemandDistribution {
  notNegative('mean demand', mean);
  notNegative('standard deviation of demand', sd);
  if (mean === 0) return { ...normalDemand(0, 0), kind: 'negative_binomial', step: 1 };
  const ratio = Math.max(1, sd * sd / mean);
  const entries = 40 * ratio + 20 * Math.sqrt(mean * ratio);
  const unit = Math.max(1, Math.ceil(entries / MOST_ENTRIES));
  // So much demand with so little spread is normal for every purpose.
  if (ratio < unit) return normalDemand(mean, sd);
  return ofTable(tableOf(mean / unit, ratio / unit), mean, Math.sqrt(mean * ratio), unit);
}

interface Table {
  /** The least quantity in the table; less has no probability worth mentioning. */
  readonly first: number;
  readonly mean: number;
  /** P(D <= first + index). */
  readonly cdf: Float64Array;
  /** E[max(0, D - (first + index))]. */
  readonly shortage: Float64Array;
  /** The entries of `shortage` from this one on, added up. */
  readonly shortages: Float64Array;
}

/** Panjer's recursion p(k) / p(k - 1) = a + b / k from the most likely quantity outwards, scaled to 1 (Panjer 1981). */
function tableOf(mean: number, ratio: number): Table {
  const a = (ratio - 1) / ratio;
  const b = ratio - 1 < 1e-9 ? mean : (mean / (ratio - 1) - 1) * a;
  const mode = Math.max(0, Math.floor(b / (1 - a)));
  const below: number[] = [];
  for (let k = mode, weight = 1; k > 0 && weight > NEGLIGIBLE; k--) below.push(weight /= a + b / k);
  const weights = [...below.reverse(), 1];
  for (let k = mode + 1, weight = 1; weight > NEGLIGIBLE || k < mean; k++) weights.push(weight *= a + b / k);
  return summed(weights, mode - below.length, mean);
}

function summed(weights: readonly number[], first: number, mean: number): Table {
  const total = weights.reduceRight((sum, weight) => sum + weight, 0);
  const cdf = new Float64Array(weights.length);
  const shortage = new Float64Array(weights.length + 1);
  const shortages = new Float64Array(weights.length + 1);
  let above = 0;
  for (let index = weights.length - 1; index >= 0; index--) {
    cdf[index] = 1 - above;
    shortage[index] = shortage[index + 1]! + above;
    shortages[index] = shortages[index + 1]! + shortage[index]!;
    above += weights[index]! / total;
  }
  return { first, mean, cdf, shortage, shortages };
}

function ofTable(table: Table, mean: StockingUnits, sd: StockingUnits, unit: number): DemandDistribution {
  const { first, cdf } = table;
  const interpolated = (at: (index: number) => number, x: number) => {
    const index = Math.floor(x);
    return at(index) + (x - index) * (at(index + 1) - at(index));
  };
  const shortage = (k: number) => k < first ? table.mean - k : table.shortage[Math.min(k - first, cdf.length)]!;
  const shortages = (k: number) => k < first
    ? (first - k) * (table.mean - (first + k - 1) / 2) + table.shortages[0]!
    : table.shortages[Math.min(k - first, cdf.length)]!;
  const expectedShortage = (x: StockingUnits) => unit * interpolated(shortage, finite('quantity', x) / unit);
  return {
    kind: 'negative_binomial', mean, sd, step: 1,
    cdf: x => {
      const index = Math.floor(finite('quantity', x) / unit) - first;
      return index < 0 ? 0 : cdf[index] ?? 1;
    },
    quantile: p => unit * (first + indexOfShare(cdf, openShare('probability', p))),
    expectedShortage,
    shortageBetween: (low, high) => {
      // Over few units the steps of a coarse table show.
      if (unit > 1 && high - low <= MOST_ADDED_UP) return addedUp(expectedShortage, low, high);
      return unit * unit * (interpolated(shortages, low / unit + 1) - interpolated(shortages, high / unit + 1));
    },
  };
}

/** The values at low + 1, low + 2, … up to `high`, of a last part its share. */
function addedUp(value: (x: number) => number, low: number, high: number): number {
  const whole = Math.floor(high - low);
  let sum = (high - low - whole) * value(high);
  for (let step = 1; step <= whole; step++) sum += value(low + step);
  return sum;
}

/** The first entry of at least `p`, by halving. */
function indexOfShare(cdf: Float64Array, p: number): number {
  let low = 0;
  let high = cdf.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (cdf[middle]! >= p) high = middle;
    else low = middle + 1;
  }
  return low;
}
