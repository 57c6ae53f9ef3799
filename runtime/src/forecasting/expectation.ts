import { type Outcomes } from './intervals/conformal';

/** The bounds that hold the share `level` of outcomes. */
export interface Interval {
  /** 0.8 or 0.95. */
  readonly level: number;
  readonly lower: number;
  readonly upper: number;
}

/** A value below which demand stays with this probability. */
export interface Quantile {
  readonly probability: number;
  readonly value: number;
}

/** What is expected of some periods, and how far off that may be. Units of the history. */
export interface Expectation {
  readonly mean: number;
  /** Standard deviation of the error of `mean`. */
  readonly deviation: number;
  readonly intervals: readonly Interval[];
  readonly quantiles: readonly Quantile[];
}

/** What bounds a forecast. */
export interface Bounds {
  readonly nonNegative: boolean;
  readonly integers: boolean;
  readonly probabilities: readonly number[];
}

const LEVELS = [0.8, 0.95];
/** What rounding within the machine may make of a whole number. */
const SLACK = 1e-6;
/** Probabilities of quantiles where none are asked for. */
export const USUAL_PROBABILITIES: readonly number[] = [0.5, 0.8, 0.9, 0.95, 0.98, 0.99];

/** What is expected in bucket `at`; `shown` is `expected` as it is to be read, whole for units. */
export function expectation(shown: number, expected: number, outcomes: Outcomes, at: number, bounds: Bounds): Expectation {
  const { nonNegative, integers, probabilities } = bounds;
  const value = (probability: number): number => {
    const exact = outcomes.quantile(at, expected, probability);
    return nonNegative ? Math.max(0, exact) : exact;
  };
  return {
    mean: shown, deviation: outcomes.deviation(at, expected),
    intervals: LEVELS.map(level => {
      const [lower, upper] = [value((1 - level) / 2), value((1 + level) / 2)];
      return { level, lower: integers ? Math.floor(lower + SLACK) : lower, upper: integers ? wholeAbove(upper) : upper };
    }),
    quantiles: probabilities.map(probability => ({ probability, value: integers ? wholeAbove(value(probability)) : value(probability) })),
  };
}

/** The smallest whole number that is not below; the sum makes 0 of -0. */
function wholeAbove(value: number): number {
  return Math.ceil(value - SLACK) + 0;
}

/** Whole numbers whose sums stay within half a unit of the sums of `values`, so that what is added up does not lose what rounding takes. */
export function roundedAlong(values: ArrayLike<number>): number[] {
  let before = 0;
  let exact = 0;
  return Array.from(values, value => {
    exact += value;
    const rounded = Math.round(exact) - before;
    before += rounded;
    return rounded;
  });
}
