import { negativeBinomialDemand } from '../../src/stock';

/** Probabilities of 0, 1, 2, … one by one, without any recursion: products of (r + i) / (i + 1) x q. */
function probabilities(mean: number, ratio: number, most: number): number[] {
  return Array.from({ length: most + 1 }, (_, k) => {
    if (ratio === 1) {
      let poisson = Math.exp(-mean);
      for (let i = 1; i <= k; i++) poisson *= mean / i;
      return poisson;
    }
    const r = mean / (ratio - 1);
    let probability = ratio ** -r;
    for (let i = 0; i < k; i++) probability *= (r + i) / (i + 1) * (1 - 1 / ratio);
    return probability;
  });
}

describe.each([[3, 2.5], [0.4, 6], [8, 4], [5, 1], [30, 1.2], [12, 40]])('mean %p and variance/mean %p', (mean, ratio) => {
  const demand = negativeBinomialDemand(mean, Math.sqrt(mean * ratio));
  const each = probabilities(mean, ratio, 3_000);
  const cdf = (x: number): number => each.slice(0, Math.max(0, Math.floor(x) + 1)).reduce((sum, probability) => sum + probability, 0);
  const shortage = (x: number): number => each.reduce((sum, probability, k) => sum + probability * Math.max(0, k - x), 0);

  test('is what the probabilities added up say, at whole quantities and between them', () => {
    expect(demand).toMatchObject({ kind: 'negative_binomial', mean, step: 1 });
    expect(demand.sd).toBeCloseTo(Math.sqrt(mean * ratio), 12);
    for (const x of [0, 1, 2, 5, 9, 20, 60]) {
      expect(demand.cdf(x)).toBeCloseTo(cdf(x), 10);
      expect(demand.cdf(x + 0.7)).toBeCloseTo(cdf(x), 10);
      expect(demand.expectedShortage(x)).toBeCloseTo(shortage(x), 8);
      expect(demand.expectedShortage(x + 0.25)).toBeCloseTo(0.75 * shortage(x) + 0.25 * shortage(x + 1), 8);
    }
  });

  test('has the least quantity that covers a probability', () => {
    for (const p of [0.001, 0.1, 0.5, 0.9, 0.99, 0.9999]) {
      let least = 0;
      while (cdf(least) < p) least++;
      expect(demand.quantile(p)).toBe(least);
    }
  });

  test('adds shortages up from low + 1 to high, below 0 and beyond all demand as well', () => {
    const between = (low: number, high: number): number => {
      let sum = 0;
      for (let k = low + 1; k <= high; k++) sum += shortage(k);
      return sum;
    };
    for (const [low, high] of [[0, 1], [0, 7], [3, 11], [-4, 2], [-9, -3], [5, 2_000]] as const) expect(demand.shortageBetween(low, high)).toBeCloseTo(between(low, high), 6);
    expect(demand.shortageBetween(2_500, 2_600)).toBeCloseTo(0, 9);
  });

  test('is never negative, and is below anything that is more than all of it', () => {
    expect([demand.cdf(-1), demand.cdf(-0.001), demand.cdf(1e6)]).toEqual([0, 0, 1]);
    expect(demand.expectedShortage(-5)).toBeCloseTo(mean + 5, 9);
    expect(demand.expectedShortage(1e6)).toBe(0);
  });
});

test('of much demand only the likely quantities are in the table: mean 5,000 and deviation 100', () => {
  const demand = negativeBinomialDemand(5_000, 100);
  expect([demand.cdf(10), demand.expectedShortage(10), demand.shortageBetween(8, 10)]).toEqual([0, expect.closeTo(4_990, 6), expect.closeTo(4_991 + 4_990, 5)]);
  expect(demand.cdf(5_000)).toBeCloseTo(0.504, 2);
  // Of a normal variable 0.39894 of a deviation is short at the mean.
  expect(demand.expectedShortage(5_000)).toBeCloseTo(39.894, 1);
  for (const k of [4_700, 4_900, 5_000, 5_200]) {
    expect(demand.expectedShortage(k) - demand.expectedShortage(k + 1)).toBeCloseTo(1 - demand.cdf(k), 9);
    expect(demand.shortageBetween(k, k + 2)).toBeCloseTo(demand.expectedShortage(k + 1) + demand.expectedShortage(k + 2), 6);
    // The least quantity that reaches a probability, also where it is met exactly.
    expect(demand.quantile(demand.cdf(k))).toBe(k);
  }
});

test('without spread it is a Poisson variable: nothing at all with e^-5, one with 5 e^-5', () => {
  const demand = negativeBinomialDemand(5, 0);
  expect([demand.cdf(0), demand.cdf(1)]).toEqual([expect.closeTo(Math.exp(-5), 12), expect.closeTo(6 * Math.exp(-5), 12)]);
});

test('without demand it is 0, in whole units', () => {
  expect(negativeBinomialDemand(0, 5)).toMatchObject({ kind: 'negative_binomial', mean: 0, sd: 0, step: 1 });
  expect(negativeBinomialDemand(0, 5).cdf(0)).toBe(1);
});

describe('one that is too wide for a table of single units', () => {
  // 40 x ratio + 20 x deviation: 1,600,000 + 20 x 20,000 entries in steps of 10.
  const mean = 10_000;
  const demand = negativeBinomialDemand(mean, Math.sqrt(mean * 40_000));

  test('is made in steps of 10, in which its quantiles are', () => {
    for (const p of [0.7, 0.9, 0.99, 0.999]) {
      expect(demand.quantile(p) % 10).toBe(0);
      expect(demand.cdf(demand.quantile(p))).toBeGreaterThanOrEqual(p);
      expect(demand.cdf(demand.quantile(p) - 10)).toBeLessThan(p);
    }
    expect(demand.expectedShortage(0)).toBeCloseTo(mean, 6);
    expect(demand.cdf(25)).toBe(demand.cdf(20));
  });

  test('adds up to 2,000 units one by one, and more as if they lay on a line', () => {
    let sum = 0;
    for (let k = 101; k <= 2_100; k++) sum += demand.expectedShortage(k);
    expect(demand.shortageBetween(100, 2_100)).toBeCloseTo(sum, 4);
    expect(demand.shortageBetween(100, 101.5)).toBeCloseTo(demand.expectedShortage(101) + 0.5 * demand.expectedShortage(101.5), 6);
    sum += demand.expectedShortage(2_101);
    expect(Math.abs(demand.shortageBetween(100, 2_101) / sum - 1)).toBeLessThan(1e-3);
  });
});

test('so much with so little spread is normal', () => {
  expect(negativeBinomialDemand(1e12, 1e6).kind).toBe('normal');
  expect(negativeBinomialDemand(1e6, 1e3).kind).toBe('negative_binomial');
});

test('what is no share or no number is refused', () => {
  const demand = negativeBinomialDemand(3, 3);
  for (const p of [0, 1, NaN]) expect(() => demand.quantile(p)).toThrow(expect.objectContaining({ input: 'probability' }));
  for (const ask of [demand.cdf, demand.expectedShortage]) expect(() => ask(NaN)).toThrow(expect.objectContaining({ input: 'quantity' }));
});
