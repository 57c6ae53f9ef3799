import { classify, METHODS } from '../../src/forecasting';
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

  test('of the example of a published classifier is smooth: 30 days, 27 with sales of 5.15, an ADI of 1.11 and a CV² of 0.024', () => {
    // LineNow, Demand Pattern Classifier: 139 pieces, mean 4.63 and deviation 1.72 of all days, which only squares of 733 have. Its CV² is divided by n.
    const days = [...new Array<number>(6).fill(4), ...new Array<number>(12).fill(5), ...new Array<number>(8).fill(6), 7, 0, 0, 0];
    expect([days.length, days.reduce((total, pieces) => total + pieces, 0), days.reduce((total, pieces) => total + pieces ** 2, 0)]).toEqual([30, 139, 733]);
    const { class: kind, adi, cv2 } = classify(days);
    expect(kind).toBe('smooth');
    expect(adi).toBeCloseTo(1.11, 2);
    expect(cv2! * 26 / 27).toBeCloseTo(0.024, 3);
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
