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
