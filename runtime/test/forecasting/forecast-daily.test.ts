import fc from 'fast-check';

import { dayOutlook, forecastDaily, type DailyForecast, type Observation } from '../../src/forecasting';
import { dateOf, dayNumber, spansOf, weekdayOf } from '../../src/forecasting/daily/calendar';
import { completeWeeks, restingWeekdays, weekdayShares } from '../../src/forecasting/daily/weeks';
import { poisson, uniform } from './random';

const RUNS = { seed: 7, numRuns: 25 };
/** A Monday. */
const FIRST = '2024-01-01';
/** Demand of two years by weekday, Monday first. */
const byWeekday = (days: number, ...of: number[]): number[] => Array.from({ length: days }, (_, at) => of[at % 7]!);
const made = (demand: readonly Observation[], granularity: 'day' | 'week' | 'month', more: object = {}): DailyForecast =>
  forecastDaily(demand, { firstDay: FIRST, horizonDays: 75, granularity, ...more });
const sum = (forecast: DailyForecast): number => forecast.periods.reduce((total, { mean }) => total + mean, 0);

describe('The calendar', () => {
  test('knows days, weekdays and months', () => {
    expect(weekdayOf(dayNumber('2026-11-27'))).toBe(4);
    expect(dateOf(dayNumber('2024-02-29') + 1)).toBe('2024-03-01');
    expect(spansOf(dayNumber('2026-11-27'), 12, 'week')).toEqual([
      { from: '2026-11-27', to: '2026-11-29', complete: false, start: 0, end: 3 },
      { from: '2026-11-30', to: '2026-12-06', complete: true, start: 3, end: 10 },
      { from: '2026-12-07', to: '2026-12-08', complete: false, start: 10, end: 12 },
    ]);
    expect(spansOf(dayNumber('2026-12-01'), 40, 'month').map(({ from, to, complete }) => [from, to, complete])).toEqual([
      ['2026-12-01', '2026-12-31', true], ['2027-01-01', '2027-01-09', false],
    ]);
  });
});

describe('Weeks', () => {
  const open = { first: dayNumber(FIRST), closed: new Set<number>() };

  test('end with the last day and are complete; the days before the first whole week are left out', () => {
    const weeks = completeWeeks({ ...open, demand: Float64Array.from({ length: 16 }, (_, at) => at) }, new Float64Array(7).fill(1 / 7));
    expect(Array.from(weeks)).toEqual([2 + 3 + 4 + 5 + 6 + 7 + 8, 9 + 10 + 11 + 12 + 13 + 14 + 15].map(sold => expect.closeTo(sold, 8)));
  });

  test('with unknown or closed days stand for all of a week, by the shares of its weekdays; below half they are not known', () => {
    const demand = Float64Array.from(byWeekday(70, 30, 10, 10, 10, 40, 0, 0));
    const shares = weekdayShares({ ...open, demand });
    expect(Array.from(shares)).toEqual([0.3, 0.1, 0.1, 0.1, 0.4, 0, 0].map(share => expect.closeTo(share, 10)));
    demand[70 - 7] = NaN;
    expect(completeWeeks({ ...open, demand }, shares)[9]).toBeCloseTo(70 / (1 - shares[0]!), 8);
    demand[70 - 3] = NaN;
    expect(completeWeeks({ ...open, demand }, shares)[9]).toBeNaN();
  });
});

test('Weekdays rest for certain where none of 50 days with demand of the last year was one; of 49 it may be chance', () => {
  const resting = (mondays: number): number[] => {
    const days = { first: dayNumber(FIRST), closed: new Set<number>(), demand: Float64Array.from({ length: 364 }, (_, at) => at % 7 === 0 && at < 7 * mondays ? 3 : 0) };
    return [...restingWeekdays(days, weekdayShares(days))];
  };
  expect(resting(50)).toEqual([1, 2, 3, 4, 5, 6]);
  expect(resting(49)).toEqual([]);
});

describe('A forecast from days', () => {
  const next = uniform(1);
  const sold = byWeekday(728, 30, 20, 20, 20, 40, 0, 0).map(mean => mean === 0 ? 0 : poisson(mean, next));

  test('of an item sold every weekday is smooth, sells nothing on weekends, and has the weekdays of the history', () => {
    const { classification, periods } = made(sold, 'day');
    expect(classification.class).toBe('smooth');
    for (const { from, mean } of periods) {
      const weekday = weekdayOf(dayNumber(from));
      if (weekday > 4) expect(mean).toBe(0);
      else expect(Math.abs(mean / [30, 20, 20, 20, 40][weekday]! - 1)).toBeLessThan(0.15);
    }
  });

  test('holds nothing for certain on weekdays on which the item is never asked for', () => {
    for (const { from, intervals } of made(sold, 'day').periods) expect(intervals[1]!.upper > 0).toBe(weekdayOf(dayNumber(from)) < 5);
  });

  test('has one total, whatever its days are shown by', () => {
    const [days, weeks, months] = (['day', 'week', 'month'] as const).map(granularity => made(sold, granularity));
    expect(days!.total.intervals[0]!.upper).toBeGreaterThan(days!.total.mean);
    expect(weeks!.total).toEqual(days!.total);
    expect(months!.total).toEqual(days!.total);
  });

  test('adds up: days to weeks to months, whole units exactly', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 100, maxLength: 160 }), fc.boolean(), (demand, integers) => {
      const [days, weeks, months] = (['day', 'week', 'month'] as const).map(granularity => made(demand, granularity, { integers }));
      for (const forecast of [days!, weeks!, months!]) expect(sum(forecast)).toBeCloseTo(days!.total.mean, integers ? 10 : 6);
      for (const { from, to, mean } of [...weeks!.periods, ...months!.periods]) {
        const within = days!.periods.filter(day => day.from >= from && day.from <= to);
        expect(within.reduce((total, day) => total + day.mean, 0)).toBeCloseTo(mean, integers ? 10 : 6);
        if (integers) expect(mean % 1).toBe(0);
      }
    }), RUNS);
  });

  test('sells nothing on closed days, and does not take past closed days for weak demand', () => {
    const closedDays = ['2025-12-25', '2025-12-26', '2026-01-01'];
    const closed = sold.map((value, at) => closedDays.includes(dateOf(dayNumber(FIRST) + at)) ? 0 : value);
    const { periods } = forecastDaily(closed.slice(0, 725), { firstDay: FIRST, horizonDays: 14, granularity: 'day', closedDays });
    expect(periods.filter(({ from }) => closedDays.includes(from)).map(({ mean }) => mean)).toEqual([0, 0]);
    const week = periods.filter(({ from }) => from >= '2026-01-05' && from <= '2026-01-08').reduce((total, { mean }) => total + mean, 0);
    expect(Math.abs(week / 90 - 1)).toBeLessThan(0.2);
  });

  test('takes a period that is closed throughout for certain: nothing, whatever errors there were', () => {
    const made = forecastDaily(sold.slice(0, 721), { firstDay: FIRST, horizonDays: 14, granularity: 'day', closedDays: ['2025-12-25'] });
    const { periods, total } = made;
    const christmas = periods.find(({ from }) => from === '2025-12-25')!;
    expect(christmas.intervals).toEqual([{ level: 0.8, lower: 0, upper: 0 }, { level: 0.95, lower: 0, upper: 0 }]);
    expect([christmas.deviation, christmas.quantiles.every(({ value }) => value === 0)]).toEqual([0, true]);
    expect(periods.find(({ from }) => from === '2025-12-24')!.intervals[1]!.upper).toBeGreaterThan(0);
    expect(sum(made)).toBeCloseTo(total.mean, 9);
  });

  test('heeds no closed days on which the item was asked for all the same, as far as was known then', () => {
    const closedDays = ['2024-12-25', '2025-05-01', '2025-12-25'];
    const [always, once] = [[10, 10], [0, 1]].map(holidays => {
      const demand = Array.from({ length: 721 }, () => 10);
      demand[dayNumber(closedDays[0]!) - dayNumber(FIRST)] = holidays[0]!;
      demand[dayNumber(closedDays[1]!) - dayNumber(FIRST)] = holidays[1]!;
      return forecastDaily(demand, { firstDay: FIRST, horizonDays: 7, granularity: 'day', closedDays });
    });
    expect(always!.periods.find(({ from }) => from === '2025-12-25')!.mean).toBeCloseTo(10, 6);
    expect(once!.periods.find(({ from }) => from === '2025-12-25')!.mean).toBe(0);
  });

  test('of demand that has stopped has bounds that hold nothing, and are as far apart as such forecasts were off', () => {
    // 20 to 28 a day for two years, then nothing for 90 days: some is still expected, as the mean of the last weeks is not the whole of the method.
    const stopped = Array.from({ length: 820 }, (_, at) => at < 730 ? 20 + (at * 37) % 9 : 0);
    const { total, periods, classification } = forecastDaily(stopped, { firstDay: FIRST, horizonDays: 30, granularity: 'month', integers: true });
    expect(classification.class).toBe('smooth');
    expect(total.mean).toBeGreaterThanOrEqual(1);
    for (const { mean, intervals } of [total, ...periods]) {
      for (const { lower, upper } of intervals) expect([lower, upper > mean]).toEqual([0, true]);
    }
    expect(total.intervals[1]!.upper).toBeGreaterThanOrEqual(3 * total.mean);
  });

  test('is not lowered by days that are not known', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 19 }), { minLength: 8, maxLength: 8 }), starts => {
      const demand: Observation[] = byWeekday(140, 8, 8, 8, 8, 8, 0, 0);
      starts.forEach(week => demand.fill(null, week * 7, week * 7 + 2));
      expect(made(demand, 'month').total.mean).toBeCloseTo(made(byWeekday(140, 8, 8, 8, 8, 8, 0, 0), 'month').total.mean, 4);
    }), RUNS);
  });

  test('has bounds for each period and for the whole, which widen with the time ahead and hold what comes', () => {
    const { periods, total, backtest } = made(sold.slice(0, 653), 'week');
    const whole = periods.filter(({ complete }) => complete);
    const came = (from: string, to: string): number => sold.slice(dayNumber(from) - dayNumber(FIRST), dayNumber(to) - dayNumber(FIRST) + 1).reduce((added, value) => added + value, 0);
    const inside = whole.filter(({ from, to, intervals: [, of95] }) => came(from, to) >= of95!.lower && came(from, to) <= of95!.upper);
    expect(inside.length).toBeGreaterThanOrEqual(whole.length - 1);
    expect(total.intervals[1]!.lower).toBeLessThan(came(periods[0]!.from, periods.at(-1)!.to));
    expect(total.intervals[1]!.upper).toBeGreaterThan(came(periods[0]!.from, periods.at(-1)!.to));
    expect(backtest!.wape).toBeLessThan(backtest!.naiveWape!);
  });

  test('of an intermittent item has negative-binomial bounds in whole pieces', () => {
    const { classification, periods, total } = made(Array.from({ length: 700 }, (_, at) => at % 20 === 3 ? 2 : 0), 'month');
    expect(classification.class).toBe('intermittent');
    for (const { quantiles } of [...periods, total]) for (const { value } of quantiles) expect(value % 2).toBe(0);
    expect(total.mean).toBeGreaterThan(5);
    expect(total.mean).toBeLessThan(8);
  });

  test('of a few days or of none says so', () => {
    expect(made([5, 6], 'month')).toMatchObject({ classification: { class: 'too short' }, backtest: null });
    expect(made([], 'week').total.mean).toBe(0);
    expect(made([null, null, 3], 'week').total.mean).toBeGreaterThanOrEqual(0);
  });
});

describe('The outlook by days', () => {
  test('expects what the forecast does, and adds errors up before it takes their deviation', () => {
    const demand = byWeekday(364, 30, 20, 20, 20, 40, 0, 0).map((value, at) => value === 0 ? 0 : value + ((at * 37) % 9) - 4);
    const { expected, errorDeviations, origins, classification } = dayOutlook(demand, { firstDay: FIRST, horizonDays: 14, spanDays: 10 });
    const days = forecastDaily(demand, { firstDay: FIRST, horizonDays: 14, granularity: 'day' }).periods.map(({ mean }) => mean);
    expected.forEach((value, at) => expect(value).toBeCloseTo(days[at]!, 6));
    expect(classification.class).toBe('smooth');
    expect(origins).toBeGreaterThanOrEqual(20);
    expect(errorDeviations).toHaveLength(10);
    // Weekends add nothing to the error of a sum.
    expect(errorDeviations[6]).toBeCloseTo(errorDeviations[4]!, 10);
  });
});
