import fc from 'fast-check';
import { orderDecision, protectedDemand, reorderPoint, reorderPointAt, type DemandForecast, type ProtectedDemand, type ReorderPointInput, type StockPolicy } from '../../src/stock';
import { standardLossInverse } from '../../src/stock/standard-normal';

interface Case { readonly perDay: number; readonly variation: number; readonly leadTime: number; readonly leadTimeSd: number; readonly review: number }

function demandOf({ perDay, variation, leadTime, leadTimeSd, review }: Case): ProtectedDemand {
  const forecast: DemandForecast = {
    cumulativeMean: days => perDay * days, cumulativeErrorSd: days => perDay * variation * Math.sqrt(days),
    origins: 300, dailyErrorSd: perDay * variation, windows: 50, shareOfWindowsWithDemand: perDay * (leadTime + review) < 10 ? 0.5 : 1,
  };
  return protectedDemand(forecast, { leadTime: { mean: leadTime, sd: leadTimeSd }, review });
}

const asked = (demand: ProtectedDemand, policy: StockPolicy, kind: 'service_level' | 'fill_rate', share: number, more: Partial<ReorderPointInput> = {}) =>
  reorderPoint({ demand, policy, target: { kind, share }, unmetDemand: 'backorder', wholeUnits: false, ...more });

const WEEKLY = { perDay: 2_500, variation: 0.2, leadTime: 2, leadTimeSd: 0, review: 0 };
const TEN_THOUSAND = { kind: 'fixed_quantity', quantity: 10_000 } as const;

// Chopra & Meindl, Supply Chain Management, ch. 12 on safety inventory, the examples of B&M Office Supplies (weeks in the place of days here): a cycle service level of 90 %
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

const CASES: fc.Arbitrary<Case> = fc.record({
  perDay: fc.double({ min: 0.02, max: 200, noNaN: true }), variation: fc.double({ min: 0.1, max: 4, noNaN: true }), leadTime: fc.integer({ min: 0, max: 40 }),
  leadTimeSd: fc.double({ min: 0, max: 6, noNaN: true }), review: fc.integer({ min: 1, max: 14 }),
});
const POLICIES: fc.Arbitrary<StockPolicy> = fc.oneof(
  fc.integer({ min: 1, max: 5_000 }).map(quantity => ({ kind: 'fixed_quantity', quantity }) as const),
  fc.constant({ kind: 'order_up_to', smallestOrder: 0 } as const),
);
const KINDS = fc.constantFrom('service_level' as const, 'fill_rate' as const);
const SHARES = fc.double({ min: 0.5, max: 0.999, noNaN: true });

test('the service asked for is reached, s is at most S, and more service never takes less stock', () => {
  fc.assert(fc.property(CASES, POLICIES, KINDS, SHARES, SHARES, (each, policy, kind, one, other) => {
    const demand = demandOf(each);
    const [low, high] = [Math.min(one, other), Math.max(one, other)].map(share => asked(demand, policy, kind, share)) as [ReturnType<typeof asked>, ReturnType<typeof asked>];
    for (const point of [low, high]) {
      expect(point.reached[kind === 'service_level' ? 'serviceLevel' : 'fillRate']).toBeGreaterThanOrEqual(point.target.share - 1e-9);
      for (const share of [point.reached.serviceLevel, point.reached.fillRate]) expect(share >= 0 && share <= 1).toBe(true);
      expect(point.reorderPoint).toBeLessThanOrEqual(point.orderUpTo);
    }
    expect(high.orderUpTo).toBeGreaterThanOrEqual(low.orderUpTo - 1e-6);
  }), { numRuns: 300 });
});

test('what is ordered now is at or below s, is enough to rise above it, and what is not is above', () => {
  fc.assert(fc.property(CASES, POLICIES, KINDS, SHARES, fc.double({ min: -100, max: 3_000, noNaN: true }), fc.integer({ min: 1, max: 24 }), (each, policy, kind, share, position, pack) => {
    const point = asked(demandOf(each), policy, kind, share);
    const decision = orderDecision(position, point, { pack, minimum: null }, days => each.perDay * days);
    expect(decision.orderNow).toBe(position <= point.reorderPoint);
    if (decision.orderNow) {
      expect(position + decision.quantity).toBeGreaterThanOrEqual(point.reorderPoint - 1e-6);
      expect(decision).toMatchObject({ orderBy: 0 });
      expect(decision.quantity % pack).toBe(0);
    } else {
      expect(decision.quantity).toBe(0);
      expect(decision.orderBy === null || decision.orderBy > 0).toBe(true);
    }
  }), { numRuns: 200 });
});
