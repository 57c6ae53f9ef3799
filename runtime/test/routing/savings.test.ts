import { solveRoutes } from '../../src/routing';

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
