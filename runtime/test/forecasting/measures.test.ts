import { measures } from '../../src/forecasting';
import { normal } from './random';

/** Beer made in Australia, megalitres a quarter, from 1992 to the second quarter of 2010: Hyndman & Athanasopoulos 2021, 3rd ed., section 5.8. */
const BEER = [
  443, 410, 420, 532, 433, 421, 410, 512, 449, 381, 423, 531, 426, 408, 416, 520, 409, 398, 398, 507, 432, 398, 406, 526, 428, 397, 403, 517,
  435, 383, 424, 521, 421, 402, 414, 500, 451, 380, 416, 492, 428, 408, 406, 506, 435, 380, 421, 490, 435, 390, 412, 454, 416, 403, 408, 482,
  438, 386, 405, 491, 427, 383, 394, 473, 420, 390, 410, 488, 415, 398, 419, 488, 414, 374,
];

/** A share of Google at the close of the 252 trading days of 2015 and the 19 of January 2016, US$: the same book, sections 5.5, 5.8 and 5.9. */
const GOOGLE = [
  521.94, 511.06, 499.21, 498.36, 499.93, 493.45, 489.85, 493.46, 498.13, 499.04, 505.3, 504.13, 515.2, 531.47, 536.99, 532.28, 515.79, 507.21,
  507.87, 531.59, 525.59, 526.34, 519.9, 524.69, 528.09, 524.94, 534, 533.04, 539.96, 546.01, 539.87, 536.75, 539.9, 536, 529, 533.16, 540.89,
  552.44, 555.34, 568.21, 570.5, 570.23, 572.18, 564.58, 565.74, 551.97, 548.16, 552.47, 544.32, 551.48, 547.83, 556.44, 554.94, 557.29, 555.75,
  567.07, 555.73, 552.13, 545.34, 549.01, 545, 539.59, 532.6, 533.83, 534.08, 538.65, 537.82, 537.05, 536.22, 527.49, 529.62, 530.88, 521.18,
  532.45, 531.05, 536.41, 544.01, 561.97, 555.37, 553.68, 549.08, 537.34, 537.9, 540.78, 530.8, 524.22, 530.7, 538.22, 535.7, 529.04, 529.62,
  538.4, 533.85, 532.3, 537.36, 539.27, 542.51, 540.11, 532.32, 539.79, 539.78, 532.11, 533.99, 539.18, 540.31, 536.7, 533.33, 526.83, 526.69,
  536.69, 534.61, 532.33, 527.2, 528.15, 529.26, 536.73, 536.69, 538.19, 540.48, 537.84, 535.23, 531.69, 521.52, 520.51, 521.84, 523.4, 522.86,
  525.02, 516.83, 520.68, 530.13, 546.55, 561.1, 560.22, 579.85, 672.93, 663.02, 662.3, 662.1, 644.28, 623.56, 627.26, 628, 631.93, 632.59,
  625.61, 631.21, 629.25, 643.78, 642.68, 635.3, 633.73, 660.78, 659.56, 656.45, 657.12, 660.87, 656.13, 660.9, 646.83, 612.48, 589.61, 582.06,
  628.62, 637.61, 630.38, 618.25, 597.79, 614.34, 606.25, 600.7, 614.66, 612.72, 621.35, 625.77, 623.24, 635.14, 635.98, 642.9, 629.25, 635.44,
  622.69, 622.36, 625.8, 611.97, 594.89, 594.97, 608.42, 611.29, 626.91, 641.47, 645.44, 642.36, 639.16, 643.61, 646.67, 652.3, 651.16, 661.74,
  662.2, 666.1, 650.28, 642.61, 651.79, 702, 712.78, 708.49, 712.95, 716.92, 710.81, 721.11, 722.16, 728.11, 731.25, 733.76, 724.89, 728.32,
  735.4, 731.23, 717, 728.96, 725.3, 740, 738.41, 756.6, 755.98, 748.28, 748.15, 750.26, 742.6, 767.04, 762.38, 752.54, 766.81, 763.25, 762.37,
  751.61, 749.46, 738.87, 747.77, 743.4, 758.09, 749.43, 739.31, 747.77, 750, 750.31, 748.4, 762.51, 776.6, 771, 758.88, 741.84, 742.58, 743.62,
  726.39, 714.47, 716.03, 726.07, 700.56, 714.72, 694.45, 701.79, 698.45, 706.59, 725.25, 711.67, 713.04, 699.99, 730.96, 742.95,
];

describe('Measures', () => {
  const before = Float64Array.of(10, 20, 12, 24);

  test('by hand: forecasts of 10 and 30 for 20 and 20', () => {
    // 200 x 10/30 and 200 x 10/50: 66.67 and 40.
    expect(measures.smape([20, 20], [10, 30])).toBeCloseTo(53.3333, 4);
    // Seasonal naive errors of two quarters: 2 and 4; mean 3.
    expect(measures.mase([20, 20], [10, 30], before, 2)).toBeCloseTo(10 / 3, 10);
    // Steps 10, -8, 12: mean square 308/3.
    expect(measures.rmsse([20, 20], [10, 30], before)).toBeCloseTo(10 / Math.sqrt(308 / 3), 10);
    expect(measures.wape([20, 20], [10, 30])).toBe(0.5);
  });

  test('the loss of a quantile: 0.9 of what is above, 0.1 of what is below', () => {
    expect(measures.pinball(12, 10, 0.9)).toBeCloseTo(1.8, 10);
    expect(measures.pinball(7, 10, 0.9)).toBeCloseTo(0.3, 10);
  });

  test('MASE of the mean, the last quarter, that of a year ago and the drift is 2.44, 4.01, 0.94 and 4.12 for beer (Hyndman & Athanasopoulos 2021, section 5.8)', () => {
    const [before, after] = [Float64Array.from(BEER.slice(0, 64)), BEER.slice(64)];
    const made = [mean(before), naive(before), seasonalNaive(before, 4), drift(before)].map(forecast => after.map((_, at) => forecast(at + 1)));
    const scaled = made.map(forecast => measures.mase(after, forecast, before, 4));
    expect(scaled).toEqual([2.44, 4.01, 0.94, 4.12].map(published => expect.closeTo(published, 2)));
  });

  describe('of Google in January 2016 by what it was in 2015 (Hyndman & Athanasopoulos 2021)', () => {
    const [before, after] = [Float64Array.from(GOOGLE.slice(0, 252)), GOOGLE.slice(252)];
    const made = [mean(before), naive(before), drift(before)].map(forecast => after.map((_, at) => forecast(at + 1)));

    test('MASE of the mean, the last day and the drift is 16.41, 5.67 and 6.99 (section 5.8)', () => {
      expect(made.map(forecast => measures.mase(after, forecast, before, 1))).toEqual([16.41, 5.67, 6.99].map(published => expect.closeTo(published, 2)));
    });

    test('RMSSE is their 118.03, 43.43 and 53.07 (section 5.8) over the 11.19 by which a day differs from the last (section 5.5)', () => {
      const published = [118.03 / 11.19, 43.43 / 11.19, 53.07 / 11.19];
      expect(published).toEqual([10.55, 3.88, 4.74].map(rounded => expect.closeTo(rounded, 2)));
      expect(made.map(forecast => measures.rmsse(after, forecast, before))).toEqual(published.map(ratio => expect.closeTo(ratio, 2)));
    });

    test('the quantile score of 744.54 at 0.1 is 4.86, and with 773.22 at 0.9 the Winkler score of 55.68: twice the loss (section 5.9)', () => {
      const score = (quantile: number, probability: number): number => 2 * measures.pinball(741.84, quantile, probability);
      expect(after[0]).toBe(741.84);
      expect(score(744.54, 0.1)).toBeCloseTo(4.86, 10);
      expect((score(744.54, 0.1) + score(773.22, 0.9)) / 0.2).toBeCloseTo(55.68, 10);
    });
  });

  test('the examples that libraries document: 0.5553, 0.18333 and 0.20569 (sktime), 0.0333 and 0.3 (scikit-learn)', () => {
    const [actual, made, earlier] = [[3, -0.5, 2, 7, 2], [2.5, 0, 2, 8, 1.25], Float64Array.of(5, 0.5, 4, 6, 3, 5, 2)];
    // Theirs is a share, and of negative values, too; this one is in percent.
    expect(measures.smape(actual, made) / 100).toBeCloseTo(0.5553379953379953, 12);
    expect(measures.mase(actual, made, earlier, 1)).toBeCloseTo(0.18333333333333335, 12);
    expect(measures.rmsse(actual, made, earlier)).toBeCloseTo(0.20568833780186058, 12);
    const loss = (quantiles: readonly number[], probability: number): number =>
      [1, 2, 3].reduce((sum, value, at) => sum + measures.pinball(value, quantiles[at]!, probability) / 3, 0);
    const losses = [0.1, 0.9].flatMap(probability => [loss([0, 2, 3], probability), loss([1, 2, 4], probability)]);
    expect(losses).toEqual([1 / 30, 0.3, 0.3, 1 / 30].map(value => expect.closeTo(value, 12)));
  });

  test('the loss of a quantile is least at that quantile: of 1 to 99, 0.8 of them are at or below 80 (Koenker & Bassett 1978)', () => {
    const values = Array.from({ length: 99 }, (_, at) => at + 1);
    const loss = (quantile: number): number => values.reduce((total, value) => total + measures.pinball(value, quantile, 0.8), 0);
    const tried = Array.from({ length: 99 }, (_, at) => ({ quantile: at + 1, loss: loss(at + 1) }));
    expect(tried.toSorted((one, other) => one.loss - other.loss)[0]!.quantile).toBe(80);
  });

  test('of the naive forecast on a random walk are 1: that is what they are scaled by', () => {
    const next = normal(14);
    let level = 0;
    const walk = Float64Array.from({ length: 40_000 }, () => (level += next()));
    const [before, after] = [walk.subarray(0, 20_000), walk.subarray(20_000)];
    const naive = Float64Array.from(after, (_, at) => walk[19_999 + at]!);
    expect(measures.mase(after, naive, before, 1)).toBeCloseTo(1, 1);
    expect(measures.rmsse(after, naive, before)).toBeCloseTo(1, 1);
  });

  test('sMAPE of forecasts that are off by a log-normal factor of 0.5 is 200 times the mean of tanh(|z|/2): 38.38', () => {
    const next = normal(15);
    const after = Array.from({ length: 40_000 }, (_, at) => 1 + at % 50);
    expect(measures.smape(after, after.map(value => value * Math.exp(0.5 * next())))).toBeCloseTo(38.38, 0);
  });

  test('leave out what is not known, and count 0 against 0 as right', () => {
    expect(measures.smape([NaN, 0], [5, 0])).toBe(0);
    expect(measures.wape([0, 0], [1, 1])).toBe(Infinity);
    expect(measures.smape([NaN, 20], [5, 10])).toBeCloseTo(66.6667, 4);
    expect(measures.wape([NaN, 20], [5, 10])).toBe(0.5);
    // The steps to and from what is not known are none: 4 of 12 to 16 remains.
    expect(measures.naiveError(Float64Array.of(10, NaN, 12, 16), 1)).toBe(4);
  });
});

/** Forecasts of so many periods ahead: the mean so far. */
function mean(before: Float64Array): (ahead: number) => number {
  return () => before.reduce((total, value) => total + value, 0) / before.length;
}

/** The last value. */
function naive(before: Float64Array): (ahead: number) => number {
  return () => before.at(-1)!;
}

/** The last value of the same season. */
function seasonalNaive(before: Float64Array, season: number): (ahead: number) => number {
  return ahead => before.at(-season + (ahead - 1) % season)!;
}

/** The last value, moved on by what a period brought on average. */
function drift(before: Float64Array): (ahead: number) => number {
  return ahead => before.at(-1)! + ahead * (before.at(-1)! - before[0]!) / (before.length - 1);
}
