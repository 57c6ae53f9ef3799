import type { RoutingProblem, Stop, Vehicle } from '../../src/routing';
import { instanceOf } from '../../src/routing/instance';
import { alongALine } from './by-hand';

const STOPS: readonly Stop[] = [
  { id: 'A', weight: 2, volume: 3, window: { earliest: 100, latest: 200 }, serviceMinutes: 5, prize: 9 }, { id: 'B', weight: 4, priority: 3 },
];
const VAN: Vehicle = { id: 'van', weight: 10, count: 1.7, costPerKm: 1 };
const LORRY: Vehicle = {
  id: 'lorry', weight: 20, volume: 8, fixedCost: 7, costPerKm: 2, costPerHour: 30, shift: { earliest: 50, latest: 400 },
  break: { minutes: 30, earliest: 120, latest: 300 }, maximumMinutes: 240, maximumKm: 90,
};
const PROBLEM: RoutingProblem = {
  stops: STOPS, vehicles: [VAN, LORRY], depot: { earliest: 40, latest: 500 },
  distances: Float64Array.of(0, 10, 20, 11, 0, 5, 20, 5, 0), durations: Float64Array.of(0, 12, 25, 12, 0, 6, 25, 6, 0),
};
const plain = (problem: RoutingProblem) => Object.fromEntries(Object.entries(instanceOf(problem)).map(([key, value]) =>
  [key, ArrayBuffer.isView(value) ? [...value as Float64Array] : value]));

test('everything of stops and vehicles stands by place and by slot; what has no time has one that never binds', () => {
  // All bounds lie between 40 and 500; nobody can be on the road longer than the break, the longest way from each place and the services: 30 + 25 + 12 + 5 + 25.
  // B must be served: 3 x (1 + 2 x the dearest route + 9), the lorry's 7 + 3 x 20 x 2 km + 240 minutes at 0.5 = 247.
  expect(plain(PROBLEM)).toMatchObject({
    places: 3, distance: [0, 10, 20, 11, 0, 5, 20, 5, 0], distanceTo: [0, 11, 20, 10, 0, 5, 20, 5, 0], weight: [0, 2, 4], volume: [0, 3, 0], service: [0, 5, 0],
    open: [-57, 100, -57], close: [597, 200, 597], penalty: [0, 9, 3 * (1 + 2 * 247 + 9)],
    kinds: 2, kindStart: [0, 1, 3], kindOf: [0, 1, 1], perKm: [1, 2, 2], perMinute: [0, 0.5, 0.5], fixed: [0, 7, 7],
    maximumWeight: [10, 20, 20], maximumVolume: [Infinity, 8, 8], maximumMinutes: [Infinity, 240, 240], maximumKm: [Infinity, 90, 90],
    shiftStart: [40, 50, 50], shiftEnd: [500, 400, 400], breakMinutes: [-1, 30, 30], breakEarliest: [0, 120, 120], breakLatest: [0, 300, 300],
    timed: true, lengthCounts: true, volumes: true, kmBinds: true, breaks: true,
  });
});

test('without durations driving takes no time', () => {
  expect(plain({ ...PROBLEM, durations: undefined }).duration).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0]);
});

test('ways as long there as back are kept once, also where they differ in their last digits', () => {
  const { duration, durationTo, distance, distanceTo } = instanceOf(PROBLEM);
  expect([durationTo === duration, distanceTo === distance]).toEqual([true, false]);
  const rounded = instanceOf({ ...PROBLEM, distances: Float64Array.of(0, 10, 20, 10 + 1e-11, 0, 5, 20, 5, 0) });
  expect(rounded.distanceTo === rounded.distance).toBe(true);
});

test('where nothing is bounded, no time binds, and none is counted', () => {
  const ways = alongALine([10, 20]);
  const stops = [{ id: 'A', weight: 1 }, { id: 'B', weight: 1, serviceMinutes: 5 }];
  expect(plain({ stops, vehicles: [{ id: 'van', weight: 10, costPerKm: 1 }], distances: ways, durations: ways })).toMatchObject({
    // The longest ways from each place and the service: 20 + 10 + 20 + 5.
    open: [-55, -55, -55], close: [55, 55, 55], shiftStart: [-55, -55], shiftEnd: [55, 55], penalty: [0, 121, 121],
    timed: false, lengthCounts: false, volumes: false, kmBinds: false, breaks: false,
  });
  expect(plain({ stops: [], vehicles: [VAN], distances: new Float64Array(1) })).toMatchObject({ places: 1, kindStart: [0, 0], kindOf: [], penalty: [0] });
});

test.each([
  ['hours that cost', { costPerHour: 1 }, { timed: true, lengthCounts: true }], ['hours that are bounded', { maximumMinutes: 60 }, { timed: true, lengthCounts: true }],
  ['a break', { break: { minutes: 1, earliest: 0, latest: 10 } }, { timed: true, breaks: true, lengthCounts: false }], ['a shift', { shift: { latest: 90 } }, { timed: true, lengthCounts: false }],
  ['a volume', { volume: 3 }, { volumes: true, timed: false }], ['kilometres', { maximumKm: 3 }, { kmBinds: true, timed: false }],
] as const)('%s of one kind of vehicle alone are noticed', (_, vehicle, noticed) => {
  const ways = alongALine([10]);
  expect(instanceOf({ stops: [{ id: 'A', weight: 1 }], vehicles: [VAN, { ...VAN, id: 'other', ...vehicle }], distances: ways, durations: ways })).toMatchObject(noticed);
});

test.each([
  // 3 times the longest way of 25 minutes; the shift, if longer; the most minutes, if fewer; all the time there is, if no shift: 40 - 97 to 500 + 97.
  ['three times the longest way', { shift: { earliest: 50, latest: 60 }, maximumMinutes: undefined }, 75],
  ['the shift', { maximumMinutes: undefined }, 350], ['the most minutes', {}, 240], ['all the time there is', { shift: undefined, maximumMinutes: undefined }, 654],
] as const)('the dearest route takes %s', (_, lorry, minutes) => {
  const dearest = 7 + 120 + minutes * 0.5;
  expect(instanceOf({ ...PROBLEM, vehicles: [VAN, { ...LORRY, ...lorry }] }).penalty[2]).toBe(3 * (1 + 2 * dearest + 9));
});
