import { priceRoutes, solveRoutes, type RoutingProblem } from '../../src/routing';
import { dayOf, LORRY, VAN } from './generated';

const AT = [0, 10, 30, 20];
const PROBLEM: RoutingProblem = {
  stops: [{ id: 'A', weight: 4 }, { id: 'B', weight: 4 }, { id: 'C', weight: 4 }],
  vehicles: [{ id: 'van', weight: 10, fixedCost: 5, costPerKm: 2 }],
  distances: Float64Array.from(AT.flatMap(from => AT.map(to => Math.abs(from - to)))),
};

test('a route as it was driven costs its way in its order: 0-30-10-0 is 60 km', () => {
  expect(priceRoutes(PROBLEM, [{ vehicle: 'van', stops: ['B', 'A'] }])).toMatchObject([
    { km: 60, cost: { fixed: 5, distance: 120, time: 0, total: 125 }, withinRules: true, stops: [{ stop: 'B', km: 30 }, { stop: 'A', km: 20 }] },
  ]);
});

test('a van that was overloaded is priced, and said to break a rule', () => {
  expect(priceRoutes(PROBLEM, [{ vehicle: 'van', stops: ['A', 'B', 'C'] }])).toMatchObject([{ km: 60, load: { weight: 12 }, withinRules: false }]);
});

test('the routes of a plan are priced as the plan says', () => {
  const problem = dayOf({ stops: 20, seed: 4, vehicles: [LORRY, VAN], windows: 0.4 });
  const { routes } = solveRoutes(problem, { seed: 1, iterations: 300 });
  const given = routes.map(route => ({ vehicle: route.vehicle, stops: route.stops.map(({ stop }) => stop) }));
  expect(priceRoutes(problem, given)).toEqual(routes.map(route => ({ ...route, withinRules: true })));
});

test('routes that are not of the problem are refused', () => {
  expect(() => priceRoutes(PROBLEM, [{ vehicle: 'bike', stops: ['A'] }])).toThrow('There is no vehicle bike.');
  expect(() => priceRoutes(PROBLEM, [{ vehicle: 'van', stops: ['Z'] }])).toThrow('There is no stop Z.');
  expect(() => priceRoutes(PROBLEM, [{ vehicle: 'van', stops: ['A', 'A'] }])).toThrow('Stop A is visited twice.');
});
