import { normalQuantile } from '../../src/stock/standard-normal';
import { wilsonHilferty } from '../../src/stock/wilson-hilferty';

// Abramowitz & Stegun (1964), table 26.8, percentage points of chi-square: twice a gamma variable of half as many degrees of freedom.
test.each([
  [10, 0.05, 3.94], [10, 0.95, 18.307], [10, 0.99, 23.209], [30, 0.05, 18.493], [30, 0.95, 43.773], [30, 0.99, 50.892], [100, 0.05, 77.929], [100, 0.95, 124.342],
])('of chi-square with %p degrees of freedom the quantile of %p is %p, to half a percent', (freedom, probability, printed) => {
  expect(Math.abs(2 * wilsonHilferty(freedom / 2, normalQuantile(probability)) / printed - 1)).toBeLessThan(0.005);
});

test('over all its quantiles mean and variance are the shape', () => {
  for (const shape of [1, 4, 60]) {
    const values = Array.from({ length: 20_000 }, (_, at) => wilsonHilferty(shape, normalQuantile((at + 0.5) / 20_000)));
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
    expect(Math.abs(mean / shape - 1)).toBeLessThan(0.01);
    expect(Math.abs(variance / shape - 1)).toBeLessThan(0.03);
  }
});

test('is never below 0, and at z = 0 a little below the shape: 9 times (1 - 1/81) cubed', () => {
  expect(wilsonHilferty(0.2, -4)).toBe(0);
  expect(wilsonHilferty(9, 0)).toBeCloseTo(9 * (80 / 81) ** 3, 12);
});
