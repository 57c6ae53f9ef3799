import fc from 'fast-check';
import { orderDecision, type StockPolicy } from '../../src/stock';
import { asked, demandOf, type Case } from './reorder-cases';

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
