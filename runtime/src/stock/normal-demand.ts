import { finite, notNegative } from './checks';
import type { DemandDistribution } from './demand-distribution';
import { normalCdf, normalQuantile, unitNormalLoss, unitNormalSecondLoss } from './standard-normal';
import type { StockingUnits } from './units';

/** A deviation below this share of the mean is none: dividing by it would lose every digit. */
const CERTAIN = 1e-12;

/**
 * Demand that is normally distributed; with a deviation of 0 it is certain.
 *
 * @param mean  stocking units
 * @param sd  standard deviation, stocking units
 */
export function normalDemand(mean: StockingUnits, sd: StockingUnits): DemandDistribution {
  notNegative('mean demand', mean);
  notNegative('standard deviation of demand', sd);
  return sd <= CERTAIN * Math.max(1, mean) ? certainDemand(mean) : {
    kind: 'normal', mean, sd, step: 0,
    cdf: x => normalCdf((finite('quantity', x) - mean) / sd),
    quantile: p => mean + sd * normalQuantile(p),
    expectedShortage: x => sd * unitNormalLoss((finite('quantity', x) - mean) / sd),
    shortageBetween: (low, high) => sd * sd * (unitNormalSecondLoss((low - mean) / sd) - unitNormalSecondLoss((high - mean) / sd)),
  };
}

function certainDemand(mean: StockingUnits): DemandDistribution {
  const halfSquare = (x: StockingUnits) => Math.max(0, mean - x) ** 2 / 2;
  return {
    kind: 'normal', mean, sd: 0, step: 0,
    cdf: x => finite('quantity', x) >= mean ? 1 : 0,
    quantile: () => mean,
    expectedShortage: x => Math.max(0, mean - finite('quantity', x)),
    shortageBetween: (low, high) => halfSquare(low) - halfSquare(high),
  };
}
