import { forecast, METHODS } from '../../src/forecasting';
import { intermittentLevel } from '../../src/forecasting/intermittent/combination';
import { unitOf, varianceRatio } from '../../src/forecasting/intermittent/outcomes';
import { survivalOf } from '../../src/forecasting/intermittent/survival';
import { negativeBinomialQuantile } from '../../src/forecasting/intervals/negative-binomial';
import { poisson, uniform } from './random';

/** Demand of seven periods that the methods are worked through by hand. */
const DEMAND = Float64Array.of(0, 3, 0, 0, 2, 0, 1);

describe('The methods for demand that does not come every period, by hand on 0 3 0 0 2 0 1', () => {
  test("Croston's: sizes 3, 2.9, 2.71 over intervals 2, 2.1, 2.09", () => {
    expect(METHODS.croston(DEMAND, 1, 2)).toEqual(Float64Array.of(2.71 / 2.09, 2.71 / 2.09));
  });

  test('SBA: the same times 0.95', () => {
    expect(METHODS.sba(DEMAND, 1, 1)[0]).toBeCloseTo(0.95 * 2.71 / 2.09, 12);
  });

  test('TSB: the chance from 3/7 and the size from 2, both smoothed by 0.1; the chance also without demand', () => {
    const chances = [0.385714, 0.447143, 0.402429, 0.362186, 0.425967, 0.38337, 0.445033];
    const size = (((2 + 0.1 * (3 - 2)) * 0.9 + 0.1 * 2) * 0.9) + 0.1 * 1;
    expect(size).toBeCloseTo(1.981, 10);
    expect(METHODS.tsb(DEMAND, 1, 1)[0]).toBeCloseTo(chances.at(-1)! * size, 5);
  });

  test('TSB is right on average on demand that comes by chance, and fades by a tenth each period once it stays away (Teunter, Syntetos & Babai 2011)', () => {
    const next = uniform(8);
    const series = (): Float64Array => Float64Array.from({ length: 60 }, () => next() < 0.25 ? 4 : 0);
    const made = Array.from({ length: 3_000 }, () => METHODS.tsb(series(), 1, 1)[0]!);
    expect(Math.abs(made.reduce((total, each) => total + each, 0) / 3_000 - 1)).toBeLessThan(0.02);
    const before = series();
    const after = METHODS.tsb(Float64Array.of(...before, 0, 0, 0, 0, 0), 1, 1)[0]!;
    expect(after / METHODS.tsb(before, 1, 1)[0]!).toBeCloseTo(0.9 ** 5, 10);
  });

  test('the mean of twelve and nothing at all', () => {
    expect(METHODS.mean12(Float64Array.of(100, ...new Array<number>(12).fill(2)), 1, 1)).toEqual(Float64Array.of(2));
    expect(METHODS.zero(DEMAND, 1, 2)).toEqual(Float64Array.of(0, 0));
  });

  test("Croston's ratio is above the mean of demand that comes by chance, SBA's is not (Syntetos & Boylan 2001)", () => {
    const next = uniform(3);
    const made = Array.from({ length: 3_000 }, () => {
      const series = Float64Array.from({ length: 60 }, () => next() < 0.25 ? 4 : 0);
      return [METHODS.croston(series, 1, 1)[0]!, METHODS.sba(series, 1, 1)[0]!];
    });
    const mean = (at: number): number => made.reduce((total, each) => total + each[at]!, 0) / made.length;
    expect(mean(0)).toBeGreaterThan(1.03);
    expect(Math.abs(mean(1) - 1)).toBeLessThan(0.03);
  });
});

describe('The combination', () => {
  test('is the mean of TSB, exponential smoothing and the mean of a year', () => {
    const series = Float64Array.from({ length: 24 }, (_, at) => at % 3 === 2 ? 6 : 0);
    const smoothed = series.reduce((level, value) => level + 0.1 * (value - level), 2);
    expect(intermittentLevel(series, 12)).toBeCloseTo((METHODS.tsb(series, 12, 1)[0]! + smoothed + 2) / 3, 10);
  });

  test('fades when demand stays away, and less fast where it used to come seldom', () => {
    const often = survivalOf(Float64Array.of(...new Array<number>(20).fill(1), ...new Array<number>(12).fill(0)), 12).alive;
    const seldom = survivalOf(Float64Array.from({ length: 72 }, (_, at) => at < 60 && at % 6 === 5 ? 1 : 0), 12).alive;
    expect(often).toBeLessThan(0.25);
    expect(seldom).toBeGreaterThan(0.6);
    expect(survivalOf(Float64Array.of(0, 0, 1), 12).alive).toBe(1);
  });

  test("is alive by Bayes' rule: after one zero at a share of one half, 1 - h times 1/2 against h", () => {
    const { alive, hazard } = survivalOf(Float64Array.of(0, 1, 0, 1, 0), 12);
    const share = 2.5 / 5;
    expect(hazard).toBeCloseTo(1 - 0.8 ** (1 / 12), 12);
    expect(alive).toBeCloseTo((1 - hazard) * (1 - share) / ((1 - hazard) * (1 - share) + hazard), 12);
  });

  test('is alive as often as items are that were lost at random: 400,000 lives that agree with what was seen', () => {
    // Eight of ten periods with demand, then four without. The chance of demand is a beta variable of weight 2 and mean 8.5/11; an item is lost with chance h before each period.
    const demand = Float64Array.of(1, 1, 0, 1, 1, 1, 0, 1, 1, 1, 0, 0, 0, 0);
    const { alive, hazard } = survivalOf(demand, 12);
    const [share, next] = [8.5 / 11, uniform(21)];
    const gamma = (shape: number): number => { // Marsaglia & Tsang (2000), for shapes above 1; those below by the power of a uniform
      if (shape < 1) return gamma(shape + 1) * (1 - next()) ** (1 / shape);
      const d = shape - 1 / 3;
      for (;;) {
        const x = Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
        const v = (1 + x / Math.sqrt(9 * d)) ** 3;
        if (v > 0 && Math.log(1 - next()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
      }
    };
    let [silent, living] = [0, 0];
    for (let life = 0; life < 400_000; life++) {
      const [one, other] = [gamma(2 * share), gamma(2 * (1 - share))];
      const chance = one / (one + other);
      let [lost, seen] = [false, false];
      for (let period = 0; period < 4 && !seen; period++) {
        lost ||= next() < hazard;
        seen = !lost && next() < chance;
      }
      if (seen) continue;
      silent++;
      living += lost ? 0 : 1;
    }
    expect(Math.abs(living / silent - alive)).toBeLessThan(0.01);
  });

  test('loses items over the horizon: 20 % in a year', () => {
    const { steps } = forecast(Array.from({ length: 48 }, (_, at) => at % 3 === 2 ? 6 : 0), { season: 12, horizon: 13 });
    expect(steps[12]!.mean / steps[0]!.mean).toBeCloseTo(0.8, 10);
  });
});

describe('The negative binomial', () => {
  test('is geometric at a variance of m + m^2, where its quantiles are known in closed form', () => {
    for (const probability of [0.5, 0.8, 0.9, 0.95, 0.99]) {
      const mean = 3;
      expect(negativeBinomialQuantile(probability, mean, mean + mean ** 2)).toBe(Math.ceil(Math.log(1 - probability) / Math.log(mean / (1 + mean)) - 1));
    }
  });

  test("is Poisson's where the variance is the mean: of 2, 0.9473 is at or below 4 and 0.9834 at or below 5", () => {
    expect(negativeBinomialQuantile(0.94, 2, 2)).toBe(4);
    expect(negativeBinomialQuantile(0.95, 2, 2)).toBe(5);
  });

  test('agrees with a Poisson whose mean is drawn from a gamma, by simulation', () => {
    const next = uniform(11);
    // Gamma of shape 2 and scale 2: the sum of two exponentials; mean 4, variance of the mixture 4 + 8.
    const drawn = Array.from({ length: 40_000 }, () => poisson(-2 * Math.log(1 - next()) - 2 * Math.log(1 - next()), next));
    for (const probability of [0.5, 0.9, 0.99]) {
      const quantile = negativeBinomialQuantile(probability, 4, 12);
      const share = (most: number): number => drawn.filter(value => value <= most).length / drawn.length;
      expect(share(quantile)).toBeGreaterThan(probability - 0.005);
      expect(share(quantile - 1)).toBeLessThan(probability + 0.005);
    }
  });

  test('holds far out and for large means', () => {
    expect(negativeBinomialQuantile(0.5, 10_000, 10_000)).toBeGreaterThan(9_990);
    expect(negativeBinomialQuantile(0.999_999, 0.001, 0.002)).toBeGreaterThanOrEqual(1);
    expect(negativeBinomialQuantile(0.9, 0, 0)).toBe(0);
  });

  test('counts in what demand is a multiple of', () => {
    expect(unitOf(Float64Array.of(0, 12, 18, 6))).toBe(6);
    expect(unitOf(Float64Array.of(0.5, 0.75, 0))).toBeCloseTo(0.25, 10);
    expect(unitOf(Float64Array.of(0, 0))).toBe(1);
    const { total } = forecast(Array.from({ length: 48 }, (_, at) => at % 3 === 2 ? 6 * (1 + at % 2) : 0), { season: 12, horizon: 3 });
    expect(total.quantiles.map(({ value }) => value % 6)).toEqual([0, 0, 0, 0, 0, 0]);
  });

  test('has a variance that is shrunk to the class: 1.5 mean sizes, which count as eight demands', () => {
    const demand = Float64Array.of(0, 0, 2, 0, 0, 4, 0, 0);
    // Mean 0.75, variance (6 x 0.5625 + 1.5625 + 10.5625)/7 = 2.2143, ratio 2.9524; mean size 3.
    expect(varianceRatio(demand, 2)).toBeCloseTo((2 * 2.95238 + 8 * 1.5 * 3) / 10, 4);
  });

  test('covers: of 400 items with Poisson demand of 0.4 a month, 95 % of sums of three months in at least 95 and 99 % in at least 98 of 100', () => {
    const next = uniform(5);
    const outcomes = Array.from({ length: 400 }, () => {
      const demand = Array.from({ length: 39 }, () => poisson(0.4, next));
      const { total } = forecast(demand.slice(0, 36), { season: 12, horizon: 3, probabilities: [0.95, 0.99] });
      const came = demand[36]! + demand[37]! + demand[38]!;
      return total.quantiles.map(({ value }) => came <= value ? 1 : 0);
    });
    const covered = (at: number): number => outcomes.reduce<number>((sum, each) => sum + each[at]!, 0) / outcomes.length;
    expect(covered(0)).toBeGreaterThan(0.94);
    expect(covered(1)).toBeGreaterThan(0.98);
  });
});
