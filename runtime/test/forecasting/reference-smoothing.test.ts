import { dampedLine, fadingFrom, smoothTrend } from '../../src/forecasting/smooth/damped-holt';
import { lineThrough } from '../../src/forecasting/smooth/line';
import { seasonalLine, smoothSeason } from '../../src/forecasting/smooth/seasonal-ets';
import { normal } from './random';

/**
 * Of Hyndman & Athanasopoulos (2018), Forecasting: Principles and Practice, 2nd ed.: oil of Saudi Arabia, million tonnes, 1996 to 2013;
 * sheep in Asia, millions, 1961 to 2007; million nights of visitors to Australia by quarters, 2005 to 2015.
 */
const OIL = Float64Array.of(
  445.36, 453.2, 454.41, 422.38, 456.04, 440.39, 425.19, 486.21, 500.43, 521.28, 508.95, 488.89, 509.87, 456.72, 473.82, 525.95, 549.83, 542.34,
);
const SHEEP = Float64Array.of(
  232.288994, 229.536258, 233.145936, 243.763684, 252.602916, 259.677371, 260.766892, 269.784084, 266.414974, 263.917747, 268.307222, 260.662556,
  266.639419, 277.515778, 283.834045, 290.309028, 292.474198, 300.830694, 309.286657, 318.331081, 329.37239, 338.883998, 339.244126, 328.600632,
  314.255385, 314.459695, 321.413779, 329.789292, 346.385165, 352.297882, 348.370515, 417.562922, 417.12357, 417.749459, 412.233904, 411.946817,
  394.697075, 401.49927, 408.270468, 414.2428, 407.997978, 403.460832, 413.824928, 428.104959, 445.338742, 452.994173, 455.74017,
);
const VISITORS = Float64Array.of(
  42.206, 24.649, 32.667, 37.257, 45.242, 29.35, 36.344, 41.782, 49.277, 31.275, 37.851, 38.837, 51.237, 31.839, 41.323, 42.799,
  55.708, 33.407, 42.317, 45.157, 59.576, 34.837, 44.842, 46.971, 60.019, 38.371, 46.976, 50.734, 61.647, 39.3, 52.671, 54.332,
  66.834, 40.871, 51.829, 57.492, 65.251, 43.061, 54.761, 59.834, 73.257, 47.697, 61.098, 66.056,
);

/** Akaike's criterion with its correction, and the Bayesian one, as the book has them: from squares, values and what was estimated. */
const criteria = (squares: number, n: number, estimated: number): { readonly aic: number; readonly aicc: number; readonly bic: number } => {
  const aic = n * Math.log(squares) + 2 * estimated;
  return { aic, aicc: aic + 2 * estimated * (estimated + 1) / (n - estimated - 1), bic: n * Math.log(squares) + estimated * Math.log(n) };
};

describe('Damped Holt', () => {
  test('the published example: sheep in Asia, sigma 12.84, AIC 427.6, AICc 429.7, BIC 438.7', () => {
    // Hyndman & Athanasopoulos (2018), section 7.2, the model: alpha 0.9999, beta 3e-04, phi 0.9798, l 223.35, b 6.9046; beta is alpha beta*.
    const { level, trend, squares } = smoothTrend(SHEEP, 223.35, 6.9046, 0.9999, 3e-4 / 0.9999, 0.9798);
    expect(Math.sqrt(squares / (47 - 5))).toBeCloseTo(12.84, 2);
    expect(criteria(squares, 47, 6)).toEqual({ aic: expect.closeTo(427.6, 1), aicc: expect.closeTo(429.7, 1), bic: expect.closeTo(438.7, 1) });
    // R's forecast 8.20 prints these for 2008 to 2017, from constants that it prints with few digits.
    const printed = [458.3355, 460.8784, 463.3697, 465.8107, 468.2022, 470.5452, 472.8409, 475.09, 477.2937, 479.4527];
    fadingFrom(level, trend, 0.9798, 10).forEach((point, step) => expect(Math.abs(point - printed[step]!)).toBeLessThan(0.07));
  });

  test('year by year: level, slope and forecasts that R has of the same sheep from 1970 to 2000', () => {
    // The states of forecast::ets (A,Ad,N), as statsmodels 0.15.0 quotes them in its own tests.
    const [series, phi] = [SHEEP.subarray(9, 40), 0.98];
    const until = (years: number) => smoothTrend(series.subarray(0, years), 252.59039965, 6.90265918, 0.97402626, 0.00010006 / 0.97402626, phi);
    for (const [years, level, trend] of [
      [1, 263.7992355, 6.7650625], [2, 268.3623324, 6.6295490], [3, 261.0312983, 6.4955375], [4, 266.6590943, 6.3655510], [5, 277.3958197, 6.2387021],
      [11, 318.2377699, 5.5271164], [16, 314.7684267, 4.9930265], [23, 415.8839401, 4.3415959], [31, 414.1814574, 3.6905539],
    ] as const) {
      const reached = until(years);
      expect([reached.level, reached.trend]).toEqual([expect.closeTo(level, 5), expect.closeTo(trend, 5)]);
    }
    const { level, trend, squares } = until(31);
    expect(squares / 31).toBeCloseTo(195.43979, 4);
    const ahead = [417.7982003, 421.3426083, 424.8161281, 428.2201775, 431.5561459, 434.8253949, 438.0292590, 441.1690458, 444.2460368, 447.2614881];
    expect(Array.from(fadingFrom(level, trend, phi, 10))).toEqual(ahead.map(value => expect.closeTo(value, 5)));
  });

  test('on oil: what statsmodels 0.15.0 gives at alpha 0.02, beta* 0.01, phi 0.98 from the line through the first ten years', () => {
    const { points, variance } = dampedLine(OIL, 5);
    expect(Array.from(points)).toEqual([532.1844350, 536.9022958, 541.5257994, 546.0568330, 550.4972458].map(value => expect.closeTo(value, 6)));
    expect(variance * 18).toBeCloseTo(11315.0917823, 5);
  });
});

describe('Seasonal smoothing', () => {
  test('the published example: nights of visitors, RMSE 1.763, sigma 1.949, AICc 239.71, BIC 250.48', () => {
    // Hyndman & Athanasopoulos (2018), section 7.3, Holt-Winters' additive method; constants and start with the digits that R's forecast::hw
    // prints for it: alpha 0.3063, beta 1e-04, gamma 0.4263, l 32.2597, b 0.7014, s 1.311 -1.694 -9.313 9.696 (the last quarter first).
    const alpha = 0.3063;
    const constants = [alpha, 1e-4 / alpha, 0.4263 / (1 - alpha), 1];
    const { squares } = smoothSeason(VISITORS, Float64Array.of(9.696, -9.313, -1.694, 1.311), { intercept: 32.2597, slope: 0.7014 }, 0, constants);
    expect(Math.sqrt(squares / 44)).toBeCloseTo(1.763, 3);
    expect(Math.sqrt(squares / (44 - 8))).toBeCloseTo(1.949, 3);
    const { aicc, bic } = criteria(squares, 44, 9);
    expect([aicc, bic]).toEqual([expect.closeTo(239.7112, 1), expect.closeTo(250.48, 1)]);
  });

  test('quarter by quarter: level and season that R has of five years, and the year after', () => {
    // stats::HoltWinters prints alpha 0.6581644, beta 0, gamma 0.2821196; it starts from the first year, and its smoothed values from the second.
    const series = Float64Array.of(1225, 1362, 1556, 1672, 1343, 1459, 1662, 1753, 1421, 1558, 1772, 1846, 1554, 1649, 1877, 1948);
    const slope = 27.55;
    const until = (quarters: number) => {
      const terms = Float64Array.of(-183.5625, -75.6875, 96.8125, 162.4375);
      return { terms, ...smoothSeason(series.subarray(0, quarters), terms, { intercept: 1326.5625, slope }, 0, [0.6581644, 0, 0.2821196, 1]) };
    };
    const levels = [
      1389.950, 1430.787, 1458.897, 1501.661, 1524.012, 1539.174, 1565.659, 1590.000, 1606.047, 1633.570, 1670.427, 1687.332, 1727.964, 1735.141,
      1773.358, 1790.67689,
    ];
    const seasons = [
      -178.31142, -73.74060, 96.89457, 164.66676, -179.07321, -75.55568, 96.73844, 164.19657, -180.75864, -75.55970, 98.10224, 162.63677,
      -178.84179, -78.54490, 99.66519, 161.13768,
    ];
    levels.forEach((level, at) => expect(until(at + 1).level).toBeCloseTo(level, 2));
    seasons.forEach((season, at) => expect(until(at + 1).terms[at % 4]).toBeCloseTo(season, 3));
    const { level, trend, squares, terms } = until(16);
    expect([trend, squares]).toEqual([expect.closeTo(27.55, 10), expect.closeTo(6975.006, 2)]);
    const ahead = fadingFrom(level, trend, 1, 4).map((point, step) => point + terms[step]!);
    expect(Array.from(ahead)).toEqual([1639.385, 1767.232, 1972.992, 2062.015].map(value => expect.closeTo(value, 2)));
  });

  test('on visitors, damped: what statsmodels 0.15.0 gives (ETSModel A,Ad,A at alpha 0.3, beta 0.03, gamma 0.35, phi 0.98)', () => {
    const { points, variance } = seasonalLine(VISITORS, 6, Float64Array.of(9, -10, -1, 2), 'damped');
    const ahead = [75.73320011, 51.61479642, 63.77024396, 68.00685188, 78.45598604, 54.28312664];
    expect(Array.from(points)).toEqual(ahead.map(value => expect.closeTo(value, 6)));
    expect(variance * 44).toBeCloseTo(156.02318058, 6);
  });
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
