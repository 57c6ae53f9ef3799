import { groupIndices, type Observation } from '../../src/forecasting';
import { seasonalIndices, type Seasonality } from '../../src/forecasting/seasonality/indices';
import { seriesOf } from '../../src/forecasting/series';
import { normal } from './random';

const QUARTERS = [1.3, 0.9, 0.7, 1.1];
const repeated = (length: number, values: readonly number[], level = 10) =>
  Float64Array.from({ length }, (_, at) => level * values[at % values.length]!);
const average = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0) / values.length;
const squares = (values: readonly number[]): number => values.reduce((total, value) => total + (value - average(values)) ** 2, 0);
const ones = (season: number) => ({ indices: new Float64Array(season).fill(1), strength: 0 });

/** The indices step by step, for series of which every place was seen often enough. */
function stepByStep(series: Float64Array, season: number, group: readonly number[]): Seasonality {
  const reach = season % 2 === 0 ? season / 2 : (season - 1) / 2;
  const places = Array.from({ length: season }, (): number[] => []);
  for (let at = reach; at + reach < series.length; at++) {
    const around = Array.from({ length: 2 * reach + 1 }, (_, near) =>
      ({ value: series[at - reach + near]!, weight: season % 2 === 0 && near % (2 * reach) === 0 ? 0.5 : 1 }));
    const known = around.filter(({ value }) => !Number.isNaN(value));
    const weights = known.reduce((total, { weight }) => total + weight, 0);
    const sold = known.reduce((total, { value, weight }) => total + weight * value, 0);
    if (!Number.isNaN(series[at]!)) places[at % season]!.push(series[at]! * weights / sold);
  }
  const means = places.map(values => average(values.length < 5 ? values : [...values].sort((a, b) => a - b).slice(1, -1)));
  const wide = season > 24;
  const near = (place: number): number => means[(place + season) % season]!;
  const level = means.map((mean, place) =>
    wide ? (near(place - 2) + 2 * near(place - 1) + 3 * mean + 2 * near(place + 1) + near(place + 2)) / 9 : mean);
  const raw = level.map(value => value / average(level));
  const count = places.flat().length;
  const noise = count < 1.5 * season
    ? average(means.map((mean, place) => (mean - near(place + 1)) ** 2)) / 2
    : places.reduce((total, values) => total + squares(values), 0) / (count - season);
  // (1 + 4 + 9 + 4 + 1) / 81 of the noise is left by averaging five.
  const ofIndices = noise * season / count * (wide ? 19 / 81 : 1);
  const apart = squares(raw.map((value, place) => value - group[place]!)) / (season - 1);
  const way = (season - 3) / (season - 1) * ofIndices / Math.max(ofIndices, apart);
  const shrunk = raw.map((value, place) => Math.max(0.05, value + way * (group[place]! - value)));
  const indices = Float64Array.from(shrunk, value => value / average(shrunk));
  const explained = squares(Array.from(indices)) / (season - 1);
  return { indices, strength: explained / (explained + noise) };
}

test.each([
  ['quarters, six of which have a ratio, the fewest', 4, 10, 0.3],
  ['quarters of six years', 4, 24, 0.3],
  ['quarters with much noise', 4, 24, 1.5],
  ['five days', 5, 33, 0.3],
  ['months of three years', 12, 36, 0.3],
  ['26 fortnights, each seen once', 26, 52, 0.3],
  ['26 fortnights, half of them seen twice', 26, 65, 0.3],
  ['26 fortnights of six years', 26, 156, 0.3],
])('indices are those worked out step by step, with a group and without: %s', (_, season, length, noise) => {
  const next = normal(season + length);
  const wave = Array.from({ length: season }, (__, place) => 1 + 0.4 * Math.sin(place / season * 2 * Math.PI) + 0.1 * (place % 3 - 1));
  const whole = Float64Array.from({ length }, (__, at) => Math.max(1, (50 + at) * wave[at % season]! * (1 + noise * next())));
  const gaps = whole.map((value, at) => length > 2.6 * season && at % 11 === 5 ? NaN : value);
  for (const series of [whole, gaps]) {
    for (const group of [wave.map(() => 1), wave.map((index, place) => index + (place % 2 === 0 ? 0.15 : -0.15))]) {
      const { indices, strength } = stepByStep(series, season, group);
      const made = seasonalIndices(series, season, group);
      expect(Array.from(made.indices)).toEqual(Array.from(indices, index => expect.closeTo(index, 9)));
      expect(made.strength).toBeCloseTo(strength, 9);
    }
  }
});

describe('there are no indices', () => {
  test.each([1, 2, 3])('of a season of %p, which is too short to shrink', season => {
    expect(seasonalIndices(repeated(40, [1.5, 0.5, 1].slice(0, season)), season)).toEqual(ones(season));
  });

  test('of two years of quarters, each of which has one ratio alone, nor of 24 half-months', () => {
    expect(seasonalIndices(repeated(8, QUARTERS), 4)).toEqual(ones(4));
    expect(seasonalIndices(repeated(48, Array.from({ length: 24 }, (_, place) => 0.5 + place % 3 / 2)), 24)).toEqual(ones(24));
  });

  test('of a long season that was not seen twice, however many periods before it are unknown', () => {
    expect(seasonalIndices(repeated(49, Array.from({ length: 25 }, (_, place) => 1 + place / 25)), 25)).toEqual(ones(25));
  });

  test('of a place of which nothing is known, unless the group has them', () => {
    expect(seasonalIndices(repeated(40, [NaN, 0.9, 0.7, 1.1]), 4)).toEqual(ones(4));
    expect(seasonalIndices(repeated(40, [NaN, 0.9, 0.7, 1.1]), 4, QUARTERS)).toEqual({ indices: Float64Array.from(QUARTERS), strength: 0 });
  });

  test('of demand below 0, of demand that never changes, and of none but at both ends', () => {
    expect(seasonalIndices(repeated(16, QUARTERS, -10), 4)).toEqual(ones(4));
    expect(seasonalIndices(repeated(16, [1, 1, 1, 1]), 4)).toEqual(ones(4));
    const ends = Float64Array.from({ length: 52 }, (_, at) => at < 13 || at >= 39 ? 10 : 0);
    expect(seasonalIndices(ends, 26).indices).toEqual(ones(26).indices);
  });
});

describe('there are indices', () => {
  test('of 24 half-months, which are not averaged with their neighbours', () => {
    const season = Array.from({ length: 24 }, (_, place) => place % 2 === 0 ? 1.25 : 0.75);
    const { indices } = seasonalIndices(repeated(72, season), 24);
    expect(Array.from(indices)).toEqual(season.map(index => expect.closeTo(index, 10)));
  });

  test('that are exactly the group\'s where the item is', () => {
    expect(Array.from(seasonalIndices(repeated(24, [1.5, 1, 0.5, 1], 16), 4, [1.5, 1, 0.5, 1]).indices)).toEqual([1.5, 1, 0.5, 1]);
  });

  test('where half of the season around a period is known, and none where less is', () => {
    const known = (...of: readonly number[]) => repeated(40, QUARTERS).map((value, at) => of.includes(at % 5) ? value : NaN);
    // Two that lie side by side: 1 + 1 of a season of 4. Two that lie two apart: 1 + 0.5.
    expect(seasonalIndices(known(0, 1), 4).strength).toBeGreaterThan(0);
    expect(seasonalIndices(known(0, 2), 4)).toEqual(ones(4));
  });
});

describe('indices of a group', () => {
  const close = (values: ArrayLike<number>) => Array.from(values, value => expect.closeTo(value, 10));

  test('are those of the mean of its items, each by its own level, period by period of those that knew it', () => {
    const whole = Array.from(repeated(16, [13, 9, 7, 11], 1));
    const late: Observation[] = [...new Array<null>(8).fill(null), 2, 2, 6, 6, 2, 2, 6, 6];
    const nothing = new Array<number>(16).fill(0);
    const mean = [1.3, 0.9, 0.7, 1.1, 1.3, 0.9, 0.7, 1.1, 0.9, 0.7, 1.1, 1.3, 0.9, 0.7, 1.1, 1.3];
    expect(groupIndices([whole, late, nothing, [null]], 4)).toEqual(close(seasonalIndices(seriesOf(mean), 4).indices));
  });

  test('begin with the first period, where the first items come later', () => {
    const late = [null, null, null, ...repeated(21, QUARTERS)];
    // The fourth period is the first known, and the first of QUARTERS.
    expect(groupIndices([late], 4)).toEqual(close([0.9, 0.7, 1.1, 1.3]));
  });

  test('are 1 where a long season was not known twice', () => {
    const short = [...new Array<null>(26).fill(null), ...Array.from({ length: 51 }, (_, at) => 10 + at % 26)];
    expect(groupIndices([short], 26)).toEqual(new Array<number>(26).fill(1));
  });
});
