import type { RoutingProblem } from '../../src/routing';
import { instanceOf, type Instance } from '../../src/routing/instance';
import { Plan } from '../../src/routing/plan';

/** A plan of the routes given: for each slot its places in order. */
export function planned(problem: RoutingProblem, routes: Readonly<Record<number, readonly number[]>> = {}): Plan {
  return plannedIn(instanceOf(problem), routes);
}

/** The same for a problem that is made ready already. */
export function plannedIn(instance: Instance, routes: Readonly<Record<number, readonly number[]>>): Plan {
  const plan = new Plan(instance);
  for (const [slot, places] of Object.entries(routes)) {
    places.forEach((place, at) => plan.insert(place, at === 0 ? 0 : places[at - 1]!, Number(slot)));
    plan.refresh(Number(slot));
  }
  plan.mark();
  return plan;
}

/** The places of each slot in order, read forwards and backwards. */
export function routesIn(plan: Plan): number[][] {
  return Array.from(plan.first, (first, slot) => {
    const forwards: number[] = [];
    for (let place = first; place !== 0; place = plan.next[place]!) forwards.push(place);
    const backwards: number[] = [];
    for (let place = plan.last[slot]!; place !== 0; place = plan.previous[place]!) backwards.push(place);
    expect(backwards.toReversed()).toEqual(forwards);
    expect(plan.stops[slot]).toBe(forwards.length);
    return forwards;
  });
}

/** What is left out, in no order. */
export function leftOutOf(plan: Plan): number[] {
  return [...plan.leftOut.subarray(0, plan.leftOutCount)].sort((a, b) => a - b);
}

/** Stops on a line through the depot, so many kilometres and minutes from it. */
export function alongALine(at: readonly number[]): Float64Array {
  return Float64Array.from([0, ...at].flatMap(from => [0, ...at].map(to => Math.abs(from - to))));
}
