import fc from 'fast-check';
import { addDays, daysBetween } from '../../../src/tools/calendar-day';
import { projectStock, type ProjectedItem } from '../../../src/tools/inventory/stock-projection';

const TUESDAY = '2026-11-24';

/** 10 a day from Monday to Friday, nothing at weekends. */
const weekdaysOnly = [10, 10, 10, 10, 10, 0, 0];

function item(overrides: Partial<ProjectedItem> = {}): ProjectedItem {
  return { usableOnHand: 0, openDemand: [], forecast: [0, 0, 0, 0, 0, 0, 0], receipts: [], unmetDemand: 'backorder', ...overrides };
}

test('an item is projected as one does it by hand', () => {
  // Tue 24: 35 - 10 - 4 overdue = 21. Wed 25: max(forecast 10, 16 booked) leaves 5. Thu 26: 5 - 10 = -5, 5 short. Fri 27: 12 come, 7 - 10 = -3, 3 short.
  // Sat, Sun: nothing is asked for, 3 are owed. Mon 30: 20 come, 17 - 10 = 7.
  const projection = projectStock(item({
    usableOnHand: 35,
    forecast: weekdaysOnly,
    openDemand: [
      { due: '2026-11-20', wanted: '2026-11-20', quantity: 4 },
      { due: '2026-11-25', wanted: '2026-11-25', quantity: 16 },
    ],
    receipts: [{ date: '2026-11-27', quantity: 12 }, { date: '2026-11-30', quantity: 20 }],
  }), TUESDAY, 7);

  expect(projection.days.map(day => day.demanded)).toEqual([14, 16, 10, 10, 0, 0, 10]);
  expect(projection.days.map(day => day.closing)).toEqual([21, 5, -5, -3, -3, -3, 7]);
  expect(projection.days.map(day => day.short)).toEqual([0, 0, 5, 3, 0, 0, 0]);
  expect(projection).toMatchObject({ runsOut: '2026-11-26', daysOut: 4, unitsShort: 8 });
});

test('demand that is lost is not filled by the next receipt', () => {
  const projection = projectStock(
    item({ usableOnHand: 5, forecast: [8, 8, 8, 8, 8, 8, 8], receipts: [{ date: '2026-11-26', quantity: 20 }], unmetDemand: 'lost' }), TUESDAY, 4,
  );

  expect(projection.days.map(day => day.closing)).toEqual([0, 0, 12, 4]);
  expect(projection).toMatchObject({ runsOut: '2026-11-24', daysOut: 2, unitsShort: 11 });
});

test('a backorder that is promised for a later day does not take the place of that day\'s new demand', () => {
  const projection = projectStock(
    item({ usableOnHand: 100, forecast: weekdaysOnly, openDemand: [{ due: '2026-11-25', wanted: '2026-11-10', quantity: 30 }] }), TUESDAY, 2,
  );

  expect(projection.days.map(day => day.demanded)).toEqual([10, 40]);
});

test('a negative record counts as an empty shelf', () => {
  expect(projectStock(item({ usableOnHand: -7 }), TUESDAY, 3)).toMatchObject({ runsOut: null, unitsShort: 0 });
  expect(projectStock(item({ usableOnHand: -7, forecast: weekdaysOnly }), TUESDAY, 1)).toMatchObject({ runsOut: TUESDAY, unitsShort: 10 });
});

test('an item that nobody asks for never runs out', () => {
  expect(projectStock(item(), TUESDAY, 30)).toMatchObject({ runsOut: null, daysOut: 0, unitsShort: 0 });
});

test('stock that is used up to the last unit has filled its demand', () => {
  expect(projectStock(item({ usableOnHand: 20, forecast: weekdaysOnly }), TUESDAY, 2)).toMatchObject({ runsOut: null, unitsShort: 0 });
});

describe('for any item', () => {
  const units = fc.integer({ min: 0, max: 60 });
  const day = fc.integer({ min: -5, max: 25 }).map(offset => addDays(TUESDAY, offset));
  const anyItem: fc.Arbitrary<ProjectedItem> = fc.record({
    usableOnHand: fc.integer({ min: -10, max: 120 }),
    openDemand: fc.array(fc.record({ due: day, wanted: day, quantity: units }), { maxLength: 6 }),
    forecast: fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 7, maxLength: 7 }),
    receipts: fc.array(fc.record({ date: day.filter(date => date >= TUESDAY), quantity: units }), { maxLength: 5 }),
    unmetDemand: fc.constantFrom('backorder' as const, 'lost' as const),
  });

  test('it agrees with serving customers one unit at a time', () => {
    fc.assert(fc.property(anyItem, fc.integer({ min: 1, max: 20 }), (any, horizon) => {
      const { runsOut, unitsShort, days } = projectStock(any, TUESDAY, horizon);
      const served = serveUnitByUnit(any, horizon);
      expect({ runsOut, unitsShort, closing: days.at(-1)!.closing }).toEqual(served);
    }));
  });

  test('more stock never runs out earlier, nor leaves more units short', () => {
    fc.assert(fc.property(anyItem, units, (any, more) => {
      const less = projectStock(any, TUESDAY, 20);
      const better = projectStock({ ...any, usableOnHand: Math.max(0, any.usableOnHand) + more }, TUESDAY, 20);
      expect(offsetOf(better.runsOut)).toBeGreaterThanOrEqual(offsetOf(less.runsOut));
      expect(better.unitsShort).toBeLessThanOrEqual(less.unitsShort);
    }));
  });

  test('another receipt never makes it run out earlier, and one after that day changes nothing about it', () => {
    fc.assert(fc.property(anyItem, units, fc.integer({ min: 0, max: 19 }), (any, quantity, offset) => {
      const without = projectStock(any, TUESDAY, 20);
      const receipt = { date: addDays(TUESDAY, offset), quantity };
      const received = projectStock({ ...any, receipts: [...any.receipts, receipt] }, TUESDAY, 20);
      expect(offsetOf(received.runsOut)).toBeGreaterThanOrEqual(offsetOf(without.runsOut));
      if (offset > offsetOf(without.runsOut)) expect(received.runsOut).toBe(without.runsOut);
    }));
  });

  test('what comes in and goes out adds up to what is left', () => {
    fc.assert(fc.property(anyItem, any => {
      const { days, unitsShort } = projectStock({ ...any, unmetDemand: 'backorder' }, TUESDAY, 20);
      const moved = days.reduce((sum, { received, demanded }) => sum + received - demanded, Math.max(0, any.usableOnHand));
      expect(days.at(-1)!.closing).toBeCloseTo(moved, 6);
      expect(unitsShort).toBeGreaterThanOrEqual(Math.max(0, -days.at(-1)!.closing) - 1e-6);
    }));
  });
});

function offsetOf(day: string | null): number {
  return day === null ? Infinity : daysBetween(TUESDAY, day);
}

/** The same week played through with single units, a queue and a shelf: slow, and nothing like the formula. */
function serveUnitByUnit(any: ProjectedItem, horizon: number) {
  let shelf = Math.max(0, any.usableOnHand);
  let queue = 0;
  let runsOut: string | null = null;
  let unitsShort = 0;
  for (let offset = 0; offset < horizon; offset++) {
    const today = addDays(TUESDAY, offset);
    for (const receipt of any.receipts) if (receipt.date === today) shelf += receipt.quantity;
    while (shelf > 0 && queue > 0) { shelf--; queue--; }
    const weekday = [6, 0, 1, 2, 3, 4, 5][new Date(`${today}T12:00:00Z`).getUTCDay()]!;
    let unbooked = any.forecast[weekday]!;
    for (const line of any.openDemand) if (line.wanted === today) unbooked -= line.quantity;
    let customers = Math.max(0, unbooked);
    for (const line of any.openDemand) if (line.due === today || (offset === 0 && line.due < today)) customers += line.quantity;
    for (let customer = 0; customer < customers; customer++) {
      if (shelf > 0) { shelf--; continue; }
      unitsShort++;
      runsOut ??= today;
      if (any.unmetDemand === 'backorder') queue++;
    }
  }
  return { runsOut, unitsShort, closing: shelf - queue };
}
