import { dampedLine } from '../../src/forecasting/smooth/damped-holt';
import { lineThrough } from '../../src/forecasting/smooth/line';
import { seasonalLine } from '../../src/forecasting/smooth/seasonal-ets';
import { normal } from './random';

/** Oil of Saudi Arabia, million tonnes, 1996 to 2013, and million nights of visitors to Australia by quarters from 2005: Hyndman & Athanasopoulos (2018). */
const OIL = Float64Array.of(
  445.36, 453.2, 454.41, 422.38, 456.04, 440.39, 425.19, 486.21, 500.43, 521.28, 508.95, 488.89, 509.87, 456.72, 473.82, 525.95, 549.83, 542.34,
);
const VISITORS = Float64Array.of(
  42.21, 24.65, 32.67, 37.26, 45.24, 29.35, 36.34, 41.78, 49.28, 31.28, 37.85, 38.84, 51.24, 31.84, 41.32, 42.8,
  55.71, 33.41, 42.32, 45.16, 59.58, 34.84, 44.84, 46.97, 60.02, 38.37, 46.98, 50.73, 61.65, 39.39, 54.32, 52.66,
);

test('damped Holt on oil: what statsmodels 0.15.0 gives at alpha 0.02, beta* 0.01, phi 0.98 from the line through the first ten years', () => {
  const { points, variance } = dampedLine(OIL, 5);
  expect(Array.from(points)).toEqual([532.1844350, 536.9022958, 541.5257994, 546.0568330, 550.4972458].map(value => expect.closeTo(value, 6)));
  expect(variance * 18).toBeCloseTo(11315.0917823, 5);
});

test('damped seasonal smoothing on visitors: what statsmodels 0.15.0 gives at alpha 0.1, beta* 0, gamma* 0.5, phi 0.98 (squares 95.92)', () => {
  const { points, variance } = seasonalLine(VISITORS, 3, Float64Array.of(9, -10, -1, 2), 'damped');
  expect(Array.from(points)).toEqual([64.41450976, 42.22169791, 53.84333059].map(value => expect.closeTo(value, 6)));
  expect(variance * 32).toBeCloseTo(95.92223882, 6);
});

const ALPHAS = [0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];

interface Smoothed { readonly squares: number; readonly points: readonly number[] }

/** The textbook's component form, with the same weights each time: level, slope and season are weighted means of what is seen and what was. */
function componentForm(series: Float64Array, start: { level: number; slope: number; season: readonly number[] }, weights: readonly number[], drift: number, horizon: number): Smoothed {
  const [alpha, beta, gamma, phi] = weights as [number, number, number, number];
  let { level, slope } = start;
  const season = [...start.season];
  let squares = 0;
  series.forEach((value, at) => {
    const term = season[at % season.length]!;
    if (Number.isNaN(value)) {
      slope *= phi;
      level += slope + drift;
      return;
    }
    squares += (value - (level + phi * slope + drift + term)) ** 2;
    const next = alpha * (value - term) + (1 - alpha) * (level + phi * slope + drift);
    slope = beta * (next - level - drift) + (1 - beta) * phi * slope;
    season[at % season.length] = gamma * (value - next) + (1 - gamma) * term;
    level = next;
  });
  const points = Array.from({ length: horizon }, (_, step) => {
    let ahead = 0;
    for (let power = 1; power <= step + 1; power++) ahead += phi ** power;
    return level + ahead * slope + (step + 1) * drift + season[(series.length + step) % season.length]!;
  });
  return { squares, points };
}

/** Every point of the lattice: that whose squares are those found, and the least squares of all. */
function wholeLattice(axes: readonly (readonly number[])[], made: (weights: readonly number[]) => Smoothed, squares: number): { readonly same: Smoothed; readonly least: number } {
  const all = axes.reduce<number[][]>((points, axis) => points.flatMap(point => axis.map(value => [...point, value])), [[]]).map(made);
  const same = all.reduce((one, other) => Math.abs(other.squares - squares) < Math.abs(one.squares - squares) ? other : one);
  return { same, least: Math.min(...all.map(each => each.squares)) };
}

/** Series of level, slope, season and noise, some values of which are not known. */
const seriesOf = (seed: number, length: number, gaps: boolean): Float64Array => {
  const next = normal(seed);
  let [level, slope] = [100, next()];
  return Float64Array.from({ length }, (_, at) => {
    slope += 0.2 * next();
    level += slope + 2 * next();
    return gaps && at % 7 === 4 ? NaN : level + [6, -4, -3, 1][at % 4]! + 3 * next();
  });
};

test.each([[1, false], [2, false], [3, true], [4, true]])('damped Holt is a point of its lattice, and hardly another is better: every one tried, series %p', (seed, gaps) => {
  const series = seriesOf(seed, 36, gaps);
  const { intercept, slope } = lineThrough(series, 0, 10);
  const { points, variance } = dampedLine(series, 4);
  const squares = variance * series.filter(value => !Number.isNaN(value)).length;
  const axes = [[...ALPHAS, 0.99], [0.01, 0.03, 0.06, 0.1, 0.2, 0.3, 0.5], [0], [0.8, 0.85, 0.9, 0.94, 0.97, 0.98]];
  const { same, least } = wholeLattice(axes, weights => componentForm(series, { level: intercept - slope, slope, season: [0] }, weights, 0, 4), squares);
  expect(same.squares).toBeCloseTo(squares, 6);
  expect(Array.from(points)).toEqual(same.points.map(value => expect.closeTo(value, 6)));
  expect(squares).toBeLessThan(1.02 * least);
});

test.each([[1, 'damped', false], [2, 'drift', false], [3, 'damped', true], [4, 'drift', true]] as const)('seasonal smoothing is a point of its lattice as well, series %p, %s', (seed, trend, gaps) => {
  const series = seriesOf(seed, 36, gaps);
  const season = [5, -4, -2, 1];
  const adjusted = series.map((value, at) => value - season[at % 4]!);
  const early = lineThrough(adjusted, 0, 8);
  const drift = trend === 'drift' ? lineThrough(adjusted).slope / 2 : 0;
  const { points, variance } = seasonalLine(series, 6, Float64Array.from(season), trend);
  const squares = variance * series.filter(value => !Number.isNaN(value)).length;
  const gammas = [0.001, 0.03, 0.06, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5];
  const axes = trend === 'damped' ? [ALPHAS, [0, 0.02, 0.05, 0.1, 0.2], gammas, [0.85, 0.9, 0.95, 0.98]] : [ALPHAS, [0], gammas, [1]];
  const start = { level: early.intercept - early.slope, slope: trend === 'damped' ? early.slope : 0, season };
  const { same, least } = wholeLattice(axes, weights => componentForm(series, start, weights, drift, 6), squares);
  expect(same.squares).toBeCloseTo(squares, 6);
  expect(Array.from(points)).toEqual(same.points.map(value => expect.closeTo(value, 6)));
  expect(squares).toBeLessThan(1.02 * least);
});

test('of no value at all there is nothing, and no error', () => {
  expect(dampedLine(new Float64Array(0), 2)).toEqual({ points: Float64Array.of(0, 0), variance: 0 });
});
