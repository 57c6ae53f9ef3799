import fc from 'fast-check';
import { availableToPromise, type PromiseBook } from '../../src/stock';

const book = (more: Partial<PromiseBook> = {}): PromiseBook => ({
  usableOnHand: 50, receipts: [{ day: 6, quantity: 40 }], promised: [{ day: 0, quantity: 10 }, { day: 4, quantity: 25 }], helpArrives: 12, ...more,
});

test('what is on hand and promised to nobody leaves today', () => {
  expect(availableToPromise(book(), 15)).toEqual({ day: 0, parts: [{ day: 0, quantity: 15, from: 'on_hand' }] });
});

test('units that a later promise needs are not promised again: the next receipt is', () => {
  expect(availableToPromise(book(), 20)).toEqual({ day: 6, parts: [{ day: 0, quantity: 15, from: 'on_hand' }, { day: 6, quantity: 5, from: 'receipts' }] });
});

test('a promise behind the receipt keeps its part of it', () => {
  const later = book({ promised: [...book().promised, { day: 8, quantity: 35 }] });
  expect(availableToPromise(later, 25)).toEqual({
    day: 12, parts: [{ day: 0, quantity: 15, from: 'on_hand' }, { day: 6, quantity: 5, from: 'receipts' }, { day: 12, quantity: 5, from: 'new_order' }],
  });
});

test('a promise that an order of today can serve keeps nothing back', () => {
  expect(availableToPromise(book({ promised: [{ day: 12, quantity: 90 }] }), 50).day).toBe(0);
});

test('where nothing can be ordered it ends with what there is', () => {
  expect(availableToPromise(book({ helpArrives: null }), 100)).toEqual({
    day: null, parts: [{ day: 0, quantity: 15, from: 'on_hand' }, { day: 6, quantity: 40, from: 'receipts' }],
  });
});

test('what comes on the last day looked at is promised, what comes after it is not', () => {
  const empty: PromiseBook = { usableOnHand: 0, receipts: [{ day: 5, quantity: 3 }, { day: 6, quantity: 9 }], promised: [], helpArrives: null };
  expect(availableToPromise(empty, 4, 5)).toEqual({ day: null, parts: [{ day: 5, quantity: 3, from: 'receipts' }] });
});

test('a receipt on the day on which help comes is enough where it is', () => {
  expect(availableToPromise(book({ helpArrives: 6 }), 20).parts).toEqual([{ day: 0, quantity: 15, from: 'on_hand' }, { day: 6, quantity: 5, from: 'receipts' }]);
});

// Stevenson (2021), Operations Management, 14th ed., ch. 11, p. 490 and figure 11.11: 64 pumps, lots of 70 in weeks 3, 5, 7 and 8, orders of 33, 20, 10, 4 and 2.
// Looking ahead to the next lot: 64 - (33 + 20) = 11 in week 1, 70 - (10 + 4) = 56 in week 3, 70 - 2 = 68 in week 5, 70 and 70.
test('the pumps of a textbook: 11 of what is on hand, then 56, 68, 70 and 70 of the lots', () => {
  const pumps: PromiseBook = {
    usableOnHand: 64, receipts: [3, 5, 7, 8].map(day => ({ day, quantity: 70 })), promised: [33, 20, 10, 4, 2].map((quantity, index) => ({ day: index + 1, quantity })),
    helpArrives: null,
  };
  const parts = [[0, 11], [3, 56], [5, 68], [7, 70], [8, 70]];
  expect(availableToPromise(pumps, 275, 8).parts.map(({ day, quantity }) => [day, quantity])).toEqual(parts);
  expect(availableToPromise(pumps, 276, 8).day).toBeNull();
});

test('whatever is promised, every promise made before can still be kept', () => {
  const events = fc.array(fc.record({ day: fc.integer({ min: 0, max: 20 }), quantity: fc.integer({ min: 0, max: 30 }) }), { maxLength: 8 });
  fc.assert(fc.property(fc.integer({ min: 0, max: 100 }), events, events, fc.integer({ min: 1, max: 80 }), (usableOnHand, receipts, promised, quantity) => {
    const { parts, day } = availableToPromise({ usableOnHand, receipts, promised, helpArrives: null }, quantity, 30);
    const balance = (until: number, mine: boolean) => usableOnHand
      + receipts.filter(each => each.day <= until).reduce((sum, each) => sum + each.quantity, 0)
      - [...promised, ...mine ? parts : []].filter(each => each.day <= until).reduce((sum, each) => sum + each.quantity, 0);
    for (let until = 0; until <= 30; until++) expect(balance(until, true)).toBeGreaterThanOrEqual(Math.min(0, balance(until, false)) - 1e-9);
    const total = parts.reduce((sum, part) => sum + part.quantity, 0);
    expect(day === null ? total < quantity : Math.abs(total - quantity) < 1e-9).toBe(true);
  }));
});

test('each part is as early as can be: by brute force no day before could have given more', () => {
  const events = fc.array(fc.record({ day: fc.integer({ min: 0, max: 12 }), quantity: fc.integer({ min: 0, max: 9 }) }), { maxLength: 5 });
  const help = fc.option(fc.integer({ min: 0, max: 14 }));
  fc.assert(fc.property(fc.integer({ min: -4, max: 20 }), events, events, help, fc.integer({ min: 1, max: 25 }), (usableOnHand, receipts, promised, helpArrives, quantity) => {
    const until = helpArrives ?? 16;
    const { parts } = availableToPromise({ usableOnHand, receipts, promised, helpArrives }, quantity, 15);
    const balance = (day: number): number => Math.max(0, usableOnHand) + receipts.reduce((sum, each) => sum + (each.day <= day ? each.quantity : 0), 0)
      - promised.reduce((sum, each) => sum + (each.day <= day ? each.quantity : 0), 0);
    /** The most units that can be gone by the end of a day, tried one by one: no promise until help comes may lack one more unit than without them. */
    const most = (by: number): number => {
      if (by >= until) return quantity;
      let gone = 0;
      const breaks = (units: number): boolean => Array.from({ length: until - by }, (_, later) => balance(by + later)).some(left => left - units < Math.min(0, left));
      while (gone < quantity && !breaks(gone + 1)) gone += 1;
      return gone;
    };
    for (let day = 0; day <= 15; day++) {
      const best = Math.max(...Array.from({ length: day + 1 }, (_, earlier) => most(earlier)));
      expect(parts.reduce((sum, part) => sum + (part.day <= day ? part.quantity : 0), 0)).toBeCloseTo(best, 9);
    }
  }));
});
