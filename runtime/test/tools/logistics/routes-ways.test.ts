import { putGivenWays, waysBetween } from '../../../src/tools/logistics/routes-ways';

/** The warehouse and two stops, each 10 km from the others as estimated; 60 km/h. */
const estimated = () => ({ distances: Float64Array.from([0, 10, 10, 10, 0, 10, 10, 10, 0]), durations: Float64Array.from([0, 10, 10, 10, 0, 10, 10, 10, 0]) });
const PLACES = [['WH01'], ['SO-1', 'C1'], ['SO-2', 'C2']];

test('a way that is given stands, and the way back is as long', () => {
  const ways = estimated();
  putGivenWays(ways, PLACES, [{ from: 'WH01', to: 'so-1', km: 30, minutes: 45 }], 60);

  expect([...ways.distances]).toEqual([0, 30, 10, 30, 0, 10, 10, 10, 0]);
  expect([...ways.durations]).toEqual([0, 45, 10, 45, 0, 10, 10, 10, 0]);
});

test('the way back may be given too, before or after, and minutes follow the speed where none are given', () => {
  const given = [{ from: 'C2', to: 'C1', km: 6 }, { from: 'C1', to: 'C2', km: 12 }];
  for (const order of [given, given.toReversed()]) {
    const ways = estimated();
    putGivenWays(ways, PLACES, order, 30);
    expect([...ways.distances]).toEqual([0, 10, 10, 10, 0, 12, 10, 6, 0]);
    expect([...ways.durations]).toEqual([0, 10, 10, 10, 0, 24, 10, 12, 0]);
  }
});

test('two orders of one customer are both where the customer is, and nowhere is far from itself', () => {
  const ways = estimated();
  putGivenWays(ways, [['WH01'], ['SO-1', 'C1'], ['SO-3', 'C1']], [{ from: 'WH01', to: 'C1', km: 7 }, { from: 'C1', to: 'C1', km: 0 }], 60);

  expect([...ways.distances]).toEqual([0, 7, 7, 7, 0, 0, 7, 0, 0]);
});

test('what is given for places that are not in the plan changes nothing and is not counted', () => {
  const ways = estimated();
  const given = [{ from: 'WH01', to: 'C9', km: 1 }, { from: 'C1', to: 'C2', km: 5 }];
  putGivenWays(ways, PLACES, given.slice(0, 1), 60);

  expect([...ways.distances]).toEqual([...estimated().distances]);
  expect(waysBetween(['wh01', 'C1', 'C2'], given)).toBe(1);
});
