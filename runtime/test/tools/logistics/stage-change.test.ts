import fc from 'fast-check';
import { addDays } from '../../../src/tools/calendar-day';
import { companyMoney } from '../../../src/tools/logistics/company-money';
import { pettitt, shiftAt, stageChanges } from '../../../src/tools/logistics/stage-change';
import type { StepTimes } from '../../../src/tools/logistics/stage-history';
import { startOf, WorkingClock } from '../../../src/tools/logistics/working-clock';

/** By the definition: all pairs on both sides of every place. */
function pettittByHand(values: readonly number[]): number {
  const sizes = values.slice(1).map((_, place) => Math.abs(
    values.slice(0, place + 1).reduce((sum, before) => sum + values.slice(place + 1).reduce((inner, after) => inner + Math.sign(before - after), 0), 0),
  ));
  const count = values.length;
  return Math.min(1, 2 * Math.exp(-6 * Math.max(0, ...sizes) ** 2 / (count ** 3 + count ** 2)));
}

test('the recursion gives what the definition gives', () => {
  fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 30 }), values => {
    expect(pettitt(values)).toBeCloseTo(pettittByHand(values), 10);
  }));
});

test('five low and five high values: K = 25, p = 2 exp(-6 * 625 / 1100)', () => {
  expect(pettitt([1, 1, 1, 1, 1, 2, 2, 2, 2, 2])).toBeCloseTo(0.0661, 4);
});

// Pettitt (1979), Applied Statistics 28(2): 126-135, table 1: the data of Page (1955), whose mean rises from 0 to 1. K = 232, p = 0.0146, a change after the 17th.
const PAGE = [
  -1.05, 0.96, 1.22, 0.58, -0.98, -0.03, -1.54, -0.71, -0.35, 0.66, 0.44, 0.91, -0.02, -1.42, 1.26, -1.02, -0.81, 1.66, 1.05, 0.97,
  2.14, 1.22, -0.24, 1.6, 0.72, -0.12, 0.44, 0.03, 0.66, 0.56, 1.37, 1.66, 0.1, 0.8, 1.29, 0.49, -0.07, 1.18, 3.29, 1.84,
];

test('the published example: the data of Page have shifted after the 17th, p = 0.0146', () => {
  expect(pettitt(PAGE)).toBeCloseTo(2 * Math.exp(-6 * 232 ** 2 / (40 ** 3 + 40 ** 2)), 12);
  expect(pettitt(PAGE)).toBeCloseTo(0.0146, 4);
  expect(shiftAt(PAGE, 3)).toBe(17);
});

test('two means fit best where the level changes', () => {
  expect(shiftAt([3, 4, 3, 4, 3, 8, 9, 8, 9, 8], 2)).toBe(5);
  expect(shiftAt([1, 2, 3], 2)).toBeNull();
});

const clock = new WorkingClock(() => true, '2026-10-01', 100);
function picked(day: string, minutes: number): StepTimes {
  const start = startOf(day) + 600;
  return { called: start, released: start, allocated: start, picked: start + minutes, packed: start + minutes + 5, despatched: start + minutes + 5, delivered: null };
}

test('a stage that takes twice as long is found with its day, and no other', () => {
  const lines = Array.from({ length: 60 }, (_, day) => addDays('2026-10-01', day)).flatMap((day, place) => [28, 30, 32].map(minutes => picked(day, place < 40 ? minutes : 2 * minutes)));
  expect(stageChanges(lines, clock)).toEqual([{ step: 'picked', since: '2026-11-10', before: 30, now: 60 }]);
});

test('what only wavers has not changed', () => {
  const lines = Array.from({ length: 60 }, (_, day) => addDays('2026-10-01', day)).flatMap((day, place) => [28 + place % 3, 30, 32 - place % 2].map(minutes => picked(day, minutes)));
  expect(stageChanges(lines, clock)).toEqual([]);
});

test('amounts are added in the company\'s own currency, foreign ones at their rate; two without a rate are never added', () => {
  const money = companyMoney(['EUR', 'USD', null], new Map([['USD', 0.9]]));
  expect([money.unit, money.rate('EUR'), money.rate('USD'), money.rate(null)]).toEqual(['EUR', 1, 0.9, null]);
  expect(companyMoney(['EUR'], new Map([['EUR', 1], ['USD', 0.9]])).unit).toBe('EUR');
  expect(companyMoney(['EUR', 'SEK'], new Map([['EUR', 1]])).unit).toBeNull();
  const mixed = companyMoney(['EUR', 'SEK'], new Map());
  expect([mixed.unit, mixed.rate('EUR')]).toEqual([null, null]);
  expect(mixed.warnings).toEqual(['No values: EUR and SEK have no exchange rate, and amounts in different currencies are not added.']);
});
