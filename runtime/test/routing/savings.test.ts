import { solveRoutes, type RoutingProblem, type Stop, type Vehicle } from '../../src/routing';
import { planBySavings } from '../../src/routing/savings';
import { alongALine, leftOutOf, planned, routesIn } from './by-hand';

/**
 * By hand, after Clarke & Wright (1964): depot 0 and four stops with the ways below. Savings s(i, j) = d(i, 0) + d(0, j) - d(i, j):
 * (1,2) 9+8-5 = 12, (3,4) 7+6-4 = 9, (2,3) 8+7-9 = 6, (1,4) 9+6-11 = 4, (1,3) 9+7-13 = 3, (2,4) 8+6-12 = 2.
 */
const WAYS = [
  [0, 9, 8, 7, 6],
  [9, 0, 5, 13, 11],
  [8, 5, 0, 9, 12],
  [7, 13, 9, 0, 4],
  [6, 11, 12, 4, 0],
];
const problem = (weight: number) => ({
  stops: [1, 2, 3, 4].map(place => ({ id: `S${place}`, weight: 5 })), vehicles: [{ id: 'van', weight, costPerKm: 2 }], distances: Float64Array.from(WAYS.flat()),
});

test('vans for two join (1,2) and (3,4): 0-1-2-0 of 22 km and 0-3-4-0 of 17', () => {
  expect(solveRoutes(problem(10), { seed: 1, iterations: 0 }).savings).toEqual({ cost: 78, km: 39, minutes: 0, routes: 2, leftOut: 0, prizesForgone: 0 });
});

test('vans for four join those two routes by (2,3): 0-1-2-3-4-0 of 33 km', () => {
  expect(solveRoutes(problem(20), { seed: 1, iterations: 0 }).savings).toEqual({ cost: 66, km: 33, minutes: 0, routes: 1, leftOut: 0, prizesForgone: 0 });
});

test('vans for one join nothing: there and back four times, 60 km', () => {
  expect(solveRoutes(problem(5), { seed: 1, iterations: 0 }).savings).toEqual({ cost: 120, km: 60, minutes: 0, routes: 4, leftOut: 0, prizesForgone: 0 });
});

/** Distances and loads in gallons of Clarke & Wright's own example, that of Dantzig & Ramser (1959): Operations Research 12 (1964), 568-581, table I on p. 572. */
const TABLE_I = [
  [0, 9, 14, 21, 23, 22, 25, 32, 36, 38, 42, 50, 52],
  [9, 0, 5, 12, 22, 21, 24, 31, 35, 37, 41, 49, 51],
  [14, 5, 0, 7, 17, 16, 23, 26, 30, 36, 36, 44, 46],
  [21, 12, 7, 0, 10, 21, 30, 27, 37, 43, 31, 37, 39],
  [23, 22, 17, 10, 0, 19, 28, 25, 35, 41, 29, 31, 29],
  [22, 21, 16, 21, 19, 0, 9, 10, 16, 22, 20, 28, 30],
  [25, 24, 23, 30, 28, 9, 0, 7, 11, 13, 17, 25, 27],
  [32, 31, 26, 27, 25, 10, 7, 0, 10, 16, 10, 18, 20],
  [36, 35, 30, 37, 35, 16, 11, 10, 0, 6, 6, 14, 16],
  [38, 37, 36, 43, 41, 22, 13, 16, 6, 0, 12, 12, 20],
  [42, 41, 36, 31, 29, 20, 17, 10, 6, 12, 0, 8, 10],
  [50, 49, 44, 37, 31, 28, 25, 18, 14, 12, 8, 0, 10],
  [52, 51, 46, 39, 29, 30, 27, 20, 16, 20, 10, 10, 0],
];
const LOADS = [1200, 1700, 1500, 1400, 1700, 1400, 1200, 1900, 1800, 1600, 1700, 1100];

test('Clarke & Wright\'s own example: their fleet, with trucks of 4,000, 5,000 and 6,000 gallons, drives 290 units in four runs', () => {
  const trucks = [{ id: '4000', weight: 4_000 }, { id: '5000', weight: 5_000, count: 3 }, { id: '6000', weight: 6_000, count: 4 }];
  const { savings, routes } = solveRoutes({
    stops: LOADS.map((weight, index) => ({ id: `P${index + 1}`, weight })), vehicles: trucks.map(truck => ({ ...truck, costPerKm: 1 })),
    distances: Float64Array.from(TABLE_I.flat()),
  }, { seed: 1, iterations: 0 });
  expect(savings).toMatchObject({ km: 290, routes: 4, leftOut: 0 });
  // The runs of pp. 575-576.
  expect(routes.map(({ stops }) => stops.map(({ stop }) => Number(stop.slice(1))).toSorted((one, other) => one - other)).toSorted(([one], [other]) => one! - other!))
    .toEqual([[1, 2, 3, 4], [5], [6, 8, 9], [7, 10, 11, 12]]);
});

/** The problem of 50 customers of Christofides & Eilon (1969), depot first (E-n51-k5), and what its customers get. */
const PLACES = [
  [30, 40], [37, 52], [49, 49], [52, 64], [20, 26], [40, 30], [21, 47], [17, 63], [31, 62], [52, 33], [51, 21], [42, 41],
  [31, 32], [5, 25], [12, 42], [36, 16], [52, 41], [27, 23], [17, 33], [13, 13], [57, 58], [62, 42], [42, 57], [16, 57],
  [8, 52], [7, 38], [27, 68], [30, 48], [43, 67], [58, 48], [58, 27], [37, 69], [38, 46], [46, 10], [61, 33], [62, 63],
  [63, 69], [32, 22], [45, 35], [59, 15], [5, 6], [10, 17], [21, 10], [5, 64], [30, 15], [39, 10], [32, 39], [25, 32],
  [25, 55], [48, 28], [56, 37],
] as const;
const DEMANDS = [
  7, 30, 16, 9, 21, 15, 19, 23, 11, 5, 19, 29, 23, 21, 10, 15, 3, 41, 9, 28, 8, 8, 16, 10, 28,
  7, 15, 14, 6, 19, 11, 12, 23, 26, 17, 6, 9, 15, 14, 7, 27, 13, 11, 16, 10, 5, 25, 17, 18, 10,
];

test('the published figures for 50 customers: 585 in 6 routes (Eilon, Watson-Gandy & Christofides 1971, Distribution Management; Paessens 1988)', () => {
  const { savings } = solveRoutes({
    stops: DEMANDS.map((weight, index) => ({ id: `C${index + 1}`, weight })), vehicles: [{ id: 'vehicle', weight: 160, costPerKm: 1 }],
    distances: Float64Array.from(PLACES.flatMap(([x, y]) => PLACES.map(([toX, toY]) => Math.hypot(x - toX, y - toY)))),
  }, { seed: 1, iterations: 0 });
  expect(savings).toMatchObject({ km: expect.closeTo(584.637, 3), routes: 6, leftOut: 0 });
});

describe('who drives the routes', () => {
  const onALine = (at: readonly number[], vehicles: readonly Partial<Vehicle>[], stops: readonly Partial<Stop>[] = []): RoutingProblem => ({
    stops: at.map((_, index) => ({ id: `S${index + 1}`, weight: 1, ...stops[index] })), distances: alongALine(at),
    vehicles: vehicles.map((vehicle, index) => ({ id: `V${index}`, weight: 2, costPerKm: 1, count: 1, ...vehicle })),
  });
  const saved = (problem: RoutingProblem) => {
    const plan = planned(problem);
    planBySavings(plan);
    return [routesIn(plan), leftOutOf(plan)];
  };

  test('the vehicle that drives a route cheapest, in whatever order the kinds stand', () => {
    expect(saved(onALine([10, 20], [{ costPerKm: 3 }, { costPerKm: 1 }, { costPerKm: 2 }]))).toEqual([[[], [1, 2], []], []]);
    expect(saved(onALine([10, 20], [{ costPerKm: 1 }, { costPerKm: 1 }]))).toEqual([[[1, 2], []], []]);
  });

  test.each([
    ['weight', { weight: 2 }, { weight: 1.9 }], ['volume', { volume: 6 }, { volume: 5.9 }], ['kilometres', { maximumKm: 40 }, { maximumKm: 39 }],
  ] as const)('a cheap one only if its %s suffices to the last', (_, met, exceeded) => {
    const stops = [{ volume: 3 }, { volume: 3 }];
    const routes = (cheap: Partial<Vehicle>) => saved(onALine([10, 20], [{ weight: 10, costPerKm: 5, fixedCost: 900 }, { fixedCost: 500, ...cheap }], stops))[0];
    expect([routes(met), routes(exceeded)]).toEqual([[[], [1, 2]], [[1, 2], []]]);
  });

  test('the joining is tried within the bounds of each kind, and the best plan stays', () => {
    // Two bikes for one each: 20 + 40 km at 1. A van for both: 40 km at 1 and 5 for itself.
    const both = (fixedCost: number) => saved(onALine([10, 20], [{ weight: 1, count: 2 }, { weight: 2, fixedCost }]))[0];
    expect([both(5), both(50)]).toEqual([[[], [], [1, 2]], [[1], [2], []]]);
    expect(saved(onALine([10, 20], [{ count: 0 }, {}]))).toEqual([[[1, 2]], []]);
    expect(saved(onALine([10, 20], [{}, { count: 0 }]))).toEqual([[[1, 2]], []]);
    expect(saved(onALine([10, 20], [{ count: 0 }]))).toEqual([[], [1, 2]]);
  });

  test('where vehicles are too few, single stops go where they fit: those that count most first, then the heavier, then in their order', () => {
    // The van takes the route of 2 and 3 (5 kg of 6); of 1 and 4 the one with more priority gets the last kilo.
    const rest = (one: Partial<Stop>, other: Partial<Stop>, weight = 6) => saved(onALine([-10, 20, 21, -11], [{ weight }], [{ weight: 1, ...one }, { weight: 3 }, { weight: 2 }, { weight: 1, ...other }]))[1];
    expect(rest({}, { priority: 2 })).toEqual([1]);
    expect(rest({ priority: 2 }, {})).toEqual([4]);
    expect(rest({}, {})).toEqual([4]);
    expect(rest({ weight: 1 }, { weight: 1.5 }, 6.5)).toEqual([1]);
    expect(rest({ weight: 1.5 }, { weight: 1 }, 6.5)).toEqual([4]);
  });

  test('optional stops that cost more than they bring are left out again, those that bring as much stay', () => {
    // Beyond the stop at 10 the way to 15 costs 10 more.
    const optional = (prize: number) => saved(onALine([10, 15], [{}], [{}, { prize }]));
    expect([optional(9), optional(10), optional(11)]).toEqual([[[[1]], [2]], [[[1, 2]], []], [[[1, 2]], []]]);
    expect(saved(onALine([10, 15], [{}], [{ prize: 9 }, { prize: 9 }]))).toEqual([[[]], [1, 2]]);
  });
});
