import { measures } from '../../src/forecasting';

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

  test('leave out what is not known, and count 0 against 0 as right', () => {
    expect(measures.smape([NaN, 0], [5, 0])).toBe(0);
    expect(measures.wape([0, 0], [1, 1])).toBe(Infinity);
  });
});
