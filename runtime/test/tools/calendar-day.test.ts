import { addDays, dayInWords, daysBetween, isoWeekday, laterDay } from '../../src/tools/calendar-day';

test('days are counted over the ends of months, years and leap days', () => {
  expect(addDays('2026-11-24', 14)).toBe('2026-12-08');
  expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
  expect(addDays('2027-01-01', -1)).toBe('2026-12-31');
  expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2);
  expect(daysBetween('2026-11-24', '2026-11-20')).toBe(-4);
});

test('weekdays are those of ISO 8601: Monday 1 to Sunday 7', () => {
  expect(['2026-11-23', '2026-11-24', '2026-11-28', '2026-11-29'].map(isoWeekday)).toEqual([1, 2, 6, 7]);
});

test('a day in words names the year only where it is another one', () => {
  expect(dayInWords('2026-12-08', '2026-11-24')).toBe('8 Dec');
  expect(dayInWords('2027-01-03', '2026-11-24')).toBe('3 Jan 2027');
});

test('the later of two days', () => {
  expect(laterDay('2026-11-24', '2026-12-01')).toBe('2026-12-01');
  expect(laterDay('2026-12-02', '2026-12-01')).toBe('2026-12-02');
});
