import { type Outcomes } from '../intervals/conformal';
import { negativeBinomialQuantile } from '../intervals/negative-binomial';
import { known, mean, variance, type Series } from '../series';
import { constantOf, intermittentLevel, yearOf } from './combination';
import { survivalOf } from './survival';

/** Variance over mean of demand in a period of items of the class, in mean sizes of a demand. */
const CLASS_RATIO = 1.5;
/** Demands that the class counts as. */
const CLASS_WEIGHT = 8;

/**
 * What demand of an intermittent item may come to: negative binomial with the forecast's mean. Its variance is that of demand (a ratio to the mean,
 * shrunk to that of the class), of the level, which is not known, and of whether the item is still asked for.
 *
 * @param booked  demand as it was booked, from which follows what it is counted in
 * @param lengths  of each bucket, in periods of `series`
 * @see Syntetos, Babai & Altay (2012), On the demand distributions of spare parts, International Journal of Production Research 50(8), 2101-2117
 */
export function intermittentOutcomes(
  series: Series, booked: Series, season: number, lengths: readonly number[], origins: number,
): Outcomes {
  const demand = known(series);
  const year = yearOf(season);
  const { alive } = survivalOf(demand, year);
  const level = intermittentLevel(demand, year);
  const unit = unitOf(known(booked));
  const ratio = varianceRatio(demand, unit);
  const varianceOf = (at: number, expected: number): number => {
    const whileAlive = alive > 0 ? expected / alive : 0;
    return ratio * expected + alive * constantOf(year) * ratio * level * lengths[at]! ** 2 + alive * (1 - alive) * whileAlive ** 2;
  };
  return {
    origins,
    deviation: (at, expected) => Math.sqrt(varianceOf(at, expected)),
    quantile: (at, expected, probability) => unit * negativeBinomialQuantile(probability, expected / unit, varianceOf(at, expected) / unit ** 2),
  };
}

/** Variance over mean of one period's demand, shrunk to the class by how many demands there were; not below that of Poisson's distribution. */
export function varianceRatio(demand: Series, unit: number): number {
  const sizes = demand.filter(value => value > 0);
  if (sizes.length === 0) return 0;
  const own = Math.max(unit, variance(demand) / mean(demand));
  return (sizes.length * own + CLASS_WEIGHT * CLASS_RATIO * mean(sizes)) / (sizes.length + CLASS_WEIGHT);
}

const FINEST = 1e-4;

/** What demand is counted in: the largest amount of which all demands are multiples, such as one piece or a pack. */
export function unitOf(demand: Series): number {
  const most = demand.reduce((largest, value) => Math.max(largest, value), 0);
  let unit = 0;
  for (const value of demand) {
    if (!(value > 0)) continue;
    // An amount counts however small it is beside the largest; only what division leaves may be rounding.
    let [larger, smaller] = unit > 0 ? [Math.min(unit, value), Math.max(unit, value) % Math.min(unit, value)] : [value, 0];
    while (smaller > FINEST * most) [larger, smaller] = [smaller, larger % smaller];
    unit = larger;
  }
  return unit > 0 ? Math.max(unit, FINEST * 10 * most) : 1;
}
