import fc from 'fast-check';
import { solveRoutes, type RoutingProblem, type RoutingSolution } from '../../src/routing';
import { problems } from './arbitrary';
import { leastCost, leftOutCost } from './exhaustive';
import { faultsOf } from './plan-check';

/** What a solution is judged by: its routes and what it leaves out. */
function judged(problem: RoutingProblem, { cost, leftOut }: RoutingSolution): number {
  return cost + leftOutCost(problem, leftOut.map(({ stop }) => stop));
}

test('every plan visits each stop at most once, within loads, windows, shifts, breaks, bounds and the fleet, and costs what it says', () => {
  fc.assert(fc.property(problems(14), fc.integer({ min: 0, max: 200 }), fc.nat(), (problem, iterations, seed) => {
    expect(faultsOf(problem, solveRoutes(problem, { seed, iterations }))).toEqual([]);
  }), { numRuns: 120, seed: 1 });
});

test('small problems are solved to the optimum that trying all orders on all vehicles finds', () => {
  fc.assert(fc.property(problems(5), problem => {
    expect(judged(problem, solveRoutes(problem, { seed: 1, iterations: 600 }))).toBeCloseTo(leastCost(problem), 4);
  }), { numRuns: 60, seed: 2 });
});

test('the same seed and iterations give the same plan', () => {
  fc.assert(fc.property(problems(14), fc.nat(), (problem, seed) => {
    expect(solveRoutes(problem, { seed, iterations: 200 })).toEqual(solveRoutes(problem, { seed, iterations: 200 }));
  }), { numRuns: 25, seed: 3 });
});

test('the search never ends above savings, and its best never rises while it runs', () => {
  fc.assert(fc.property(problems(14), problem => {
    const costs: number[] = [];
    const solution = solveRoutes(problem, { seed: 1, iterations: 800, onProgress: ({ cost }) => costs.push(cost) });
    expect(costs).toEqual(costs.toSorted((a, b) => b - a));
    if (solution.savings.leftOut === 0) expect(judged(problem, solution)).toBeLessThanOrEqual(solution.savings.cost + 1e-6);
  }), { numRuns: 30, seed: 4 });
});

test('more iterations never end worse: 2,000 against 200 and 20', () => {
  fc.assert(fc.property(problems(10), problem => {
    const [few, more, most] = [20, 200, 2_000].map(iterations => judged(problem, solveRoutes(problem, { seed: 1, iterations })));
    expect(most).toBeLessThanOrEqual(more! + 1e-6);
    expect(most).toBeLessThanOrEqual(few! + 1e-6);
  }), { numRuns: 25, seed: 5 });
});
