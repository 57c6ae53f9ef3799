import { dayOutlook, type Observation } from '../../src/forecasting';
import { dayNumber, spansOf, weekdayOf } from '../../src/forecasting/daily/calendar';
import { dailyPoints } from '../../src/forecasting/daily/forecast-daily';
import { completeWeeks, splitToDays, weekdayShares, type Days } from '../../src/forecasting/daily/weeks';
import { methodFor } from '../../src/forecasting/methods';
import { variance } from '../../src/forecasting/series';

/** A Monday. */
const FIRST = '2024-01-01';
const days = (demand: readonly number[], closed: readonly number[] = []): Days =>
  ({ demand: Float64Array.from(demand), first: dayNumber(FIRST), closed: new Set(closed.map(day => day + dayNumber(FIRST))) });
const weeks = (...each: readonly (readonly number[])[]): number[] => each.flatMap(week => Array.from({ length: 7 }, (_, at) => week[at] ?? 0));
const close = (values: readonly number[]) => values.map(value => expect.closeTo(value, 10));

describe('the calendar', () => {
  test('has weekdays before 1970 as well', () => {
    expect([dayNumber('1970-01-01'), weekdayOf(0), weekdayOf(-3), weekdayOf(-4), weekdayOf(4)]).toEqual([0, 3, 0, 6, 0]);
  });

  test('has whole and cut months and weeks, and days that are always whole', () => {
    expect(spansOf(dayNumber('2026-02-15'), 20, 'month')).toEqual([
      { from: '2026-02-15', to: '2026-02-28', complete: false, start: 0, end: 14 }, { from: '2026-03-01', to: '2026-03-06', complete: false, start: 14, end: 20 },
    ]);
    expect(spansOf(dayNumber('2026-02-01'), 28, 'month')).toEqual([{ from: '2026-02-01', to: '2026-02-28', complete: true, start: 0, end: 28 }]);
    expect(spansOf(dayNumber(FIRST), 7, 'week').map(({ complete }) => complete)).toEqual([true]);
    expect(spansOf(dayNumber(FIRST), 6, 'week').map(({ complete }) => complete)).toEqual([false]);
    // A Friday.
    expect(spansOf(dayNumber('2026-11-27'), 12, 'week').map(({ from, to, complete }) => [from, to, complete])).toEqual([
      ['2026-11-27', '2026-11-29', false], ['2026-11-30', '2026-12-06', true], ['2026-12-07', '2026-12-08', false],
    ]);
    expect(spansOf(dayNumber('2026-01-20'), 45, 'month').map(({ from, to, complete }) => [from, to, complete])).toEqual([
      ['2026-01-20', '2026-01-31', false], ['2026-02-01', '2026-02-28', true], ['2026-03-01', '2026-03-05', false],
    ]);
    expect(spansOf(dayNumber('2026-11-27'), 2, 'day')).toEqual([
      { from: '2026-11-27', to: '2026-11-27', complete: true, start: 0, end: 1 }, { from: '2026-11-28', to: '2026-11-28', complete: true, start: 1, end: 2 },
    ]);
  });
});

describe('the shares of weekdays', () => {
  test('are drawn to their mean by how much of their difference is noise, by hand', () => {
    // Mondays 10 and 14, Tuesdays 20 and 20: noise (8 / 2 + 0) / 2 = 2 of a variance of 32: a sixteenth of the way to 16.
    expect(Array.from(weekdayShares(days(weeks([10, 20], [14, 20]))))).toEqual(close([12.25 / 32, 19.75 / 32, 0, 0, 0, 0, 0]));
  });

  test('are equal where all of it may be noise, such as after one week', () => {
    expect(Array.from(weekdayShares(days(weeks([0, 10], [20, 12]))))).toEqual(close([0.5, 0.5, 0, 0, 0, 0, 0]));
    expect(Array.from(weekdayShares(days(weeks([4, 6, 5]))))).toEqual(close([1 / 3, 1 / 3, 1 / 3, 0, 0, 0, 0]));
  });

  test('are what they are where nothing is noise and nothing differs', () => {
    expect(Array.from(weekdayShares(days(weeks([10], [10]))))).toEqual([1, 0, 0, 0, 0, 0, 0]);
    expect(Array.from(weekdayShares(days(weeks([10, 10], [10, 10]))))).toEqual([0.5, 0.5, 0, 0, 0, 0, 0]);
  });

  test('are a seventh each of nothing sold, or of no history', () => {
    for (const none of [weeks([0]), []]) expect(Array.from(weekdayShares(days(none)))).toEqual(close(new Array<number>(7).fill(1 / 7)));
  });

  test('leave closed and unknown days out, and what is older than a year', () => {
    // Without the Monday that was closed and the Tuesday that is not known.
    const demand = weeks([10, 20], [0, NaN], [14, 20]);
    expect(Array.from(weekdayShares(days(demand, [7])))).toEqual(close([12.25 / 32, 19.75 / 32, 0, 0, 0, 0, 0]));
    const old = [...Array.from({ length: 52 }, () => [0, 0, 50]), ...Array.from({ length: 52 }, () => [10, 30])];
    expect(Array.from(weekdayShares(days(weeks(...old))))).toEqual(close([0.25, 0.75, 0, 0, 0, 0, 0]));
  });
});

describe('weeks and days', () => {
  const shares = Float64Array.of(0.2, 0.2, 0.2, 0.2, 0.2, 0, 0);

  test('a closed day counts for nothing of the week: 40 in four of five days are 50', () => {
    expect(Array.from(completeWeeks(days(weeks([10, 10, 0, 10, 10]), [2]), shares))).toEqual(close([50]));
    // What was sold on a day that should have been closed is sold all the same.
    expect(Array.from(completeWeeks(days(weeks([10, 10, 4, 10, 10]), [2]), shares))).toEqual(close([55]));
  });

  test('half of a week is enough to speak of it, less is not', () => {
    const half = Float64Array.of(0.5, 0.25, 0.25, 0, 0, 0, 0);
    expect(Array.from(completeWeeks(days(weeks([NaN, 10, 10], [7, NaN, NaN], [NaN, NaN, 9])), half))).toEqual([expect.closeTo(40, 10), expect.closeTo(14, 10), NaN]);
  });

  test('are split by weekday from the day after the last, and nothing falls on closed days', () => {
    const pattern = Float64Array.of(0.5, 0.3, 0.2, 0, 0, 0, 0);
    // Twelve days are known: the first day to come is a Saturday; the Tuesday after it is closed.
    const made = splitToDays([70, 140], days(new Array<number>(12).fill(1), [15]), pattern, 12);
    expect(Array.from(made)).toEqual(close([0, 0, 35, 0, 14, 0, 0, 0, 0, 70, 42, 28]));
  });
});

describe('the outlook by days', () => {
  const next = (at: number): number => at % 7 < 5 ? 10 + (at * 37) % 13 + at / 20 : 0;
  const demand = Array.from({ length: 140 }, (_, at) => next(at));
  const outlook = (values: readonly Observation[], more: object = {}) => dayOutlook(values, { firstDay: FIRST, horizonDays: 9, spanDays: 10, method: 'naive', ...more });

  /** What the last week says of each day behind an origin. */
  function expected(values: readonly number[], origin: number, horizon: number): number[] {
    const before = days(values.slice(0, origin));
    const shares = weekdayShares(before);
    const last = completeWeeks(before, shares).at(-1)!;
    return Array.from({ length: horizon }, (_, at) => last * shares[weekdayOf(before.first + origin + at)]!);
  }

  test('errors of a time when more than twice as much was asked for are of the size of today', () => {
    const before = Array.from({ length: 400 }, (_, at) => at % 14 < 7 ? 20 : 0);
    const after = (level: number) => [...before, ...Array.from({ length: 196 }, (_, at) => at % 14 < 7 ? level : 0)];
    const deviation = (level: number) => dayOutlook(after(level), { firstDay: FIRST, horizonDays: 28, spanDays: 28, method: 'mean12' }).errorDeviations[6]!;
    expect(deviation(0)).toBe(0);
    expect(deviation(1)).toBeLessThan(0.5 * deviation(20));
    expect(deviation(20)).toBeGreaterThan(50);
  });

  test('expects the last week by weekday, and misses the sums of 1 to 10 days from nine origins, a week apart', () => {
    const { expected: made, errorDeviations, origins } = outlook(demand);
    expect(made).toEqual(close(expected(demand, 140, 9)));
    expect(origins).toBe(9); // 70, 77, … 126, behind which two weeks lie
    const errors = Array.from({ length: 9 }, (_, at) => 70 + 7 * at).map(origin => {
      const points = expected(demand, origin, 10);
      return points.map((_, day) => points.slice(0, day + 1).reduce((sum, point, ahead) => sum + demand[origin + ahead]! - point, 0));
    });
    const deviation = (day: number): number => {
      const mean = errors.reduce((sum, each) => sum + each[day]!, 0) / 9;
      return Math.sqrt(errors.reduce((sum, each) => sum + (each[day]! - mean) ** 2, 0) / 8);
    };
    expect(errorDeviations).toEqual(Array.from({ length: 10 }, (_, day) => expect.closeTo(deviation(day), 8)));
  });

  test('has no more origins than asked for, and none where too little lies before or behind', () => {
    expect(outlook(demand, { mostOrigins: 4 }).origins).toBe(3); // every third week: 84, 105, 126
    expect(outlook(demand.slice(0, 62), { spanDays: 7 })).toMatchObject({ origins: 0, errorDeviations: new Array<number>(7).fill(0) });
    expect(outlook(demand.slice(0, 63), { spanDays: 7 })).toMatchObject({ origins: 1, errorDeviations: new Array<number>(7).fill(0) });
  });

  test('adds up what came from each origin, scaled up where three of four days are known, by hand', () => {
    // Nothing is forecast from days 56 and 63 on. Behind the first 10, unknown, 20, 30: 10, too little, too little, 60 x 4/3.
    // Behind the second 4, 9, 15, 22.
    const known: Observation[] = Array.from({ length: 70 }, () => 1);
    known.splice(56, 4, 10, null, 20, 30);
    known.splice(63, 4, 4, 5, 6, 7);
    const { errorDeviations } = outlook(known, { spanDays: 4, method: 'zero' });
    expect(errorDeviations).toEqual(close([6 / Math.SQRT2, 0, 0, 58 / Math.SQRT2]));
  });

  test('has its origins as far apart as they are to be few, the last as late as can be', () => {
    const { errorDeviations } = outlook(demand, { mostOrigins: 4, spanDays: 1, method: 'zero' });
    // Ten weeks, 70 to 133, every third of them: Mondays on which nothing was forecast.
    expect(errorDeviations).toEqual(close([Math.sqrt(variance([70, 91, 112, 133].map(at => demand[at]!)))]));
  });

  test('searches from one origin to the next in their order, so that none knows what comes later', () => {
    const noisy = Array.from({ length: 112 }, (_, at) => 20 + (at * at * 31) % 47 + at / 4);
    const weekly = methodFor('auto', true);
    const errors = [56, 63, 70, 77, 84, 91, 98, 105].map(origin =>
      noisy[origin]! - dailyPoints(days(noisy.slice(0, origin)), weekly, 7)[0]!);
    expect(outlook(noisy, { spanDays: 1, method: 'auto' }).errorDeviations).toEqual(close([Math.sqrt(variance(errors))]));
  });

  test('expects nothing below 0 of demand that falls', () => {
    const falling = Array.from({ length: 98 }, (_, at) => 107 - at);
    const { expected: made } = outlook(falling, { horizonDays: 84, method: 'theta' });
    expect([made[0]! > 0, made[83]]).toEqual([true, 0]);
  });

  test('of nothing expects nothing', () => {
    expect(outlook([])).toMatchObject({ expected: new Array<number>(9).fill(0), origins: 0 });
    expect(outlook([null, null])).toMatchObject({ expected: new Array<number>(9).fill(0), origins: 0 });
  });

  test('does not begin before demand is known, and sells nothing on closed days', () => {
    const late = outlook([null, null, null, null, null, null, null, ...demand.slice(7)]);
    expect(late.expected).toEqual(close(expected(demand.slice(7), 133, 9)));
    expect(outlook(demand, { closedDays: ['2024-05-20'] }).expected[0]).toBe(0);
  });

  test('scales up sums of which three of four days are known, and leaves out the others', () => {
    const steady = Array.from({ length: 140 }, () => 10);
    const gaps = steady.map((value, at): Observation => at > 70 && at % 7 === 3 ? null : value);
    // Every sum is that of 10 a day, known or not.
    expect(outlook(gaps).errorDeviations).toEqual(new Array<number>(10).fill(expect.closeTo(0, 6)));
    const half = steady.map((value, at): Observation => at > 70 && at % 2 === 0 ? null : value + (at % 3));
    expect(outlook(half, { spanDays: 4 }).errorDeviations.some(Number.isNaN)).toBe(false);
  });
});
