import { medianDuration } from '../../../src/tools/statistics/kaplan-meier';

const each = (ended: readonly number[], open: readonly number[] = []) => [
  ...ended.map(days => ({ days, count: 1, ended: true })), ...open.map(days => ({ days, count: 1, ended: false })),
];

test('the published example: 21 patients on 6-MP have a median remission of 23 weeks', () => {
  // Freireich et al. (1963), Blood 21: 699-716; Cox & Oakes (1984), Analysis of Survival Data, table 1.1: S(22) = 0.538, S(23) = 0.448.
  expect(medianDuration(each([6, 6, 6, 7, 10, 13, 16, 22, 23], [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35]))).toBe(23);
});

test('without open cases it is the median', () => {
  expect(medianDuration(each([3, 9, 12, 30, 31]))).toBe(12);
  expect(medianDuration([{ days: 5, count: 10, ended: true }, { days: 9, count: 3, ended: true }])).toBe(5);
});

test('open cases lengthen it: to leave them out would say 3 days', () => {
  expect(medianDuration(each([2, 3, 4], [8, 8]))).toBe(4);
});

test('where fewer than half have ended it is not known', () => {
  expect(medianDuration(each([2], [3, 3]))).toBeNull();
  expect(medianDuration([])).toBeNull();
});

test('of 4,000 exponential durations, cut off at random, the median is that of the distribution: 10 ln 2', () => {
  let state = 42;
  const uniform = () => (state = (state * 16_807) % 2_147_483_647) / 2_147_483_647;
  const durations = Array.from({ length: 4_000 }, () => {
    const [took, cut] = [-10 * Math.log(uniform()), -15 * Math.log(uniform())];
    return { days: Math.min(took, cut), count: 1, ended: took <= cut };
  });
  expect(Math.abs(medianDuration(durations)! - 10 * Math.LN2)).toBeLessThan(0.5);
});
