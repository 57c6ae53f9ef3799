import { negativeBinomialDemand, normalDemand, serviceReached } from '../../src/stock';
import { independent } from './independent-days';

// Chopra & Meindl (2016), Supply Chain Management, 6th ed., ch. 12 on safety inventory, from example 12-1 on (B&M Office Supplies): demand 2,500 a week with deviation 500, lead time 2 weeks,
// orders of 10,000 at 6,000: cycle service level .92, expected shortage a cycle 25, fill rate .9975.
test('orders of 10,000 at 6,000, looked at all the time: 92 % of the cycles and 99.75 % of the units', () => {
  const demand = independent(normalDemand, 2_500, 500, 2, 0);
  const { serviceLevel, fillRate } = serviceReached(6_000, { kind: 'fixed_quantity', quantity: 10_000 }, demand, 'backorder');
  expect([serviceLevel.toFixed(2), (10_000 * (1 - fillRate)).toFixed(0), fillRate.toFixed(4)]).toEqual(['0.92', '25', '0.9975']);
});

// The same book's exercise on printers (Sam's Club, 12-6 in solutions that name no edition): demand 250 a week with deviation 150, lead time 2 weeks, orders of 1,000 at 600: cycle service
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

describe('against the equations, added up position by position', () => {
  const SEVEN = { kind: 'fixed_quantity', quantity: 7 } as const;
  const seldom = independent(negativeBinomialDemand, 0.5, Math.sqrt(2), 9, 2);
  const steady = independent(normalDemand, 20, 6, 9, 1);

  test('whole units: the positions after a review are s + 1 to s + 7', () => {
    for (const level of [0, 3, 9, 20]) {
      const { overProtection: all, overLeadTime: before } = seldom;
      const positions = Array.from({ length: 7 }, (_, at) => level + 1 + at);
      const mean = (value: (y: number) => number): number => positions.reduce((sum, y) => sum + value(y), 0) / 7;
      const said = serviceReached(level, SEVEN, seldom, 'backorder');
      expect(said.fillRate).toBeCloseTo(1 - mean(y => all.expectedShortage(y) - before.expectedShortage(y)), 9); // one unit between reviews
      // Just after and just before a receipt could come: what is left of the position, and nothing where it was not enough.
      expect(said.meanOnHand).toBeCloseTo(mean(y => (y - all.mean + all.expectedShortage(y) + y - before.mean + before.expectedShortage(y)) / 2), 9);
      const ends = Math.max(before.expectedShortage(level + 1), all.expectedShortage(level + 8));
      expect(said.serviceLevel).toBeCloseTo(1 - Math.min(1, all.expectedShortage(level + 1) - ends), 9);
    }
  });

  test('continuous demand: positions between s and s + Q, each as likely', () => {
    const { overProtection: all, overLeadTime: before } = steady;
    const steps = 6_000;
    for (const level of [150, 190, 215]) {
      const mean = (value: (y: number) => number): number =>
        Array.from({ length: steps }, (_, at) => value(level + (at + 0.5) * 300 / steps)).reduce((sum, each) => sum + each, 0) / steps;
      const said = serviceReached(level, QUANTITY, steady, 'backorder');
      expect(said.fillRate).toBeCloseTo(1 - mean(y => all.expectedShortage(y) - before.expectedShortage(y)) / 20, 5);
      expect(said.meanOnHand).toBeCloseTo(mean(y => (y - 200 + all.expectedShortage(y) + y - 180 + before.expectedShortage(y)) / 2), 3);
      const ends = Math.max(before.expectedShortage(level), all.expectedShortage(level + 300));
      expect(said.serviceLevel).toBeCloseTo(1 - (all.expectedShortage(level) - ends) / 20, 9);
    }
  });

  test('a quantity below the demand between reviews is what a cycle is short of', () => {
    const { overProtection: all, overLeadTime: before } = steady;
    const five = { kind: 'fixed_quantity', quantity: 5 } as const;
    const ends = Math.max(before.expectedShortage(220), all.expectedShortage(225));
    expect(serviceReached(220, five, steady, 'backorder').serviceLevel).toBeCloseTo(1 - (all.expectedShortage(220) - ends) / 5, 9);
  });

  test('up to S: one level after each review', () => {
    const weekly = independent(normalDemand, 20, 6, 9, 7);
    const { overProtection: all, overLeadTime: before } = weekly;
    const said = serviceReached(320, UP_TO, weekly, 'backorder');
    expect(said).toEqual({
      serviceLevel: expect.closeTo(all.cdf(320), 12), fillRate: expect.closeTo(1 - (all.expectedShortage(320) - before.expectedShortage(320)) / 140, 12),
      meanOnHand: expect.closeTo((320 - 320 + all.expectedShortage(320) + 320 - 180 + before.expectedShortage(320)) / 2, 9),
    });
    expect(serviceReached(320, UP_TO, weekly, 'lost').fillRate).toBeCloseTo(1 / (2 - said.fillRate), 12);
  });

  test('with little stock much was short before the order came: it is not counted twice', () => {
    const weekly = independent(normalDemand, 20, 6, 9, 7);
    expect(serviceReached(150, UP_TO, weekly, 'backorder').fillRate).toBeCloseTo(0, 2);
    expect(serviceReached(250, UP_TO, weekly, 'backorder').fillRate).toBeCloseTo(1 - (weekly.overProtection.expectedShortage(250) - weekly.overLeadTime.expectedShortage(250)) / 140, 12);
    expect(serviceReached(190, UP_TO, weekly, 'backorder').fillRate).toBeCloseTo(1 - (weekly.overProtection.expectedShortage(190) - weekly.overLeadTime.expectedShortage(190)) / 140, 12);
    const watched = independent(normalDemand, 20, 6, 9, 0);
    const { overProtection: all } = watched;
    expect(serviceReached(170, { kind: 'fixed_quantity', quantity: 8 }, watched, 'backorder').fillRate)
      .toBeCloseTo(1 - (all.expectedShortage(170) - all.expectedShortage(178)) / 8, 12);
  });

  test('no service is below 0 or above 1, and no stock below 0', () => {
    expect(serviceReached(-900, QUANTITY, steady, 'backorder')).toEqual({ serviceLevel: 0, fillRate: 0, meanOnHand: 0 });
    expect(serviceReached(5_000, QUANTITY, steady, 'backorder')).toMatchObject({ serviceLevel: 1, fillRate: 1 });
    expect(serviceReached(-900, QUANTITY, steady, 'lost').fillRate).toBe(0.5);
  });

  test('without demand the mean position is what is on hand: in whole units half a unit more, up to S all of it', () => {
    const none = independent(negativeBinomialDemand, 0, 0, 9, 1);
    expect(serviceReached(3, SEVEN, none, 'backorder')).toEqual({ serviceLevel: 1, fillRate: 1, meanOnHand: 7 });
    expect(serviceReached(3, UP_TO, none, 'backorder').meanOnHand).toBe(3);
  });
});
