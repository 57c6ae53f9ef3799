import { BadAsOfError, resolveAsOf } from '../../src/data';

const now = new Date('2026-11-24T23:30:00Z');

test('today is the day of the clock', () => expect(resolveAsOf('today', now)).toBe('2026-11-24'));
test('a day stands for itself', () => expect(resolveAsOf('2026-03-01', now)).toBe('2026-03-01'));
test.each(['yesterday', '2026-02-30', '', '24.11.2026'])('%p is refused with the remedy', setting => {
  expect(() => resolveAsOf(setting, now)).toThrow(BadAsOfError);
  expect(() => resolveAsOf(setting, now)).toThrow(`data.as_of is "${setting}", which is neither "today" nor a day.`);
});
