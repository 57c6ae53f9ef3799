import { classify, METHODS } from '../../src/forecasting';
import { ADI_BORDER, CV2_BORDER } from '../../src/forecasting/classify';
import { uniform } from './random';

const repeated = (times: number, ...values: (number | null)[]): (number | null)[] => Array.from({ length: times }, () => values).flat();

describe('The class of demand', () => {
  test('is smooth where there is demand every period, of much the same size', () => {
    expect(classify(repeated(10, 9, 10, 11))).toEqual({ class: 'smooth', adi: 1, cv2: expect.closeTo(0.0069, 4), periods: 30 });
  });

  test('is erratic where sizes differ: 1 and 9 have a mean of 5 and a variance of 16, 0.64 times the squared mean', () => {
    const { class: kind, cv2 } = classify(repeated(50, 1, 9));
    expect(kind).toBe('erratic');
    expect(cv2).toBeCloseTo(0.64 * 100 / 99, 10);
  });

  test('is intermittent with demand every third period, lumpy where sizes differ as well', () => {
    expect(classify(repeated(10, 0, 0, 5))).toEqual({ class: 'intermittent', adi: 3, cv2: 0, periods: 30 });
    expect(classify(repeated(10, 0, 0, 1, 0, 0, 9)).class).toBe('lumpy');
  });

  // Twelve months each, here twice, as fewer than thirteen periods say nothing. sktime divides the variance by n, this by n - 1, as R's tsintermittent does.
  test.each([
    ['smooth', 1, 0.01, [10, 9, 10, 11, 12, 10, 9, 10, 8, 9, 10, 10]],
    ['erratic', 1, 0.62, [10, 20, 5, 25, 20, 5, 50, 35, 30, 100, 35, 45]],
    ['intermittent', 1.71, 0.37, [6, 5, 0, 9, 2, 0, 14, 0, 0, 21, 0, 17]],
    ['lumpy', 3, 0.7, [1, 0, 0, 50, 0, 0, 200, 0, 0, 0, 0, 100]],
  ])('is %p, with an ADI of %p and a CV² of %p, for what sktime tests its own with', (published, interval, variation, months) => {
    const { class: kind, adi, cv2 } = classify(repeated(2, ...months));
    const demands = 2 * months.filter(sold => sold > 0).length;
    expect(kind).toBe(published);
    expect(adi).toBeCloseTo(interval, 2);
    expect(cv2! * (demands - 1) / demands).toBeCloseTo(variation, 2);
  });

  test('is lumpy for three years of lubricants: 11 months with sales (product C of Makridakis, Wheelwright & Hyndman 1998, 3rd ed., chapter 1; by sktime 1.2.0)', () => {
    const months = [0, 2, 0, 1, 0, 11, 0, 0, 0, 0, 2, 0, 6, 3, 0, 0, 0, 0, 0, 7, 0, 0, 0, 0, 0, 0, 0, 3, 1, 0, 0, 1, 0, 1, 0, 0];
    const { class: kind, adi, cv2, periods } = classify(months);
    expect([kind, periods]).toEqual(['lumpy', 36]);
    expect(adi).toBeCloseTo(3.272727, 6);
    expect(cv2! * 10 / 11).toBeCloseTo(0.797784, 6);
  });

  test.each([0.05, 0.1, 0.15])('turns, to 0.01, where SBA begins to err less than Croston at a smoothing of %p: the exact rule of Kostenko & Hyndman (2006)', constant => {
    // As R's tsintermittent has it: how much sizes must vary for that, by the periods between two demands. Of sizes that never vary none is wanted from the border on.
    const leastVariation = (p: number): number =>
      (4 * p * (2 - p) - constant * (4 - constant) - p * (p - 1) * (4 - constant) * (2 - constant)) / (p * (4 - constant) * (2 * p - constant));
    expect(leastVariation(ADI_BORDER - 0.01)).toBeGreaterThan(0);
    expect(leastVariation(ADI_BORDER + 0.01)).toBeLessThan(0);
    expect(Math.abs(leastVariation(1) - CV2_BORDER)).toBeLessThan(0.01);
  });

  test('turns at 1.32 periods between demands: 25 in 33 are 1.32, 25 in 34 are more', () => {
    const demands = (zeros: number): number[] => [...new Array<number>(25).fill(4), ...new Array<number>(zeros).fill(0)];
    expect(classify(demands(8)).class).toBe('smooth');
    expect(classify(demands(9)).class).toBe('intermittent');
  });

  test('is still smooth or intermittent at 0.49 met exactly, and told from thirteen periods or two demands on', () => {
    // Eight of 3, eight of 17 and a 10: a mean of 10, a variance of 16 x 49 / 16 = 49.
    expect(classify([...repeated(8, 3, 17), 10])).toEqual({ class: 'smooth', adi: 1, cv2: 0.49, periods: 17 });
    expect(classify([...repeated(10, 0), 3, 10, 17])).toEqual({ class: 'intermittent', adi: 13 / 3, cv2: 0.49, periods: 13 });
    expect(classify([...repeated(11, 0), 5, 5])).toEqual({ class: 'intermittent', adi: 6.5, cv2: 0, periods: 13 });
  });

  test('is where the correction of Croston\'s ratio pays: not for demand every period, but for demand every third (what the borders come from)', () => {
    // Syntetos, Boylan & Croston (2005): smooth demand is Croston's, the rest SBA's, by the mean squared error.
    const missed = (chance: number): { croston: number; sba: number; kind: string } => {
      const next = uniform(4);
      const errors = { croston: 0, sba: 0 };
      let kind = '';
      for (let item = 0; item < 2_000; item++) {
        const series = Float64Array.from({ length: 60 }, () => next() < chance ? 4 + 2 * next() : 0);
        for (const method of ['croston', 'sba'] as const) errors[method] += (METHODS[method](series, 1, 1)[0]! - 5 * chance) ** 2;
        kind = classify(Array.from(series)).class;
      }
      return { ...errors, kind };
    };
    const [smooth, seldom] = [missed(1), missed(1 / 3)];
    expect([smooth.kind, seldom.kind]).toEqual(['smooth', 'intermittent']);
    expect(smooth.croston).toBeLessThan(smooth.sba);
    expect(seldom.sba).toBeLessThan(seldom.croston);
  });

  test('does not take what is not known for no demand', () => {
    expect(classify(repeated(20, 7, null))).toEqual({ class: 'smooth', adi: 1, cv2: 0, periods: 20 });
  });

  test('is not told from a few periods or one demand, nor from none', () => {
    expect(classify(repeated(12, 5)).class).toBe('too short');
    expect(classify([...repeated(30, 0), 5]).class).toBe('too short');
    expect(classify(repeated(30, 0))).toEqual({ class: 'no demand', adi: null, cv2: null, periods: 30 });
    expect(classify([]).class).toBe('too short');
  });
});
