import { solveRoutes, type RoutingProblem } from '../../src/routing';

/** A depot and stops in a row, each `km` kilometres and minutes from the one before. */
function inARow(km: readonly number[], rest: Omit<RoutingProblem, 'distances' | 'durations'>): RoutingProblem {
  const at = [0];
  for (const way of km) at.push(at.at(-1)! + way);
  const distances = Float64Array.from(at.flatMap(from => at.map(to => Math.abs(from - to))));
  return { ...rest, distances, durations: distances };
}

test.each([
  ['weight', { weight: 12 }, {}],
  ['volume', { weight: 1, volume: 3 }, { volume: 2 }],
  ['window', { weight: 1, window: { latest: 20 } }, { shift: { earliest: 0 } }],
  ['distance', { weight: 1 }, { maximumKm: 59 }],
  ['duration', { weight: 1, serviceMinutes: 10 }, { maximumMinutes: 69 }],
  ['shift', { weight: 1, serviceMinutes: 10 }, { shift: { earliest: 0, latest: 69 } }],
  ['break', { weight: 1 }, { shift: { earliest: 0, latest: 80 }, break: { minutes: 30, earliest: 10, latest: 40 } }],
  ['prize', { weight: 1, prize: 59 }, {}],
  ['vehicles', { weight: 1 }, { count: 0 }],
] as const)('a stop 30 km away that only %s keeps out is left out for that', (constraint, stop, vehicle) => {
  const problem = inARow([30], { stops: [{ id: 'far', ...stop }], vehicles: [{ id: 'van', weight: 10, costPerKm: 1, ...vehicle }] });
  expect(solveRoutes(problem, { seed: 1, iterations: 100 })).toMatchObject({
    routes: [], cost: 0, leftOut: [{ stop: 'far', constraints: [constraint], extraCost: 60 }],
  });
});

test('a stop that two rules keep out names both', () => {
  const problem = inARow([30], { stops: [{ id: 'far', weight: 12 }], vehicles: [{ id: 'van', weight: 10, costPerKm: 1, maximumKm: 50 }] });
  expect(solveRoutes(problem, { seed: 1, iterations: 100 }).leftOut).toMatchObject([{ stop: 'far', constraints: ['weight', 'distance'], alternatives: [] }]);
});

test('a full van leaves out the order of least priority: more room, or a second van, would serve it', () => {
  const problem = inARow([10, 10, 10], {
    stops: [{ id: 'A', weight: 5 }, { id: 'B', weight: 5, priority: 3 }, { id: 'C', weight: 5, priority: 2 }], vehicles: [{ id: 'van', weight: 10, costPerKm: 1, count: 1 }],
  });
  expect(solveRoutes(problem, { seed: 1, iterations: 200 })).toMatchObject({
    cost: 60, leftOut: [{ stop: 'A', constraints: ['weight'], alternatives: ['vehicles'], extraCost: 0 }],
  });
});

test('what is left out is told in the order of the stops', () => {
  const problem = inARow([10, 10, 10, 10], {
    stops: ['A', 'B', 'C', 'D'].map((id, at) => ({ id, weight: 5, priority: at === 0 ? 9 : 1 })), vehicles: [{ id: 'van', weight: 5, costPerKm: 1, count: 1 }],
  });
  expect(solveRoutes(problem, { seed: 1, iterations: 100 }).leftOut.map(({ stop }) => stop)).toEqual(['B', 'C', 'D']);
});

describe('a stop that fits in without a rule, but in whose place another would be served then', () => {
  // One van for two stops, 50 km at most: near (10 km), far (30) and farther (40), which has priority. Without the bound near and farther are served.
  const problem = (far: { readonly prize?: number }) => inARow([10, 20, 10], {
    stops: [{ id: 'near', weight: 5, priority: 9 }, { id: 'far', weight: 5, ...far }, { id: 'farther', weight: 5, priority: 2 }],
    vehicles: [{ id: 'van', weight: 10, costPerKm: 1, count: 1, maximumKm: 50 }],
  });
  const leftOut = (far: { readonly prize?: number }) => solveRoutes(problem(far), { seed: 1, iterations: 200 }).leftOut;

  test('names the vehicles too: on one of its own it would be served', () => {
    expect(leftOut({})).toEqual([
      { stop: 'far', constraints: ['distance', 'vehicles'], alternatives: [], extraCost: 40 }, { stop: 'farther', constraints: ['distance'], alternatives: [], extraCost: 60 },
    ]);
  });

  test('names the prize as well, if it is optional, also where it would pay for a vehicle of its own', () => {
    expect(leftOut({ prize: 70 })[0]!.constraints).toEqual(['distance', 'prize', 'vehicles']);
    expect(leftOut({ prize: 45 })).toMatchObject([{ stop: 'far', constraints: ['distance', 'prize', 'vehicles'], extraCost: 40 }, { stop: 'farther', constraints: ['distance'] }]);
  });
});

test('what it would cost is counted on the routes as they are driven, one way', () => {
  // From the depot to A, to B and back 2 km each, the other way around 10 each; C is 1 km from everywhere: between A and B it costs nothing.
  const distances = Float64Array.of(0, 2, 10, 1, 10, 0, 2, 1, 2, 10, 0, 1, 1, 1, 1, 0);
  const problem: RoutingProblem = {
    stops: [{ id: 'A', weight: 1 }, { id: 'B', weight: 1 }, { id: 'C', weight: 12 }], vehicles: [{ id: 'van', weight: 10, costPerKm: 1, fixedCost: 5 }], distances,
  };
  expect(solveRoutes(problem, { seed: 1, iterations: 200 })).toMatchObject({
    routes: [{ stops: [{ stop: 'A' }, { stop: 'B' }] }], leftOut: [{ stop: 'C', constraints: ['weight'], extraCost: 0 }],
  });
});
