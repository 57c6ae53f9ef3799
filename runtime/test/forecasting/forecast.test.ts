import fc from 'fast-check';

import { classify, cumulativeErrors, forecast, METHODS, type MethodName, type Observation } from '../../src/forecasting';
import { roundedAlong } from '../../src/forecasting/expectation';

const RUNS = { seed: 2026, numRuns: 60 };
/** Demand of up to three years of months, or of an item that is asked for now and then. */
const history = fc.oneof(
  fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 0, maxLength: 40 }),
  fc.array(fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.integer({ min: 1, max: 9 }) }), { minLength: 0, maxLength: 40 }),
);
const withGaps = fc.array(fc.option(fc.integer({ min: 0, max: 400 }), { nil: null, freq: 5 }), { minLength: 0, maxLength: 40 });
const methods = fc.constantFrom(...Object.keys(METHODS) as MethodName[]);

describe('A forecast', () => {
  test('is never below 0, never without a number, and its bounds and quantiles are in order', () => {
    fc.assert(fc.property(fc.oneof(history, withGaps), methods, fc.constantFrom(1, 4, 12), (demand, method, season) => {
      const { steps, total } = forecast(demand, { season, horizon: 5, method });
      expect(steps).toHaveLength(5);
      for (const { mean, deviation, intervals: [of80, of95], quantiles } of [...steps, total]) {
        expect(mean).toBeGreaterThanOrEqual(0);
        expect(deviation).toBeGreaterThanOrEqual(0);
        expect(of95!.lower).toBeGreaterThanOrEqual(0);
        expect(of95!.lower).toBeLessThanOrEqual(of80!.lower);
        expect(of80!.lower).toBeLessThanOrEqual(of80!.upper);
        expect(of80!.upper).toBeLessThanOrEqual(of95!.upper);
        expect(of95!.upper).toBeLessThan(Infinity);
        quantiles.slice(1).forEach(({ value }, at) => expect(value).toBeGreaterThanOrEqual(quantiles[at]!.value));
      }
    }), RUNS);
  });

  test('of units that are not divided is whole, and its steps add up to its total', () => {
    fc.assert(fc.property(history, demand => {
      const { steps, total } = forecast(demand, { season: 12, horizon: 8, integers: true });
      for (const { mean, intervals, quantiles } of [...steps, total]) {
        for (const value of [mean, ...intervals.flatMap(({ lower, upper }) => [lower, upper]), ...quantiles.map(each => each.value)]) expect(value % 1).toBe(0);
      }
      expect(steps.reduce((sum, { mean }) => sum + mean, 0)).toBe(total.mean);
      const exact = forecast(demand, { season: 12, horizon: 8 }).total.mean;
      expect(Math.abs(total.mean - exact)).toBeLessThanOrEqual(0.5);
    }), RUNS);
  });

  test('of demand in other units is the same in those units', () => {
    fc.assert(fc.property(history, fc.constantFrom(2, 8, 64), (demand, factor) => {
      const own = forecast(demand, { season: 12, horizon: 4 });
      const scaled = forecast(demand.map(value => value * factor), { season: 12, horizon: 4 });
      expect(scaled.class).toBe(own.class);
      scaled.steps.forEach((step, at) => {
        expect(step.mean / factor).toBeCloseTo(own.steps[at]!.mean, 3);
        expect(step.intervals[1]!.upper / factor).toBeCloseTo(own.steps[at]!.intervals[1]!.upper, 3);
      });
    }), RUNS);
  });

  test('is the same each time, and leaves what it is given as it is', () => {
    fc.assert(fc.property(withGaps, demand => {
      const given = [...demand];
      expect(forecast(demand, { season: 12, horizon: 3 })).toEqual(forecast(demand, { season: 12, horizon: 3 }));
      expect(demand).toEqual(given);
    }), RUNS);
  });

  test('is not lowered by periods that are not known', () => {
    fc.assert(fc.property(fc.array(fc.boolean(), { minLength: 40, maxLength: 40 }), fc.integer({ min: 1, max: 900 }), (known, level) => {
      const demand = known.map((isKnown, at): Observation => isKnown || at % 4 === 0 ? level : null);
      for (const { mean } of forecast(demand, { season: 12, horizon: 3 }).steps) expect(mean).toBeCloseTo(level, 5);
    }), RUNS);
  });

  test('may be below 0 only where that is allowed', () => {
    const falling = Array.from({ length: 30 }, (_, at) => 29 - at);
    expect(forecast(falling, { season: 1, horizon: 12, method: 'theta', nonNegative: false }).steps[11]!.mean).toBeLessThan(0);
    expect(forecast(falling, { season: 1, horizon: 12, method: 'theta' }).steps[11]!.mean).toBe(0);
  });

  test('of nothing is 0 and says so', () => {
    expect(forecast([], { season: 12, horizon: 2 })).toMatchObject({ class: 'too short', total: { mean: 0 }, backtest: null });
    expect(forecast([null, null], { season: 12, horizon: 2 })).toMatchObject({ class: 'too short', total: { mean: 0 } });
    expect(forecast(new Array<number>(40).fill(0), { season: 12, horizon: 2 })).toMatchObject({ class: 'no demand', total: { mean: 0 } });
  });

  test.each(Object.keys(METHODS) as MethodName[])('of nothing is 0 by %s as well', method => {
    for (const nothing of [[], [null, null]]) expect(forecast(nothing, { season: 12, horizon: 2, method }).steps.map(({ mean }) => mean)).toEqual([0, 0]);
    expect(Array.from(METHODS[method](new Float64Array(0), 4, 2))).toEqual([0, 0]);
  });

  test('of a young item has the mean of what there is, and wide bounds', () => {
    const { steps: [first], class: kind } = forecast([4, 6, 5], { season: 12, horizon: 1 });
    expect(kind).toBe('too short');
    expect(first!.mean).toBe(5);
    expect(first!.intervals[1]!.upper).toBeGreaterThan(8);
  });

  test('of a young item with a group has the season of the group', () => {
    const groupIndices = [1.5, 1, 0.5, 1];
    const { steps } = forecast(Array.from({ length: 15 }, () => 100), { season: 4, horizon: 4, groupIndices: [1, 1, 1, 1] });
    const seasonal = forecast(Array.from({ length: 15 }, (_, at) => 100 * groupIndices[at % 4]!), { season: 4, horizon: 4, groupIndices });
    expect(steps[0]!.mean).toBeCloseTo(100, 0);
    // The history ends with the third place of the season.
    expect(seasonal.steps.map(({ mean }) => mean)).toEqual([100, 150, 100, 50].map(value => expect.closeTo(value, -1)));
  });

  test('is compared with the seasonal naive forecast from the same origins', () => {
    const season = [10, 20, 30, 40];
    const { backtest } = forecast(Array.from({ length: 40 }, (_, at) => season[at % 4]! * (at % 8 < 4 ? 1.1 : 1)), { season: 4, horizon: 4 });
    expect(backtest!.origins).toBeGreaterThan(5);
    expect(backtest!.wape).toBeLessThan(backtest!.naiveWape!);
  });

  test('leans on the seasonal naive forecast where that did better: a season that jumps to another shape', () => {
    const shapes = [[90, 10, 50, 50, 50, 50], [10, 90, 50, 50, 50, 50]];
    const demand = Array.from({ length: 60 }, (_, at) => shapes[at < 30 ? 0 : 1]![at % 6]!);
    const made = forecast(demand, { season: 6, horizon: 6 });
    expect(made.guardRail).toBe('snaive');
    expect(made.steps[1]!.mean).toBeGreaterThan(60);
  });
});

describe('Rounding along', () => {
  test('keeps sums: thirds become 0, 1, 0, 0, 1, 0', () => {
    expect(roundedAlong(new Array<number>(6).fill(1 / 3))).toEqual([0, 1, 0, 0, 1, 0]);
  });
});

describe('Cumulative errors', () => {
  const demand = Array.from({ length: 30 }, (_, at) => (at * 7) % 11);

  test('are the demand of each span minus its forecast, from every origin: against a plain loop', () => {
    const { errors, origins, bias, deviation } = cumulativeErrors(demand, 3, { season: 1, method: 'naive' });
    const expected = [];
    for (let origin = 13; origin + 3 <= 30; origin++) expected.push(demand[origin]! + demand[origin + 1]! + demand[origin + 2]! - 3 * demand[origin - 1]!);
    expect(errors).toEqual(expected);
    expect(origins).toBe(15);
    const mean = expected.reduce((sum, error) => sum + error, 0) / 15;
    expect(bias).toBeCloseTo(mean, 10);
    expect(deviation).toBeCloseTo(Math.sqrt(expected.reduce((sum, error) => sum + (error - mean) ** 2, 0) / 14), 10);
  });

  test('of an autocorrelated series are larger than sqrt(P) times those of one period', () => {
    let level = 0;
    const series = Array.from({ length: 400 }, (_, at) => 100 + (level = 0.8 * level + ((at * 7919) % 101 - 50) / 10));
    const one = cumulativeErrors(series, 1, { season: 1, method: 'mean12', mostOrigins: 300 }).deviation!;
    const nine = cumulativeErrors(series, 9, { season: 1, method: 'mean12', mostOrigins: 300 }).deviation!;
    expect(nine / one).not.toBeCloseTo(3, 0);
  });

  test('leave out spans of which too little is known, scale up the others, and are none for a short history', () => {
    const gaps = demand.map((value, at): Observation => at > 20 && at < 26 ? null : value);
    // Origins 13 to 18 and 25 and 26 have at least three known periods of four.
    expect(cumulativeErrors(gaps, 4, { season: 1, method: 'zero' }).errors).toHaveLength(8);
    expect(cumulativeErrors(gaps, 4, { season: 1, method: 'zero' }).errors.at(-1)).toBe(demand[26]! + demand[27]! + demand[28]! + demand[29]!);
    expect(cumulativeErrors([1, 2, 3], 2, { season: 1 })).toEqual({ errors: [], origins: 0, deviation: null, bias: null });
  });

  test('of earlier origins stay when later demand changes', () => {
    const series = Array.from({ length: 60 }, (_, at) => 50 + (at * 13) % 17);
    const changed = series.map((value, at) => at < 50 ? value : 500);
    const options = { season: 12 } as const;
    expect(cumulativeErrors(changed, 2, options).errors.slice(0, 20)).toEqual(cumulativeErrors(series, 2, options).errors.slice(0, 20));
  });
});

describe('The class of a forecast', () => {
  test('is that of the history', () => {
    fc.assert(fc.property(history, demand => expect(forecast(demand, { season: 12, horizon: 1 }).class).toBe(classify(demand).class)), RUNS);
  });
});
