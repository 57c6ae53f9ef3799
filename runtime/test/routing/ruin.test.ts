import type { RoutingProblem } from '../../src/routing';
import { instanceOf } from '../../src/routing/instance';
import { Random } from '../../src/routing/random';
import { Ruin } from '../../src/routing/ruin';
import { leftOutOf, planned, plannedIn, routesIn } from './by-hand';

/** From A to C it is an hour, over B it is two minutes: a route without B comes too late. */
const AROUND: RoutingProblem = {
  stops: ['A', 'B', 'C'].map(id => ({ id, weight: 1 })), distances: new Float64Array(16),
  durations: Float64Array.of(0, 1, 1, 1, 1, 0, 1, 60, 1, 1, 0, 1, 1, 60, 1, 0), vehicles: [{ id: 'van', weight: 3, count: 1, costPerKm: 1, shift: { earliest: 0, latest: 10 } }],
};

test('where the way around is longer than the way through, what is left of the route is planned anew', () => {
  const random = new Random(1);
  const around = instanceOf(AROUND);
  const left = new Set<string>();
  for (let round = 0; round < 150; round++) {
    const plan = plannedIn(around, { 0: [1, 2, 3] });
    new Ruin(plan, random).run();
    expect(plan.refresh(0)).toBe(true);
    expect(leftOutOf(plan).length + routesIn(plan)[0]!.length).toBe(3);
    left.add(routesIn(plan)[0]!.join(' '));
  }
  // Never A and C.
  expect([...left].toSorted()).toEqual(['', '1', '1 2', '2', '2 3', '3']);
});

test('where nothing is served nothing is removed, and nothing drawn', () => {
  const random = new Random(1);
  const plan = planned(AROUND);
  new Ruin(plan, random).run();
  expect([leftOutOf(plan), random.next()]).toEqual([[1, 2, 3], new Random(1).next()]);
});

test('from each route at most one string is removed, and of a long one at most ten stops', () => {
  const stops = Array.from({ length: 40 }, (_, at) => ({ id: `S${at}`, weight: 1 }));
  const instance = instanceOf({ stops, distances: new Float64Array(41 * 41), vehicles: [{ id: 'van', weight: 20, count: 2, costPerKm: 1 }] });
  const random = new Random(3);
  for (let round = 0; round < 150; round++) {
    const routes = [0, 20].map(first => Array.from({ length: 20 }, (_, at) => first + at + 1));
    const plan = plannedIn(instance, { ...routes });
    new Ruin(plan, random).run();
    routesIn(plan).forEach((kept, slot) => {
      expect(kept.length).toBeGreaterThanOrEqual(10);
      // What is left of the route and what is gone take turns at most so often: a string, stops kept in it, a string.
      const turns = routes[slot]!.filter((place, at) => at > 0 && kept.includes(place) !== kept.includes(place - 1)).length;
      expect(turns).toBeLessThanOrEqual(4);
    });
  }
});
