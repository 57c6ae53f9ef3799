import type { Days, PartsPerMillion, Score, Share } from './units';

/** What each part counts of 100. */
export const SCORE_WEIGHTS = { delivery: 40, quality: 25, leadTime: 20, price: 15 } as const;
/** From this many rejects on the part of quality is 0. */
export const WORST_PPM: PartsPerMillion = 10_000;
/** From this much above the standard cost on the part of price is 0. */
export const WORST_PRICE: Share = 0.1;

export type ScorePart = keyof typeof SCORE_WEIGHTS;

/** What a score is made from; null where there are no cases. */
export interface ScoredFacts {
  /** The low end of the interval of OTIF: few good deliveries are not many good deliveries. */
  readonly otifLow: Share | null;
  readonly ppm: PartsPerMillion | null;
  readonly lead: { readonly mean: Days; readonly deviation: Days } | null;
  /** Price paid above the standard cost, exchange left out, as a share of it; below 0 where cheaper. */
  readonly priceAboveStandard: Share | null;
}

/** Points of 100: in all, and each part before it is weighted. */
export interface SupplierScore {
  readonly total: Score;
  readonly parts: Readonly<Record<ScorePart, Score | null>>;
}

/**
 * A weighted mean of four parts, each 0 to 100; where a part has no cases the others share its weight. Delivery: the low end of the OTIF interval.
 * Quality: falls evenly from 0 ppm to `WORST_PPM`. Lead time: 100 less its coefficient of variation. Price: falls evenly from the standard cost to
 * `WORST_PRICE` above it. Null where no part has cases.
 *
 * @see Monczka, Handfield, Giunipero & Patterson (2015), Purchasing and Supply Chain Management, 6th ed.: weighted-point scorecards
 */
export function supplierScore({ otifLow, ppm, lead, priceAboveStandard }: ScoredFacts): SupplierScore | null {
  const parts = {
    delivery: otifLow === null ? null : points(otifLow),
    quality: ppm === null ? null : points(1 - ppm / WORST_PPM),
    leadTime: lead === null || lead.mean <= 0 ? null : points(1 - lead.deviation / lead.mean),
    price: priceAboveStandard === null ? null : points(1 - priceAboveStandard / WORST_PRICE),
  };
  const known = [
    [parts.delivery, SCORE_WEIGHTS.delivery], [parts.quality, SCORE_WEIGHTS.quality], [parts.leadTime, SCORE_WEIGHTS.leadTime],
    [parts.price, SCORE_WEIGHTS.price],
  ] as const;
  const counted = known.flatMap(([part, weight]) => part === null ? [] : [{ part, weight }]);
  const weight = counted.reduce((sum, each) => sum + each.weight, 0);
  return weight === 0 ? null : { total: counted.reduce((sum, each) => sum + each.part * each.weight, 0) / weight, parts };
}

function points(share: Share): Score {
  return 100 * Math.min(1, Math.max(0, share));
}
