import fc from 'fast-check';
import { releasedBy, stockHealth, type HeldItem } from '../../src/stock';

const item = (more: Partial<HeldItem> = {}): HeldItem => ({
  usableOnHand: 500, unitCost: 4, holdingRate: 0.25, orderUpTo: 300, cumulativeMean: days => 1 * days, age: 900, sinceDemand: 3, lots: null, ...more,
});

test('above S is excess, within S but beyond 180 days is slow', () => {
  expect(stockHealth(item())).toEqual({ obsolete: 0, expiring: 0, excess: 200, slow: 120, healthy: 180, cover: expect.closeTo(500, 1) });
});

test('without demand for a year all of it is obsolete, and nothing else as well', () => {
  expect(stockHealth(item({ sinceDemand: 365 }))).toMatchObject({ obsolete: 500, excess: 0, slow: 0, healthy: 0 });
  expect(stockHealth(item({ sinceDemand: null, age: 364 }))).toMatchObject({ obsolete: 0 });
});

test('a lot that expires before it can be sold: the first to expire is sold first', () => {
  // 30 of the first 50 are sold in its 30 days, 70 more until day 100.
  const lots = [{ quantity: 450, expires: 100 }, { quantity: 50, expires: 30 }];
  expect(stockHealth(item({ lots }))).toMatchObject({ expiring: 400, excess: 0, slow: 0, healthy: 100 });
});

test('cash once and costs saved a year are two figures', () => {
  expect(releasedBy(200, item())).toEqual({ cashOnce: 800, savedPerYear: 200 });
});

test('the parts add up to what is usable, whatever the records say', () => {
  const items = fc.record({
    usableOnHand: fc.integer({ min: -50, max: 2_000 }), orderUpTo: fc.integer({ min: 0, max: 800 }), age: fc.integer({ min: 0, max: 900 }),
    sinceDemand: fc.option(fc.integer({ min: 0, max: 900 })),
    lots: fc.option(fc.array(fc.record({ quantity: fc.integer({ min: 0, max: 500 }), expires: fc.integer({ min: -10, max: 400 }) }), { maxLength: 5 })),
  });
  fc.assert(fc.property(items, more => {
    const { obsolete, expiring, excess, slow, healthy } = stockHealth(item(more));
    const parts = [obsolete, expiring, excess, slow, healthy];
    expect(parts.reduce((sum, units) => sum + units, 0)).toBeCloseTo(Math.max(0, more.usableOnHand), 8);
    for (const units of parts) expect(units).toBeGreaterThanOrEqual(0);
  }));
});

test('a year old and never demanded, or not for a year, is obsolete to the day', () => {
  expect(stockHealth(item({ sinceDemand: null }))).toMatchObject({ obsolete: 500 });
  expect(stockHealth(item({ sinceDemand: 365, age: 365 }))).toMatchObject({ obsolete: 500 });
  expect(stockHealth(item({ sinceDemand: 364 }))).toMatchObject({ obsolete: 0 });
});

test('in whatever order lots are named, the first to expire is sold first', () => {
  // 30 of the first 50 in 30 days, all of the others until day 100; the other way round nothing of the first would be sold.
  const lots = [{ quantity: 50, expires: 100 }, { quantity: 50, expires: 30 }];
  expect(stockHealth(item({ usableOnHand: 100, lots }))).toMatchObject({ expiring: 20 });
  expect(stockHealth(item({ usableOnHand: 100, lots: lots.toReversed() }))).toMatchObject({ expiring: 20 });
});

test('what has expired is lost, and no forecast is asked for days that are over', () => {
  const cumulativeMean = (days: number): number => {
    if (days <= 0) throw new RangeError('no forecast');
    return days;
  };
  expect(stockHealth(item({ cumulativeMean, lots: [{ quantity: 8, expires: 0 }, { quantity: 7, expires: -3 }, { quantity: 9, expires: 9 }] }))).toMatchObject({ expiring: 15 });
});

test('how long stock lasts is said up to three years', () => {
  expect(stockHealth(item({ usableOnHand: 1_095 })).cover).toBeCloseTo(1_095, 1);
  expect(stockHealth(item({ usableOnHand: 1_096 })).cover).toBeNull();
  expect(stockHealth(item({ usableOnHand: 0 })).cover).toBeCloseTo(0, 1);
});
