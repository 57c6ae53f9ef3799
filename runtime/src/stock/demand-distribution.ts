import type { Share, StockingUnits } from './units';

/** Demand over an interval as a random quantity. Demand is never negative; a normal one may be so on paper, as in the textbooks. */
export interface DemandDistribution {
  readonly kind: 'normal' | 'negative_binomial';
  readonly mean: StockingUnits;
  readonly sd: StockingUnits;
  /** 1 where demand comes in whole units, 0 where it is continuous. */
  readonly step: 0 | 1;
  /** Probability that demand is at most `x`. */
  cdf(x: StockingUnits): Share;
  /** The least quantity that covers demand with probability `p`; above 0 and below 1. */
  quantile(p: Share): StockingUnits;
  /** Units of demand above `x` that are expected: E[max(0, D - x)]. */
  expectedShortage(x: StockingUnits): StockingUnits;
  /**
   * `expectedShortage` added up over the levels above `low` up to `high`: an integral where demand is continuous, a sum over
   * low + 1, …, high where it comes in whole units. Over `high - low` it is the mean shortage of a stock that is anywhere between, equally likely.
   */
  shortageBetween(low: StockingUnits, high: StockingUnits): number;
}
