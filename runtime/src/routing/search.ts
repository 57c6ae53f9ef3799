import { LocalSearch } from './local-search';
import type { Plan } from './plan';
import type { Random } from './random';
import { Recreate } from './recreate';
import { Ruin } from './ruin';
import { Snapshot } from './snapshot';
import type { RoutingOptions } from './solution';

/** Temperatures at the beginning and at the end, as shares of what a stop costs on average. */
const HOT = 1;
const COLD = 0.02;
/** Iterations at least between two local searches. */
const LOCAL = 500;
/** Iterations between two questions whether to stop. */
const ASK = 256;
/** Iterations between two times that costs are added up anew. */
const SETTLE = 4096;

/**
 * Ruin and recreate under simulated annealing ("slack induction by string removals": Christiaens & Vanden Berghe 2020, Transportation Science 54).
 * Leaves the best plan found and gives the iterations done.
 */
export function search(plan: Plan, random: Random, { iterations, shouldStop, onProgress }: RoutingOptions): number {
  const ruin = new Ruin(plan, random);
  const recreate = new Recreate(plan, random);
  const best = new Snapshot(plan);
  const local = new LocalSearch(plan);
  local.run();
  best.take();
  let improved = 0;
  const hot = HOT * routeCost(plan) / Math.max(1, plan.instance.places - 1);
  const cooling = Math.log(COLD / HOT) / Math.max(1, iterations);
  let done = 0;
  for (; done < iterations; done++) {
    if (done % ASK === 0) {
      if (shouldStop?.()) break;
      onProgress?.({ iterations: done, iterationsAsked: iterations, cost: best.cost });
    }
    if (done % SETTLE === 0) plan.settle();
    plan.mark();
    const before = plan.cost;
    const leftOut = plan.leftOutCount;
    ruin.run();
    recreate.run(leftOut);
    const temperature = hot * Math.exp(cooling * done);
    if (plan.cost >= before - temperature * Math.log(1 - random.next())) plan.undo();
    else if (plan.cost < best.cost - 1e-7) {
      if (done - improved >= LOCAL) {
        local.run();
        improved = done;
      }
      best.take();
    }
  }
  best.restore();
  local.run();
  return done;
}

function routeCost(plan: Plan): number {
  let cost = plan.cost;
  for (let at = 0; at < plan.leftOutCount; at++) cost -= plan.instance.penalty[plan.leftOut[at]!]!;
  return cost;
}
