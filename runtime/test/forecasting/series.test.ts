import { flat, known, mean, seriesOf, sum, variance } from '../../src/forecasting/series';

test('a series begins with what is known first, and goes on with gaps', () => {
  expect(seriesOf([null, null, 0, null, 3])).toEqual(Float64Array.of(0, NaN, 3));
  expect(seriesOf([4])).toEqual(Float64Array.of(4));
  expect(seriesOf([null, null])).toEqual(new Float64Array(0));
  expect(seriesOf([])).toEqual(new Float64Array(0));
});

test('what is known of it is the series itself where all is', () => {
  const whole = Float64Array.of(1, 0, 2);
  expect(known(whole)).toBe(whole);
  expect(known(Float64Array.of(1, 0, NaN))).toEqual(Float64Array.of(1, 0));
  expect(known(Float64Array.of(NaN, 5, NaN, 6))).toEqual(Float64Array.of(5, 6));
});

test('sum, mean and variance, by hand', () => {
  expect([sum([1, 2, 4]), sum([])]).toEqual([7, 0]);
  expect([mean([1, 2, 6]), mean([])]).toEqual([3, NaN]);
  // (4 + 1 + 9) / 2
  expect([variance([1, 2, 6]), variance([5]), variance([]), variance([3, 5])]).toEqual([7, 0, 0, 2]);
  expect(flat(3, 2)).toEqual(Float64Array.of(3, 3));
});
