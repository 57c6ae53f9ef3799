import { solveRoutes, type RoutingProblem, type Stop, type Vehicle } from '../../src/routing';

const VAN: Vehicle = { id: 'van', weight: 10, costPerKm: 1 };

/** Stops on a line through the depot, so many kilometres and minutes from it. */
function onALine(stops: readonly (Omit<Stop, 'id'> & { readonly at: number })[], vehicles: readonly Vehicle[], rest: Partial<RoutingProblem> = {}): RoutingProblem {
  const at = [0, ...stops.map(stop => stop.at)];
  const distances = Float64Array.from(at.flatMap(from => at.map(to => Math.abs(from - to))));
  return { stops: stops.map((stop, index) => ({ id: 'ABCDEF'[index]!, ...stop })), vehicles, distances, durations: distances, ...rest };
}

const solve = (problem: RoutingProblem) => solveRoutes(problem, { seed: 1, iterations: 500 });
const visits = (problem: RoutingProblem) => solve(problem).routes.map(route => `${route.vehicle}: ${route.stops.map(({ stop }) => stop).join(' ')}`);

test('a van that would wait leaves later: 20 minutes on the road, 5 at the door, not the half hour until it opens', () => {
  const problem = onALine([{ at: 10, weight: 1, serviceMinutes: 5, window: { earliest: 540, latest: 600 } }], [{ ...VAN, costPerHour: 60, shift: { earliest: 480, latest: 1020 } }]);
  expect(solve(problem).routes).toEqual([{
    vehicle: 'van', departure: 530, end: 555, minutes: 25, km: 20, load: { weight: 1, volume: 0 },
    stops: [{ stop: 'A', arrival: 540, start: 540, departure: 545, km: 10 }],
    cost: { fixed: 0, distance: 20, time: 25, total: 45 },
  }]);
});

test('between two windows the van waits where it must, and the hours of waiting are paid', () => {
  const problem = onALine([
    { at: 10, weight: 1, window: { earliest: 540, latest: 545 } }, { at: 20, weight: 1, window: { earliest: 600, latest: 610 } },
  ], [{ ...VAN, count: 1, costPerHour: 60 }]);
  const [route] = solve(problem).routes;
  expect(route).toMatchObject({ departure: 535, end: 620, minutes: 85, cost: { distance: 40, time: 85, total: 125 } });
  expect(route!.stops.map(({ start }) => start)).toEqual([545, 600]);
});

test('the break is taken within its window, where it costs least, and a van that is back before needs none', () => {
  const lunch = { minutes: 30, earliest: 720, latest: 780 };
  const early = onALine([{ at: 10, weight: 1, window: { latest: 700 } }], [{ ...VAN, break: lunch, shift: { earliest: 600 } }]);
  expect(solve(early).routes[0]).not.toHaveProperty('break');
  const late = onALine([
    { at: 10, weight: 1, window: { earliest: 700, latest: 710 } }, { at: 20, weight: 1, window: { earliest: 800, latest: 810 } },
  ], [{ ...VAN, count: 1, costPerHour: 60, break: lunch }]);
  expect(solve(late).routes[0]).toMatchObject({ departure: 700, end: 820, minutes: 120, break: { start: 720, end: 750, afterStop: 'A' } });
});

test('a shift that is too short for both stops takes two vans', () => {
  const stops = [{ at: 30, weight: 1 }, { at: -30, weight: 1 }];
  expect(visits(onALine(stops, [{ ...VAN, fixedCost: 5, shift: { earliest: 0, latest: 120 } }]))).toEqual(['van: A B']);
  expect(visits(onALine(stops, [{ ...VAN, fixedCost: 5, shift: { earliest: 0, latest: 119 } }])).toSorted()).toEqual(['van: A', 'van: B']);
});

test('of two kinds of vehicle each drives what it drives cheapest', () => {
  const lorry = { id: 'lorry', weight: 100, fixedCost: 50, costPerKm: 2 };
  expect(visits(onALine([{ at: 10, weight: 8 }], [lorry, VAN]))).toEqual(['van: A']);
  expect(visits(onALine([{ at: 10, weight: 80 }, { at: -10, weight: 8 }], [lorry, VAN]))).toEqual(['lorry: A', 'van: B']);
  expect(visits(onALine([{ at: 80, weight: 8 }, { at: 81, weight: 8 }, { at: 82, weight: 8 }], [lorry, VAN]))).toEqual(['lorry: A B C']);
});

test('volume fills a van as weight does', () => {
  const stops = [{ at: 10, weight: 1, volume: 2 }, { at: 11, weight: 1, volume: 2 }];
  expect(visits(onALine(stops, [{ ...VAN, volume: 4 }]))).toHaveLength(1);
  expect(visits(onALine(stops, [{ ...VAN, volume: 3.9 }]))).toHaveLength(2);
});

test('an optional order is served for its prize and not beyond', () => {
  const near = { at: 10, weight: 1 };
  expect(visits(onALine([near, { at: 15, weight: 1, prize: 10 }], [VAN]))).toEqual(['van: A B']);
  expect(solve(onALine([near, { at: 15, weight: 1, prize: 9.99 }], [VAN]))).toMatchObject({ cost: 20, leftOut: [{ stop: 'B', constraints: ['prize'], extraCost: 10 }] });
});

test('a one-way street is driven the right way: there 10 km and back 2 makes A before B', () => {
  const problem = { ...onALine([{ at: 0, weight: 1 }, { at: 0, weight: 1 }], [{ ...VAN, count: 1 }]), distances: Float64Array.from([0, 2, 10, 10, 0, 2, 2, 10, 0]) };
  expect(solve(problem)).toMatchObject({ cost: 6, routes: [{ stops: [{ stop: 'A' }, { stop: 'B' }] }] });
});

test('who is asked to stop does, says where, and still gives a whole plan', () => {
  const problem = onALine(Array.from({ length: 6 }, (_, index) => ({ at: index + 1, weight: 4 })), [VAN]);
  let asked = 0;
  const solution = solveRoutes(problem, { seed: 1, iterations: 100_000, shouldStop: () => ++asked > 3 });
  expect(solution).toMatchObject({ iterations: 768, iterationsAsked: 100_000, stoppedEarly: true, leftOut: [] });
  expect(solve(problem)).toMatchObject({ iterations: 500, iterationsAsked: 500, stoppedEarly: false });
});

test('no stops need no routes', () => {
  expect(solve({ stops: [], vehicles: [VAN], distances: new Float64Array(1) })).toMatchObject({ routes: [], leftOut: [], cost: 0, km: 0, minutes: 0 });
});

test.each([
  ['distances has 3 entries: a depot and 1 stops need 4.', { distances: new Float64Array(3) }],
  ['distances from place 0 to place 1 is NaN: it must be 0 or more.', { distances: Float64Array.from([0, NaN, 1, 0]) }],
  ['vehicles is empty. Give at least one kind of vehicle.', { vehicles: [] }],
  ['vehicles has van twice. Give each its own id.', { vehicles: [VAN, VAN] }],
  ['weight of stop A is -1: it must be 0 or more.', { stops: [{ id: 'A', weight: -1 }] }],
  ['The window of stop A ends (5) before it begins (6).', { stops: [{ id: 'A', weight: 1, window: { earliest: 6, latest: 5 } }] }],
] as const)('a problem that contradicts itself is refused: %s', (message, wrong) => {
  expect(() => solve({ ...onALine([{ at: 10, weight: 1 }], [VAN]), ...wrong })).toThrow(expect.objectContaining({ code: 'ROUTING_PROBLEM_INVALID', message }));
});
