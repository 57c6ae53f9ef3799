import { medianOf, theilSen } from '../../../src/tools/statistics/theil-sen';

const series = (values: readonly number[]) => values.map((value, at) => ({ at, value }));

// Sen (1968), Estimates of the Regression Coefficient Based on Kendall's Tau, Journal of the American Statistical Association 63, 1379-1389. His own list of slopes
// has slips, as the tests of R's deming say; they and those of SciPy give the same slope and limits.
test('the data of Sen (1968): of the 21 slopes, worked out by hand, the 11th is 4; the 4th and the 18th are the limits', () => {
  // 1, 2.5, 11/3, 26/7, 15/4, 23/6, 59/15, 63/16, 4, 4, 4, 4, 69/17, 33/8, 29/7, 25/6, 46/11, 35/8, 5, 5, 6; Kendall's deviation is sqrt(7 x 6 x 19 / 18) = 6.66
  const [times, values] = [[1, 2, 3, 4, 10, 12, 18], [9, 15, 19, 20, 45, 55, 78]];

  expect(theilSen(times.map((at, place) => ({ at, value: values[place]! })))).toEqual({ slope: 4, low: 26 / 7, high: 35 / 8, shown: true });
});

test('a third of wild values does not move it', () => {
  const line = Array.from({ length: 24 }, (_, month) => 10 + 0.5 * month);

  expect(theilSen(series(line.map((value, month) => month % 4 === 3 ? 400 : value)))!.slope).toBeCloseTo(0.5, 6);
});

test('where the interval holds 0 no trend is shown', () => {
  expect(theilSen(series([5, 7, 5, 6, 7, 5, 6, 5, 7, 6, 5, 7]))).toMatchObject({ shown: false });
  expect(theilSen(series(Array.from({ length: 12 }, () => 5)))).toEqual({ slope: 0, low: 0, high: 0, shown: false });
});

test('one point in time has no trend', () => {
  expect(theilSen([{ at: 3, value: 1 }, { at: 3, value: 2 }])).toBeNull();
  expect(theilSen([])).toBeNull();
});

test('of 2,000 series of 12 months with a true slope of 0.3 the interval holds it in 93 to 97 %', () => {
  const noise = noiseFrom(7);
  let covered = 0;
  for (let run = 0; run < 2_000; run++) {
    const { low, high } = theilSen(series(Array.from({ length: 12 }, (_, month) => 0.3 * month + noise())))!;
    if (low <= 0.3 && high >= 0.3) covered++;
  }
  expect(covered / 2_000).toBeGreaterThan(0.93);
  expect(covered / 2_000).toBeLessThan(0.97);
});

test('the median of an even number is the mean of the middle two', () => {
  expect(medianOf([1, 2, 3, 10])).toBe(2.5);
  expect(medianOf([1, 2, 10])).toBe(2);
});

/** Standard normal noise: a linear congruential generator (Numerical Recipes, 1992) through Box and Muller (1958). */
function noiseFrom(seed: number): () => number {
  let state = seed;
  const uniform = () => {
    state = (1_664_525 * state + 1_013_904_223) % 4_294_967_296;
    return (state + 0.5) / 4_294_967_296;
  };
  return () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
}
