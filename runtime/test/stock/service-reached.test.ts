import { negativeBinomialDemand, normalDemand, serviceReached, type DemandDistribution, type ProtectedDemand } from '../../src/stock';
import { simulated } from './simulated-stock';

/** Demand whose variance grows with the days: independent days. */
function independent(make: (mean: number, sd: number) => DemandDistribution, perDay: number, dailySd: number, leadTime: number, review: number): ProtectedDemand {
  const over = (days: number) => make(perDay * days, dailySd * Math.sqrt(days));
  return {
    overLeadTime: over(leadTime), overProtection: over(leadTime + review), protection: leadTime + review, review,
    leadTime: { mean: leadTime, sd: 0 }, spread: 'rolling_origins', origins: 300, errorSd: dailySd * Math.sqrt(leadTime + review),
  };
}

// Chopra & Meindl, Supply Chain Management, ch. 12 on safety inventory, from example 12-1 on (B&M Office Supplies): demand 2,500 a week with deviation 500, lead time 2 weeks,
// orders of 10,000 at 6,000: cycle service level .92, expected shortage a cycle 25, fill rate .9975.
test('orders of 10,000 at 6,000, looked at all the time: 92 % of the cycles and 99.75 % of the units', () => {
  const demand = independent(normalDemand, 2_500, 500, 2, 0);
  const { serviceLevel, fillRate } = serviceReached(6_000, { kind: 'fixed_quantity', quantity: 10_000 }, demand, 'backorder');
  expect([serviceLevel.toFixed(2), (10_000 * (1 - fillRate)).toFixed(0), fillRate.toFixed(4)]).toEqual(['0.92', '25', '0.9975']);
});

// The same book's exercise on printers (Sam's Club): demand 250 a week with deviation 150, lead time 2 weeks, orders of 1,000 at 600: cycle service
// level .68, expected shortage a cycle 43.86, fill rate .96.
test('orders of 1,000 at 600 while demand varies much: 68 % of the cycles, 43.86 short in each', () => {
  const demand = independent(normalDemand, 250, 150, 2, 0);
  const { serviceLevel, fillRate } = serviceReached(600, { kind: 'fixed_quantity', quantity: 1_000 }, demand, 'backorder');
  expect([serviceLevel.toFixed(2), (1_000 * (1 - fillRate)).toFixed(2), fillRate.toFixed(2)]).toEqual(['0.68', '43.86', '0.96']);
});

// The same chapter's example of a periodic review: every 4 weeks up to 16,570 gives 90 % of the cycles.
test('every 4 weeks up to 16,570: 90 % of the cycles', () => {
  const demand = independent(normalDemand, 2_500, 500, 2, 4);
  expect(serviceReached(16_570, { kind: 'order_up_to', smallestOrder: 0 }, demand, 'backorder').serviceLevel).toBeCloseTo(0.9, 3);
});

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

test('looked at all the time, the fill rate is 1 - (ES(s) - ES(s + Q)) / Q, and (R, s, nQ) comes to it as R vanishes', () => {
  const exact = serviceReached(190, QUANTITY, independent(normalDemand, 20, 6, 9, 0), 'backorder');
  const { overProtection } = independent(normalDemand, 20, 6, 9, 0);
  expect(exact.fillRate).toBeCloseTo(1 - (overProtection.expectedShortage(190) - overProtection.expectedShortage(490)) / 300, 12);
  const { overLeadTime, ...rest } = independent(normalDemand, 20, 6, 9, 0);
  const nearly = serviceReached(190, QUANTITY, { ...rest, overLeadTime, overProtection: normalDemand(overLeadTime.mean + 0.001, overLeadTime.sd) }, 'backorder');
  expect(nearly.fillRate).toBeCloseTo(exact.fillRate, 4);
  expect(nearly.serviceLevel).toBeCloseTo(exact.serviceLevel, 4);
});

test('without demand there is no shortage', () => {
  const none = independent(normalDemand, 0, 0, 9, 1);
  expect(serviceReached(0, QUANTITY, none, 'backorder')).toEqual({ serviceLevel: 1, fillRate: 1, meanOnHand: 150 });
});

test('order-up-to needs a review period, a fixed quantity is above 0', () => {
  const demand = independent(normalDemand, 20, 6, 9, 0);
  expect(() => serviceReached(190, UP_TO, demand, 'backorder')).toThrow(expect.objectContaining({ input: 'review period' }));
  expect(() => serviceReached(190, { kind: 'fixed_quantity', quantity: 0 }, demand, 'backorder')).toThrow(expect.objectContaining({ input: 'order quantity' }));
  expect(() => serviceReached(NaN, QUANTITY, demand, 'backorder')).toThrow(expect.objectContaining({ input: 'level of stock' }));
});
