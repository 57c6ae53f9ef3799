import { METHODS } from '../../src/forecasting';
import { cheapest, cheapestFrom, type Memory } from '../../src/forecasting/lattice';
import { seasonalIndices } from '../../src/forecasting/seasonality/indices';
import { smoothCombination } from '../../src/forecasting/smooth/combination';
import { dampedLine } from '../../src/forecasting/smooth/damped-holt';
import { lineThrough, type LineForecast } from '../../src/forecasting/smooth/line';
import { logarithms, scalesOf } from '../../src/forecasting/smooth/scales';
import { seasonalLine } from '../../src/forecasting/smooth/seasonal-ets';
import { bestLevel, smooth } from '../../src/forecasting/smooth/ses';
import { driftOf, thetaLine } from '../../src/forecasting/smooth/theta';
import { normal } from './random';

describe('of little', () => {
  test('there is a line: none through nothing, a flat one through one value', () => {
    expect(lineThrough(Float64Array.of(NaN, NaN))).toEqual({ intercept: 0, slope: 0 });
    expect(lineThrough(Float64Array.of(NaN, 5))).toEqual({ intercept: 5, slope: 0 });
    expect(lineThrough(Float64Array.of(9, 1, 3, 9), 1, 3)).toEqual({ intercept: -1, slope: 2 });
  });

  test('there is a level: 0 of nothing, and no smoothing of what never changes', () => {
    expect(bestLevel(Float64Array.of(NaN))).toEqual({ level: 0, alpha: 0, squares: 0 });
    expect(bestLevel(Float64Array.of(4, 4, 4))).toEqual({ level: 4, alpha: 0.02, squares: 0 });
  });

  test('there is what was last, be it the first', () => {
    expect(METHODS.naive(Float64Array.of(7, NaN), 1, 1)).toEqual(Float64Array.of(7));
    expect(METHODS.snaive(Float64Array.of(3, 9), 2, 3)).toEqual(Float64Array.of(3, 9, 3));
    expect(METHODS.snaive(Float64Array.of(1, 2, 3, NaN), 3, 4)).toEqual(Float64Array.of(2, 3, 1, 2));
    expect(METHODS.snaive(Float64Array.of(3, 9, NaN), 1, 2)).toEqual(Float64Array.of(9, 9));
  });

  test('there is no season and no forecast of nothing', () => {
    for (const method of ['theta', 'dampedHolt', 'seasonalEts'] as const) {
      expect(METHODS[method](Float64Array.of(NaN, NaN), 4, 2)).toEqual(Float64Array.of(0, 0));
    }
  });
});

describe('the constant of simple smoothing', () => {
  const ALPHAS = [0.02, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 0.99];

  test('is the largest where the last value says all, 0.99', () => {
    expect(bestLevel(Float64Array.from({ length: 20 }, (_, at) => at)).alpha).toBeCloseTo(0.99, 10);
  });

  test.each([[1, 0.5], [2, 1], [3, 2], [4, 8]])('is that of the fewest squares of 21, series %p', (seed, step) => {
    const next = normal(seed);
    let level = 50;
    const series = Float64Array.from({ length: 60 }, () => (level += step * next()) + 3 * next());
    const start = series.subarray(0, 6).reduce((total, value) => total + value, 0) / 6;
    const [least] = ALPHAS.map(alpha => smooth(series, alpha, start)).toSorted((one, other) => one.squares - other.squares);
    const best = bestLevel(series);
    expect([best.alpha, best.squares]).toEqual([expect.closeTo(least!.alpha, 10), expect.closeTo(least!.squares, 8)]);
    expect(METHODS.ses(series, 1, 2)).toEqual(Float64Array.of(best.level, best.level));
  });

  test('leaves the level as it is where nothing is known, and what it missed is the variance of Theta', () => {
    // From 10: 2 too low, unknown, and 8 for 10.4.
    expect(smooth(Float64Array.of(12, NaN, 8), 0.2, 10).squares).toBeCloseTo(4 + 5.76, 10);
    const series = Float64Array.of(10, 14, NaN, 9);
    expect(thetaLine(series, 1).variance).toBe(bestLevel(series).squares / 3);
  });

  test('counts in the first steps of Theta, while what it began with is not forgotten', () => {
    // (1 - 0.5^2) / 0.5 = 1.5 steps of half the slope ahead.
    expect(driftOf({ level: 5, alpha: 0.5, squares: 0 }, { intercept: 0, slope: 2 }, 2, 2)).toEqual(Float64Array.of(6.5, 7.5));
  });
});

describe('scales', () => {
  const names = (...values: readonly number[]) => scalesOf(Float64Array.from(values)).map(({ name }) => name);

  test('are logarithms and roots of demand, and none of what is below 0 or nothing at all', () => {
    expect(names(3, 0, NaN, 5)).toEqual(['logarithms', 'roots']);
    for (const values of [[5, -1], [-5, 1], [0, 0], [NaN], []]) expect(names(...values)).toEqual(['as is']);
  });

  test('lead back to the mean, with half the variance of logarithms and all that of roots', () => {
    const [log, root] = scalesOf(Float64Array.of(10, 10));
    expect([log!.to(8), log!.from(Math.log(10), 0), log!.from(Math.log(10), 2)])
      .toEqual([Math.log(10), 8, 10 * Math.E - 2].map(value => expect.closeTo(value, 10)));
    expect(logarithms(10).from(Math.log(1), 0)).toBe(0);
    expect([root!.to(9), root!.from(3, 1), root!.from(-3, 1)]).toEqual([3, 10, 1]);
    const [plain] = scalesOf(Float64Array.of(-1));
    expect([plain!.to(-4), plain!.from(-4, 9)]).toEqual([-4, -4]);
  });
});

describe('the combination for smooth demand', () => {
  const next = normal(3);
  const season = [1.4, 0.8, 0.7, 1.1];
  const history = Float64Array.from({ length: 41 }, (_, at) => (100 + at) * season[at % 4]! * (1 + 0.15 * next()));

  /** Theta and damped Holt over the indices, and both seasonal lines: the means of either over logarithms and roots. */
  function parts(series: Float64Array, horizon: number): { readonly fixed: number[]; readonly moving: number[]; readonly strength: number } {
    const { indices, strength } = seasonalIndices(series, 4);
    const scales = scalesOf(series);
    const index = (at: number): number => indices[at % 4]!;
    const level = series.reduce((total, value) => total + value, 0) / series.length;
    const fixed = scales.flatMap(scale => [thetaLine, dampedLine].map(line => {
      const { points, variance } = line(series.map((value, at) => scale.to(value / index(at))), horizon);
      return Array.from(points, (value, step) => scale.from(value, variance) * index(series.length + step));
    }));
    const moving = scales.flatMap(scale => (['damped', 'drift'] as const).map(trend => {
      const start = indices.map(each => scale.to(each * level) - scale.to(level));
      const { points, variance }: LineForecast = seasonalLine(series.map(scale.to), horizon, start, trend);
      return Array.from(points, value => scale.from(value, variance));
    }));
    const averaged = (made: readonly number[][]): number[] => made[0]!.map((_, step) => made.reduce((total, each) => total + each[step]!, 0) / 4);
    return { fixed: averaged(fixed), moving: averaged(moving), strength };
  }

  test.each([
    [10, 0.1], // two seasons and a half: an eighth of 0.8
    [16, 0.4], // four: half of 0.8
    [24, 0.8], // six or more: 0.8
    [41, 0.8],
  ])('of %p quarters takes the season that changes for its strength, and %p of the rest', (length, share) => {
    const series = history.subarray(0, length);
    const { fixed, moving, strength } = parts(series, 5);
    const weight = strength + (1 - strength) * share;
    expect(strength).toBeGreaterThan(0);
    expect(Array.from(smoothCombination(series, 4, 5)))
      .toEqual(fixed.map((value, step) => expect.closeTo((1 - weight) * value + weight * moving[step]!, 8)));
  });

  test('its seasonal part alone is damped, on logarithms', () => {
    const { indices } = seasonalIndices(history, 4);
    const level = history.reduce((total, value) => total + value, 0) / 41;
    const scale = logarithms(level);
    const { points, variance } = seasonalLine(history.map(scale.to), 5, indices.map(each => scale.to(each * level)), 'damped');
    expect(Array.from(METHODS.seasonalEts(history, 4, 5))).toEqual(Array.from(points, value => expect.closeTo(scale.from(value, variance), 6)));
  });

  test('without a season is Theta and damped Holt alone', () => {
    const series = history.subarray(0, 7);
    const { fixed, strength } = parts(series, 5);
    expect(strength).toBe(0);
    expect(Array.from(smoothCombination(series, 4, 5))).toEqual(fixed.map(value => expect.closeTo(value, 8)));
  });
});

describe('the search on a lattice, move by move', () => {
  const axis = Array.from({ length: 20 }, (_, at) => at);

  test('tries what lies beside, goes on as long as it helps, and stops when nothing does', () => {
    const bowl = ([x, y]: readonly number[]): number => (x! - 4) ** 2 + 2 * (y! - 1) ** 2;
    const tried: (readonly number[])[] = [];
    const cost = (point: readonly number[]): number => (tried.push([...point]), bowl(point));
    expect(cheapest([axis, axis], [4, 1], cost)).toEqual([4, 1]);
    expect(tried).toEqual([[4, 1], [5, 1], [3, 1], [4, 2], [4, 0]]);
    tried.length = 0;
    expect(cheapest([axis, axis], [2, 1], cost)).toEqual([4, 1]);
    // Up to 5, which is worse; not back to 3, where it came from; the other axis; once more.
    expect(tried).toEqual([[2, 1], [3, 1], [4, 1], [5, 1], [4, 2], [4, 0], [5, 1], [3, 1], [4, 2], [4, 0]]);
  });

  test('goes up first where both ways help, and nowhere where nothing differs', () => {
    expect(cheapest([[0, 1, 2]], [1], ([x]) => [1, 2, 0][x!]!)).toEqual([2]);
    expect(cheapest([axis, axis], [3, 5], () => 1)).toEqual([3, 5]);
  });

  test('ends after eight rounds: a staircase of single steps', () => {
    expect(cheapest([axis, axis], [0, 0], ([x, y]) => x === y || x === y! + 1 ? -x! - y! : Infinity)).toEqual([8, 8]);
  });

  test('begins where the search of the same name ended', () => {
    const memory: Memory = new Map();
    const cost = ([x]: readonly number[]): number => (x! - 4) ** 2;
    expect(cheapestFrom(memory, 'one', [axis], [9], cost)).toEqual([4]);
    expect(memory).toEqual(new Map([['one', [4]]]));
    expect(cheapestFrom(memory, 'one', [axis], [9], ([x]) => x === 4 ? 1 : 2)).toEqual([4]);
    expect(cheapestFrom(memory, 'other', [axis], [9], ([x]) => x === 4 ? 1 : 2)).toEqual([9]);
    expect(cheapestFrom(undefined, 'one', [axis], [9], cost)).toEqual([4]);
  });
});
