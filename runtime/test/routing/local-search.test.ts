import fc from 'fast-check';
import type { RoutingProblem, Vehicle } from '../../src/routing';
import { LocalSearch } from '../../src/routing/local-search';
import type { Plan } from '../../src/routing/plan';
import { alongALine, leftOutOf, planned, plannedIn, routesIn } from './by-hand';

const VAN: Vehicle = { id: 'van', weight: 10, costPerKm: 1 };
const searched = (problem: RoutingProblem, routes: Record<number, number[]>) => {
  const plan = planned(problem, routes);
  new LocalSearch(plan).run();
  return plan;
};
const problem = (at: readonly number[], vehicles: readonly Vehicle[] = [VAN], more: Partial<RoutingProblem> = {}): RoutingProblem => ({
  stops: at.map((_, index) => ({ id: `S${index + 1}`, weight: 1 })), vehicles, distances: alongALine(at), ...more,
});

describe('the moves', () => {
  test('tails of two routes that cross are exchanged', () => {
    // Right and left, left and right: 120 km. Each on its side: 80.
    const plan = searched(problem([10, -20, -10, 20], [{ ...VAN, weight: 2 }]), { 0: [1, 2], 1: [3, 4] });
    expect([routesIn(plan).slice(0, 2), plan.cost]).toEqual([[[1, 4], [3, 2]], 80]);
  });

  test('a route goes behind another as a whole, and its vehicle stays at home', () => {
    const plan = searched(problem([10, 20]), { 0: [1], 1: [2] });
    expect([routesIn(plan), plan.cost]).toEqual([[[1, 2], []], 40]);
  });

  test('a part of a route is driven backwards', () => {
    // 10, 30, 20, 40 along the line and back: 100 km instead of 80.
    const plan = searched(problem([10, 30, 20, 40], [{ ...VAN, count: 1 }]), { 0: [1, 2, 3, 4] });
    expect([routesIn(plan), plan.cost]).toEqual([[[1, 3, 2, 4]], 80]);
  });

  test('a route is given to the vehicle that drives it cheapest, if that can carry it', () => {
    const fleet = (volume: number, weight: number): Vehicle[] => [{ ...VAN, id: 'lorry', fixedCost: 50, volume: 9 }, { ...VAN, volume, weight }];
    const given = problem([10, 20]);
    const stops = given.stops.map(stop => ({ ...stop, volume: 2 }));
    const kept = (volume: number, weight: number) => searched({ ...given, stops, vehicles: fleet(volume, weight) }, { 0: [1, 2] }).cost;
    expect([kept(4, 2), kept(3.9, 2), kept(4, 1.9)]).toEqual([40, 90, 90]);
  });
});

describe('a move that breaks a rule is not made', () => {
  test.each([
    ['weight', { weight: 2 }, { weight: 1.9 }], ['volume', { volume: 4 }, { volume: 3.9 }], ['kilometres', { maximumKm: 40 }, { maximumKm: 39 }],
    ['minutes', { maximumMinutes: 40 }, { maximumMinutes: 39 }],
  ] as const)('%s, met exactly or exceeded', (_, met, exceeded) => {
    const given = problem([10, 20], [VAN], { durations: alongALine([10, 20]) });
    const joined = (vehicle: Partial<Vehicle>) =>
      searched({ ...given, stops: given.stops.map(stop => ({ ...stop, volume: 2 })), vehicles: [{ ...VAN, ...vehicle }] }, { 0: [1], 1: [2] }).cost;
    expect([joined(met), joined(exceeded)]).toEqual([40, 60]);
  });

  test('the load of neither route, to the last of it', () => {
    // The tails of the first move would bring the second van to 5.
    const crossed = (more: 'weight' | 'volume', most: number) => {
      const given = problem([10, -20, -10, 20], [{ ...VAN, weight: 99, count: 2, [more]: most }]);
      const loads = [0, 3, 2, 0];
      return searched({ ...given, stops: given.stops.map((stop, at) => ({ ...stop, weight: 0, [more]: loads[at]! })) }, { 0: [1, 2], 1: [3, 4] }).cost;
    };
    expect([crossed('volume', 5), crossed('volume', 4), crossed('weight', 5), crossed('weight', 4)]).toEqual([80, 120, 80, 120]);
  });

  test('what is left out stays so', () => {
    const plan = searched(problem([10, 20, 30, 40]), { 0: [1, 3] });
    expect([routesIn(plan)[0], leftOutOf(plan)]).toEqual([[1, 3], [2, 4]]);
  });
});

/** Six stops and vehicles of two kinds with windows, loads and kilometres that bind. */
const PROBLEMS: fc.Arbitrary<RoutingProblem> = fc.record({
  ways: fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 49, maxLength: 49 }),
  timed: fc.boolean(),
  stops: fc.array(fc.record({
    weight: fc.integer({ min: 1, max: 3 }), volume: fc.integer({ min: 0, max: 3 }),
    window: fc.option(fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 60 })), { nil: undefined }),
  }), { minLength: 6, maxLength: 6 }),
  vehicles: fc.tuple(...['van', 'lorry'].map(id => fc.record({
    id: fc.constant(id), count: fc.constant(2), weight: fc.integer({ min: 4, max: 9 }), volume: fc.constantFrom(undefined, 6), costPerKm: fc.constantFrom(1, 1, 2),
    maximumKm: fc.constantFrom(undefined, undefined, 50), fixedCost: fc.constantFrom(0, 5),
  }))),
}).map(({ ways, timed, stops, vehicles }) => {
  const distances = Float64Array.from(ways, (value, at) => Math.floor(at / 7) === at % 7 ? 0 : value);
  return {
    stops: stops.map(({ window, ...stop }, at) => ({ id: `S${at}`, ...stop, ...timed && window && { window: { earliest: window[0], latest: window[0] + window[1] } } })),
    vehicles, distances, ...timed && { durations: distances },
  };
});

/** Whether what comes of a change of routes keeps the rules and costs less. */
function helps(plan: Plan, changed: Record<number, number[]>): boolean {
  const other = plannedIn(plan.instance, { ...routesIn(plan), ...changed });
  const possible = Object.keys(changed).map(Number).every(slot => other.refresh(slot) && other.freeWeight[slot]! >= 0 && other.freeVolume[slot]! >= 0
    && other.km[slot]! <= other.instance.maximumKm[slot]!);
  return possible && other.cost < plan.cost - 1e-6;
}

/** A move that would still make the plan better, of those that shorten the way or change the vehicle. */
function betterMove(plan: Plan): string | undefined {
  const routes = routesIn(plan);
  const { perKm, distance, places, kindOf } = plan.instance;
  const way = (from = 0, to = 0) => distance[from * places + to]!;
  for (const [a, one] of routes.entries()) {
    for (const [b, other] of routes.entries()) {
      for (const [i, from] of one.entries()) {
        for (const [j, to] of other.entries()) {
          if (a !== b) {
            const joint = i === one.length - 1 && j === 0 ? 0 : way(other[j - 1], one[i + 1]);
            if (perKm[a] === perKm[b] && way(from, to) + joint >= way(from, one[i + 1]) + way(other[j - 1], to)) continue;
            if (helps(plan, { [a]: [...one.slice(0, i + 1), ...other.slice(j)], [b]: [...other.slice(0, j), ...one.slice(i + 1)] })) return `tails ${from} ${to}`;
          } else if (j > i + 1) {
            if (way(from, to) + way(one[i + 1], one[j + 1]) >= way(from, one[i + 1]) + way(to, one[j + 1])) continue;
            if (helps(plan, { [a]: [...one.slice(0, i + 1), ...one.slice(i + 1, j + 1).reverse(), ...one.slice(j + 1)] })) return `backwards ${from} ${to}`;
          }
        }
      }
      if (one.length > 0 && other.length === 0 && kindOf[a] !== kindOf[b] && helps(plan, { [a]: [], [b]: one })) return `vehicle ${a} ${b}`;
    }
  }
  return undefined;
}

test('when no more is found no move helps, nothing has become dearer, and every rule is kept', () => {
  fc.assert(fc.property(PROBLEMS, fc.shuffledSubarray([1, 2, 3, 4, 5, 6], { minLength: 4 }), fc.array(fc.nat(3), { minLength: 6, maxLength: 6 }), (given, places, slots) => {
    const plan = planned(given);
    for (const [at, place] of places.entries()) {
      const slot = slots[at]!;
      plan.mark();
      plan.insert(place, plan.last[slot]!, slot);
      if (!plan.refresh(slot) || plan.freeWeight[slot]! < 0 || plan.freeVolume[slot]! < 0 || plan.km[slot]! > plan.instance.maximumKm[slot]!) plan.undo();
    }
    plan.mark();
    const [cost, leftOut] = [plan.cost, leftOutOf(plan)];
    new LocalSearch(plan).run();
    expect(plan.cost).toBeLessThanOrEqual(cost);
    expect(leftOutOf(plan)).toEqual(leftOut);
    const again = plannedIn(plan.instance, { ...routesIn(plan) });
    expect(again.cost).toBeCloseTo(plan.cost, 9);
    for (const slot of slots) {
      expect(again.refresh(slot)).toBe(true);
      expect(Math.min(plan.freeWeight[slot]!, plan.freeVolume[slot]!, plan.instance.maximumKm[slot]! - plan.km[slot]!)).toBeGreaterThanOrEqual(0);
    }
    expect(betterMove(plan)).toBeUndefined();
  }), { numRuns: 100 });
});
