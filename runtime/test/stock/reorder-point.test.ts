import { reorderPoint, reorderPointAt, type ReorderPointInput } from '../../src/stock';
import { standardLossInverse } from '../../src/stock/standard-normal';
import { asked, demandOf } from './reorder-cases';

const WEEKLY = { perDay: 2_500, variation: 0.2, leadTime: 2, leadTimeSd: 0, review: 0 };
const TEN_THOUSAND = { kind: 'fixed_quantity', quantity: 10_000 } as const;

// Chopra & Meindl (2016), Supply Chain Management, 6th ed., ch. 12 on safety inventory, the examples of B&M Office Supplies (weeks in the place of days here): a cycle service level of 90 %
// takes a safety stock of 906, a fill rate of 97.5 % one of 67.
test('90 % of the cycles takes 906 above the mean, 97.5 % of the units only 67', () => {
  const byCycles = asked(demandOf(WEEKLY), TEN_THOUSAND, 'service_level', 0.9);
  expect([byCycles.policyName, Math.round(byCycles.safetyStock), byCycles.distribution]).toEqual(['(s, nQ)', 906, 'normal']);
  const byUnits = asked(demandOf(WEEKLY), TEN_THOUSAND, 'fill_rate', 0.975);
  expect(Math.round(byUnits.safetyStock)).toBe(67);
});

// The same chapter: every 4 weeks, a cycle service level of 90 % takes a safety stock of 1,570 and an order-up-to level of 16,570.
test('every 4 weeks up to 16,570', () => {
  const point = asked(demandOf({ ...WEEKLY, review: 4 }), { kind: 'order_up_to', smallestOrder: 100 }, 'service_level', 0.9);
  expect([point.policyName, Math.round(point.orderUpTo), Math.round(point.safetyStock)]).toEqual(['(R, S)', 16_570, 1_570]);
  expect(point.orderUpTo - point.reorderPoint).toBeCloseTo(100, 9);
});

test('the shortcut G(k) = Q (1 - b) / sigma is what a large quantity comes to', () => {
  const sigma = 500 * Math.SQRT2;
  const k = standardLossInverse(10_000 * 0.01 / sigma);
  expect(asked(demandOf(WEEKLY), TEN_THOUSAND, 'fill_rate', 0.99).safetyStock).toBeCloseTo(k * sigma, 3);
  // With a quantity below the deviation it is not: most of its shortage was there before.
  const small = asked(demandOf(WEEKLY), { kind: 'fixed_quantity', quantity: 300 }, 'fill_rate', 0.99);
  expect(small.safetyStock).toBeLessThan(standardLossInverse(3 / sigma) * sigma - 50);
});

test('both services are in the result, whichever was asked for', () => {
  const point = asked(demandOf({ perDay: 20, variation: 0.3, leadTime: 9, leadTimeSd: 2, review: 1 }), { kind: 'fixed_quantity', quantity: 300 }, 'service_level', 0.95);
  expect(point.policyName).toBe('(R, s, nQ)');
  expect(point.reached.serviceLevel).toBeCloseTo(0.95, 6);
  expect(point.reached.fillRate).toBeGreaterThan(0.99);
  const back = asked(demandOf({ perDay: 20, variation: 0.3, leadTime: 9, leadTimeSd: 2, review: 1 }), { kind: 'fixed_quantity', quantity: 300 }, 'fill_rate', point.reached.fillRate);
  expect(back.reorderPoint).toBeCloseTo(point.reorderPoint, 4);
});

test('whole units are rounded up, and the service is that of the rounded level', () => {
  const point = asked(demandOf({ perDay: 20, variation: 0.3, leadTime: 9, leadTimeSd: 2, review: 1 }), { kind: 'fixed_quantity', quantity: 300 }, 'fill_rate', 0.97, { wholeUnits: true });
  expect(Number.isInteger(point.reorderPoint)).toBe(true);
  expect(point.reached.fillRate).toBeGreaterThanOrEqual(0.97);
});

test('a level that a person has set is judged by the same figures', () => {
  const demand = demandOf(WEEKLY);
  const input: ReorderPointInput = { demand, policy: TEN_THOUSAND, target: { kind: 'service_level', share: 0.9 }, unmetDemand: 'backorder', wholeUnits: false };
  const exact = reorderPoint(input);
  expect(reorderPointAt(exact.reorderPoint, input)).toEqual(exact);
});

test('nobody can promise 100 %, or 0', () => {
  for (const share of [0, 1, 1.2, NaN]) expect(() => asked(demandOf(WEEKLY), TEN_THOUSAND, 'fill_rate', share)).toThrow(expect.objectContaining({ input: 'fill rate' }));
});

test('S is s and Q, and a quantity that lasts so long that nothing is short needs no stock to order at', () => {
  const point = asked(demandOf(WEEKLY), TEN_THOUSAND, 'service_level', 0.9);
  expect(point.orderUpTo).toBe(point.reorderPoint + 10_000);
  expect(asked(demandOf(WEEKLY), { kind: 'fixed_quantity', quantity: 1e6 }, 'fill_rate', 0.5).reorderPoint).toBe(0);
});

test.each([[false], [true]])('of whole units it is the least whole one that serves so well: rounded up %p', wholeUnits => {
  const seldom = demandOf({ perDay: 0.4, variation: 2.5, leadTime: 9, leadTimeSd: 0, review: 1 });
  const policy = { kind: 'fixed_quantity', quantity: 8 } as const;
  for (const share of [0.8, 0.95, 0.99]) {
    const point = asked(seldom, policy, 'fill_rate', share, { wholeUnits });
    expect(point.distribution).toBe('negative_binomial');
    expect(Number.isInteger(point.reorderPoint)).toBe(true);
    expect(point.reached.fillRate).toBeGreaterThanOrEqual(share);
    const below = reorderPointAt(point.reorderPoint - 1, { demand: seldom, policy, target: point.target, unmetDemand: 'backorder', wholeUnits });
    expect(below.reached.fillRate).toBeLessThan(share);
  }
});

test('what cannot be promised is named: service level or fill rate', () => {
  expect(() => asked(demandOf(WEEKLY), TEN_THOUSAND, 'service_level', 1)).toThrow(expect.objectContaining({ input: 'service level' }));
});
