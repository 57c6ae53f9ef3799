import { forecast, METHODS } from '../../src/forecasting';
import { constantOf, intermittentCombination, intermittentLevel, yearOf } from '../../src/forecasting/intermittent/combination';
import { ratioOf } from '../../src/forecasting/intermittent/croston';
import { intermittentOutcomes, unitOf, varianceRatio } from '../../src/forecasting/intermittent/outcomes';
import { aliveAfter, survivalOf } from '../../src/forecasting/intermittent/survival';
import { fading } from '../../src/forecasting/intermittent/tsb';
import { negativeBinomialQuantile } from '../../src/forecasting/intervals/negative-binomial';

/** Demand of seven periods that the methods are worked through by hand. */
const DEMAND = Float64Array.of(0, 3, 0, 0, 2, 0, 1);

/** Scripts of immune sera a month in Australia, July 1991 to June 2008: the data set PBS of sktime, which holds its methods against those of R on it. */
const SCRIPTS = Float64Array.from([
  1, 1, 1, 0, 0, 1, 3, 1, 1, 1, 1, 1, 2, 1, 1, 0, 0, 2, 0, 0, 1, 2, 0, 1, 0, 0, 1, 1, 1, 1, 0, 0, 2, 1, 0, 0, 0, 1, 0, 3, 3, 2, 4, 1, 1, 3, 3, 1,
  0, 4, 1, 3, 0, 1, 2, 5, 14, 2, 0, 0, 3, 6, 2, 2, 2, 5, 1, 6, 3, 3, 2, 0, 1, 1, 0, 0, 0, 1, 4, 12, 4, 0, 7, 0, 2, 1, 4, 1, 3, 1, 0, 6, 9, 3, 1, 3,
  1, 7, 1, 3, 3, 3, 5, 6, 10, 5, 1, 3, 1, 1, 1, 2, 1, 3, 7, 11, 10, 5, 5, 2, 2, 1, 0, 3, 6, 5, 8, 9, 1, 1, 0, 0, 0, 1, 2, 2, 0, 0, 0, 0, 1, 0, 0, 0,
  2, 1, 1, 0, 1, 0, ...new Array<number>(12).fill(0), 1, 0, 1, 3, ...new Array<number>(38).fill(0),
]);

describe('The methods for demand that does not come every period, on scripts of immune sera', () => {
  test.each([[0.1, 0.8688921], [0.5, 0.6754646], [0.05, 1.405808]])("Croston's with %p is %p, as R's forecast::croston has it", (constant, published) => {
    expect(SCRIPTS).toHaveLength(204);
    expect(ratioOf(SCRIPTS, constant)).toBeCloseTo(published, 6);
  });

  test('SBA is 0.95 of that', () => {
    expect(METHODS.croston(SCRIPTS, 12, 1)[0]).toBeCloseTo(0.8688921, 6);
    expect(METHODS.sba(SCRIPTS, 12, 1)[0]).toBeCloseTo(0.95 * 0.8688921, 6);
  });

  // sktime starts with the first demand, this with the first year: of that a smoothing of 0.05 leaves 0.00002 after 204 months, one of 0.1 nothing.
  test.each([
    [0.1, 0.1, 0.015194, 6], [0.4, 0.05, 0.106244, 4], [0.5, 0.05, 0.116315, 4],
  ])('TSB with %p for sizes and %p for the chance is %p, as sktime has it', (ofSizes, ofChance, published, digits) => {
    expect(fading(SCRIPTS, ofSizes, ofChance)).toBeCloseTo(published, digits);
  });
});

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

  test('the mean of twelve and nothing at all', () => {
    expect(METHODS.mean12(Float64Array.of(100, ...new Array<number>(12).fill(2)), 1, 1)).toEqual(Float64Array.of(2));
    expect(METHODS.mean12(Float64Array.of(100, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12), 1, 1)).toEqual(Float64Array.of(6.5));
    expect(METHODS.mean12(Float64Array.of(NaN, NaN), 1, 1)).toEqual(Float64Array.of(0));
    expect(METHODS.zero(DEMAND, 1, 2)).toEqual(Float64Array.of(0, 0));
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

  // Fader, Hardie & Shang (2010), Marketing Science 29(6), 1086-1108, table 6: P(alive in 2002) of donors with x donations in 1996 to 2001, the last of them in year t,
  // for a beta of 1.204 and 0.750 of donating and one of 0.657 and 2.783 of ceasing to; the model of theirs whose chance to be lost differs, too.
  test.each([
    [0, 0, 0.11], [2, 4, 0.59], [6, 6, 0.93],
  ])('of the published table: with %p donations, the last in year %p of six, %p are alive in the seventh', (given, last, published) => {
    const lostAt = (year: number): number => 0.657 / (0.657 + 2.783 + year);
    const after = aliveAfter(6 - last, { without: 0.75 + last - given, weight: 1.204 + 0.75 + last }, at => lostAt(last + at));
    expect(after * (1 - lostAt(6))).toBeCloseTo(published, 2);
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
});

describe('The parts of the combination, by hand', () => {
  test('a year is that of the season: 52 weeks, 12 months, 365 days, 12 periods where there is none; memories shorten with its root', () => {
    expect([52, 13, 12, 11, 7, 4, 1].map(yearOf)).toEqual([52, 13, 12, 12, 365, 12, 12]);
    expect([12, 48, 3].map(constantOf)).toEqual([0.1, 0.05, 0.2]);
  });

  test("Croston's ratio starts with the first demand, wherever it comes, and is 0 without one", () => {
    expect(ratioOf(Float64Array.of(6), 0.5)).toBe(6);
    expect(ratioOf(Float64Array.of(0, 0, 6), 0.5)).toBe(2);
    // 6 after 3; then 2 after 1: size 4, interval 2; zeros behind change nothing.
    expect(ratioOf(Float64Array.of(0, 0, 6, 2, 0, 0), 0.5)).toBe(2);
    expect([ratioOf(new Float64Array(0), 0.1), ratioOf(Float64Array.of(0, 0), 0.1)]).toEqual([0, 0]);
  });

  test('TSB starts with what the first twelve periods had, and with the first demand where they had none', () => {
    // Chance 0, then a tenth of the way to 1; the size is that of the demand.
    expect(fading(Float64Array.of(...new Array<number>(12).fill(0), 5), 0.1, 0.1)).toBeCloseTo(0.1 * 5, 12);
    // Chance 1/12 from the first year alone, sizes of it 24; twelve misses, and a hit of 4.
    const chance = 1 / 12 * 0.9 ** 11 * 0.9 + 0.1 * 0.9 ** 6;
    expect(fading(Float64Array.of(0, 0, 0, 0, 0, 24, 0, 0, 0, 0, 0, 0), 0.2, 0.1)).toBeCloseTo(chance * 24, 10);
    expect([fading(new Float64Array(0), 0.1, 0.1), fading(Float64Array.of(0, 0), 0.1, 0.1)]).toEqual([0, 0]);
    expect(fading(Float64Array.of(4, 8), 0.5, 0.1)).toBeCloseTo(((6 - 1) + (8 - 5) / 2) * 1, 12); // from their mean of 6: 5, then 6.5
  });

  test('what is not known is no zero', () => {
    const gaps = Float64Array.of(NaN, 0, NaN, 3, 0, 0, NaN, 2, 0, 1);
    for (const method of ['croston', 'sba', 'tsb', 'mean12'] as const) expect(METHODS[method](gaps, 1, 1)).toEqual(METHODS[method](DEMAND, 1, 1));
    expect(intermittentCombination(gaps, 12, 3)).toEqual(intermittentCombination(DEMAND, 12, 3));
  });

  test('the level is 0 of nothing, and the mean of all of a history that is shorter than a year', () => {
    expect(intermittentLevel(new Float64Array(0), 12)).toBe(0);
    // Mean 6/7 for a year; smoothing begins there: 0.1 of each miss.
    const smoothed = DEMAND.reduce((level, value) => level + 0.1 * (value - level), 6 / 7);
    expect(intermittentLevel(DEMAND, 12)).toBeCloseTo((METHODS.tsb(DEMAND, 12, 1)[0]! + smoothed + 6 / 7) / 3, 12);
    // Of 14 periods the first 12 begin the smoothing, and the last 12 are the year.
    const longer = Float64Array.of(...new Array<number>(2).fill(9), ...new Array<number>(11).fill(0), 6);
    const from = longer.reduce((level, value) => level + 0.1 * (value - level), 18 / 12);
    expect(intermittentLevel(longer, 12)).toBeCloseTo((METHODS.tsb(longer, 12, 1)[0]! + from + 6 / 12) / 3, 12);
  });

  test('the forecast is the level, alive, less those lost until then', () => {
    const silent = Float64Array.of(...DEMAND, 0, 0, 0, 0);
    const { alive, hazard } = survivalOf(silent, 12);
    expect(alive).toBeLessThan(0.95);
    const made = intermittentCombination(silent, 12, 2);
    expect(Array.from(made)).toEqual([1, 2].map(step => expect.closeTo(intermittentLevel(silent, 12) * alive * (1 - hazard) ** step, 12)));
  });

  test('after three zeros at a share of one half it is alive by the products of the beta: 1/2 x 2/3 x 3/4 of the chances', () => {
    const { alive, hazard: h } = survivalOf(Float64Array.of(1, 0, 1, 0, 0, 0), 12);
    // Two of three with demand and half a one: 2.5 / 4; weight 2, so 0.75 without.
    const [one, two, three] = [0.75 / 2, 0.75 / 2 * 1.75 / 3, 0.75 / 2 * 1.75 / 3 * 2.75 / 4];
    const lost = h + h * (1 - h) * one + h * (1 - h) ** 2 * two;
    expect(alive).toBeCloseTo((1 - h) ** 3 * three / ((1 - h) ** 3 * three + lost), 12);
  });

  test('an item that was never asked for is as dead as that says', () => {
    const { alive, hazard: h } = survivalOf(Float64Array.of(0), 12);
    // Half a demand in one period: a share of 1/2, half a chance of silence.
    expect(alive).toBeCloseTo((1 - h) / 2 / ((1 - h) / 2 + h), 12);
    expect(survivalOf(new Float64Array(0), 12).alive).toBe(1);
  });

  test('the ratio of variance to mean is 0 without demand and that of Poisson at least', () => {
    expect(varianceRatio(new Float64Array(5), 1)).toBe(0);
    // Always 4: no variance, so a unit of 2; eight demands of the class at 1.5 x 4.
    expect(varianceRatio(Float64Array.of(4, 4, 4), 2)).toBeCloseTo((3 * 2 + 8 * 6) / 11, 12);
  });

  test('what demand is counted in does not come from rounding, and is no finer than a thousandth of the most', () => {
    expect(unitOf(Float64Array.of(0.1, 0.2, 0.30000000000000004))).toBeCloseTo(0.1, 9);
    expect(unitOf(Float64Array.of(1000, 1000.2))).toBeCloseTo(1.0002, 9);
    expect(unitOf(Float64Array.of(7))).toBe(7);
    // A thousandth of the largest at least, however small one of them is and whichever comes first.
    expect([[1, 20_000], [20_000, 1], [20_000, 3, 500]].map(demand => unitOf(Float64Array.from(demand)))).toEqual([20, 20, 20]);
    // 10,000 are 303 times 33 and 1, which is within rounding.
    expect([unitOf(Float64Array.of(10_000, 33)), unitOf(Float64Array.of(20_000, 500)), unitOf(Float64Array.of(6, -4))]).toEqual([33, 500, 6]);
    expect(unitOf(Float64Array.of(0.0001, 0.0003))).toBeCloseTo(0.0001, 12);
  });

  test('outcomes vary by demand, by the level that is not known, and by whether the item lives', () => {
    const series = Float64Array.of(0, 2, 0, 0, 4, 0, 0, 0);
    const { deviation, quantile, origins } = intermittentOutcomes(series, series, 12, [1, 3], 5);
    const [ratio, level, { alive }] = [varianceRatio(series, 2), intermittentLevel(series, 12), survivalOf(series, 12)];
    const variance = (length: number, expected: number) => ratio * expected + alive * 0.1 * ratio * level * length ** 2 + alive * (1 - alive) * (expected / alive) ** 2;
    expect([deviation(0, 0.5), deviation(1, 1.5)]).toEqual([Math.sqrt(variance(1, 0.5)), Math.sqrt(variance(3, 1.5))].map(value => expect.closeTo(value, 12)));
    expect(quantile(1, 1.5, 0.95)).toBe(2 * negativeBinomialQuantile(0.95, 0.75, variance(3, 1.5) / 4));
    expect(origins).toBe(5);
  });

  test('outcomes are counted in what was booked, not in what periods add up to', () => {
    const series = Float64Array.of(0, 4, 0, 0, 8, 0);
    const packs = intermittentOutcomes(series, Float64Array.of(0, 2, 2, 0, 0, 4, 4), 12, [1], 0);
    for (const p of [0.5, 0.8, 0.95]) expect(packs.quantile(0, 2, p) % 2).toBe(0);
    expect([0.6, 0.7, 0.8, 0.9].some(p => packs.quantile(0, 2, p) % 4 !== 0)).toBe(true);
  });
});
