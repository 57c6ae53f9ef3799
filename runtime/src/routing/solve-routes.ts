import { instanceOf } from './instance';
import { Plan } from './plan';
import type { RoutingProblem } from './problem';
import { Random } from './random';
import { reasonsOf } from './reasons';
import { routesOf, summaryOf, totalsOf } from './report';
import { planBySavings } from './savings';
import { search } from './search';
import type { RoutingOptions, RoutingSolution } from './solution';
import { validate } from './validation';

/**
 * Plans routes that deliver as much as must be delivered, and all else that is worth it, for the least money: savings first, then ruin and recreate.
 *
 * @throws RoutingProblemError if the problem contradicts itself
 */
export function solveRoutes(problem: RoutingProblem, options: RoutingOptions): RoutingSolution {
  validate(problem);
  const plan = new Plan(instanceOf(problem));
  planBySavings(plan);
  const savings = summaryOf(plan, problem);
  const iterations = search(plan, new Random(options.seed), options);
  const routes = routesOf(plan, problem);
  return {
    routes, leftOut: reasonsOf(plan, problem, options), ...totalsOf(routes), savings,
    iterations, iterationsAsked: options.iterations, stoppedEarly: iterations < options.iterations,
  };
}
