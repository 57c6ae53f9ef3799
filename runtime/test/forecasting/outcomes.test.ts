import type { Path } from '../../src/forecasting/backtest';
import { intermittentOutcomes } from '../../src/forecasting/intermittent/outcomes';
import { conformalOutcomes, errorIn } from '../../src/forecasting/intervals/conformal';
import { negativeBinomialQuantile } from '../../src/forecasting/intervals/negative-binomial';
import { outcomesOf } from '../../src/forecasting/intervals/outcomes';
import { normalQuantile, studentQuantile } from '../../src/forecasting/intervals/student';

/** Paths that were off by so much, period for period, at a level. */
const paths = (level: number, ...errors: readonly (readonly number[])[]): Path[] =>
  errors.map(each => ({ origin: 9, level, forecast: new Float64Array(each.length), actual: Float64Array.from(each) }));
const ONE = [{ from: 0, to: 1 }];
const TWO = [{ from: 0, to: 1 }, { from: 1, to: 2 }];
const SUMS = [{ from: 0, to: 1 }, { from: 0, to: 2 }];
const NINE = [1, -2, 3, -4, 5, -6, 7, -8, 9].map(error => [error]);
/** The root of the mean square of 1 to 9. */
const ROOT = Math.sqrt(285 / 9);

describe('the errors of nine origins, by hand', () => {
  test('deviate by the root of their mean square, and are pooled without their sign', () => {
    const { deviation, quantile, origins } = conformalOutcomes(paths(1, ...NINE), ONE, 1);
    expect([origins, deviation(0, 100)]).toEqual([9, expect.closeTo(ROOT, 10)]);
    // A share of 0.8 is rank 7 of 0 to 8, an error of 8; nine origins count for 18 degrees of freedom.
    const widened = studentQuantile(0.9, 18) / normalQuantile(0.9);
    expect([quantile(0, 100, 0.9), quantile(0, 100, 0.1), quantile(0, 100, 0.5)]).toEqual([100 + 8 * widened, 100 - 8 * widened, 100].map(value => expect.closeTo(value, 9)));
  });

  test('between two ranks lie in between, and at the ends are the ends', () => {
    const { quantile } = conformalOutcomes(paths(1, ...NINE), ONE, 1);
    const factor = (probability: number) => studentQuantile(probability, 18) / normalQuantile(probability);
    // 0.75 x 10 - 1 = 6.5: between 7 and 8. 0.99 x 10 - 1 = 8.9 and 0.02 x 10 - 1 = -0.8 are the last and the first.
    expect(quantile(0, 0, 0.875)).toBeCloseTo(7.5 * factor(0.875), 9);
    expect(quantile(0, 0, 0.995)).toBeCloseTo(9 * factor(0.995), 9);
    expect(quantile(0, 0, 0.51)).toBeCloseTo(1 * factor(0.51), 9);
  });

  test('grow with the root of the level', () => {
    const { deviation, quantile } = conformalOutcomes(paths(4, ...NINE), ONE, 9);
    expect(deviation(0, 0)).toBeCloseTo(ROOT * 3 / 2, 9);
    expect(quantile(0, 0, 0.9)).toBeCloseTo(1.5 * conformalOutcomes(paths(1, ...NINE), ONE, 1).quantile(0, 0, 0.9), 9);
  });

  test('that are all 0 leave the forecast as it is', () => {
    const { deviation, quantile } = conformalOutcomes(paths(1, [0], [0], [0]), ONE, 1);
    expect([deviation(0, 5), quantile(0, 5, 0.9), quantile(0, 5, 0.1)]).toEqual([0, 5, 5]);
    expect(conformalOutcomes([], ONE, 1).quantile(0, 5, 0.9)).toBe(5);
  });
});

describe('the growth of errors with the time ahead', () => {
  test('is the power that their deviations show: twice as far off after two periods is a power of 1', () => {
    const { deviation } = conformalOutcomes(paths(1, [1, 2], [-1, -2], [1, -2]), TWO, 1);
    expect([deviation(0, 0), deviation(1, 0)]).toEqual([expect.closeTo(1, 9), expect.closeTo(2, 9)]);
  });

  test('is 1.6 at most, and never below 0', () => {
    const steep = conformalOutcomes(paths(1, [1, 8], [-1, -8]), TWO, 1).deviation;
    expect(steep(1, 0) / steep(0, 0)).toBeCloseTo(2 ** 1.6, 9);
    const falling = conformalOutcomes(paths(1, [4, 1], [-4, -1]), TWO, 1).deviation;
    expect([falling(0, 0), falling(1, 0)]).toEqual([expect.closeTo(2, 9), expect.closeTo(2, 9)]); // the root of 4 x 1
  });

  test('weighs each bucket by the errors it has', () => {
    // Three errors of 2 one period ahead, one of 4 two ahead, one of 8 four ahead: logarithms to the base of 2 are 1, 2, 3 at leads 0, 1, 2.
    const buckets = [...TWO, { from: 3, to: 4 }];
    const { deviation, origins } = conformalOutcomes([...paths(1, [2], [-2]), ...paths(1, [2, 4, 0, 8])], buckets, 1);
    expect(origins).toBe(3);
    expect([deviation(0, 0), deviation(1, 0), deviation(2, 0)]).toEqual([2, 4, 8].map(value => expect.closeTo(value, 9)));
    const uneven = conformalOutcomes([...paths(1, [1], [1], [1]), ...paths(1, [1, 2, 0, 2])], buckets, 1).deviation;
    // Leads 0 (four times), 1 and 2 with logarithms 0, 1 and 1: slope (3 - 3 x 2 / 6) / (5 - 9 / 6), in powers of 2.
    const slope = (3 - 1) / (5 - 1.5);
    const start = 2 / 6 - slope * 3 / 6;
    expect([uneven(0, 0), uneven(2, 0)]).toEqual([2 ** start, 2 ** (start + 2 * slope)].map(value => expect.closeTo(value, 9)));
  });

  test('leaves a bucket without an error out', () => {
    const { deviation } = conformalOutcomes(paths(1, [0, 3], [0, -3]), TWO, 1);
    expect([deviation(0, 0), deviation(1, 0)]).toEqual([3, 3].map(value => expect.closeTo(value, 9)));
  });
});

test('sums that contain each other say less than leads beside each other: one degree of freedom an origin, not two', () => {
  const errors = NINE.map(([error]) => [error!, 0]);
  const { quantile } = conformalOutcomes(paths(1, ...errors), SUMS, 1);
  // Both buckets have the errors 1 to 9: of 18, a share of 0.8 is rank 14.2.
  expect(quantile(0, 0, 0.9)).toBeCloseTo((8 * 0.8 + 8 * 0.2) * studentQuantile(0.9, 9) / normalQuantile(0.9), 9);
  const single = conformalOutcomes(paths(1, ...NINE), [{ from: 0, to: 1 }], 1);
  expect(single.quantile(0, 0, 0.9)).toBeCloseTo(8 * studentQuantile(0.9, 18) / normalQuantile(0.9), 9);
});

test('an error of a bucket of which three of four periods are known counts, of two it does not, nor without a level', () => {
  const [path] = paths(4, [2, NaN, 2, 4]);
  expect(errorIn(path!, { from: 0, to: 4 })).toBeCloseTo(8 / 2 * 4 / 3, 10);
  expect(errorIn(paths(4, [2, NaN, NaN, 4])[0]!, { from: 0, to: 4 })).toBeNaN();
  expect(errorIn(paths(0, [2])[0]!, { from: 0, to: 1 })).toBeNaN();
  expect(errorIn(path!, { from: 2, to: 4 })).toBe(3);
  expect(errorIn(path!, { from: 2, to: 5 })).toBeNaN();
  expect(errorIn({ ...path!, forecast: Float64Array.of(5, 0, 1, 1) }, { from: 0, to: 4 })).toBeCloseTo((2 - 5 + 2 - 1 + 4 - 1) / 2 * 4 / 3, 10);
});

describe('which outcomes', () => {
  const series = Float64Array.from({ length: 24 }, (_, at) => at % 3 === 2 ? 6 : 0);
  const four = paths(4, [1], [-2], [3], [-4]);
  const of = (kind: Parameters<typeof outcomesOf>[1]['kind'], given: readonly Path[]) => outcomesOf(ONE, { kind, series, season: 12, paths: given, level: 4 });
  const same = (one: ReturnType<typeof of>, other: ReturnType<typeof of>) => expect([one.origins, one.deviation(0, 2), one.quantile(0, 2, 0.9)])
    .toEqual([other.origins, other.deviation(0, 2), other.quantile(0, 2, 0.9)]);

  test('from back-test errors where demand comes every period, and where the method was asked for by name', () => {
    for (const kind of ['smooth', 'erratic', undefined] as const) same(of(kind, four), conformalOutcomes(four, ONE, 4));
  });

  test('negative binomial where it does not, and where there are fewer than four back-tests', () => {
    const binomial = (count: number) => intermittentOutcomes(series, series, 12, [1], count);
    for (const kind of ['intermittent', 'lumpy', 'too short', 'no demand'] as const) same(of(kind, four), binomial(4));
    same(of('smooth', four.slice(1)), binomial(3));
  });

  test('of periods that are several of another are as many of those', () => {
    const weeks = outcomesOf([{ from: 0, to: 14 }], { kind: 'intermittent', series, season: 52, paths: four, level: 4, periodsEach: 7 });
    same(weeks, intermittentOutcomes(series, series, 52, [2], 4));
    const later = outcomesOf([{ from: 7, to: 14 }], { kind: 'intermittent', series, season: 52, paths: four, level: 4, periodsEach: 7 });
    same(later, intermittentOutcomes(series, series, 52, [1], 4));
  });
});

describe('quantiles', () => {
  test('of the normal at and beyond 0 and 1 have no bound; in its tails they are those of the tables', () => {
    expect([0, -1, 1, 2].map(normalQuantile)).toEqual([-Infinity, -Infinity, Infinity, Infinity]);
    expect([0.001, 0.02, 0.02425, 0.03, 0.4, 0.5, 0.99].map(normalQuantile))
      .toEqual([-3.090232, -2.053749, -1.972961, -1.880794, -0.253347, 0, 2.326348].map(z => expect.closeTo(z, 6)));
  });

  test('of Student below three degrees of freedom are those of three', () => {
    expect([1, 2.9, 3].map(freedom => studentQuantile(0.9, freedom))).toEqual([studentQuantile(0.9, 3), studentQuantile(0.9, 3), studentQuantile(0.9, 3)]);
    // The four terms of 26.7.5 by another program.
    expect([3, 4, 5].map(freedom => studentQuantile(0.975, freedom))).toEqual([3.158993, 2.769373, 2.567765].map(t => expect.closeTo(t, 5)));
    expect(studentQuantile(0.6, 3)).toBeCloseTo(0.276663, 5);
    // Abramowitz & Stegun (1964), table 26.10: t of 0.975 with 12, 20 and 60 degrees of freedom.
    expect([12, 20, 60].map(freedom => studentQuantile(0.975, freedom))).toEqual([2.179, 2.086, 2].map(t => expect.closeTo(t, 2)));
  });

  test('of the negative binomial at 0 are 0, at 1 without bound, of no demand 0', () => {
    expect([negativeBinomialQuantile(0, 3, 6), negativeBinomialQuantile(-1, 3, 6), negativeBinomialQuantile(0.9, 0, 1), negativeBinomialQuantile(0.9, -1, 1)]).toEqual([0, 0, 0, 0]);
    expect(negativeBinomialQuantile(1, 3, 6)).toBe(Infinity);
    expect(negativeBinomialQuantile(0.999999999, 2, 4)).toBeLessThan(60);
    // Of mean 1 and variance 2 the chance of none is a half.
    expect(negativeBinomialQuantile(0.5, 1, 2)).toBe(0);
    // So near to 1 that the sum of all chances stays a rounding error below: 40 deviations of 2 above the mean of 2, and ten.
    expect(negativeBinomialQuantile(1 - 2 ** -53, 2, 4)).toBe(92);
  });
});

describe('leads beside each other', () => {
  test('are pooled by what is usual at each, and each origin counts twice', () => {
    const { quantile } = conformalOutcomes(paths(1, [1, 2], [-1, -2], [1, -2]), TWO, 1);
    expect(quantile(1, 0, 0.9)).toBeCloseTo(2 * studentQuantile(0.9, 6) / normalQuantile(0.9), 9);
  });

  test('count only the origins that saw them, and unknown errors are no errors', () => {
    const { quantile, origins } = conformalOutcomes([...paths(1, [1, 2], [-1, -2]), ...paths(1, [1]), ...paths(0, [5, 5])], TWO, 1);
    expect(origins).toBe(3);
    expect([quantile(0, 0, 0.9), quantile(1, 0, 0.9)]).toEqual([studentQuantile(0.9, 6), 2 * studentQuantile(0.9, 4)].map(t => expect.closeTo(t / normalQuantile(0.9), 9)));
  });

  test('are ranked, in whatever order they came', () => {
    const shuffled = [5, -2, 9, 1, -8, 3, -4, 7, -6].map(error => [error]);
    expect(conformalOutcomes(paths(1, ...shuffled), ONE, 1).quantile(0, 0, 0.9)).toBe(conformalOutcomes(paths(1, ...NINE), ONE, 1).quantile(0, 0, 0.9));
  });
});

test.each([[3, 7.5], [0.4, 2.4], [8, 32], [20, 20]])('the negative binomial of mean %p and variance %p has the least counts whose probabilities add up to a share', (mean, variance) => {
  const ratio = variance / mean;
  for (const share of [0.05, 0.5, 0.9, 0.99, 0.9999]) {
    let [count, probability] = [0, ratio === 1 ? Math.exp(-mean) : ratio ** (-mean / (ratio - 1))];
    for (let sum = probability; sum < share; sum += probability) {
      probability *= ratio === 1 ? mean / (count + 1) : (mean / (ratio - 1) + count) / (count + 1) * (1 - 1 / ratio);
      count++;
    }
    expect(negativeBinomialQuantile(share, mean, variance)).toBe(count);
  }
  expect(negativeBinomialQuantile(0.9, mean, mean / 2)).toBe(negativeBinomialQuantile(0.9, mean, mean));
});
