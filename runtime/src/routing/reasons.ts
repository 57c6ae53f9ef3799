import { Insertion } from './insertion';
import { instanceOf } from './instance';
import { Plan } from './plan';
import type { RoutingProblem } from './problem';
import { drivingSlots, placesOf } from './report';
import type { LeftOutStop, RoutingConstraint } from './solution';
import { withoutConstraints } from './without-constraints';

/** Rules in the order in which they are named: what the order asks for before what the fleet is. */
const CONSTRAINTS: readonly RoutingConstraint[] = ['weight', 'volume', 'window', 'distance', 'duration', 'break', 'shift', 'prize', 'vehicles'];

/**
 * Why stops are left out: rules are lifted, and the stop is tried at every position of the plan and on every vehicle that stands still.
 * A reason is given only if the stop could then be served, and, if it is optional, for no more than its prize.
 */
export function reasonsOf(plan: Plan, problem: RoutingProblem): LeftOutStop[] {
  const places = [...plan.leftOut.subarray(0, plan.leftOutCount)].sort((a, b) => a - b);
  if (places.length === 0) return [];
  const ids = places.map(place => problem.stops[place - 1]!.id);
  const tries = new Map<string, Insertion>();
  const extraCost = (place: number, constraints: readonly RoutingConstraint[]): number => {
    const key = constraints.join();
    const insertion = tries.get(key) ?? new Insertion(copyOf(plan, withoutConstraints(problem, ids, constraints)), undefined);
    tries.set(key, insertion);
    insertion.findAnywhere(place);
    return insertion.slot < 0 ? Infinity : insertion.cost;
  };
  return places.map((place, at) => {
    const single = CONSTRAINTS.filter(constraint => extraCost(place, [constraint]) < Infinity);
    const constraints = single.length > 0 ? single.slice(0, 1) : fewest(candidate => extraCost(place, candidate) < Infinity);
    return { stop: ids[at]!, constraints, alternatives: single.slice(1), extraCost: extraCost(place, constraints) };
  });
}

/** Of all rules those that cannot be kept: one after the other is put back where the stop stays possible. */
function fewest(possible: (constraints: readonly RoutingConstraint[]) => boolean): RoutingConstraint[] {
  let lifted = [...CONSTRAINTS];
  for (const constraint of CONSTRAINTS.toReversed()) {
    const fewer = lifted.filter(other => other !== constraint);
    if (possible(fewer)) lifted = fewer;
  }
  return lifted;
}

/** The same routes under other rules. */
function copyOf(plan: Plan, problem: RoutingProblem): Plan {
  const copy = new Plan(instanceOf(problem));
  for (const slot of drivingSlots(plan)) {
    const free = copy.freeSlot(plan.instance.kindOf[slot]!);
    copy.mark();
    placesOf(plan, slot).forEach((place, at, all) => copy.insert(place, at === 0 ? 0 : all[at - 1]!, free));
    copy.refresh(free);
  }
  return copy;
}
