import { Random } from '../../src/routing/random';

const drawn = (seed: number, count: number) => {
  const random = new Random(seed);
  return Array.from({ length: count }, () => random.next());
};

test('the same seed draws the same, another seed something else, and large seeds differ in their upper part too', () => {
  expect(drawn(7, 5)).toEqual(drawn(7, 5));
  expect(drawn(7, 5)).not.toEqual(drawn(8, 5));
  expect(drawn(7, 5)).not.toEqual(drawn(7 + 2 ** 32, 5));
});

test('what is drawn is spread evenly: each tenth gets its share of 100,000 within four standard deviations', () => {
  const counts = new Array<number>(10).fill(0);
  for (const value of drawn(1, 100_000)) counts[Math.floor(value * 10)]!++;
  for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(4 * Math.sqrt(100_000 * 0.1 * 0.9));
});

test('whole numbers below 3 are 0, 1 and 2', () => {
  const random = new Random(1);
  expect(new Set(Array.from({ length: 100 }, () => random.below(3)))).toEqual(new Set([0, 1, 2]));
});

test('what is drawn is pinned: a plan that was made once is made again', () => {
  // The 17th to 19th 32 bits of the generator, written by itself with whole numbers without bounds.
  const bits = (seed: number) => drawn(seed, 3).map(value => value * 2 ** 32);
  expect([bits(1), bits(-7 - 2 ** 33)]).toEqual([[1_086_833_025, 133_939_579, 3_401_972_810], [109_218_177, 301_352_381, 1_193_424_410]]);
});
