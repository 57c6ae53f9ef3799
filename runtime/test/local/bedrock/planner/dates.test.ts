import fc from 'fast-check';
import { addDays, addMonths, daysBetween, startOf } from '../../../../src/local/bedrock/planner/calendar';
import { datesIn } from '../../../../src/local/bedrock/planner/dates';
import { comparisonsIn } from '../../../../src/local/bedrock/planner/numbers';
import { tokenise } from '../../../../src/local/bedrock/planner/tokens';

/** A Tuesday. */
const AS_OF = '2026-11-24';

test.each([
  ['in the last 30 days', '2026-10-25', '2026-11-24'],
  ['over the past 3 months', '2026-08-24', '2026-11-24'],
  ['last week', '2026-11-16', '2026-11-23'],
  ['last month', '2026-10-01', '2026-11-01'],
  ['this week', '2026-11-23', '2026-11-30'],
  ['this month', '2026-11-01', '2026-12-01'],
  ['this quarter', '2026-10-01', '2027-01-01'],
  ['this year', '2026-01-01', '2027-01-01'],
  ['in the next two weeks', '2026-11-24', '2026-12-08'],
  ['in the next fortnight', '2026-11-30', '2026-12-07'],
  ['the next couple of weeks', '2026-11-24', '2026-12-08'],
  ['within 10 days', '2026-11-24', '2026-12-04'],
  ['today', '2026-11-24', '2026-11-25'],
  ['yesterday', '2026-11-23', '2026-11-24'],
  ['tomorrow', '2026-11-25', '2026-11-26'],
  ['since 1 October', '2026-10-01', undefined],
  ['since December', '2025-12-01', undefined],
  ['since October 1st, 2025', '2025-10-01', undefined],
  ['before 5 December', undefined, '2026-12-05'],
  ['until Friday', undefined, '2026-11-28'],
  ['by next Friday', undefined, '2026-11-28'],
  ['in October', '2026-10-01', '2026-11-01'],
  ['in October 2024', '2024-10-01', '2024-11-01'],
  ['in 2025', '2025-01-01', '2026-01-01'],
  ['since 2025', '2025-01-01', undefined],
  ['before 2025', undefined, '2025-01-01'],
  ['between 2023 and 2024', '2023-01-01', '2025-01-01'],
  ['on 3 Oct', '2026-10-03', '2026-10-04'],
  ['on 2026-02-03', '2026-02-03', '2026-02-04'],
  ['between 1 and 15 November', '2026-11-01', '2026-11-16'],
  ['from 28 October to 3 November', '2026-10-28', '2026-11-04'],
])('"%s" is from %s to before %s', (text, from, to) => {
  const [found] = datesIn(tokenise(text), AS_OF);
  expect([found?.from, found?.to]).toEqual([from, to]);
});

test.each(['orders may be late', 'product 2017', '2017 units', 'price in 2026-02-30', 'the 5 best', 'last', 'next to the dock'])('"%s" names no time', text => {
  expect(datesIn(tokenise(text), AS_OF).filter(({ from, to }) => from ?? to)).toEqual([]);
});

test('a length alone has no place in time', () => {
  expect(datesIn(tokenise('a horizon of three weeks'), AS_OF)).toEqual([
    { days: 21, direction: 'unsaid', firstToken: 3, lastToken: 4, words: 'three weeks' },
  ]);
});

test.each([
  ['more than 1,000 on hand', '>', 1000], ['at least 2.5', '>=', 2.5], ['no more than 10', '<=', 10], ['fewer than 12 lines', '<', 12],
])('"%s" compares with %s %d', (text, operator, value) => {
  expect(comparisonsIn(tokenise(text), text)).toMatchObject([{ operator, value }]);
});

test('days are counted as the calendar counts them', () => {
  const day = fc.integer({ min: -20_000, max: 40_000 }).map(days => addDays('1990-01-01', days));
  fc.assert(fc.property(day, fc.integer({ min: -5_000, max: 5_000 }), (from, days) => daysBetween(from, addDays(from, days)) === days));
  fc.assert(fc.property(day, from => {
    const monday = startOf('week', from);
    return new Date(`${monday}T00:00:00Z`).getUTCDay() === 1 && daysBetween(monday, from) >= 0 && daysBetween(monday, from) < 7;
  }));
  expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
  expect(addMonths('2024-12-31', 2)).toBe('2025-02-28');
});
