import { negativeBinomialDemand, normalDemand, serviceReached } from '../../src/stock';
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
