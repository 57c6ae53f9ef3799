import fc from 'fast-check';
import { negativeBinomialDemand, normalDemand, type DemandDistribution } from '../../src/stock';

/** Sums of the probabilities as scipy 1.17.1 gives them. */
test.each([
  [3, 2.5, 0, 0.16, 3], [3, 2.5, 1, 0.352, 2.16], [3, 2.5, 5, 0.8413696, 0.46656], [3, 2.5, 10, 0.980408958976, 0.054419558400000005],
  [0.4, 6, 0, 0.8664587662288711, 0.4], [0.4, 6, 1, 0.9242226839774625, 0.26645876622887066], [0.4, 6, 10, 0.9951071644742658, 0.023447585213242982],
  [8, 4, 5, 0.3912953927743877, 3.7707705384577133], [8, 4, 10, 0.7293917118377278, 1.4740577382445221],
])('negative binomial of mean %p and variance/mean %p: at %p the probability is %p and the shortage %p', (mean, ratio, x, probability, shortage) => {
  const demand = negativeBinomialDemand(mean, Math.sqrt(mean * ratio));
  expect(demand.cdf(x)).toBeCloseTo(probability, 12);
  expect(demand.expectedShortage(x)).toBeCloseTo(shortage, 11);
});

test('a wide one is as exact: mean 5,000 and deviation 2,236', () => {
  const demand = negativeBinomialDemand(5_000, Math.sqrt(5_000_000));
  expect(demand.cdf(9_000)).toBeCloseTo(0.9450587744745188, 9);
  expect(demand.expectedShortage(15_000)).toBeCloseTo(1.1109394940322268, 6);
});

// The published table of the Poisson distribution with mean 5: .0067 .0404 .1247 .2650 .4405 .6160 .7622 .8666 .9319 .9682 .9863.
test('a variance no larger than the mean is Poisson', () => {
  const demand = negativeBinomialDemand(5, 1);
  const table = [0.0067, 0.0404, 0.1247, 0.265, 0.4405, 0.616, 0.7622, 0.8666, 0.9319, 0.9682, 0.9863];
  table.forEach((probability, x) => expect(demand.cdf(x)).toBeCloseTo(probability, 4));
  expect(demand.cdf(5)).toBeCloseTo(0.615960654833063, 12);
});

test('one too wide for a table is made in coarser steps and keeps its mean and deviation', () => {
  const demand = negativeBinomialDemand(1e7, 2e7);
  const exponential = (x: number) => 1 - Math.exp(-x / 1e7); // the shape is 1/4 here, so only the moments are compared closely
  expect(demand.expectedShortage(0)).toBeCloseTo(1e7, -2);
  expect(2 * demand.shortageBetween(0, 1e9) / 1e14).toBeCloseTo(5, 1); // E[D²] = mean² + sd²
  expect(demand.cdf(1e7)).toBeGreaterThan(exponential(1e7));
  expect(negativeBinomialDemand(1e12, 1e6).kind).toBe('normal');
});

const AMOUNTS = fc.record({ mean: fc.double({ min: 0.01, max: 500, noNaN: true }), variation: fc.double({ min: 0.05, max: 3, noNaN: true }) });
const DISTRIBUTIONS: fc.Arbitrary<DemandDistribution> = fc.oneof(
  AMOUNTS.map(({ mean, variation }) => normalDemand(mean, mean * variation)),
  AMOUNTS.map(({ mean, variation }) => negativeBinomialDemand(mean, mean * variation)),
);

test('the quantile is the least quantity that covers demand so often', () => {
  fc.assert(fc.property(DISTRIBUTIONS, fc.double({ min: 0.001, max: 0.999, noNaN: true }), (demand, p) => {
    const x = demand.quantile(p);
    expect(demand.cdf(x)).toBeGreaterThanOrEqual(p - 1e-12);
    if (demand.step === 1) expect(demand.cdf(x - 1)).toBeLessThan(p);
    else expect(demand.cdf(x)).toBeCloseTo(p, 10);
  }));
});

test('shortage falls from the mean towards 0, by no more than a unit a unit, and adds up as shortageBetween says', () => {
  fc.assert(fc.property(DISTRIBUTIONS, fc.integer({ min: 0, max: 300 }), fc.integer({ min: 1, max: 40 }), (demand, low, more) => {
    const [here, there] = [demand.expectedShortage(low), demand.expectedShortage(low + more)];
    expect(here).toBeGreaterThanOrEqual(Math.max(there, demand.mean - low) - 1e-6);
    expect(here - there).toBeLessThanOrEqual(more + 1e-9);
    const points = 2_000;
    const sum = demand.step === 1
      ? Array.from({ length: more }, (_, index) => demand.expectedShortage(low + index + 1)).reduce((total, each) => total + each, 0)
      : Array.from({ length: points }, (_, index) => demand.expectedShortage(low + (index + 0.5) * more / points)).reduce((total, each) => total + each, 0) * more / points;
    expect(Math.abs(demand.shortageBetween(low, low + more) - sum)).toBeLessThan(1e-4 * Math.max(1, sum));
  }));
});

test('one in coarser steps adds up a few units as finely as one in whole units', () => {
  const demand = negativeBinomialDemand(10_000 / 21, 30_000 / 21);
  expect(demand.shortageBetween(0, 1)).toBeCloseTo(demand.expectedShortage(1), 9);
  expect(demand.shortageBetween(3, 5.5)).toBeCloseTo(demand.expectedShortage(4) + demand.expectedShortage(5) + 0.5 * demand.expectedShortage(5.5), 9);
});

test('with a deviation of 0 demand is certain', () => {
  const demand = normalDemand(12, 0);
  expect([demand.cdf(11.9), demand.cdf(12), demand.quantile(0.5), demand.expectedShortage(10), demand.shortageBetween(10, 12)]).toEqual([0, 1, 12, 2, 2]);
});

test('what is no mean or no deviation is refused by name', () => {
  for (const make of [normalDemand, negativeBinomialDemand]) {
    for (const [mean, sd] of [[-1, 1], [NaN, 1], [1, -1], [1, NaN], [Infinity, 1]] as const) {
      expect(() => make(mean, sd)).toThrow(expect.objectContaining({ code: 'STOCK_INPUT', input: expect.stringMatching(/demand$/) }));
    }
  }
});

// Sherbrooke (2004), Optimal Inventory Modeling of Systems, 2nd ed., ch. 2: expected backorders of a pipeline that is Poisson; the digits by scipy 1.17.1.
test.each([
  [1, [1, 0.367879, 0.103638, 0.023337, 0.004349, 0.000689]],
  [4, [4, 3.018316, 2.109894, 1.347997, 0.781467, 0.410304, 0.195435, 0.084761]],
])('a pipeline of %p: expected backorders with 0, 1, 2, … in stock, each unit avoiding less than the one before', (pipeline, backorders) => {
  const demand = negativeBinomialDemand(pipeline, Math.sqrt(pipeline));
  expect(backorders.map((_, stock) => Number(demand.expectedShortage(stock).toFixed(6)))).toEqual(backorders);
});

// Sherbrooke (1968), METRIC: A Multi-Echelon Technique for Recoverable Item Control, Operations Research 16, 122-141, p. 138. The paper prints 0.1485 for 0.148641.
test('the example of METRIC: two spares leave 0.1036 backorders at a mean of 1, and 0.1486 where the mean is 0.5 or 1.5, each as likely', () => {
  const backorders = (mean: number) => negativeBinomialDemand(mean, Math.sqrt(mean)).expectedShortage(2);
  expect(backorders(1)).toBeCloseTo(0.1036, 4);
  expect((backorders(0.5) + backorders(1.5)) / 2).toBeCloseTo(0.1486, 4);
});
