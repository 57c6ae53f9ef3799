import { kaplanMeier, predictedReceipt } from '../../src/stock';

/** One in three comes on its day, one a day late, one two. */
const lateness = kaplanMeier([0, 1, 2].map(days => ({ days, ended: true })));
const due = (promised: number) => predictedReceipt({ delivery: 'PO', promised, quantity: 1, lateness }, 1, 1);

test('what is due on the first day may still come on its day', () => {
  expect(due(1).likely).toBe(2);
  expect(Math.min(...Array.from({ length: 50 }, (_, path) => due(1).day(path)))).toBe(1);
});

test('what was due two days before comes with the latest lateness that there ever was, or not at all', () => {
  expect(due(-1).likely).toBe(1);
  expect(due(-2).likely).toBeNull();
});
