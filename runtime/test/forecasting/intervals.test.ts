import { forecast, normalQuantile } from '../../src/forecasting';
import { backtest } from '../../src/forecasting/backtest';
import { conformalOutcomes, errorIn, type Bucket } from '../../src/forecasting/intervals/conformal';
import { studentQuantile } from '../../src/forecasting/intervals/student';
import { METHODS } from '../../src/forecasting/methods';
import { normal } from './random';

describe('Quantiles', () => {
  test('of the normal distribution are those of the tables', () => {
    for (const [probability, z] of [[0.5, 0], [0.8, 0.841621], [0.9, 1.281552], [0.95, 1.644854], [0.975, 1.959964], [0.99, 2.326348], [0.999, 3.090232]]) {
      expect(normalQuantile(probability!)).toBeCloseTo(z!, 5);
      expect(normalQuantile(1 - probability!)).toBeCloseTo(-z!, 5);
    }
  });

  test("of Student's distribution are those of the tables, to two digits from five degrees of freedom on", () => {
    for (const [probability, freedom, t] of [[0.9, 5, 1.476], [0.975, 5, 2.571], [0.975, 10, 2.228], [0.95, 20, 1.725], [0.995, 30, 2.75]]) {
      expect(studentQuantile(probability!, freedom!)).toBeCloseTo(t!, 1);
    }
  });
});

describe("Student's quantile", () => {
  test('holds 97.5 % of 200,000 normal numbers over the root of a mean of squares', () => {
    const next = normal(19);
    for (const freedom of [5, 12]) {
      const limit = studentQuantile(0.975, freedom);
      let below = 0;
      for (let draw = 0; draw < 100_000; draw++) {
        let squares = 0;
        for (let one = 0; one < freedom; one++) squares += next() ** 2;
        if (next() / Math.sqrt(squares / freedom) <= limit) below++;
      }
      expect(Math.abs(below / 100_000 - 0.975)).toBeLessThan(0.002);
    }
  });
});

describe('Back-tests', () => {
  test('know at each origin what lies before it and nothing else', () => {
    const series = Float64Array.from({ length: 40 }, (_, at) => at + 1);
    const seen: number[][] = [];
    const paths = backtest(series, (before, _season, horizon) => {
      seen.push([before.length, before.at(-1)!]);
      return new Float64Array(horizon);
    }, { season: 1, horizon: 3, mostOrigins: 8 });
    expect(seen).toEqual(paths.map(({ origin }) => [origin, origin]));
    expect(paths.at(-1)!).toMatchObject({ origin: 39, actual: Float64Array.of(40), forecast: Float64Array.of(0) });
    expect(paths.length).toBeLessThanOrEqual(8);
  });

  test('do not change when what comes after their origin does', () => {
    const next = normal(8);
    const series = Float64Array.from({ length: 60 }, () => 100 + 10 * next());
    const later = series.map((value, at) => at < 45 ? value : value * 3);
    const options = { season: 12, horizon: 6, mostOrigins: 12 };
    const made = (values: Float64Array): Map<number, Float64Array> => new Map(backtest(values, METHODS.auto, options).map(({ origin, forecast: points }) => [origin, points]));
    const [before, after] = [made(series), made(later)];
    for (const [origin, points] of before) {
      if (origin <= 45) expect(after.get(origin)).toEqual(points);
    }
    expect([...before.keys()].filter(origin => origin <= 45).length).toBeGreaterThan(3);
  });
});

describe('Outcomes from errors', () => {
  const path = { origin: 10, level: 4, forecast: Float64Array.of(1, 2, 3, 4), actual: Float64Array.of(2, NaN, 5, 4) };

  test('add up the errors of a bucket over the root of the level; what is not known is scaled up, or too little', () => {
    expect(errorIn(path, { from: 0, to: 1 })).toBe(0.5);
    expect(errorIn(path, { from: 0, to: 4 })).toBeCloseTo((1 + 2 + 0) / 2 * 4 / 3, 10);
    expect(errorIn(path, { from: 1, to: 3 })).toBeNaN();
    expect(errorIn(path, { from: 3, to: 5 })).toBeNaN();
  });

  test('have the deviation of the errors by lead time, smoothed as a power of it', () => {
    const next = normal(6);
    // Errors of a random walk: the deviation grows with the root of the lead.
    const paths = Array.from({ length: 400 }, () => {
      let error = 0;
      return { origin: 1, level: 1, forecast: new Float64Array(9), actual: Float64Array.from({ length: 9 }, () => (error += next())) };
    });
    const each = Array.from({ length: 9 }, (_, at): Bucket => ({ from: at, to: at + 1 }));
    const { deviation, quantile } = conformalOutcomes(paths, each, 1);
    expect(deviation(0, 0)).toBeCloseTo(1, 0);
    expect(deviation(8, 0) / deviation(0, 0)).toBeCloseTo(3, 0);
    expect(quantile(3, 100, 0.5)).toBe(100);
    expect(quantile(3, 0, 0.9)).toBeCloseTo(1.2816 * 2, 0);
    expect(quantile(3, 0, 0.1)).toBeCloseTo(-quantile(3, 0, 0.9), 10);
  });

  test('cover: 80 and 95 % of what came, by step and for the sum, over 300 series of noise around a level', () => {
    const next = normal(12);
    const hits = { step80: 0, step95: 0, sum80: 0, sum95: 0 };
    for (let item = 0; item < 300; item++) {
      const all = Array.from({ length: 60 }, () => 100 + 12 * next());
      const { steps, total } = forecast(all.slice(0, 54), { season: 1, horizon: 6 });
      const isIn = (value: number, { lower, upper }: { lower: number; upper: number }): number => value >= lower && value <= upper ? 1 : 0;
      steps.forEach(({ intervals: [of80, of95] }, step) => {
        hits.step80 += isIn(all[54 + step]!, of80!) / 6;
        hits.step95 += isIn(all[54 + step]!, of95!) / 6;
      });
      const sum = all.slice(54).reduce((added, value) => added + value, 0);
      hits.sum80 += isIn(sum, total.intervals[0]!);
      hits.sum95 += isIn(sum, total.intervals[1]!);
    }
    expect(Math.abs(hits.step80 / 300 - 0.8)).toBeLessThan(0.05);
    expect(Math.abs(hits.step95 / 300 - 0.95)).toBeLessThan(0.03);
    expect(hits.sum80 / 300).toBeGreaterThan(0.72);
    expect(hits.sum95 / 300).toBeGreaterThan(0.9);
  });
});
