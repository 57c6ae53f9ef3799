import fc from 'fast-check';
import { certainDuration, durationQuantile, kaplanMeier, longerThan } from '../../src/stock';

/** Weeks in remission of the patients with 6-MP (Freireich et al. 1963), the usual example of the method; below 0: still in remission. */
const REMISSION = [6, 6, 6, -6, 7, -9, 10, -10, -11, 13, 16, -17, -19, -20, 22, 23, -25, -32, -32, -34, -35];

test('remission under 6-MP: .857 .807 .753 .690 .627 .538 .448', () => {
  const { points, n, openShare, restricted } = kaplanMeier(REMISSION.map(weeks => ({ days: Math.abs(weeks), ended: weeks > 0 })));
  const survival = new Map<number, number>();
  let surviving = 1;
  for (const { days, probability } of points) survival.set(days, surviving -= probability);
  const published = new Map([[6, 0.857], [7, 0.807], [10, 0.753], [13, 0.69], [16, 0.627], [22, 0.538], [23, 0.448]]);
  for (const [weeks, share] of published) expect(survival.get(weeks)).toBeCloseTo(share, 3);
  expect([n, openShare, restricted, points.at(-1)!.days]).toEqual([21, 12 / 21, true, 35]);
});

test('without open ones it is the sample: mean 10, deviation 2, median 10', () => {
  const days = kaplanMeier([8, 10, 12].map(each => ({ days: each, ended: true })));
  expect([days.mean, days.sd, durationQuantile(days, 0.5), days.restricted]).toEqual([10, expect.closeTo(2, 12), 10, false]);
  expect(days.sdOfMean).toBeCloseTo(2 / Math.sqrt(3), 12);
});

test('open lines make the mean longer, leaving them out would not', () => {
  const ended = [5, 6, 7, 8, 30].map(days => ({ days, ended: true }));
  const open = [20, 25].map(days => ({ days, ended: false }));
  expect(kaplanMeier(ended).mean).toBeCloseTo(11.2, 12);
  // 4 of 7 by day 8; the three left all last until day 30.
  expect(kaplanMeier([...ended, ...open]).mean).toBeCloseTo((5 + 6 + 7 + 8) / 7 + 30 * 3 / 7, 12);
});

test('half of exponential durations cut off at random: the median is found again', () => {
  let state = 42;
  const uniform = () => (state = (state * 16807) % 2147483647) / 2147483647;
  const observations = Array.from({ length: 20_000 }, () => {
    const [took, cut] = [-10 * Math.log(uniform()), -10 * Math.log(uniform())];
    return { days: Math.min(took, cut), ended: took <= cut };
  });
  expect(kaplanMeier(observations.slice(0, 4_000)).openShare).toBeCloseTo(0.5, 1);
  expect(durationQuantile(kaplanMeier(observations.slice(0, 4_000)), 0.5)).toBeCloseTo(10 * Math.LN2, 0);
});

test('what has lasted 9 days already lasts longer than that; what nobody saw is not known', () => {
  const days = kaplanMeier([8, 10, 12].map(each => ({ days: each, ended: true })));
  expect(longerThan(days, 9)).toMatchObject({ mean: 11, points: [{ days: 10, probability: 0.5 }, { days: 12, probability: 0.5 }] });
  expect(longerThan(days, 12)).toBeNull();
});

test('probabilities add up to 1 and quantiles rise, whatever is open', () => {
  const observations = fc.array(fc.record({ days: fc.integer({ min: -5, max: 60 }), ended: fc.boolean() }), { minLength: 1, maxLength: 60 });
  fc.assert(fc.property(observations, sample => {
    const days = kaplanMeier(sample);
    expect(days.points.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 9);
    expect(durationQuantile(days, 0.2)).toBeLessThanOrEqual(durationQuantile(days, 0.9));
    expect(days.sd).toBeGreaterThanOrEqual(0);
  }));
});

test('nothing observed, or something that is no number, is refused', () => {
  expect(() => kaplanMeier([])).toThrow('observations is none; it has to be at least one.');
  expect(() => kaplanMeier([{ days: NaN, ended: true }])).toThrow(expect.objectContaining({ code: 'STOCK_INPUT' }));
  expect(certainDuration(9)).toMatchObject({ mean: 9, sd: 0, n: 0 });
});
