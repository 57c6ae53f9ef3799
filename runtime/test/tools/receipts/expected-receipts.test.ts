import { kaplanMeier } from '../../../src/stock';
import { addDays, daysBetween } from '../../../src/tools/calendar-day';
import { firstReceiptDay, likelyDayOfLine, likelyDayOfTransfer } from '../../../src/tools/receipts/expected-receipts';
import { observations, supplierLateness } from '../../../src/tools/receipts/supplier-lateness';

const TODAY = '2026-11-24';

// Of ten lines five came on the day, three 2 days late, two 10 days late: the median is 0 days, the 95th percentile 10.
const HISTORY = [...observations(5, 0), ...observations(3, 2), ...observations(2, 10)]
  .map(days => ({ supplier: 'S1', warehouse: 'WH01', days, ended: true }));

function predicted(first: string | null, last: string | null, history = HISTORY): string | null {
  const fromToday = (day: string | null) => (day === null ? null : daysBetween(TODAY, day));
  const line = { id: 'PO-1/1', order: 'PO-1', supplier: 'S1', quantity: 5, promised: fromToday(last), firstPromised: fromToday(first) };
  const day = likelyDayOfLine(line, 'WH01', supplierLateness(history), 0);
  return day === null ? null : addDays(TODAY, day);
}

test.each([
  ['not due yet: the median of all, 0 days', '2026-12-01', '2026-12-01', '2026-12-01'],
  ['due yesterday: of the five that were later the median is 2 days', '2026-11-23', '2026-11-23', '2026-11-25'],
  ['confirmed anew for 8 days later: of the two that were so late the median is 10 days', '2026-12-01', '2026-12-09', '2026-12-11'],
  ['confirmed anew for later than anybody ever was: that day', '2026-12-01', '2026-12-20', '2026-12-20'],
  ['due 4 days ago: of the two that were later the median is 10 days', '2026-11-20', '2026-11-20', '2026-11-30'],
  ['60 days overdue: not counted on', '2026-09-25', '2026-09-25', null],
  ['60 days overdue, but confirmed for a day to come', '2026-09-25', '2026-11-28', '2026-11-28'],
  ['never confirmed: the day asked for', null, '2026-12-03', '2026-12-03'],
  ['without a date: not counted on', null, null, null],
])('%s', (_, first, last, expected) => {
  expect(predicted(first, last)).toBe(expected);
});

test('four lines that came tell nothing of how late the next one will be', () => {
  const four = observations(4, { supplier: 'S1', warehouse: 'WH01', days: 6, ended: true });

  expect(predicted('2026-12-01', '2026-12-01', four)).toBe('2026-12-01');
  expect(predicted('2026-12-01', '2026-12-01', [...four, ...four.slice(0, 1)])).toBe('2026-12-07');
});

test('an open line counts for as long as it is late already, and the supplier of one warehouse says nothing of another', () => {
  const open = observations(5, { supplier: 'S1', warehouse: 'WH01', days: 7, ended: false });
  const elsewhere = observations(50, { supplier: 'S1', warehouse: 'WH02', days: 30, ended: true });

  // Ten came, five at 0, 2 more after; half of 15 are not there by day 2: the median moves from 0 to 2 days.
  expect(predicted('2026-12-01', '2026-12-01', [...HISTORY, ...open])).toBe('2026-12-03');
  expect(predicted('2026-12-01', '2026-12-01', [...HISTORY, ...elsewhere])).toBe('2026-12-01');
});

test('a transfer comes as late as others did, given how late it is already', () => {
  const late = kaplanMeier([0, 0, 0, 3, 3].map(days => ({ days, ended: true })));

  expect(likelyDayOfTransfer({ id: 'T1', expected: 4, quantity: 1 }, late, 0)).toBe(4);
  expect(likelyDayOfTransfer({ id: 'T1', expected: -1, quantity: 1 }, late, 0)).toBe(2);
  expect(likelyDayOfTransfer({ id: 'T1', expected: -9, quantity: 1 }, late, 1)).toBe(1);
  expect(likelyDayOfTransfer({ id: 'T1', expected: 4, quantity: 1 }, null, 0)).toBe(4);
});

test('what comes on a day that is in the stock already comes on the next', () => {
  expect([firstReceiptDay('2026-11-23', TODAY), firstReceiptDay(TODAY, TODAY), firstReceiptDay(null, TODAY)]).toEqual([0, 1, 0]);
});
