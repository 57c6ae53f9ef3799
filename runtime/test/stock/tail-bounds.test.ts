import fc from 'fast-check';
import { negativeBinomialDemand, stockoutBound, stockoutRisk, certainDuration, type ProjectedItem } from '../../src/stock';
import { negativeBinomialDraws } from '../../src/stock/negative-binomial-draws';
import { gammaExceeds, logGamma, negativeBinomialExceeds } from '../../src/stock/tail-bounds';

const MEANS = fc.double({ min: 0.05, max: 200, noNaN: true });
const SCALES = fc.double({ min: 1, max: 30, noNaN: true });

test('the logarithm of the gamma function is that of factorials and of the half: Abramowitz & Stegun (1964), 6.1', () => {
  expect(logGamma(1)).toBeCloseTo(0, 9);
  expect(logGamma(6)).toBeCloseTo(Math.log(120), 9);
  expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.sqrt(Math.PI)), 9);
  expect(logGamma(51)).toBeCloseTo(Array.from({ length: 50 }, (_, k) => Math.log(k + 1)).reduce((sum, each) => sum + each, 0), 8);
});

test('the bound of a negative binomial is never below its tail, and close to it far out', () => {
  fc.assert(fc.property(MEANS, SCALES, fc.double({ min: 0, max: 8, noNaN: true }), (mean, scale, deviations) => {
    const { cdf } = negativeBinomialDemand(mean, Math.sqrt(mean * scale));
    const x = mean + deviations * Math.sqrt(mean * scale);
    const tail = 1 - cdf(x);
    expect(negativeBinomialExceeds(x, mean, scale)).toBeGreaterThanOrEqual(tail - 1e-9);
    if (deviations > 5 && tail > 1e-9 && scale < 5) expect(negativeBinomialExceeds(x, mean, scale)).toBeLessThan(3 * tail + 1e-9);
  }), { numRuns: 300 });
});

test('an exponential variable is a gamma variable of shape 1, whose tail the bound is', () => {
  expect(gammaExceeds(7, 2, 2)).toBeCloseTo(Math.exp(-3.5), 10);
  expect(gammaExceeds(1, 2, 2)).toBe(1);
  expect([gammaExceeds(3, 2, 0), gammaExceeds(1, 0, 2), gammaExceeds(-1, 0, 2)]).toEqual([0, 0, 1]);
});

test('quantiles for draws are those of the distribution', () => {
  fc.assert(fc.property(MEANS, SCALES, fc.double({ min: 0.0001, max: 0.9999, noNaN: true }), (mean, scale, p) => {
    const { quantile, cdf } = negativeBinomialDemand(mean, Math.sqrt(mean * scale));
    const drawn = negativeBinomialDraws(mean, scale)(p);
    // A rounding of 1e-11 may put the share of a unit on the other side.
    if (drawn !== quantile(p)) expect(Math.abs(cdf(Math.min(drawn, quantile(p))) - p)).toBeLessThan(1e-9);
  }), { numRuns: 200 });
});

test('no item runs out in more of its paths than the bound allows', () => {
  const items = fc.record({
    perDay: fc.double({ min: 0.02, max: 40, noNaN: true }), ratio: fc.double({ min: 1, max: 12, noNaN: true }), scale: fc.double({ min: 1, max: 2, noNaN: true }),
    cover: fc.double({ min: 0, max: 60, noNaN: true }), wholeUnits: fc.boolean(), open: fc.integer({ min: 0, max: 30 }),
  });
  fc.assert(fc.property(items, ({ perDay, ratio, scale, cover, wholeUnits, open }) => {
    const dailySd = Math.sqrt(perDay * ratio);
    const item: ProjectedItem = {
      key: 'item', usableOnHand: Math.round(cover * perDay), openDemand: [{ due: 3, wanted: 5, quantity: open }], forecast: Array.from({ length: 14 }, () => perDay),
      errors: { dailySd, days: 9, cumulativeSd: 3 * dailySd * scale }, wholeUnits, receipts: [], leadTime: certainDuration(20), unmetDemand: 'backorder', price: 1, margin: 1,
    };
    const run = { firstDay: 0, horizon: 14, paths: 300, seed: 1 };
    const bound = stockoutBound(item, run);
    expect(stockoutRisk(item, run).probabilityInHorizon).toBeLessThanOrEqual(bound + 4 * Math.sqrt(bound * (1 - bound) / 300) + 0.01);
  }), { numRuns: 100 });
});
