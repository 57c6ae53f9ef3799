import fc from 'fast-check';
import {
  budgetLadder, certainDuration, kaplanMeier, levelsOnLadders, orderDecision, protectedDemand, reorderPoint, reorderPointAt, stockoutRisk, type DemandForecast,
} from '../../src/stock';

/** An item whose days hang together by `scale`: the same figures go into reorder point, levels and risk. */
const ITEMS = fc.record({
  perDay: fc.double({ min: 0.1, max: 60, noNaN: true }), ratio: fc.double({ min: 1.1, max: 5, noNaN: true }), scale: fc.double({ min: 1, max: 1.6, noNaN: true }),
  leadTime: fc.integer({ min: 3, max: 20 }), spread: fc.integer({ min: 0, max: 2 }), cycleDays: fc.integer({ min: 10, max: 60 }),
  service: fc.double({ min: 0.8, max: 0.98, noNaN: true }),
}).map(each => {
  const dailySd = Math.sqrt(each.perDay * each.ratio);
  const forecast: DemandForecast = {
    cumulativeMean: days => each.perDay * days, cumulativeErrorSd: days => dailySd * Math.sqrt(days) * (days > 1 ? each.scale : 1),
    origins: 300, dailyErrorSd: dailySd, windows: 60, shareOfWindowsWithDemand: 1,
  };
  // Whole days around the mean, each as likely: their deviation is that of the lead time.
  const times = each.spread === 0 ? certainDuration(each.leadTime)
    : kaplanMeier([-each.spread, 0, each.spread].flatMap(more => Array.from({ length: 40 }, () => ({ days: each.leadTime + more, ended: true }))));
  const demand = protectedDemand(forecast, { leadTime: { mean: times.mean, sd: times.sd }, review: 1 });
  const wholeUnits = demand.overProtection.kind === 'negative_binomial';
  const input = {
    demand, policy: { kind: 'fixed_quantity', quantity: Math.max(1, Math.round(each.cycleDays * each.perDay)) } as const,
    target: { kind: 'service_level', share: each.service } as const, unmetDemand: 'backorder' as const, wholeUnits,
  };
  const risk = (usableOnHand: number) => stockoutRisk({
    key: 'item', usableOnHand, openDemand: [], forecast: Array.from({ length: 24 }, () => each.perDay),
    errors: { dailySd, days: times.mean, cumulativeSd: forecast.cumulativeErrorSd(times.mean) }, wholeUnits, receipts: [],
    // Ordered in the evening of day 0: the days of the lead time lie before it arrives.
    leadTime: { ...times, points: times.points.map(point => ({ ...point, days: point.days + 1 })) }, unmetDemand: 'backorder', price: 10, margin: 4,
  }, { firstDay: 1, horizon: 24, paths: 1_000, seed: 1 });
  return { ...each, forecast, input, risk };
});

test('an item just above its reorder point runs out before help comes no more often than was asked for', () => {
  fc.assert(fc.property(ITEMS, ({ input, service, risk }) => {
    const { reorderPoint: level } = reorderPoint(input);
    // The normal stands in for the skew of what is drawn; 1,000 paths are within 3 points.
    expect(risk(level + 0.001).probability).toBeLessThanOrEqual(1 - service + 0.06);
  }), { numRuns: 60 });
});

test('what is at great risk is to be ordered now: where stock is out before help in half of the paths, it is at or below s', () => {
  fc.assert(fc.property(ITEMS, fc.double({ min: 0.2, max: 1.4, noNaN: true }), ({ input, forecast, risk }, part) => {
    const point = reorderPoint(input);
    const onHand = part * input.demand.overLeadTime.mean;
    if (risk(onHand).probability < 0.5) return;
    expect(orderDecision(onHand, point, { pack: 1, minimum: null }, forecast.cumulativeMean).orderNow).toBe(true);
  }), { numRuns: 60 });
});

test('a level is the reorder point of the service that it gives, and S is s + Q', () => {
  fc.assert(fc.property(ITEMS, fc.double({ min: 1, max: 3, noNaN: true }), ({ input }, more) => {
    const least = levelsOnLadders([budgetLadder({ key: 'item', input, cost: 3, valueShort: 2 })], 0).least;
    const { levels } = levelsOnLadders([budgetLadder({ key: 'item', input, cost: 3, valueShort: 2 })], least * more);
    const { level } = levels[0]!;
    expect(level.orderUpTo).toBeCloseTo(level.reorderPoint + input.policy.quantity, 9);
    const same = reorderPointAt(level.reorderPoint, { ...input, target: level.target });
    expect(same.reached).toEqual(level.reached);
    const share = level.reached.fillRate;
    if (share > 0.01 && share < 0.9999) expect(reorderPoint({ ...input, target: { kind: 'fill_rate', share } }).reorderPoint).toBeCloseTo(level.reorderPoint, 1);
  }), { numRuns: 60 });
});
