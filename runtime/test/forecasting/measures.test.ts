import { measures } from '../../src/forecasting';
import { normal } from './random';

describe('Measures', () => {
  const before = Float64Array.of(10, 20, 12, 24);

  test('by hand: forecasts of 10 and 30 for 20 and 20', () => {
    // 200 x 10/30 and 200 x 10/50: 66.67 and 40.
    expect(measures.smape([20, 20], [10, 30])).toBeCloseTo(53.3333, 4);
    // Seasonal naive errors of two quarters: 2 and 4; mean 3.
    expect(measures.mase([20, 20], [10, 30], before, 2)).toBeCloseTo(10 / 3, 10);
    // Steps 10, -8, 12: mean square 308/3.
    expect(measures.rmsse([20, 20], [10, 30], before)).toBeCloseTo(10 / Math.sqrt(308 / 3), 10);
    expect(measures.wape([20, 20], [10, 30])).toBe(0.5);
  });

  test('the loss of a quantile: 0.9 of what is above, 0.1 of what is below', () => {
    expect(measures.pinball(12, 10, 0.9)).toBeCloseTo(1.8, 10);
    expect(measures.pinball(7, 10, 0.9)).toBeCloseTo(0.3, 10);
  });

  test('the examples that libraries document: 0.5553, 0.18333 and 0.20569 (sktime), 0.0333 and 0.3 (scikit-learn)', () => {
    const [actual, made, earlier] = [[3, -0.5, 2, 7, 2], [2.5, 0, 2, 8, 1.25], Float64Array.of(5, 0.5, 4, 6, 3, 5, 2)];
    // Theirs is a share, and of negative values, too; this one is in percent.
    expect(measures.smape(actual, made) / 100).toBeCloseTo(0.5553379953379953, 12);
    expect(measures.mase(actual, made, earlier, 1)).toBeCloseTo(0.18333333333333335, 12);
    expect(measures.rmsse(actual, made, earlier)).toBeCloseTo(0.20568833780186058, 12);
    const loss = (quantiles: readonly number[], probability: number): number =>
      [1, 2, 3].reduce((sum, value, at) => sum + measures.pinball(value, quantiles[at]!, probability) / 3, 0);
    const losses = [0.1, 0.9].flatMap(probability => [loss([0, 2, 3], probability), loss([1, 2, 4], probability)]);
    expect(losses).toEqual([1 / 30, 0.3, 0.3, 1 / 30].map(value => expect.closeTo(value, 12)));
  });

  test('the loss of a quantile is least at that quantile: of 1 to 99, 0.8 of them are at or below 80 (Koenker & Bassett 1978)', () => {
    const values = Array.from({ length: 99 }, (_, at) => at + 1);
    const loss = (quantile: number): number => values.reduce((total, value) => total + measures.pinball(value, quantile, 0.8), 0);
    const tried = Array.from({ length: 99 }, (_, at) => ({ quantile: at + 1, loss: loss(at + 1) }));
    expect(tried.toSorted((one, other) => one.loss - other.loss)[0]!.quantile).toBe(80);
  });

  test('of the naive forecast on a random walk are 1: that is what they are scaled by', () => {
    const next = normal(14);
    let level = 0;
    const walk = Float64Array.from({ length: 40_000 }, () => (level += next()));
    const [before, after] = [walk.subarray(0, 20_000), walk.subarray(20_000)];
    const naive = Float64Array.from(after, (_, at) => walk[19_999 + at]!);
    expect(measures.mase(after, naive, before, 1)).toBeCloseTo(1, 1);
    expect(measures.rmsse(after, naive, before)).toBeCloseTo(1, 1);
  });

  test('leave out what is not known, and count 0 against 0 as right', () => {
    expect(measures.smape([NaN, 0], [5, 0])).toBe(0);
    expect(measures.wape([0, 0], [1, 1])).toBe(Infinity);
    expect(measures.smape([NaN, 20], [5, 10])).toBeCloseTo(66.6667, 4);
    expect(measures.wape([NaN, 20], [5, 10])).toBe(0.5);
    // The steps to and from what is not known are none: 4 of 12 to 16 remains.
    expect(measures.naiveError(Float64Array.of(10, NaN, 12, 16), 1)).toBe(4);
  });
});
