import { wilson } from '../../../src/tools/statistics/wilson';

// Newcombe (1998), Statistics in Medicine 17: 857-872, table I, method 3 (score, without continuity correction).
test.each([
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
  [1, 29, 0.0061, 0.1718],
])('%d of %d lies between the published limits', (successes, chances, low, high) => {
  const interval = wilson(successes, chances)!;

  expect(interval.share).toBe(successes / chances);
  expect(interval.low).toBeCloseTo(low, 4);
  expect(interval.high).toBeCloseTo(high, 4);
});

test('four of four is not certainty: the low end is 51 %', () => {
  expect(wilson(4, 4)).toEqual({ share: 1, low: expect.closeTo(0.5101, 4), high: 1 });
});

test('no cases have no share, not 0 % or 100 %', () => {
  expect(wilson(0, 0)).toBeNull();
});

test('over all outcomes of 30 chances at 80 %, the interval holds the true share in 93 to 97 % of the cases', () => {
  // The binomial distribution by enumeration: P(k) = C(30, k) 0.8^k 0.2^(30-k).
  let [probability, covered] = [0.2 ** 30, 0];
  for (let successes = 0; successes <= 30; successes++) {
    const { low, high } = wilson(successes, 30)!;
    if (low <= 0.8 && high >= 0.8) covered += probability;
    probability *= (30 - successes) / (successes + 1) * 4;
  }
  expect(covered).toBeGreaterThan(0.93);
  expect(covered).toBeLessThan(0.97);
});
