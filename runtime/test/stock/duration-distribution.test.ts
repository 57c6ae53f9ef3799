import fc from 'fast-check';
import { certainDuration, durationQuantile, kaplanMeier, longerThan } from '../../src/stock';
import { shifted } from '../../src/stock/duration-distribution';

/**
 * Weeks in remission of the patients with 6-MP (Freireich et al. 1963, Blood 21: 699-716; Cox & Oakes 1984, Analysis of Survival Data, table 1.1), the usual example
 * of the method; below 0: still in remission.
 */
const REMISSION = [6, 6, 6, -6, 7, -9, 10, -10, -11, 13, 16, -17, -19, -20, 22, 23, -25, -32, -32, -34, -35];

test('remission under 6-MP: .857 .807 .753 .690 .627 .538 .448', () => {
  const { points, n, openShare, restricted } = kaplanMeier(REMISSION.map(weeks => ({ days: Math.abs(weeks), ended: weeks > 0 })));
  const survival = new Map<number, number>();
  let surviving = 1;
  for (const { days, probability } of points) survival.set(days, surviving -= probability);
  const published = new Map([[6, 0.857], [7, 0.807], [10, 0.753], [13, 0.69], [16, 0.627], [22, 0.538], [23, 0.448]]);
  for (const [weeks, share] of published) expect(survival.get(weeks)).toBeCloseTo(share, 3);
  expect([n, openShare, restricted]).toEqual([21, 12 / 21, true]);
  expect(points.map(({ days }) => days)).toEqual([6, 7, 10, 13, 16, 22, 23, 35]); // where one ended, and what is left on the longest
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
});

test('what a contract names is certain', () => {
  expect(certainDuration(9)).toEqual({ points: [{ days: 9, probability: 1 }], mean: 9, sd: 0, sdOfMean: 0, n: 0, openShare: 0, restricted: false });
  expect(() => certainDuration(Infinity)).toThrow(expect.objectContaining({ input: 'duration' }));
});

test('half of two is reached with the first, and a little more than half with the second', () => {
  const two = kaplanMeier([8, 12].map(days => ({ days, ended: true })));
  expect([0.01, 0.5, 0.51, 0.99].map(p => durationQuantile(two, p))).toEqual([8, 8, 12, 12]);
});

test('how far the mean may be off goes by those that ended: three of five, and none', () => {
  // By hand: 1/5 at 8, a third of the 4/5 left at 10, the rest at 12.
  const some = kaplanMeier([{ days: 8, ended: true }, { days: 9, ended: false }, { days: 10, ended: true }, { days: 11, ended: false }, { days: 12, ended: true }]);
  const mean = 8 / 5 + 10 * 4 / 15 + 12 * 8 / 15;
  const variance = (8 - mean) ** 2 / 5 + (10 - mean) ** 2 * 4 / 15 + (12 - mean) ** 2 * 8 / 15;
  expect([some.mean, some.sd, some.sdOfMean]).toEqual([mean, Math.sqrt(variance * 3 / 2), Math.sqrt(variance / 2)].map(value => expect.closeTo(value, 10)));
  expect(kaplanMeier([{ days: 4, ended: false }, { days: 6, ended: false }])).toEqual({
    points: [{ days: 6, probability: 1 }], mean: 6, sd: 0, sdOfMean: 0, n: 2, openShare: 1, restricted: true,
  });
});

test('moved by 3 days all last 3 days longer and vary as much; moved to the least they vary less', () => {
  const days = kaplanMeier([8, 10, 12].map(each => ({ days: each, ended: true })));
  const later = shifted(days, 3, 0);
  expect(later.points.map(point => point.days)).toEqual([11, 13, 15]);
  expect([later.mean, later.sd, later.n, later.sdOfMean]).toEqual([13, 2, 3, days.sdOfMean].map(value => expect.closeTo(value, 10)));
  const sooner = shifted(days, -9, 0);
  // 0, 1 and 3 days: a mean of 4/3, and a sample deviation of sqrt(7/3).
  expect(sooner.points.map(point => point.days)).toEqual([0, 1, 3]);
  expect([sooner.mean, sooner.sd]).toEqual([expect.closeTo(4 / 3, 10), expect.closeTo(Math.sqrt(7 / 3), 10)]);
  expect(shifted(certainDuration(9), -2, 0)).toMatchObject({ mean: 7, sd: 0 });
});
