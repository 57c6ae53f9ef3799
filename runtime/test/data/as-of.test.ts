import { askedAsOf, BadAsOfError, resolveAsOf, type DataDays } from '../../src/data';

const now = new Date('2026-11-24T23:30:00Z');

test('today is the day of the clock', () => expect(resolveAsOf('today', now)).toBe('2026-11-24'));
test('a day stands for itself', () => expect(resolveAsOf('2026-03-01', now)).toBe('2026-03-01'));
test.each(['yesterday', '2026-02-30', '', '24.11.2026'])('%p is refused with the remedy', setting => {
  expect(() => resolveAsOf(setting, now)).toThrow(BadAsOfError);
  expect(() => resolveAsOf(setting, now)).toThrow(`data.as_of is "${setting}", which is neither "today" nor "latest" nor a day.`);
});

describe('where the setting may be latest', () => {
  const days = (...entries: [string, string | null][]) => async (): Promise<DataDays> => new Map(entries);

  test('it is the newest day of all views', async () =>
    expect(await askedAsOf('latest', now, days(['receipts', '2018-01-31'], ['lots', null], ['sales_orders', '2018-02-06']))).toBe('2018-02-06'));
  test('it is today while the data hold no day', async () => expect(await askedAsOf('latest', now, days(['receipts', null]))).toBe('2026-11-24'));
  test('nobody is asked for the days where the setting says the day', async () => {
    const never = async (): Promise<DataDays> => { throw new Error('asked'); };
    expect([await askedAsOf('today', now, never), await askedAsOf('2026-03-01', now, never)]).toEqual(['2026-11-24', '2026-03-01']);
  });
});
