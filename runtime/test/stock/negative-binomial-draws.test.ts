import { negativeBinomialDraws } from '../../src/stock/negative-binomial-draws';
import { normalQuantile } from '../../src/stock/standard-normal';
import { gammaExceeds, logGamma, negativeBinomialExceeds } from '../../src/stock/tail-bounds';
import { wilsonHilferty } from '../../src/stock/wilson-hilferty';

/** Probabilities of 0, 1, 2, … one by one. */
function probabilities(mean: number, scale: number): number[] {
  return Array.from({ length: 1_500 }, (_, k) => {
    if (scale === 1) return Math.exp(k * Math.log(mean) - mean - logGamma(k + 1));
    const r = mean / (scale - 1);
    let probability = scale ** -r;
    for (let i = 0; i < k; i++) probability *= (r + i) / (i + 1) * (1 - 1 / scale);
    return probability;
  });
}

describe('quantiles for draws', () => {
  test.each([[3, 2.5], [0.4, 6], [40, 1], [40, 1.3], [12, 30]])('of mean %p and variance/mean %p are the least quantities that reach a probability', (mean, scale) => {
    const quantile = negativeBinomialDraws(mean, scale);
    const each = probabilities(mean, scale);
    for (const p of [0.0001, 0.03, 0.25, 0.5, 0.77, 0.95, 0.999, 0.99999]) {
      let [least, sum] = [0, each[0]!];
      while (sum < p) sum += each[++least]!;
      expect(quantile(p)).toBe(least);
    }
  });

  test('of less spread than Poisson are Poisson\'s, and of nothing are 0', () => {
    for (const p of [0.1, 0.5, 0.9]) expect(negativeBinomialDraws(7, 0.2)(p)).toBe(negativeBinomialDraws(7, 1)(p));
    expect(negativeBinomialDraws(0, 3)(0.99)).toBe(0);
  });

  test('of what is counted in grams come from a table in coarser steps, which no memory is too small for', () => {
    // A gamma variable of shape 0.3 and scale 10 million: its quantiles by the series of the incomplete gamma function.
    const quantile = negativeBinomialDraws(3e6, 1e7);
    for (const [p, expected] of [[0.5, 731_311], [0.9, 8_848_108], [0.99, 26_394_092]] as const) {
      expect(quantile(p) / expected).toBeGreaterThan(0.995);
      expect(quantile(p) / expected).toBeLessThan(1.005);
    }
    expect(negativeBinomialDraws(2e11, 9e12)(0.5)).toBeGreaterThanOrEqual(0);
  });

  test('of more than 5,000 units are a rounded gamma, where the shape is 1 or more; below it they are still counted', () => {
    // 40 x 100 + 20 x 200 = 8,000 units, a shape of 4.
    for (const p of [0.1, 0.5, 0.99]) expect(negativeBinomialDraws(400, 100)(p)).toBe(Math.round(100 * wilsonHilferty(4, normalQuantile(p))));
    // A shape of 1/2: the chance of nothing at all is 200^(-100/199), which is 0.06978.
    expect(negativeBinomialDraws(100, 200)(0.0697)).toBe(0);
    expect(negativeBinomialDraws(100, 200)(0.0699)).toBe(1);
    expect(negativeBinomialDraws(200, 200)(0.5)).toBe(Math.round(200 * wilsonHilferty(1, 0)));
  });
});

describe('bounds of tails', () => {
  test('Poisson: the first term and a geometric series behind it', () => {
    // Mean 2 above 5: 2^6 e^-2 / 720 / (1 - 2 / 7), of a tail of 0.01656.
    expect(negativeBinomialExceeds(5, 2, 1)).toBeCloseTo(64 * Math.exp(-2) / 720 / (5 / 7), 9);
    expect(negativeBinomialExceeds(5.9, 2, 0.3)).toBe(negativeBinomialExceeds(5, 2, 1));
  });

  test('negative binomial: its ratio never rises above the first where the shape is at least 1, nor above q below', () => {
    // Mean 3 and scale 2.5: r = 2, q = 0.6, p(k) = (k + 1) 0.4^2 0.6^k; above 9: 11 x 0.16 x 0.6^10 / (1 - 0.6 x 12 / 11).
    expect(negativeBinomialExceeds(9, 3, 2.5)).toBeCloseTo(11 * 0.16 * 0.6 ** 10 / (1 - 0.6 * 12 / 11), 9);
    // Mean 0.5 and scale 2: r = q = 1/2, above 2: p(3) = 5/16 x 0.5^0.5 x 0.5^3; the ratio is q.
    expect(negativeBinomialExceeds(2, 0.5, 2)).toBeCloseTo(5 / 16 * 0.5 ** 3.5 / 0.5, 9);
  });

  test('gamma: of shape 2 above 5 it is 25 e^-5 / 4, of shape 1/2 above 3 e^-3 / sqrt(3 pi)', () => {
    expect(gammaExceeds(5, 2, 1)).toBeCloseTo(25 * Math.exp(-5) / 4, 9);
    expect(gammaExceeds(3, 0.5, 1)).toBeCloseTo(Math.exp(-3) / Math.sqrt(3 * Math.PI), 9);
    expect(gammaExceeds(10, 4, 2)).toBeCloseTo(gammaExceeds(5, 2, 1), 12);
  });

  test('below the mean they say 1, of nothing 0 from 0 on, and never more than 1', () => {
    for (const exceeds of [negativeBinomialExceeds, gammaExceeds]) {
      expect([exceeds(1.9, 2, 1.5), exceeds(-1, 2, 1.5), exceeds(0, 0, 1.5), exceeds(3, 0, 1.5), exceeds(-1, 0, 1.5)]).toEqual([1, 1, 0, 0, 1]);
      for (const x of [2, 2.5, 3]) expect(exceeds(x, 2, 9)).toBeLessThanOrEqual(1);
    }
    expect([gammaExceeds(2, 2, 0), gammaExceeds(1, 2, 0)]).toEqual([0, 1]);
  });

  test('the logarithm of gamma: 10 and beyond, below 10, and the recursion Γ(z + 1) = z Γ(z)', () => {
    expect(logGamma(10)).toBeCloseTo(Math.log(362_880), 9);
    expect(logGamma(11)).toBeCloseTo(Math.log(3_628_800), 9);
    expect(logGamma(1.5)).toBeCloseTo(Math.log(Math.sqrt(Math.PI) / 2), 9);
    for (const z of [0.1, 1.7, 4.2, 9.99, 25]) expect(logGamma(z + 1) - logGamma(z)).toBeCloseTo(Math.log(z), 9);
  });
});
