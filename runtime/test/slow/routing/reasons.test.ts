import { solveRoutes, withoutConstraints, type RoutingProblem } from '../../../src/routing';
import { dayOf, LORRY, VAN } from '../../routing/generated';

/** Days on which not everything can be delivered: too few vehicles, narrow windows, optional orders, each in its own measure. */
function shortDays(): RoutingProblem[] {
  return Array.from({ length: 25 }, (_, seed) => dayOf({
    stops: 12 + seed, seed, windows: [0, 0.5, 1][seed % 3], optional: [0, 0.4][seed % 2],
    vehicles: [
      { ...VAN, count: 1 + seed % 2, weight: 700 + 100 * (seed % 7), volume: 6 + seed % 4, ...(seed % 5 === 0 && { maximumKm: 110 }), ...(seed % 5 === 1 && { maximumMinutes: 240 }) },
      ...(seed % 4 === 0 ? [{ ...LORRY, count: 1, weight: 1500 }] : []),
    ],
  }));
}

test('50 of 50 orders left out are served once the constraints named are lifted', () => {
  const cases = shortDays().flatMap(problem => {
    const { leftOut } = solveRoutes(problem, { seed: 1, iterations: 500 });
    return leftOut.slice(0, 4).map(left => ({ problem, left }));
  }).slice(0, 50);
  const refuted = cases.filter(({ problem, left }) => {
    const again = solveRoutes(withoutConstraints(problem, [left.stop], left.constraints), { seed: 1, iterations: 500 });
    return again.leftOut.some(({ stop }) => stop === left.stop);
  });
  expect(cases).toHaveLength(50);
  expect(refuted.map(({ left }) => left)).toEqual([]);
  expect(new Set(cases.flatMap(({ left }) => left.constraints)).size).toBeGreaterThanOrEqual(6); // not one reason for everything
});
