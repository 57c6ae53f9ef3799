import type { Calculation } from '../../calculations';
import { priceRoutes, solveRoutes, type GivenRoute, type Route, type RoutingProblem, type RoutingSolution } from '../../routing';

/** A day of deliveries, how long to search it, and routes to compare with. */
export interface RouteTask {
  readonly problem: RoutingProblem;
  readonly seed: number;
  readonly iterations: number;
  /** Routes that somebody drove, to be priced by the same rules. */
  readonly driven?: readonly GivenRoute[];
}

/** The routes found, and what the given ones cost. */
export interface RoutesFound {
  readonly solution: RoutingSolution;
  readonly driven: readonly (Route & { readonly withinRules: boolean })[];
}

/** Searches routes. The same task gives the same routes on every machine, unless its time was up: then the solution says so. */
export const routeSearch: Calculation<RouteTask, RoutesFound> = {
  name: 'search_routes',
  run({ problem, seed, iterations, driven = [] }, control) {
    const solution = solveRoutes(problem, {
      seed, iterations,
      shouldStop: () => control.shouldStop(),
      onProgress: ({ iterations: done, iterationsAsked }) => control.progress(done / Math.max(1, iterationsAsked)),
    });
    return { solution, driven: priceRoutes(problem, driven) };
  },
};
