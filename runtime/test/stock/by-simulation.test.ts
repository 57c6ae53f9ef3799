import { leadTimes, negativeBinomialDemand, protectedDemand, seededRandom, type DemandForecast } from '../../src/stock';

test('negative binomial demand is what a Poisson whose mean is a gamma variable comes to: 200,000 draws', () => {
  const random = seededRandom(11, 'gamma-mixed Poisson');
  const demand = negativeBinomialDemand(6, Math.sqrt(6 * 3.5));
  const draws = Array.from({ length: 200_000 }, () => random.poisson(2.5 * random.gamma(6 / 2.5)));
  const mean = (value: (draw: number) => number): number => draws.reduce((sum, draw) => sum + value(draw), 0) / draws.length;
  for (const x of [0, 3, 6, 12, 20]) {
    expect(Math.abs(demand.cdf(x) - mean(draw => draw <= x ? 1 : 0))).toBeLessThan(0.005);
    expect(Math.abs(demand.expectedShortage(x) - mean(draw => Math.max(0, draw - x)))).toBeLessThan(0.03);
  }
});

test('demand over a lead time that varies: mean 200 and deviation sqrt(10 x 36 + 400 x 2), from 40,000 lead times', () => {
  const forecast: DemandForecast = {
    cumulativeMean: days => 20 * days, cumulativeErrorSd: days => 6 * Math.sqrt(days), origins: 300, dailyErrorSd: 6, windows: 70, shareOfWindowsWithDemand: 1,
  };
  const { overProtection } = protectedDemand(forecast, { leadTime: { mean: 9, sd: Math.SQRT2 }, review: 1 });
  const random = seededRandom(4, 'lead times');
  const sums = Array.from({ length: 40_000 }, () => {
    const days = 1 + 7 + Math.floor(5 * random.uniform()); // 7 to 11 days, each as likely: mean 9, variance 2
    return Array.from({ length: days }, () => 20 + 6 * random.normal()).reduce((sum, each) => sum + each, 0);
  });
  const mean = sums.reduce((sum, each) => sum + each, 0) / sums.length;
  const sd = Math.sqrt(sums.reduce((sum, each) => sum + (each - mean) ** 2, 0) / sums.length);
  expect(Math.abs(overProtection.mean - mean)).toBeLessThan(0.6);
  expect(Math.abs(overProtection.sd / sd - 1)).toBeLessThan(0.015);
  expect(overProtection.sd).toBeCloseTo(Math.sqrt(1_160), 10);
});

test('lead times of items that are drawn to their group miss the true means by less than the items\' own, and than the group\'s', () => {
  const random = seededRandom(9, 'items');
  const missed = { drawn: 0, own: 0, group: 0 };
  for (let run = 0; run < 60; run++) {
    const truth = Array.from({ length: 8 }, () => 20 + 2 * random.normal());
    const lines = truth.map(mean => Array.from({ length: 4 }, () => mean + 4 * random.normal()));
    const { group, items } = leadTimes(lines.flatMap((each, item) =>
      each.map(days => ({ item: `${item}`, ordered: -200, quantity: 1, receipts: [{ day: days - 200, quantity: 1 }] }))))!;
    truth.forEach((mean, item) => {
      missed.drawn += (items.get(`${item}`)!.mean - mean) ** 2;
      missed.own += (lines[item]!.reduce((sum, each) => sum + each, 0) / 4 - mean) ** 2;
      missed.group += (group.mean - mean) ** 2;
    });
  }
  expect(missed.drawn).toBeLessThan(0.8 * missed.own);
  expect(missed.drawn).toBeLessThan(0.8 * missed.group);
});
