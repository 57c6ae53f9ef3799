import { METHODS } from '../../src/forecasting';
import { cheapest } from '../../src/forecasting/lattice';
import { dampedLine } from '../../src/forecasting/smooth/damped-holt';
import { lineThrough } from '../../src/forecasting/smooth/line';
import { seasonalLine } from '../../src/forecasting/smooth/seasonal-ets';
import { bestLevel, smooth } from '../../src/forecasting/smooth/ses';
import { driftOf, thetaLine } from '../../src/forecasting/smooth/theta';
import { normal, poisson, uniform } from './random';

/** Million tonnes, 1996 to 2013. */
const OIL = Float64Array.of(
  445.36, 453.2, 454.41, 422.38, 456.04, 440.39, 425.19, 486.21, 500.43, 521.28, 508.95, 488.89, 509.87, 456.72, 473.82, 525.95, 549.83, 542.34,
);

describe('Naive forecasts', () => {
  test('repeat the last known value, or what was in the same place of the last season', () => {
    const series = Float64Array.of(1, 2, 3, 4, 5, NaN, 7, NaN);
    expect(METHODS.naive(series, 4, 2)).toEqual(Float64Array.of(7, 7));
    expect(METHODS.snaive(series, 4, 5)).toEqual(Float64Array.of(5, 2, 7, 4, 5));
    expect(METHODS.snaive(Float64Array.of(3, 9), 4, 2)).toEqual(Float64Array.of(9, 9));
    expect(METHODS.naive(new Float64Array(0), 1, 2)).toEqual(Float64Array.of(0, 0));
  });
});

describe('Simple exponential smoothing', () => {
  test('by hand: from 10, alpha 0.2, over 12, unknown, 8', () => {
    // 10 + 0.2 x 2 = 10.4; 10.4 + 0.2 x (8 - 10.4) = 9.92; squares 4 + 5.76.
    expect(smooth(Float64Array.of(12, NaN, 8), 0.2, 10)).toEqual({ level: expect.closeTo(9.92, 10), alpha: 0.2, squares: expect.closeTo(9.76, 10) });
  });

  test('the published example: oil of Saudi Arabia from 446.59 with alpha 0.8339 ends at 542.68', () => {
    // Hyndman & Athanasopoulos (2018), Forecasting: Principles and Practice, 2nd ed., section 7.1, the table of levels.
    expect(smooth(OIL.subarray(0, 1), 0.8339, 446.59).level).toBeCloseTo(445.56, 2);
    expect(smooth(OIL.subarray(0, 8), 0.8339, 446.59).level).toBeCloseTo(476.54, 2);
    const { level, squares } = smooth(OIL, 0.8339, 446.59);
    expect(level).toBeCloseTo(542.68, 2);
    // The accuracy printed there: RMSE 28.12.
    expect(Math.sqrt(squares / 18)).toBeCloseTo(28.12, 2);
  });

  test('finds the constant with the smallest error one step ahead', () => {
    const next = normal(4);
    let level = 100;
    const series = Float64Array.from({ length: 300 }, () => (level += 2 * next()) + 4 * next());
    const { squares } = bestLevel(series);
    const start = series.subarray(0, 6).reduce((total, value) => total + value, 0) / 6;
    for (const alpha of [0.05, 0.2, 0.4, 0.6, 0.9]) expect(squares).toBeLessThanOrEqual(smooth(series, alpha, start).squares);
  });
});

describe('Theta', () => {
  const next = normal(9);
  const series = Float64Array.from({ length: 40 }, (_, at) => 50 + 1.5 * at + 6 * next());

  test('is half the line of the trend plus half the smoothed line of doubled curvature, as Assimakopoulos & Nikolopoulos (2000) made it', () => {
    const { intercept, slope } = lineThrough(series);
    const { alpha, level } = bestLevel(series);
    const start = series.subarray(0, 6).reduce((total, value) => total + value, 0) / 6;
    // The doubled line 2X - L, smoothed from twice the start less the line's first value, which is the start Hyndman & Billah's equation has.
    const doubled = series.map((value, at) => 2 * value - (intercept + slope * at));
    const curved = smooth(doubled, alpha, 2 * start - intercept).level;
    const made = thetaLine(series, 6).points;
    for (let step = 0; step < 6; step++) {
      expect(made[step]).toBeCloseTo((intercept + slope * (series.length + step)) / 2 + curved / 2, 8);
    }
    expect(level).toBeGreaterThan(0);
  });

  test('of 20 quarters is what R prints (forecast::thetaf, alpha 0.0001, drift -1.090226): 1319.019 1317.929 1316.839 1315.749', () => {
    // The quarters are those whose smoothed values at alpha 0.1 are printed beside.
    const quarters = Float64Array.of(
      1342, 1442, 1252, 1343, 1425, 1362, 1456, 1272, 1243, 1359, 1412, 1253, 1201, 1478, 1322, 1406, 1254, 1289, 1497, 1208,
    );
    expect(smooth(quarters.subarray(1), 0.1, 1342).level).toBeCloseTo(1334.816, 3);
    const line = lineThrough(quarters);
    expect(line.slope / 2).toBeCloseTo(-1.090226, 6);
    const found = smooth(quarters, 0.0001000005, 1340.8032);
    expect([found.level, Math.sqrt(found.squares / 20)]).toEqual([expect.closeTo(1340.803, 3), expect.closeTo(89.88642, 4)]);
    expect(Array.from(driftOf(found, line, 20, 4))).toEqual([1319.019, 1317.929, 1316.839, 1315.749].map(value => expect.closeTo(value, 3)));
  });

  test('of 20 months of airline passengers is what R gives as well (forecast::thetaf, alpha 0.9999): 170.755 171.511 172.266 173.021', () => {
    const months = Float64Array.of(112, 118, 132, 129, 121, 135, 148, 148, 136, 119, 104, 118, 115, 126, 141, 135, 125, 149, 170, 170);
    const made = driftOf(smooth(months, 0.9999, 112), lineThrough(months), 20, 4);
    expect(Array.from(made)).toEqual([170.755338497, 171.510601655, 172.265864813, 173.021127971].map(value => expect.closeTo(value, 6)));
  });

  test('of the oil above is what statsmodels 0.15.0 gives (ThetaModel, theta 2, alpha 0.83457 from 542.68296): 546.08 548.91 551.75 554.58', () => {
    const line = lineThrough(OIL);
    expect([line.slope, line.intercept]).toEqual([expect.closeTo(5.669783, 6), expect.closeTo(432.987953, 6)]);
    const made = driftOf({ level: 542.68295794, alpha: 0.8345705341050553, squares: 0 }, line, 18, 4);
    expect(Array.from(made)).toEqual([546.0797848, 548.9146765, 551.7495681, 554.5844598].map(value => expect.closeTo(value, 6)));
    expect(Array.from(driftOf({ level: 5, alpha: 0, squares: 0 }, { intercept: 0, slope: 2 }, 18, 2))).toEqual([5, 6]);
  });

  test('is exponential smoothing with a drift of half the slope: eq. 10 of Hyndman & Billah (2003)', () => {
    const { slope } = lineThrough(series);
    const { alpha, level } = bestLevel(series);
    const made = thetaLine(series, 3).points;
    expect(made[1]! - made[0]!).toBeCloseTo(slope / 2, 10);
    expect(made[0]).toBeCloseTo(level + slope / 2 * (1 / alpha - (1 - alpha) ** 40 / alpha), 8);
  });
});

describe('Trend and season', () => {
  test('the line through 1, 3, unknown, 7 is 1 + 2t', () => {
    expect(lineThrough(Float64Array.of(1, 3, NaN, 7))).toEqual({ intercept: expect.closeTo(1, 10), slope: expect.closeTo(2, 10) });
  });

  test('damped Holt goes on with a slope that fades: each step a share of the one before', () => {
    const made = dampedLine(Float64Array.from({ length: 40 }, (_, at) => 10 + 3 * at), 5).points;
    const steps = Array.from(made.subarray(1), (value, at) => value - made[at]!);
    expect(made[0]).toBeGreaterThan(10 + 3 * 39);
    const share = steps[1]! / steps[0]!;
    expect(share).toBeLessThan(1);
    expect(steps[3]! / steps[2]!).toBeCloseTo(share, 8);
  });

  test('seasonal smoothing repeats a season without noise, with a drift of half the slope', () => {
    const season = [5, -2, -4, 1];
    const series = Float64Array.from({ length: 32 }, (_, at) => 100 + season[at % 4]!);
    const { points: made } = seasonalLine(series, 8, Float64Array.from(season), 'drift');
    expect(Array.from(made)).toEqual([...season, ...season].map(term => expect.closeTo(100 + term, 6)));
  });

  test.each(['auto', 'theta', 'dampedHolt', 'seasonalEts'] as const)('%s forecasts a season that multiplies to within 2 %%', method => {
    const season = [0.7, 0.8, 1, 1.1, 1.3, 1.5, 1.2, 1, 0.9, 0.8, 0.8, 0.9];
    const value = (at: number): number => 200 * season[at % 12]!;
    const made = METHODS[method](Float64Array.from({ length: 60 }, (_, at) => value(at)), 12, 12);
    made.forEach((point, step) => expect(Math.abs(point / value(60 + step) - 1)).toBeLessThan(0.02));
  });

  test('a forecast made on logarithms and roots is a mean, not a median: right on average on Poisson demand of 3 and on lognormal demand', () => {
    const [draw, next] = [uniform(5), normal(5)];
    const ratio = (value: () => number, mean: number): number => Array.from({ length: 150 }, () =>
      METHODS.auto(Float64Array.from({ length: 78 }, value), 1, 1)[0]! / mean).reduce((total, each) => total + each, 0) / 150;
    expect(Math.abs(ratio(() => poisson(3, draw), 3) - 1)).toBeLessThan(0.04);
    expect(Math.abs(ratio(() => 100 * Math.exp(0.5 * next()), 100 * Math.exp(0.125)) - 1)).toBeLessThan(0.04);
  });

  test('a combination errs less than its parts on series of random walk, trend, season and noise', () => {
    const next = normal(21);
    const errors = { auto: 0, theta: 0, dampedHolt: 0, snaive: 0 };
    for (let item = 0; item < 60; item++) {
      let level = 100;
      const wave = (at: number): number => 1 + 0.3 * Math.sin(at / 12 * 2 * Math.PI + item);
      const all = Array.from({ length: 84 }, (_, at) => Math.max(1, (level += 2 * next()) * wave(at) * (1 + 0.1 * next())));
      const series = Float64Array.from(all.slice(0, 72));
      for (const method of Object.keys(errors) as (keyof typeof errors)[]) {
        METHODS[method](series, 12, 12).forEach((value, step) => (errors[method] += Math.abs(value - all[72 + step]!)));
      }
    }
    expect(errors.auto).toBeLessThan(1.02 * Math.min(errors.theta, errors.dampedHolt));
    expect(errors.auto).toBeLessThan(0.9 * errors.snaive);
  });
});

describe('The search on a lattice', () => {
  test('comes to the cheapest point of a bowl, from any corner', () => {
    const axis = [0, 1, 2, 3, 4, 5, 6];
    const cost = ([x, y]: readonly number[]): number => (x! - 4) ** 2 + 2 * (y! - 1) ** 2;
    for (const start of [[0, 0], [6, 6], [0, 6], [6, 0]]) expect(cheapest([axis, axis], start, cost)).toEqual([4, 1]);
  });
});
