import { normalDemand } from '../../src/stock';

test('100 with a deviation of 20: tables of the normal and of its loss', () => {
  const demand = normalDemand(100, 20);
  expect(demand).toMatchObject({ kind: 'normal', mean: 100, sd: 20, step: 0 });
  expect([demand.cdf(120), demand.quantile(0.9), demand.expectedShortage(110)]).toEqual([0.841345, 125.631031, 3.955931].map(value => expect.closeTo(value, 6)));
  let sum = 0;
  for (let x = 90.005; x < 110; x += 0.01) sum += demand.expectedShortage(x) * 0.01;
  expect(demand.shortageBetween(90, 110)).toBeCloseTo(sum, 4);
});

test('a deviation that is nothing beside the mean, or beside a unit, is none', () => {
  const certain = (mean: number, sd: number) => normalDemand(mean, sd).sd === 0;
  expect([certain(100, 1e-11), certain(1, 1e-12), certain(0, 1e-13), certain(1, 1e-11), certain(0.01, 1e-12)]).toEqual([true, true, true, false, true]);
});

test('certain demand is all there is up to it', () => {
  const demand = normalDemand(12, 0);
  expect(demand).toMatchObject({ kind: 'normal', mean: 12, sd: 0, step: 0 });
  expect([11.9, 12, 13].map(x => demand.cdf(x))).toEqual([0, 1, 1]);
  expect([demand.quantile(0.01), demand.quantile(0.99)]).toEqual([12, 12]);
  expect([10, 12, 13].map(x => demand.expectedShortage(x))).toEqual([2, 0, 0]);
  // The triangle below 12: of 8 to 12, of 8 to 10, of 11 to 15.
  expect([demand.shortageBetween(8, 12), demand.shortageBetween(8, 10), demand.shortageBetween(11, 15), demand.shortageBetween(13, 15)]).toEqual([8, 6, 0.5, 0]);
});

test('a quantity that is no number is refused', () => {
  for (const demand of [normalDemand(12, 0), normalDemand(12, 3)]) {
    for (const ask of [demand.cdf, demand.expectedShortage]) expect(() => ask(NaN)).toThrow(expect.objectContaining({ input: 'quantity' }));
  }
});
