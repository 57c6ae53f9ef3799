import { seededRandom, seededUniform } from '../../src/stock';

test('each kind of draw is pinned, one after the other from one generator: what was answered once stays so', () => {
  const random = seededRandom(7, 'pinned', 3);
  const close = (values: readonly number[]) => values.map(value => expect.closeTo(value, 12));
  expect(Array.from({ length: 4 }, () => random.uniform())).toEqual(close([0.5957522330572829, 0.11329622415360063, 0.544503086595796, 0.8777052502846345]));
  expect(Array.from({ length: 3 }, () => random.normal())).toEqual(close([-0.9997603962427215, -1.073386681643094, -1.1133102832339696]));
  expect([0.3, 1, 2.5].map(shape => random.gamma(shape))).toEqual(close([0.1595182298597426, 0.38641162538558255, 0.6602438625997361]));
  expect([0.5, 4, 49, 50, 900].map(mean => random.poisson(mean))).toEqual([0, 5, 44, 50, 819]);
  expect([seededUniform(7, 'pinned', 3), seededUniform(-7, 'pinned', -3, 'x')]).toEqual(close([0.2647343095159158, 0.9755493755219504]));
});

test('a shape of 0 has no gamma variable', () => {
  for (const shape of [0, -1, NaN]) expect(() => seededRandom(1).gamma(shape)).toThrow(expect.objectContaining({ input: 'shape' }));
});

test('each seed and each key draws its own, a number and its text another, and the order of keys counts', () => {
  const first = (seed: number, ...keys: (string | number)[]) => [seededRandom(seed, ...keys).uniform(), seededUniform(seed, ...keys)];
  const all = [first(1), first(2), first(-1), first(1, 'a'), first(1, 'b'), first(1, 'a', 'b'), first(1, 'b', 'a'), first(1, 'ab'), first(1, 1), first(1, '1'), first(1, 2), first(1, '')];
  expect(new Set(all.flat()).size).toBe(2 * all.length);
  for (const value of all.flat()) expect(value > 0 && value < 1).toBe(true);
});

test('a mean of 0 draws nothing, and one of 50 or more a rounded normal that is never below 0', () => {
  const random = seededRandom(2, 'poisson');
  expect([random.poisson(0), random.poisson(0)]).toEqual([0, 0]);
  const [one, other] = [seededRandom(3), seededRandom(3)];
  expect(one.poisson(60)).toBe(Math.round(60 + Math.sqrt(60) * other.normal()));
});

test('what a gamma draw accepts and refuses is pinned as well: after 300 of them so many uniform numbers are used up', () => {
  const random = seededRandom(5, 'gamma');
  for (let draw = 0; draw < 300; draw++) random.gamma(1);
  expect(random.uniform()).toBeCloseTo(0.315749988774769, 12);
});
