import { cumulativeErrors, METHODS } from '../../src/forecasting';
import { backtest, levelOf, type BacktestOptions, type Path } from '../../src/forecasting/backtest';
import { figures } from '../../src/forecasting/backtest-figures';
import { classifySeries } from '../../src/forecasting/classify';
import { expectation, roundedAlong } from '../../src/forecasting/expectation';
import { guardRailOf, mixed } from '../../src/forecasting/guard-rails';
import { intermittentCombination } from '../../src/forecasting/intermittent/combination';
import { auto, methodFor } from '../../src/forecasting/methods';
import { smoothCombination } from '../../src/forecasting/smooth/combination';

const counted = (length: number) => Float64Array.from({ length }, (_, at) => at + 1);
const origins = (length: number, options: Partial<BacktestOptions> & { season: number; mostOrigins: number }) =>
  backtest(counted(length), METHODS.naive, { horizon: 3, ...options }).map(({ origin }) => origin);

describe('origins of a back-test', () => {
  test('lie evenly up to the last period but one, from the eighth on in a series without a season', () => {
    expect(origins(12, { season: 1, mostOrigins: 99 })).toEqual([8, 9, 10, 11]);
    // 30 origins in steps of 4.
    expect(origins(38, { season: 1, mostOrigins: 8 })).toEqual([9, 13, 17, 21, 25, 29, 33, 37]);
    expect(origins(8, { season: 1, mostOrigins: 8 })).toEqual([]);
    expect(origins(9, { season: 1, mostOrigins: 8 })).toEqual([8]);
  });

  test('begin behind two seasons and a half, or half of a shorter series, never before the eighth period', () => {
    expect(origins(40, { season: 4, mostOrigins: 99 })[0]).toBe(10);
    expect(origins(80, { season: 12, mostOrigins: 99 })[0]).toBe(30);
    expect(origins(40, { season: 12, mostOrigins: 99 })[0]).toBe(20);
    expect(origins(12, { season: 12, mostOrigins: 99 })[0]).toBe(8);
  });

  test('leave as many periods behind them, begin and lie as far apart as is asked for', () => {
    expect(origins(40, { season: 1, mostOrigins: 99, fewestAhead: 7, fewestBefore: 30 })).toEqual([30, 31, 32, 33]);
    expect(origins(40, { season: 1, mostOrigins: 99, multiple: 7, fewestBefore: 10 })).toEqual([11, 18, 25, 32, 39]);
    expect(origins(80, { season: 1, mostOrigins: 4, multiple: 7, fewestBefore: 10 })).toEqual([16, 37, 58, 79]); // 70 periods, 18 apart, which is three weeks
  });

  test('know the level of the last season, of twelve periods at least, and what came, as far as it did', () => {
    const [first, ...rest] = backtest(counted(12), METHODS.naive, { season: 1, horizon: 3, mostOrigins: 9 });
    expect(first).toEqual({ origin: 8, level: 4.5, forecast: Float64Array.of(8, 8, 8), actual: Float64Array.of(9, 10, 11) });
    expect(rest.at(-1)).toEqual({ origin: 11, level: 6, forecast: Float64Array.of(11), actual: Float64Array.of(12) });
    expect(backtest(counted(40), METHODS.naive, { season: 4, horizon: 1, mostOrigins: 1 })[0]!.level).toBe(33.5);
    expect(backtest(counted(40), METHODS.naive, { season: 20, horizon: 1, mostOrigins: 1 })[0]!.level).toBe(29.5);
    expect(backtest(counted(40), METHODS.naive, { season: 1, horizon: 1, mostOrigins: 1, levelPeriods: 2 })[0]!.level).toBe(38.5);
  });

  test('of a level without known values is 0, and it is never below 0', () => {
    expect([levelOf(Float64Array.of(5, NaN, 7), 2), levelOf(Float64Array.of(5, NaN), 1), levelOf(new Float64Array(0), 3), levelOf(Float64Array.of(-4, -6), 12)]).toEqual([7, 0, 0, 5]);
  });
});

describe('guard rails', () => {
  const series = Float64Array.from({ length: 16 }, (_, at) => [10, 20, 30, 40][at % 4]!);
  const off = (error: number, count = 8): Path[] => Array.from({ length: count }, (_, at) =>
    ({ origin: 8 + at, level: 25, actual: series.subarray(8 + at, 9 + at), forecast: Float64Array.of(series[8 + at]! + error) }));

  test('are drawn to where the combination did worse by more than a tenth, and to the better of the two', () => {
    expect(guardRailOf(off(1), series, 4)).toBe('snaive'); // which errs by nothing
    expect(guardRailOf(off(16), series, 1)).toBeUndefined(); // naive errs by 10, 10, 10 and 30: by 15 on average
    expect(guardRailOf(off(16.5), series, 1)).toBeUndefined();
    expect(guardRailOf(off(16.6), series, 1)).toBe('naive');
    expect(guardRailOf(off(-16.6), series, 1)).toBe('naive');
  });

  test('say nothing from fewer than six origins', () => {
    expect([guardRailOf(off(90, 5), series, 4), guardRailOf(off(90, 6), series, 4)]).toEqual([undefined, 'snaive']);
  });

  test('take what is not known for no error', () => {
    const unknown = off(1).map((path, at) => at === 3 ? { ...path, actual: Float64Array.of(NaN) } : path);
    expect(guardRailOf(unknown, series, 4)).toBe('snaive');
  });

  test('are mixed half and half', () => {
    expect(mixed(Float64Array.of(20, 20, 20, 20), 'snaive', series, 4)).toEqual(Float64Array.of(15, 20, 25, 30));
    expect(mixed(Float64Array.of(20, 20), 'naive', series, 4)).toEqual(Float64Array.of(30, 30));
  });
});

describe('figures of a back-test', () => {
  test('are those of all origins together, beside the seasonal naive forecast from the same', () => {
    const series = Float64Array.of(10, 20, 12, 24, 14, 20);
    const paths = [{ origin: 4, level: 1, forecast: Float64Array.of(13, 26), actual: series.subarray(4, 6) }, { origin: 5, level: 1, forecast: Float64Array.of(24), actual: series.subarray(5, 6) }];
    // Errors 1, 6 and 4 of 54; naive ones of 14 for 12, 20 for 24, 20 for 24: 2, 4, 4. Scaled by 2, 4, 2, 4: 3.
    expect(figures(paths, series, 2)).toEqual({ origins: 2, mase: expect.closeTo(11 / 3 / 3, 10), wape: expect.closeTo(11 / 54, 10), naiveWape: expect.closeTo(10 / 54, 10) });
  });

  test('are null where there is nothing to divide by, and none without an origin', () => {
    expect(figures([], Float64Array.of(1, 2), 1)).toBeNull();
    const nothing = new Float64Array(6);
    expect(figures([{ origin: 4, level: 0, forecast: Float64Array.of(1), actual: nothing.subarray(4, 5) }], nothing, 1)).toEqual({ origins: 1, mase: null, wape: null, naiveWape: null });
  });
});

describe('what is expected', () => {
  const outcomes = { origins: 3, deviation: (at: number, expected: number) => at + expected, quantile: (_: number, expected: number, probability: number) => expected + 10 * (probability - 0.5) };
  const bounds = { nonNegative: true, integers: false, probabilities: [0.5, 0.9] };

  test('has bounds of 80 and 95 % and the quantiles asked for', () => {
    expect(expectation(4, 4.5, outcomes, 2, bounds)).toEqual({
      mean: 4, deviation: 6.5,
      intervals: [{ level: 0.8, lower: expect.closeTo(0.5, 9), upper: expect.closeTo(8.5, 9) }, { level: 0.95, lower: 0, upper: expect.closeTo(9.25, 9) }],
      quantiles: [{ probability: 0.5, value: 4.5 }, { probability: 0.9, value: expect.closeTo(8.5, 9) }],
    });
    expect(expectation(4, 4.5, outcomes, 2, { ...bounds, nonNegative: false }).intervals[1]!.lower).toBeCloseTo(-0.25, 9);
  });

  test('of whole units has bounds further out, but not by what rounding makes of a whole number', () => {
    const { intervals, quantiles } = expectation(4, 4.5, outcomes, 2, { ...bounds, integers: true });
    expect(intervals).toEqual([{ level: 0.8, lower: 0, upper: 9 }, { level: 0.95, lower: 0, upper: 10 }]);
    expect(quantiles.map(({ value }) => value)).toEqual([5, 9]);
    const near = { ...outcomes, quantile: (_: number, expected: number, probability: number) => probability < 0.5 ? expected - 1e-9 : expected + 1e-9 };
    expect(expectation(3, 3, near, 0, { ...bounds, integers: true }).intervals[0]).toEqual({ level: 0.8, lower: 3, upper: 3 });
    expect(Object.is(expectation(0, 0, { ...outcomes, quantile: () => -1e-9 }, 0, { ...bounds, nonNegative: false, integers: true }).quantiles[0]!.value, 0)).toBe(true);
  });

  test('rounds along the sum', () => {
    expect(roundedAlong([0.4, 0.4, 0.4, 2.6])).toEqual([0, 1, 0, 3]);
  });
});

describe('methods by name', () => {
  const steady = counted(40).map(at => 100 + at % 3);
  const seldom = Float64Array.from({ length: 40 }, (_, at) => at % 3 === 2 ? 6 : 0);

  test('auto takes the combination that suits the class', () => {
    expect(auto(steady, 1, 2)).not.toEqual(auto(seldom, 1, 2));
    expect(auto(seldom, 12, 1)[0]).toBeLessThan(2);
    expect(auto(new Float64Array(40), 12, 2)).toEqual(Float64Array.of(0, 0));
    expect(auto(new Float64Array(0), 12, 2)).toEqual(Float64Array.of(0, 0));
    expect(auto(Float64Array.of(4, 6, NaN, 5), 12, 2)).toEqual(Float64Array.of(5, 5));
    // Thirteen known periods with one demand: too short to class, long enough to forecast as seldom.
    expect(auto(Float64Array.from({ length: 13 }, (_, at) => at === 5 ? 13 : 0), 12, 1)[0]).toBeLessThan(1);
  });

  test.each([
    ['smooth', steady, smoothCombination],
    ['erratic', Float64Array.from({ length: 40 }, (_, at) => [1, 9, 2, 14][at % 4]! + at % 3), smoothCombination],
    ['intermittent', seldom, intermittentCombination],
    ['lumpy', Float64Array.from({ length: 40 }, (_, at) => at % 3 === 2 ? [1, 1, 30][(at - 2) / 3 % 3]! : 0), intermittentCombination],
    ['too short', Float64Array.from({ length: 20 }, (_, at) => at === 5 ? 13 : 0), intermittentCombination],
  ] as const)('auto is the combination for demand that is %s', (kind, series, combination) => {
    expect(classifySeries(series).class).toBe(kind);
    expect(auto(series, 4, 3)).toEqual(combination(series, 4, 3));
    expect(smoothCombination(series, 4, 3)).not.toEqual(intermittentCombination(series, 4, 3));
  });

  test('auto goes by the season of the group where the item has too little of its own', () => {
    // Twenty months of a level of 100 less its season leave nothing to smooth: 100 x the index of the month.
    const group = [1.5, 1.25, 1, 0.75, 0.5, 1, 1.5, 1.25, 1, 0.75, 0.5, 1];
    const seasonal = Float64Array.from({ length: 20 }, (_, at) => 100 * group[at % 12]!);
    expect(Array.from(methodFor('auto', true, group)(seasonal, 12, 4))).toEqual([100, 75, 50, 100].map(value => expect.closeTo(value, 6)));
  });

  test('are held at 0 where demand cannot be below', () => {
    const falling = Float64Array.from({ length: 30 }, (_, at) => 29 - at);
    expect(Math.min(...methodFor('theta', false)(falling, 1, 12))).toBeLessThan(0);
    expect(Math.min(...methodFor('theta', true)(falling, 1, 12))).toBe(0);
    expect(methodFor('naive', true)(steady, 1, 1)).toEqual(METHODS.naive(steady, 1, 1));
    expect(methodFor('auto', true)(steady, 1, 3)).toEqual(auto(steady, 1, 3));
  });
});

describe('cumulative errors', () => {
  const demand = Array.from({ length: 30 }, (_, at) => (at * 7) % 11);

  test('from no more origins than asked for, evenly up to the last', () => {
    const { errors, origins: count } = cumulativeErrors(demand, 3, { season: 1, method: 'naive', mostOrigins: 5 });
    // Origins 15, 18, 21, 24, 27 of 13 to 27.
    expect(errors).toEqual([15, 18, 21, 24, 27].map(origin => demand[origin]! + demand[origin + 1]! + demand[origin + 2]! - 3 * demand[origin - 1]!));
    expect(count).toBe(5);
  });

  test('begin behind two seasons, or half of a shorter history', () => {
    expect(cumulativeErrors(demand, 1, { season: 10, method: 'zero' }).origins).toBe(15);
    expect(cumulativeErrors(demand, 1, { season: 7, method: 'zero' }).origins).toBe(16);
    expect(cumulativeErrors(demand.slice(0, 14), 1, { season: 7, method: 'zero' })).toEqual({ errors: [demand[13]], origins: 1, deviation: null, bias: demand[13] });
  });

  test('have a deviation and a bias, by hand: 2 and 4 came where nothing was forecast', () => {
    expect(cumulativeErrors([...new Array<number>(13).fill(5), 2, 4], 1, { season: 1, method: 'zero' }))
      .toEqual({ errors: [2, 4], origins: 2, deviation: Math.SQRT2, bias: 3 });
  });

  test('are none where too little is known of the span,', () => {
    expect(cumulativeErrors([...new Array<number>(13).fill(5), null, null, 7, 5], 4, { season: 1, method: 'zero' }))
      .toEqual({ errors: [], origins: 0, deviation: null, bias: null });
  });

  test('of one origin more than is asked for are those of every second', () => {
    // Fifteen, 13 to 27, of which fourteen are wanted.
    expect(cumulativeErrors(demand, 3, { season: 1, method: 'zero', mostOrigins: 14 }).origins).toBe(8);
  });

  test('are those of forecasts that are never below 0', () => {
    const fallen = [...Array.from({ length: 30 }, (_, at) => 29 - at), ...new Array<number>(12).fill(0)];
    expect(cumulativeErrors(fallen, 12, { season: 1, method: 'theta', mostOrigins: 1 }).errors).toEqual([0]);
  });

  test('are scaled up where three of four periods are known', () => {
    const gaps = demand.map((value, at) => at === 27 ? null : value);
    expect(cumulativeErrors(gaps, 4, { season: 1, method: 'zero' }).errors.at(-1)).toBeCloseTo((demand[26]! + demand[28]! + demand[29]!) * 4 / 3, 10);
  });
});
