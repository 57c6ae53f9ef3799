import { groupIndices } from '../../src/forecasting';
import { seasonalIndices } from '../../src/forecasting/seasonality/indices';
import { normal } from './random';

const SEASON = [1.3, 0.9, 0.7, 1.1];
const withNoise = (years: number, noise: number, season: readonly number[], seed = 17): Float64Array => {
  const next = normal(seed);
  return Float64Array.from({ length: years * season.length }, (_, at) => (100 + at) * season[at % season.length]! * (1 + noise * next()));
};

describe('Seasonal indices', () => {
  test('are the means of the ratios to the centred average, by hand for quarters', () => {
    // Level 10: the average over 0.5 x, three and 0.5 x quarters around each is 10, so that the ratios are the indices themselves.
    const { indices, strength } = seasonalIndices(Float64Array.from({ length: 16 }, (_, at) => 10 * SEASON[at % 4]!), 4);
    expect(Array.from(indices)).toEqual(SEASON.map(index => expect.closeTo(index, 10)));
    expect(strength).toBe(1);
  });

  test('of a textbook\'s television sets are 0.93, 0.84, 1.09 and 1.14: three ratios a quarter, so steady that hardly anything is shrunk', () => {
    // Anderson, Sweeney & Williams, Statistics for Business and Economics, the quarterly sales of television sets in thousands, four years.
    const sets = Float64Array.of(4.8, 4.1, 6, 6.5, 5.8, 5.2, 6.8, 7.4, 6, 5.6, 7.5, 7.8, 6.3, 5.9, 8, 8.4);
    expect(Array.from(seasonalIndices(sets, 4).indices, index => Math.round(100 * index) / 100)).toEqual([0.93, 0.84, 1.09, 1.14]);
  });

  test('are shrunk to 1 by V/(V + A) times (s - 3)/(s - 1) (Miller & Williams 2003), by hand', () => {
    // Ratios that alternate by 0.1 around four indices: their variance within a place is known, and so is the way to 1.
    const series = withNoise(6, 0.15, SEASON);
    const ratios = SEASON.map((_, place) => Array.from({ length: 5 }, (__, year) => 4 * year + place + (place < 2 ? 4 : 0)).map(at => {
      const around = series[at - 2]! / 2 + series[at - 1]! + series[at]! + series[at + 1]! + series[at + 2]! / 2;
      return 4 * series[at]! / around;
    }).sort((a, b) => a - b));
    const trimmed = ratios.map(([, second, third, fourth]) => (second! + third! + fourth!) / 3);
    const centre = trimmed.reduce((total, index) => total + index, 0) / 4;
    const raw = trimmed.map(index => index / centre);
    const within = ratios.flatMap(values => values.map(value => (value - values.reduce((total, each) => total + each, 0) / 5) ** 2));
    const noise = within.reduce((total, square) => total + square, 0) / 16 / 5;
    const apart = raw.reduce((total, index) => total + (index - 1) ** 2, 0) / 3;
    const way = (4 - 3) / (4 - 1) * noise / Math.max(noise, apart);
    const { indices } = seasonalIndices(series, 4);
    expect(Array.from(indices)).toEqual(raw.map(index => expect.closeTo(1 + (index - 1) * (1 - way), 8)));
  });

  test('of noise alone are small: over fifty series less than half of what they would be without shrinking', () => {
    const ranges = Array.from({ length: 50 }, (_, seed) => {
      const { indices, strength } = seasonalIndices(withNoise(6, 0.2, new Array<number>(12).fill(1), seed), 12);
      return { range: Math.max(...indices) - Math.min(...indices), strength };
    });
    // The range of twelve normal numbers is 3.26 deviations, and that of a mean of five 0.2/sqrt(5).
    expect(ranges.reduce((total, { range }) => total + range, 0) / 50).toBeLessThan(0.5 * 3.26 * 0.2 / Math.sqrt(5));
    expect(ranges.reduce((total, { strength }) => total + strength, 0) / 50).toBeLessThan(0.1);
  });

  test('are shrunk to those of the group where there is one, and are the group\'s where the item is too young', () => {
    const group = [1.4, 1, 0.6, 1];
    expect(Array.from(seasonalIndices(Float64Array.of(1, 2, 3), 4, group).indices)).toEqual(group);
    const own = seasonalIndices(withNoise(3, 0.4, SEASON), 4).indices;
    const shrunk = seasonalIndices(withNoise(3, 0.4, SEASON), 4, group).indices;
    const apart = (from: readonly number[], indices: Float64Array): number => from.reduce((total, value, at) => total + Math.abs(value - indices[at]!), 0);
    expect(apart(group, shrunk)).toBeLessThanOrEqual(apart(group, own));
  });

  test('of a group are those of its items, each as large as the others, however late the first is known', () => {
    const item = (level: number, from: number): (number | null)[] => Array.from({ length: 16 }, (_, at) => at < from ? null : level * SEASON[at % 4]!);
    const close = SEASON.map(index => expect.closeTo(index, 1));
    expect(groupIndices([item(10, 0), item(1_000, 0)], 4)).toEqual(close);
    expect(groupIndices([item(10, 3), item(1_000, 5)], 4)).toEqual(close);
    expect(groupIndices([], 4)).toEqual([1, 1, 1, 1]);
  });

  test('leave out what is not known', () => {
    const series = Float64Array.from({ length: 24 }, (_, at) => at === 9 || at === 14 ? NaN : 10 * SEASON[at % 4]!);
    const { indices } = seasonalIndices(series, 4);
    indices.forEach((index, place) => expect(Math.abs(index - SEASON[place]!)).toBeLessThan(0.12));
  });

  test('of 52 weeks are found in two years, where each was seen once: neighbours are alike', () => {
    const next = normal(2);
    const wave = (at: number): number => 1 + 0.4 * Math.sin(at / 52 * 2 * Math.PI);
    const { indices, strength } = seasonalIndices(Float64Array.from({ length: 104 }, (_, at) => 100 * wave(at) * (1 + 0.1 * next())), 52);
    expect(strength).toBeGreaterThan(0.7);
    expect(Math.abs(indices[13]! - 1.4)).toBeLessThan(0.15);
    expect(Math.abs(indices[39]! - 0.6)).toBeLessThan(0.15);
  });
});
