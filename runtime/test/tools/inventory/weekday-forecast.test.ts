import { weekdayForecast, type DemandHistory } from '../../../src/tools/inventory/weekday-forecast';

/** Thirteen weeks in which every weekday was seen 13 times. */
function thirteenWeeks(overrides: Partial<DemandHistory> = {}): DemandHistory {
  const demanded = [130, 143, 156, 117, 104, 26, 0];
  return { days: 91, censoredDays: 0, weekdays: demanded.map(sum => ({ demanded: sum, days: 13 })), ...overrides };
}

test('each weekday gets its own mean', () => {
  expect(weekdayForecast(thirteenWeeks())).toEqual({ kind: 'known', byWeekday: [10, 11, 12, 9, 8, 2, 0], perDay: 52 / 7, censoredShare: 0 });
});

test('censored days are skipped, not taken for days without demand', () => {
  const forecast = weekdayForecast(thirteenWeeks({
    censoredDays: 3,
    weekdays: [{ demanded: 100, days: 10 }, ...[143, 156, 117, 104, 26, 0].map(demanded => ({ demanded, days: 13 }))],
  }));

  expect(forecast).toMatchObject({ kind: 'known', byWeekday: [10, 11, 12, 9, 8, 2, 0], censoredShare: 3 / 91 });
});

test('with more than 30 % of days censored, demand is only known to be at least this', () => {
  expect(weekdayForecast(thirteenWeeks({ censoredDays: 27 })).kind).toBe('known');
  expect(weekdayForecast(thirteenWeeks({ censoredDays: 28 }))).toMatchObject({ kind: 'at_least', censoredShare: 28 / 91 });
});

test('a weekday without a usable day gets the mean of all days', () => {
  const forecast = weekdayForecast({
    days: 28, censoredDays: 4, weekdays: [{ demanded: 0, days: 0 }, ...Array.from({ length: 6 }, () => ({ demanded: 12, days: 4 }))],
  });

  expect(forecast).toMatchObject({ byWeekday: [3, 3, 3, 3, 3, 3, 3], perDay: 3 });
});

test('an item that was never in stock has no known demand, not none', () => {
  const weekdays = Array.from({ length: 7 }, () => ({ demanded: 0, days: 0 }));
  expect(weekdayForecast({ days: 91, censoredDays: 91, weekdays })).toMatchObject({ kind: 'at_least', perDay: 0 });
});

test('less than four weeks are too little history', () => {
  expect(weekdayForecast(thirteenWeeks({ days: 27 }))).toEqual({ kind: 'too_little_history' });
});
