import { isoWeekday } from '../../../src/tools/calendar-day';
import { isWeekday, startOf, WorkingClock, workingHours } from '../../../src/tools/logistics/working-clock';

// Monday 23 November 2026; 8:00 to 16:00, so a day has 480 minutes. Thursday is a holiday.
const clock = new WorkingClock(day => isoWeekday(day) < 6 && day !== '2026-11-26', '2026-11-01', 60, { opens: 480, closes: 960 });
const at = (day: string, hour: number) => startOf(day) + 60 * hour;

test.each([
  ['within a day', at('2026-11-23', 9), at('2026-11-23', 10), 60],
  ['over a night', at('2026-11-23', 15), at('2026-11-24', 9), 120],
  ['over a holiday and a weekend', at('2026-11-25', 15), at('2026-11-30', 9), 60 + 480 + 60],
  ['from the night before', at('2026-11-23', 0), at('2026-11-23', 9), 60],
  ['after hours nothing passes', at('2026-11-23', 17), at('2026-11-23', 23), 0],
  ['backwards', at('2026-11-23', 10), at('2026-11-23', 9), -60],
])('working time %s', (_, start, end, minutes) => {
  expect(clock.between(start, end)).toBe(minutes);
});

test.each([
  [at('2026-11-23', 9), 60, '2026-11-23'],
  [at('2026-11-23', 15), 60, '2026-11-23'],
  [at('2026-11-23', 15), 61, '2026-11-24'],
  [at('2026-11-25', 15), 61, '2026-11-27'],
  [at('2026-11-28', 12), 0, '2026-11-30'],
  [at('2026-11-23', 9), 1_000_000, null],
])('the day on which work is done', (start, minutes, day) => {
  expect(clock.dayAfter(start, minutes)).toBe(day);
});

test('the hours are those between which nearly all steps are done', () => {
  const steps = Array.from({ length: 200 }, (_, step) => at('2026-11-23', 8) + step);
  expect(workingHours([...steps, at('2026-11-23', 23)])).toEqual({ opens: 482, closes: 678 });
  expect(workingHours(steps.slice(0, 10))).toEqual({ opens: 0, closes: 1_440 });
});

test('Monday to Friday are weekdays', () => {
  expect(['2026-11-27', '2026-11-28', '2026-11-29', '2026-11-30'].map(isWeekday)).toEqual([true, false, false, true]);
});
