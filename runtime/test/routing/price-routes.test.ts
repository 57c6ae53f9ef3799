import { priceRoutes, solveRoutes, type RoutingProblem, type Vehicle } from '../../src/routing';
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

test.each([
  ['weight', { weight: 8 }, { weight: 7.9 }], ['volume', { volume: 6 }, { volume: 5.9 }], ['kilometres', { maximumKm: 60 }, { maximumKm: 59 }], ['how many there are', { count: 1 }, { count: 0 }],
] as const)('%s: met exactly is within the rules, exceeded is not, and costs the same', (_, met, exceeded) => {
  const priced = (vehicle: Partial<Vehicle>) => priceRoutes({
    ...PROBLEM, stops: PROBLEM.stops.map(stop => ({ ...stop, volume: 3 })), vehicles: [{ ...PROBLEM.vehicles[0]!, ...vehicle }],
  }, [{ vehicle: 'van', stops: ['A', 'B'] }])[0]!;
  expect([priced(met).withinRules, priced(exceeded).withinRules]).toEqual([true, false]);
  expect([priced(met).cost.total, priced(exceeded).cost.total]).toEqual([125, 125]);
});

test('who came too late is priced without waiting and without a break', () => {
  const late: RoutingProblem = {
    ...PROBLEM, durations: PROBLEM.distances, stops: PROBLEM.stops.map((stop, at) => ({ ...stop, ...at === 1 && { window: { earliest: 0, latest: 20 } } })),
    vehicles: [{ ...PROBLEM.vehicles[0]!, shift: { earliest: 0, latest: 50 }, break: { minutes: 30, earliest: 10, latest: 20 } }],
  };
  expect(priceRoutes(late, [{ vehicle: 'van', stops: ['B'] }])).toMatchObject([{ departure: 0, end: 60, minutes: 60, withinRules: false, cost: { total: 125 } }]);
});

test('a route without stops costs nothing, and is left away', () => {
  expect(priceRoutes(PROBLEM, [{ vehicle: 'van', stops: [] }])).toEqual([]);
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
