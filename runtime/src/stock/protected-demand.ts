import { notNegative, positive, share } from './checks';
import type { DemandDistribution } from './demand-distribution';
import { negativeBinomialDemand } from './negative-binomial-demand';
import { normalDemand } from './normal-demand';
import type { Days, Share, StockingUnits } from './units';

/** From so many rolling origins on, the measured spread of an item stands for itself. */
export const ENOUGH_ORIGINS = 20;
/** Windows that the variance/mean ratio of the class weighs as much as. */
export const WEIGHT_OF_CLASS = 10;
/** Demand over the protection interval below this is not called normal, in stocking units. */
export const LEAST_NORMAL_DEMAND: StockingUnits = 10;
/** With fewer windows that had demand it is not called normal either. */
export const LEAST_SHARE_WITH_DEMAND: Share = 0.9;

/** What the forecaster says of one item, in plain numbers and functions of the interval. */
export interface DemandForecast {
  /** Forecast demand of the next `days` days added up. Fractions of a day are asked for. */
  cumulativeMean(days: Days): StockingUnits;
  /**
   * Standard deviation of the *cumulative* forecast error over `days`, measured from rolling origins; never sqrt(days) times a daily one.
   * Fractions of a day are asked for.
   */
  cumulativeErrorSd(days: Days): StockingUnits;
  /** Rolling origins behind `cumulativeErrorSd` over the protection interval. */
  readonly origins: number;
  /** Standard deviation of the forecast error of one day: what is scaled where origins are few. */
  readonly dailyErrorSd: StockingUnits;
  /** Windows of the length of the protection interval that do not overlap, and the share of them that had demand. */
  readonly windows: number;
  readonly shareOfWindowsWithDemand: Share;
  /**
   * Variance / mean of the demand of one day: how much is asked for at once. Absent where it is not known: demand between two looks at the stock
   * then varies as the errors over lead time and protection interval differ, which takes runs of demand for single large ones.
   */
  readonly dailyVarianceToMean?: number;
}

/** What the items of the same class have shown. */
export interface ClassFigures {
  /** Median of cumulative error deviation / (sqrt(days) x daily error deviation) over the interval: what patterns and autocorrelation make of it. */
  readonly errorScale: number;
  /** Median of variance / mean of demand over the interval, over that of one day: a ratio in units would make bolts of what is sold by the piece. */
  readonly varianceScale: number;
}

/** How long a replenishment takes. */
export interface ReplenishmentTime {
  /** `sdOfMean`: how far the mean itself may be off, having been estimated; absent where it is known. */
  readonly leadTime: { readonly mean: Days; readonly sd: Days; readonly sdOfMean?: Days };
  /** At least the interval at which stock is looked at; 0 where every withdrawal is looked at. */
  readonly review: Days;
}

/** Demand that stock has to cover, once over the lead time and once over lead time and review: the protection interval. */
export interface ProtectedDemand {
  readonly overLeadTime: DemandDistribution;
  readonly overProtection: DemandDistribution;
  /** Lead time + review. */
  readonly protection: Days;
  readonly review: Days;
  readonly leadTime: { readonly mean: Days; readonly sd: Days };
  /** Where the spread comes from. */
  readonly spread: 'rolling_origins' | 'scaled_by_class';
  readonly origins: number;
  /** Deviation of demand over the protection interval without that of the lead time. */
  readonly errorSd: StockingUnits;
}

/**
 * The demand that stock has to cover until the next order but one could be there.
 * Variance = that of the cumulative forecast error + (demand a day)² x variance of the lead time; normal, or negative binomial where demand is
 * little or seldom.
 *
 * @param classFigures  of the item's class; without them an item with few origins keeps its own spread, never below sqrt(days) times the daily one
 * @see Silver, Pyke & Thomas (2017), Inventory and Production Management in Supply Chains, 4th ed., ch. 6
 * @see Syntetos, Babai & Altay (2012), On the demand distributions of spare parts, International Journal of Production Research 50(8)
 */
export function protectedDemand(forecast: DemandForecast, time: ReplenishmentTime, classFigures?: ClassFigures): ProtectedDemand {
  checked(forecast, time, classFigures);
  const { leadTime, review } = time;
  const protection = leadTime.mean + review;
  const few = forecast.origins < ENOUGH_ORIGINS;
  const normal = isNormal(forecast, protection);
  // The next lead time differs from the estimate by its own deviation and by that of the estimate.
  const leadTimeSd = Math.hypot(leadTime.sd, leadTime.sdOfMean ?? 0);
  const over = (days: Days): [DemandDistribution, StockingUnits] => {
    const mean = notNegative('forecast demand', forecast.cumulativeMean(days));
    const own = errorSd(forecast, days, few, classFigures);
    const error = normal ? own : shrunk(own, mean, forecast, classFigures);
    const perDay = days > 0 ? mean / days : forecast.cumulativeMean(1);
    const sd = Math.hypot(error, perDay * leadTimeSd);
    return [normal ? normalDemand(mean, sd) : negativeBinomialDemand(mean, sd), error];
  };
  const [overProtection, error] = over(protection);
  const [measured] = over(leadTime.mean);
  const ofDay = forecast.dailyVarianceToMean;
  const overLeadTime = normal || ofDay === undefined ? measured : withoutReview(overProtection, measured.mean, ofDay);
  return {
    overLeadTime: noMoreThan(overProtection, overLeadTime), overProtection, protection, review, leadTime,
    spread: few && classFigures ? 'scaled_by_class' : 'rolling_origins', origins: forecast.origins, errorSd: error,
  };
}

function isNormal(forecast: DemandForecast, protection: Days): boolean {
  return forecast.cumulativeMean(protection) >= LEAST_NORMAL_DEMAND && forecast.shareOfWindowsWithDemand >= LEAST_SHARE_WITH_DEMAND;
}

function errorSd(forecast: DemandForecast, days: Days, few: boolean, classFigures: ClassFigures | undefined): StockingUnits {
  if (!few) return notNegative('error deviation', forecast.cumulativeErrorSd(days));
  const independent = Math.sqrt(days) * forecast.dailyErrorSd;
  return classFigures ? independent * classFigures.errorScale : Math.max(independent, notNegative('error deviation', forecast.cumulativeErrorSd(days)));
}

/** The variance/mean ratio of the item and what its class makes of that of a day, weighed by the windows behind them; never below Poisson's 1. */
function shrunk(
  sd: StockingUnits, mean: StockingUnits, { windows, dailyVarianceToMean: ofDay }: DemandForecast, classFigures: ClassFigures | undefined,
): StockingUnits {
  if (mean === 0) return 0;
  const own = sd * sd / mean;
  const ratio = classFigures && ofDay !== undefined
    ? (windows * own + WEIGHT_OF_CLASS * classFigures.varianceScale * ofDay) / (windows + WEIGHT_OF_CLASS) : own;
  return Math.sqrt(mean * Math.max(1, ratio));
}

/** Demand over the lead time such that that of the days between two looks, independent of it, makes the whole. */
function withoutReview(whole: DemandDistribution, mean: StockingUnits, dailyVarianceToMean: number): DemandDistribution {
  const variance = whole.sd ** 2 - Math.max(1, dailyVarianceToMean) * Math.max(0, whole.mean - mean);
  return negativeBinomialDemand(mean, Math.sqrt(Math.max(mean, variance)));
}

/** Measured deviations may by chance say that more days vary less; a part is never wider than the whole. */
function noMoreThan(whole: DemandDistribution, part: DemandDistribution): DemandDistribution {
  if (part.mean <= whole.mean && part.sd <= whole.sd) return part;
  const mean = Math.min(part.mean, whole.mean);
  const sd = Math.min(part.sd, whole.sd);
  return whole.kind === 'normal' ? normalDemand(mean, sd) : negativeBinomialDemand(mean, sd);
}

function checked(forecast: DemandForecast, { leadTime, review }: ReplenishmentTime, classFigures: ClassFigures | undefined): void {
  notNegative('lead time', leadTime.mean);
  notNegative('lead-time deviation', leadTime.sd);
  notNegative('deviation of the mean lead time', leadTime.sdOfMean ?? 0);
  notNegative('review period', review);
  positive('protection interval', leadTime.mean + review);
  notNegative('rolling origins', forecast.origins);
  notNegative('windows', forecast.windows);
  notNegative('daily error deviation', forecast.dailyErrorSd);
  notNegative('variance/mean ratio of a day', forecast.dailyVarianceToMean ?? 0);
  share('share of windows with demand', forecast.shareOfWindowsWithDemand);
  if (classFigures === undefined) return;
  positive('error scale of the class', classFigures.errorScale);
  positive('variance scale of the class', classFigures.varianceScale);
}
