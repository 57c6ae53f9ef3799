import { negativeBinomialDemand, normalDemand, protectedDemand, reorderPoint, seededRandom, serviceReached, type SeededRandom } from '../../src/stock';
import { independent } from './independent-days';
import { simulated } from './simulated-stock';

const QUANTITY = { kind: 'fixed_quantity', quantity: 300 } as const;
const UP_TO = { kind: 'order_up_to', smallestOrder: 0 } as const;

describe('against a day by day simulation of 100,000 days', () => {
  test.each([[180], [200], [215], [230]])('normal demand, a fixed quantity ordered at %p', level => {
    const said = serviceReached(level, QUANTITY, independent(normalDemand, 20, 6, 9, 1), 'backorder');
    const seen = simulated(level, QUANTITY, random => 20 + 6 * random.normal(), 9, 1, 100_000);
    expect(Math.abs(said.serviceLevel - seen.serviceLevel)).toBeLessThan(0.01);
    expect(Math.abs(said.fillRate - seen.fillRate)).toBeLessThan(0.002);
    expect(Math.abs(said.meanOnHand - seen.meanOnHand)).toBeLessThan(1);
  });

  test.each([[280], [320], [350]])('normal demand, every 7 days up to %p', level => {
    const said = serviceReached(level, UP_TO, independent(normalDemand, 20, 6, 9, 7), 'backorder');
    const seen = simulated(level, UP_TO, random => 20 + 6 * random.normal(), 9, 7, 100_000);
    expect(Math.abs(said.serviceLevel - seen.serviceLevel)).toBeLessThan(0.01);
    expect(Math.abs(said.fillRate - seen.fillRate)).toBeLessThan(0.002);
  });

  test.each([[2], [5], [9], [14]])('negative binomial demand of 0.5 a day and variance/mean 4, 10 at a time ordered at %p', level => {
    const policy = { kind: 'fixed_quantity', quantity: 10 } as const;
    const said = serviceReached(level, policy, independent(negativeBinomialDemand, 0.5, Math.sqrt(2), 9, 1), 'backorder');
    const seen = simulated(level, policy, random => random.poisson(3 * random.gamma(0.5 / 3)), 9, 1, 100_000);
    expect(Math.abs(said.serviceLevel - seen.serviceLevel)).toBeLessThan(0.012);
    expect(Math.abs(said.fillRate - seen.fillRate)).toBeLessThan(0.01);
    expect(Math.abs(said.meanOnHand - seen.meanOnHand)).toBeLessThan(0.3);
  });

  test('a quantity smaller than a day\'s demand', () => {
    const policy = { kind: 'fixed_quantity', quantity: 5 } as const;
    const said = serviceReached(220, policy, independent(normalDemand, 20, 6, 9, 1), 'backorder');
    const seen = simulated(220, policy, random => 20 + 6 * random.normal(), 9, 1, 100_000);
    expect(Math.abs(said.serviceLevel - seen.serviceLevel)).toBeLessThan(0.01);
    expect(Math.abs(said.fillRate - seen.fillRate)).toBeLessThan(0.002);
  });

  test('what is lost is not asked for again', () => {
    const said = serviceReached(190, QUANTITY, independent(normalDemand, 20, 6, 9, 1), 'lost');
    const seen = simulated(190, QUANTITY, random => 20 + 6 * random.normal(), 9, 1, 100_000, 'lost');
    expect(Math.abs(said.fillRate - seen.fillRate)).toBeLessThan(0.004);
    const delayed = serviceReached(190, QUANTITY, independent(normalDemand, 20, 6, 9, 1), 'backorder');
    expect(said.fillRate).toBeCloseTo(1 / (2 - delayed.fillRate), 12);
  });
});

/** Demand that comes in runs: on one day in 40 a job begins, of which a piece is asked for on every other of the 12 days that follow. */
function inRuns(): (random: SeededRandom) => number {
  let left = 0;
  return random => {
    if (left === 0 && random.uniform() < 1 / 40) left = 12;
    if (left === 0) return 0;
    left--;
    return left % 2;
  };
}

const sumsOf = (values: readonly number[], days: number): number[] =>
  Array.from({ length: Math.floor(values.length / days) }, (_, at) => values.slice(at * days, (at + 1) * days).reduce((sum, value) => sum + value, 0));
const moments = (values: readonly number[]): { mean: number; variance: number } => {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return { mean, variance: values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length };
};

test('runs of single pieces are no large orders: the level for 95 % gives some 95 %, and taken for large orders needs half as much again', () => {
  const [draw, random] = [inRuns(), seededRandom(5, 'runs')];
  const days = Array.from({ length: 60_000 }, () => draw(random));
  const ofDay = moments(days);
  const levelFor = (dailyVarianceToMean: number | undefined): number => reorderPoint({
    demand: protectedDemand({
      cumulativeMean: each => ofDay.mean * each, cumulativeErrorSd: each => Math.sqrt(moments(sumsOf(days, Math.round(each))).variance),
      origins: 300, dailyErrorSd: Math.sqrt(ofDay.variance), windows: 70, shareOfWindowsWithDemand: 0.5,
      ...(dailyVarianceToMean !== undefined && { dailyVarianceToMean }),
    }, { leadTime: { mean: 20, sd: 0 }, review: 1 }),
    policy: { kind: 'fixed_quantity', quantity: 6 }, target: { kind: 'service_level', share: 0.95 }, unmetDemand: 'backorder', wholeUnits: true,
  }).reorderPoint;

  const level = levelFor(ofDay.variance / ofDay.mean);
  const { serviceLevel } = simulated(level, { kind: 'fixed_quantity', quantity: 6 }, inRuns(), 20, 1, 100_000);
  expect(serviceLevel).toBeGreaterThan(0.92);
  expect(serviceLevel).toBeLessThan(0.99);
  expect(levelFor(undefined)).toBeGreaterThan(1.3 * level);
});
