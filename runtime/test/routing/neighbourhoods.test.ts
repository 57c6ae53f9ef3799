import type { RoutingProblem, Stop } from '../../src/routing';
import { instanceOf } from '../../src/routing/instance';
import type { Nearest } from '../../src/routing/nearest';
import { alongALine } from './by-hand';

const rowOf = ({ places, reach }: Nearest, place: number) => [...places.subarray(place * reach, (place + 1) * reach)];
const problem = (at: readonly number[], more: readonly Partial<Stop>[] = [], minutesPerKm = 1): RoutingProblem => ({
  stops: at.map((_, index) => ({ id: `S${index + 1}`, weight: 1, ...more[index] })), vehicles: [{ id: 'van', weight: 10, costPerKm: 1 }],
  distances: alongALine(at), durations: alongALine(at).map(km => km * minutesPerKm),
});

test('strings are removed around the 100 nearest, and stops inserted beside the 40 nearest of them', () => {
  const { neighbours, candidates } = instanceOf(problem(Array.from({ length: 120 }, (_, index) => index + 1)));
  expect([neighbours.reach, candidates.reach]).toEqual([100, 40]);
  // Of two as near the lower number: 49, 51, 48, 52, …
  const around = (place: number, most: number) => Array.from({ length: most }, (_, rank) => place + (rank % 2 === 0 ? -1 : 1) * (Math.floor(rank / 2) + 1));
  expect(rowOf(neighbours, 60)).toEqual(around(60, 100));
  expect(rowOf(candidates, 60)).toEqual(around(60, 40));
  expect(rowOf(candidates, 120)).toEqual(Array.from({ length: 40 }, (_, rank) => 119 - rank));
  const few = instanceOf(problem([1, 2, 3]));
  expect(few.candidates).toBe(few.neighbours);
});

test('a way counts as the mean of there and back', () => {
  const distances = Float64Array.of(0, 1, 1, 1, 1, 0, 2, 5, 1, 20, 0, 1, 1, 5, 1, 0);
  // From S1 to S2 2 km and back 20, to S3 5 and back 5.
  expect(rowOf(instanceOf({ ...problem([1, 2, 3]), distances }).neighbours, 1)).toEqual([3, 2]);
});

describe('with time windows', () => {
  const candidatesOf = (place: number, at: readonly number[], more: readonly Partial<Stop>[], minutesPerKm = 1) =>
    rowOf(instanceOf(problem(at, more, minutesPerKm)).candidates, place);

  test('a stop that opens much later is farther than one that opens soon', () => {
    // From S1 at 10 at the latest: S2 is 1 km away and 489 minutes of waiting, S3 2 km and 8.
    expect(candidatesOf(1, [10, 11, 12], [{ window: { latest: 10 } }, { window: { earliest: 500 } }, { window: { earliest: 20 } }])).toEqual([3, 2]);
    // Where S1 closes so late that nobody need wait, the way alone counts.
    expect(candidatesOf(1, [10, 11, 12], [{ window: { latest: 600 } }, { window: { earliest: 500 } }, { window: { earliest: 20 } }])).toEqual([2, 3]);
  });

  test('a minute of waiting counts as a fifth of one on the road, in the kilometres that are driven in it', () => {
    // From S1 at 30 at the latest: S2 is 10 km away and waits for what is left of the minutes until it opens; S3 is 17 km away and waits for nobody.
    const apart = (opens: number, minutesPerKm: number, serviceMinutes = 0) => candidatesOf(1, [100, 110, 117], [
      { window: { latest: 30 }, serviceMinutes }, { window: { earliest: 30 + opens } },
    ], minutesPerKm)[0];
    expect([apart(44, 1), apart(46, 1)]).toEqual([2, 3]);
    // At two minutes a kilometre 71 minutes of waiting count 7.1 km, 69 count 6.9.
    expect([apart(89, 2), apart(91, 2)]).toEqual([2, 3]);
    // The service takes some of the waiting away.
    expect([apart(50, 1), apart(50, 1, 7)]).toEqual([3, 2]);
  });

  test('where driving takes no time the way alone counts', () => {
    const given = problem([10, 11, 12], [{ window: { latest: 10 } }, { window: { earliest: 500 } }, { window: { earliest: 20 } }]);
    expect(rowOf(instanceOf({ ...given, durations: undefined }).candidates, 1)).toEqual([2, 3]);
  });

  test('the better of both orders counts, and who can be reached in neither comes last', () => {
    // S2 is near, but closes before S1 opens and opens after it closes: neither before nor behind. S3 can only be before S1.
    const more = [{ window: { earliest: 100, latest: 100 } }, { window: { earliest: 100, latest: 100 } }, { window: { earliest: 0, latest: 60 } }];
    expect(candidatesOf(1, [10, 12, 40], more)).toEqual([3, 2]);
    // Met to the minute S2 is reached.
    expect(candidatesOf(1, [10, 12, 40], [more[0]!, { window: { earliest: 100, latest: 102 } }, more[2]!])).toEqual([2, 3]);
    expect(candidatesOf(1, [10, 12, 40], [{ ...more[0]!, serviceMinutes: 1 }, { window: { earliest: 100, latest: 102 } }, more[2]!])).toEqual([3, 2]);
  });
});
