import type { DriverBreak, RoutingProblem, Stop, TimeWindow, Vehicle } from '../../src/routing';
import { drivingSlots, routesOf, summaryOf } from '../../src/routing/report';
import { alongALine, planned } from './by-hand';

const VAN: Vehicle = { id: 'van', weight: 10, costPerKm: 1, costPerHour: 60 };
const problem = (stops: readonly Omit<Stop, 'id' | 'weight'>[], vehicle: Partial<Vehicle>, depot?: TimeWindow): RoutingProblem => {
  const ways = alongALine([10, 20, 30].slice(0, stops.length));
  return { stops: stops.map((stop, at) => ({ id: 'ABC'[at]!, weight: 1, ...stop })), vehicles: [{ ...VAN, ...vehicle }], distances: ways, durations: ways, depot };
};
/** The first van drives all stops in their order. */
const driven = (given: RoutingProblem) => routesOf(planned(given, { 0: given.stops.map((_, at) => at + 1) }), given)[0]!;
const LUNCH: DriverBreak = { minutes: 30, earliest: 100, latest: 130 };

test('routes come kind by kind, and within a kind in the order of the vehicles, whichever left first', () => {
  const two: RoutingProblem = { ...problem([{}, {}, {}], {}), vehicles: [{ ...VAN, count: 2 }, { ...VAN, id: 'lorry', costPerKm: 2 }] };
  const plan = planned(two, {});
  [[1, 2], [2, 1], [3, 0]].forEach(([place, slot]) => { plan.insert(place!, 0, slot!); plan.refresh(slot!); });
  expect(drivingSlots(plan)).toEqual([0, 1, 2]);
  expect(routesOf(plan, two).map(({ vehicle, stops }) => [vehicle, stops.map(({ stop }) => stop)])).toEqual([['van', ['C']], ['van', ['B']], ['lorry', ['A']]]);
});

test('a route says what it leaves with, how far and how long it is, and what each part costs', () => {
  expect(driven(problem([{ volume: 2, serviceMinutes: 4 }, { volume: 3, serviceMinutes: 6 }], { fixedCost: 7, costPerKm: 2, costPerHour: 30 }))).toEqual({
    vehicle: 'van', departure: 0, end: 50, km: 40, minutes: 50, load: { weight: 2, volume: 5 },
    stops: [{ stop: 'A', arrival: 10, start: 10, departure: 14, km: 10 }, { stop: 'B', arrival: 24, start: 24, departure: 30, km: 10 }],
    cost: { fixed: 7, distance: 80, time: 25, total: 112 },
  });
});

test('where no time counts a route takes none', () => {
  const { durations, ...untimed } = problem([{}, {}], { costPerHour: 0 });
  expect([durations!.length, driven(untimed)]).toEqual([9, expect.objectContaining({ departure: 0, end: 0, minutes: 0, km: 40 })]);
});

test('a plan in figures counts what is left out, and the prizes of the optional ones among it', () => {
  const given = problem([{}, { prize: 4 }, { prize: 5 }], { fixedCost: 7 });
  expect(summaryOf(planned(given, { 0: [1] }), given)).toEqual({ cost: 47, km: 20, minutes: 20, routes: 1, leftOut: 2, prizesForgone: 9 });
  expect(summaryOf(planned(given, { 1: [2, 3] }), given)).toEqual({ cost: 127, km: 60, minutes: 60, routes: 1, leftOut: 1, prizesForgone: 0 });
});

describe('a van leaves', () => {
  test.each([
    ['at the origin of time where nothing binds', [{}, {}], {}, undefined, 0],
    ['before it where the first window ends early', [{ window: { latest: -30 } }], {}, undefined, -40],
    ['so late that it need not wait', [{ window: { earliest: 100 } }], {}, undefined, 90],
    ['when its shift begins', [{}], { shift: { earliest: -50, latest: 100 } }, undefined, -50],
    ['when the depot opens', [{}], {}, { earliest: -60, latest: 100 }, -60],
    ['later than its shift begins, where it would wait', [{ window: { earliest: 100 } }], { shift: { earliest: 50 } }, undefined, 90],
    ['at the later of both', [{}], { shift: { earliest: 40 } }, { earliest: 30 }, 40],
    ['so that waiting at the second stop comes after the service at the first', [{ serviceMinutes: 5 }, { window: { earliest: 100 } }], { shift: { earliest: 0 } }, undefined, 75],
    ['as late as the first stop takes it, and waits at the second', [{ serviceMinutes: 5, window: { latest: 50 } }, { window: { earliest: 100 } }], { shift: { earliest: 0 } }, undefined, 40],
    ['early enough after such a wait for the third', [
      { serviceMinutes: 5, window: { latest: 50 } }, { serviceMinutes: 5, window: { earliest: 100 } }, { window: { earliest: 130, latest: 140 } },
    ], { shift: { earliest: 0 } }, undefined, 40],
  ] as const)('%s', (_, stops, vehicle, depot, departure) => {
    const route = driven(problem(stops, vehicle, depot));
    expect([route.departure, route.minutes, route.cost.time]).toEqual([departure, route.end - departure, route.end - departure]);
  });
});

describe('the break', () => {
  test('is taken after the stop where the van would wait, and the van leaves no earlier than it must', () => {
    const stops = [{ serviceMinutes: 5, window: { latest: 90 } }, { window: { earliest: 140, latest: 150 } }];
    expect(driven(problem(stops, { break: LUNCH, shift: { earliest: 0, latest: 400 } }))).toMatchObject({
      // After A at 95 it waits until 100, rests until 130, and is at B at 140.
      departure: 80, end: 160, minutes: 80, break: { start: 100, end: 130, afterStop: 'A' },
      stops: [{ arrival: 90, departure: 95 }, { arrival: 140, start: 140 }],
    });
  });

  test('is counted where nobody waits: the second stop opens 55 minutes after leaving', () => {
    const stops = [{ serviceMinutes: 5, window: { latest: 130 } }, { window: { earliest: 140 } }];
    expect(driven(problem(stops, { break: LUNCH, shift: { earliest: 0, latest: 400 } }))).toMatchObject({ departure: 85, end: 160, break: { start: 100, end: 130, afterStop: 'A' } });
    const moment = { ...LUNCH, minutes: 0 };
    expect(driven(problem(stops, { break: moment, shift: { earliest: 0, latest: 400 } }))).toMatchObject({ departure: 115, end: 160, break: { start: 115, end: 115 } });
  });

  test('is taken at the depot before leaving, and then names no stop', () => {
    const route = driven(problem([{ window: { earliest: 165 } }], { break: LUNCH, shift: { earliest: 100 } }));
    expect(route).toMatchObject({ departure: 125, end: 175, stops: [{ arrival: 165 }] });
    expect(route.break).toStrictEqual({ start: 125, end: 155 });
  });

  test('is not taken by who is back in time, nor by who has none, beside others that have', () => {
    const rested = { ...VAN, id: 'rested', break: LUNCH };
    const given: RoutingProblem = { ...problem([{ window: { earliest: 95, latest: 160 } }, { window: { earliest: 200 } }], {}), vehicles: [{ ...VAN, count: 1 }, rested] };
    const [van, other] = routesOf(planned(given, { 0: [2], 1: [1] }), given);
    expect([van!.vehicle, van!.end, 'break' in van!]).toEqual(['van', 220, false]);
    expect([other!.vehicle, other!.end, 'break' in other!]).toEqual(['rested', 105, false]);
  });
});
