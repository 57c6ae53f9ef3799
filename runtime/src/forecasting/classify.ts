import { known, mean, seriesOf, sum, variance, type Observation, type Series } from './series';

/** How demand comes, which decides what forecasts it. */
export type DemandClass = 'smooth' | 'erratic' | 'intermittent' | 'lumpy' | 'too short' | 'no demand';

/** The class of an item and what it rests on. */
export interface Classification {
  readonly class: DemandClass;
  /** Mean periods from one period with demand to the next; null where there is too little to tell. */
  readonly adi: number | null;
  /** Squared coefficient of variation of the periods with demand; null where there is too little to tell. */
  readonly cv2: number | null;
  /** Periods whose demand is known. */
  readonly periods: number;
}

/** Above it demand counts as intermittent: periods between two with demand. */
export const ADI_BORDER = 1.32;
/** Above it sizes count as erratic. */
export const CV2_BORDER = 0.49;
/** Known periods below which nothing is said: a quarter in weeks. */
export const FEWEST_PERIODS = 13;

/**
 * Which of four kinds of demand an item has. Weekly buckets are meant: by days an item sold every working day would count as intermittent.
 *
 * @param weekly demand by complete periods, oldest first; null where it is not known
 * @see Syntetos, Boylan & Croston (2005), On the categorization of demand patterns, JORS 56(5), 495-503: borders 1.32 and 0.49
 * @see Kostenko & Hyndman (2006), A note on the categorization of demand patterns, JORS 57, 1256-1257: where they come from, exactly
 */
export function classify(weekly: readonly Observation[]): Classification {
  return classifySeries(seriesOf(weekly));
}

/** The same of a series. */
export function classifySeries(series: Series): Classification {
  const demand = known(series);
  const sizes = demand.filter(value => value > 0);
  const periods = demand.length;
  if (periods > 0 && sum(sizes) === 0) return { class: 'no demand', adi: null, cv2: null, periods };
  if (periods < FEWEST_PERIODS || sizes.length < 2) return { class: 'too short', adi: null, cv2: null, periods };
  const adi = periods / sizes.length;
  const cv2 = variance(sizes) / mean(sizes) ** 2;
  return { class: classOf(adi, cv2), adi, cv2, periods };
}

function classOf(adi: number, cv2: number): DemandClass {
  if (adi <= ADI_BORDER) return cv2 <= CV2_BORDER ? 'smooth' : 'erratic';
  return cv2 <= CV2_BORDER ? 'intermittent' : 'lumpy';
}
