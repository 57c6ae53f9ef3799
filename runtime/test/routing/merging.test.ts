import fc from 'fast-check';
import type { RoutingProblem, Vehicle } from '../../src/routing';
import { instanceOf } from '../../src/routing/instance';
import { Merging } from '../../src/routing/merging';
import { alongALine } from './by-hand';

/** Five stops and one vehicle; kilometres, minutes and loads are small whole numbers, so that bounds are often met exactly. */
const PROBLEMS: fc.Arbitrary<RoutingProblem> = fc.record({
  ways: fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 36, maxLength: 36 }),
  minutes: fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 36, maxLength: 36 }),
  bothWays: fc.boolean(),
  timed: fc.boolean(),
  stops: fc.array(fc.record({
    weight: fc.integer({ min: 1, max: 4 }), volume: fc.integer({ min: 0, max: 3 }), serviceMinutes: fc.integer({ min: 0, max: 10 }),
    window: fc.option(fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 60 })), { nil: undefined }),
  }), { minLength: 5, maxLength: 5 }),
  vehicle: fc.record({
    weight: fc.integer({ min: 4, max: 12 }), volume: fc.constantFrom(undefined, 4, 6), fixedCost: fc.constantFrom(0, 0, 7), costPerKm: fc.constantFrom(1, 2),
    costPerHour: fc.constantFrom(0, 60, 120), maximumKm: fc.constantFrom(undefined, undefined, 40, 50), maximumMinutes: fc.constantFrom(undefined, 60, 90),
    shift: fc.tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 60, max: 200 })), rests: fc.constantFrom(undefined, 0, 10),
  }),
}).map(({ ways, minutes, bothWays, timed, stops, vehicle: { shift: [earliest, length], rests, ...vehicle } }) => {
  const matrix = (values: readonly number[]) => Float64Array.from(values, (value, at) => {
    const [from, to] = [Math.floor(at / 6), at % 6];
    return from === to ? 0 : bothWays && from > to ? values[to * 6 + from]! : value;
  });
  return {
    stops: stops.map(({ window, ...stop }, at) => ({
      id: `S${at}`, ...stop, ...timed && window && { window: { earliest: window[0], latest: window[0] + window[1] } },
    })),
    distances: matrix(ways), ...timed && { durations: matrix(minutes) },
    vehicles: [timed
      ? {
        id: 'van', ...vehicle, shift: { earliest, latest: earliest + length },
        ...rests !== undefined && { break: { minutes: rests, earliest: 50, latest: 90 } },
      } : { id: 'van', ...vehicle, maximumMinutes: undefined, costPerHour: undefined }],
  };
});

/** Savings as they are described (Clarke & Wright 1964), with the rules read from the problem and times tried minute by minute. */
function bySavings(problem: RoutingProblem): number[][] {
  const { stops, distances, durations, vehicles: [van] } = problem;
  const km = (from: number, to: number) => distances[from * 6 + to]!;
  const minutes = (from: number, to: number) => durations?.[from * 6 + to] ?? 0;
  const places = [1, 2, 3, 4, 5];
  const symmetric = places.concat(0).every(from => places.every(to => km(from, to) === km(to, from)));
  const total = (route: readonly number[], of: 'weight' | 'volume') => route.reduce((sum, place) => sum + (stops[place - 1]![of] ?? 0), 0);
  const served = (route: readonly number[], arrival: number) => route.reduce((now, place, at) => {
    const { window, serviceMinutes = 0 } = stops[place - 1]!;
    const begun = Math.max(at === 0 ? now : now + minutes(route[at - 1]!, place), window?.earliest ?? -Infinity);
    return begun > (window?.latest ?? Infinity) ? Infinity : begun + serviceMinutes;
  }, arrival);
  const allowed = (route: readonly number[]) => {
    const way = [0, ...route, 0].reduce((sum, place, at, all) => at === 0 ? 0 : sum + km(all[at - 1]!, place), 0);
    if (total(route, 'weight') > van!.weight || total(route, 'volume') > (van!.volume ?? Infinity) || way > (van!.maximumKm ?? Infinity)) return false;
    if (!durations) return true;
    const [out, back] = [minutes(0, route[0]!), minutes(route.at(-1)!, 0)];
    const rest = van!.break?.minutes ?? 0;
    if (served(route, van!.shift!.earliest! + out) + back + rest > van!.shift!.latest!) return false;
    const fewest = Math.min(...Array.from({ length: 400 }, (_, at) => served(route, at - 200) - (at - 200)));
    return out + fewest + back + rest <= (van!.maximumMinutes ?? Infinity);
  };
  const pairs = places.flatMap(from => places.filter(to => to !== from).map(to => ({
    from, to, saving: (km(from, 0) + km(0, to) - km(from, to)) * van!.costPerKm
      + (minutes(from, 0) + minutes(0, to) - minutes(from, to)) * (van!.costPerHour ?? 0) / 60 + (van!.fixedCost ?? 0),
  }))).filter(({ saving }) => saving > 0).sort((a, b) => b.saving - a.saving || a.from - b.from || a.to - b.to);
  let routes = places.map(place => [place]);
  for (const { from, to } of pairs) {
    let [a, b] = [from, to].map(place => routes.find(route => route.includes(place))!) as [number[], number[]];
    if (a === b) continue;
    const both = [a, b];
    if (!durations && symmetric && a[0] === from) a = a.toReversed();
    if (!durations && symmetric && b.at(-1) === to) b = b.toReversed();
    if (a.at(-1) !== from || b[0] !== to || !allowed([...a, ...b])) continue;
    const joined = [...a, ...b];
    routes = routes.map(route => route === both[0] ? joined : route).filter(route => route !== both[1]);
  }
  const share = (route: readonly number[]) => Math.max(total(route, 'weight') / van!.weight, total(route, 'volume') / (van!.volume ?? Infinity));
  return routes.toSorted((a, b) => share(b) - share(a));
}

test('routes are joined where that saves most, within every rule of the vehicle, and come heaviest first', () => {
  fc.assert(fc.property(PROBLEMS, problem => {
    const instance = instanceOf(problem);
    const routes = bySavings(problem);
    expect(new Merging(instance, 0).routes()).toEqual(routes);
    // The next kind of vehicle begins where this one began.
    expect(instance).toEqual(instanceOf(problem));
  }), { numRuns: 150 });
});

test('a stop to the left and one to the right save nothing, and stay apart', () => {
  const ways = alongALine([-10, 10]);
  const problem = { stops: [{ id: 'A', weight: 1 }, { id: 'B', weight: 2 }], vehicles: [{ id: 'van', weight: 10, costPerKm: 1 }], distances: ways };
  expect(new Merging(instanceOf(problem), 0).routes()).toEqual([[2], [1]]);
});

test.each([
  ['kilometres', { maximumKm: 40 }, { maximumKm: 39 }], ['minutes', { maximumMinutes: 40 }, { maximumMinutes: 39 }],
  ['shift', { shift: { earliest: 0, latest: 40 } }, { shift: { earliest: 0, latest: 39 } }], ['weight', { weight: 3 }, { weight: 2.9 }], ['volume', { volume: 3 }, { volume: 2.9 }],
] as const)('%s: met exactly two stops are joined, exceeded they are not', (_, met, exceeded) => {
  const ways = alongALine([10, 20]);
  const routes = (vehicle: Partial<Vehicle>) => new Merging(instanceOf({
    stops: [{ id: 'A', weight: 1, volume: 1 }, { id: 'B', weight: 2, volume: 2 }], vehicles: [{ id: 'van', weight: 9, costPerKm: 1, ...vehicle }], distances: ways, durations: ways,
  }), 0).routes();
  expect([routes(met), routes(exceeded)]).toEqual([[[1, 2]], [[2], [1]]]);
});

test('the bounds are those of the vehicle asked for', () => {
  const ways = alongALine([10, 11, 12]);
  const stops = ['A', 'B', 'C'].map(id => ({ id, weight: 1 }));
  const instance = instanceOf({ stops, vehicles: [{ id: 'bike', weight: 1, costPerKm: 1, count: 1 }, { id: 'van', weight: 2, costPerKm: 1 }], distances: ways });
  expect(new Merging(instance, 0).routes()).toEqual([[1], [2], [3]]);
  expect(new Merging(instance, 1).routes()).toEqual([[2, 3], [1]]);
});
