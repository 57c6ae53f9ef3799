import { forecast, forecastDaily, METHODS, type MethodName } from '../../src/forecasting';
import { backtest, levelOf } from '../../src/forecasting/backtest';
import { figures } from '../../src/forecasting/backtest-figures';
import { dayNumber } from '../../src/forecasting/daily/calendar';
import { dailyPoints, weeklyOf } from '../../src/forecasting/daily/forecast-daily';
import { expectation } from '../../src/forecasting/expectation';
import { conformalOutcomes } from '../../src/forecasting/intervals/conformal';
import { methodFor } from '../../src/forecasting/methods';
import { normal } from './random';

const probabilities = [0.5, 0.8, 0.9, 0.95, 0.98, 0.99];

describe('a forecast', () => {
  const next = normal(31);
  const noisy = Float64Array.from({ length: 40 }, (_, at) => 60 + 3 * at + 5 * next());
  /** Shapes of six periods that change half way: what was in the same place a season ago is better than all else. */
  const jumping = Array.from({ length: 60 }, (_, at) => [[90, 10, 50, 50, 50, 50], [10, 90, 50, 50, 50, 50]][at < 30 ? 0 : 1]![at % 6]!);

  test.each([4, 1])('is put together of its points and of what back-tests missed, at the level of twelve periods: season %p', season => {
    const { steps, total } = forecast(Array.from(noisy), { season, horizon: 3, method: 'naive' });
    const paths = backtest(noisy, METHODS.naive, { season, horizon: 3, mostOrigins: 12 });
    const level = levelOf(noisy, 12);
    const last = noisy[39]!;
    const bounds = { nonNegative: true, integers: false, probabilities };
    const single = conformalOutcomes(paths, [{ from: 0, to: 1 }, { from: 1, to: 2 }, { from: 2, to: 3 }], level);
    const summed = conformalOutcomes(paths, [{ from: 0, to: 1 }, { from: 0, to: 2 }, { from: 0, to: 3 }], level);
    expect(steps).toEqual([0, 1, 2].map(at => expectation(last, last, single, at, bounds)));
    expect(total).toEqual(expectation(3 * last, 3 * last, summed, 2, bounds));
  });

  test('of a season longer than a year has the level of that season', () => {
    const { steps: [first] } = forecast(Array.from(noisy), { season: 24, horizon: 1, method: 'naive' });
    const paths = backtest(noisy, METHODS.naive, { season: 24, horizon: 1, mostOrigins: 12 });
    expect(first!.deviation).toBeCloseTo(conformalOutcomes(paths, [{ from: 0, to: 1 }], levelOf(noisy, 24)).deviation(0, 0), 10);
  });

  test('has the quantiles asked for, or the usual six', () => {
    const [own, usual] = [{ probabilities: [0.75] }, {}].map(asked => forecast([4, 6, 5], { season: 1, horizon: 1, ...asked }).total.quantiles);
    expect(own!.map(({ probability }) => probability)).toEqual([0.75]);
    expect(usual!.map(({ probability }) => probability)).toEqual(probabilities);
  });

  test('goes by the season of the group from the first period of the history, known or not', () => {
    const group = [1.5, 1.25, 1, 0.75, 0.5, 1, 1.5, 1.25, 1, 0.75, 0.5, 1];
    const history = Array.from({ length: 21 }, (_, at) => at < 2 ? null : 100 * group[at % 12]!);
    const { steps } = forecast(history, { season: 12, horizon: 4, groupIndices: group });
    expect(steps.map(({ mean }) => mean)).toEqual([75, 50, 100, 150].map(value => expect.closeTo(value, 6)));
  });

  test('is not below 0 unless that is allowed', () => {
    const falling = Array.from({ length: 30 }, (_, at) => 29 - at);
    expect(forecast(falling, { season: 1, horizon: 12, method: 'theta' }).steps[11]!.mean).toBe(0);
    expect(forecast(falling, { season: 1, horizon: 12, method: 'theta', nonNegative: false }).steps[11]!.mean).toBeLessThan(-5);
  });

  test('is mixed with a simple one where the combination was asked for and demand is smooth or erratic, and not else', () => {
    const options = { season: 6, horizon: 6 };
    expect(forecast(jumping, options)).toMatchObject({ class: 'smooth', guardRail: 'snaive' });
    expect(forecast(jumping, { ...options, method: 'theta' }).guardRail).toBeNull();
    // The same in larger steps.
    expect(forecast(jumping.map(value => value === 50 ? 20 : value), options)).toMatchObject({ class: 'erratic', guardRail: 'snaive' });
    // Every third period, without fail: the seasonal naive forecast is right each time, and yet such demand is not trusted to go on so.
    expect(forecast(Array.from({ length: 45 }, (_, at) => at % 3 === 2 ? 6 : 0), { season: 3, horizon: 3 }))
      .toMatchObject({ class: 'intermittent', guardRail: null, backtest: { naiveWape: 0 } });
  });

  test('of demand that seldom comes is in whole pieces where the combination was asked for; of another method it is what that missed', () => {
    const seldom = Array.from({ length: 48 }, (_, at) => at % 3 === 2 ? 2 + at % 4 : 0);
    const median = (method: MethodName): number => forecast(seldom, { season: 1, horizon: 2, method }).total.quantiles[0]!.value;
    expect(median('auto') % 1).toBe(0);
    expect(median('mean12')).toBe(2 * METHODS.mean12(Float64Array.from(seldom), 1, 1)[0]!);
    expect(median('mean12') % 1).not.toBe(0);
  });
});

describe('a forecast from days', () => {
  const ask = { firstDay: '2024-01-01', horizonDays: 14, granularity: 'week' } as const;
  const origins = (days: number): number =>
    forecastDaily(Array.from({ length: days }, (_, at) => 5 + at % 7), { ...ask, method: 'zero' }).backtest!.origins;

  test('is tested from the middle of the history on, behind eight weeks at least, from sixteen origins at most', () => {
    expect(origins(70)).toBe(2); // days 56 and 63
    expect(origins(140)).toBe(10); // 70, 77, … 133
    expect(origins(153)).toBe(11); // 76, 83, … 146
    expect(origins(560)).toBe(14); // 280, 301, … 553: 39 weeks, every third
  });

  const next = normal(5);
  test.each([
    // Much the same for 170 days, and then a slope: not even where searches begin says what came later.
    ['auto', Float64Array.from({ length: 280 }, (_, at) => Math.max(0, at < 170 ? 50 + 4 * next() + at % 7 : 50 + (at - 170) * 3 + 25 * next()))],
    ['theta', Float64Array.from({ length: 280 }, (_, at) => Math.max(0, 200 - at))], // which goes on below 0
  ] as const)('is tested by what each origin knew and may expect: %p', (name, demand) => {
    const [first, method] = [dayNumber(ask.firstDay), methodFor(name, true)];
    const paths = backtest(demand, (before, _season, horizon) => dailyPoints({ demand: before, first, closed: new Set() }, method, horizon), {
      season: 7, horizon: 28, mostOrigins: 16, multiple: 7, fewestAhead: 7, fewestBefore: 140, levelPeriods: 84,
    });
    expect(forecastDaily(Array.from(demand), { ...ask, horizonDays: 28, method: name }).backtest).toEqual(figures(paths, demand, 7));
  });

  test('is not below 0, nor are its bounds', () => {
    const falling = forecastDaily(Array.from({ length: 98 }, (_, at) => 107 - at), { ...ask, horizonDays: 84, method: 'theta' });
    expect([falling.periods[0]!.mean > 0, falling.periods.at(-1)!.mean]).toEqual([true, 0]);
    const next = normal(7);
    const wild = forecastDaily(Array.from({ length: 140 }, () => Math.abs(10 * next())), { ...ask, granularity: 'day', method: 'naive' });
    expect(wild.periods.map(({ intervals }) => intervals[1]!.lower)).toEqual(new Array<number>(14).fill(0));
  });

  test('by a method that was named is off by what that missed, however seldom demand comes', () => {
    const seldom = Array.from({ length: 280 }, (_, at) => at % 20 === 3 ? 2 : 0);
    const { classification, total } = forecastDaily(seldom, { ...ask, method: 'mean12' });
    expect(classification.class).toBe('intermittent');
    expect(total.quantiles[0]!.value).toBe(total.mean);
    expect(forecastDaily(seldom, ask).total.quantiles[0]!.value % 2).toBe(0);
  });

  test('has weeks that are not known as such', () => {
    const demand = Float64Array.from({ length: 21 }, (_, at) => at >= 7 && at < 13 ? NaN : 2);
    expect(weeklyOf({ demand, first: dayNumber(ask.firstDay), closed: new Set() })).toEqual([expect.closeTo(14, 10), null, expect.closeTo(14, 10)]);
  });
});
