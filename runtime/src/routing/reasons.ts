import { Insertion } from './insertion';
import { instanceOf } from './instance';
import { Plan } from './plan';
import type { RoutingProblem } from './problem';
import { Random } from './random';
import { drivingSlots, placesOf } from './report';
import { planBySavings } from './savings';
import { search } from './search';
import type { LeftOutStop, RoutingConstraint, RoutingOptions } from './solution';
import { withoutConstraints } from './without-constraints';

/** Rules in the order in which they are named: what the order asks for before what the fleet is. */
const CONSTRAINTS: readonly RoutingConstraint[] = ['weight', 'volume', 'window', 'distance', 'duration', 'break', 'shift', 'prize', 'vehicles'];
/** Lifted for one stop, they make no other plan better than it was: who fits in with them is served by the best plan. */
const OWN: ReadonlySet<RoutingConstraint> = new Set(['window', 'prize']);
/** Iterations of a search that tells whether lifting a rule for the whole fleet serves a stop, or others in its place. */
const CONFIRMING = 2_000;

/**
 * Why stops are left out. A rule is a reason if without it the stop fits into the plan, for no more than its prize if it is optional, and if solving
 * the problem again without it serves the stop. Where no rule is a reason alone, several are named that are one together.
 */
export function reasonsOf(plan: Plan, problem: RoutingProblem, options: RoutingOptions): LeftOutStop[] {
  const places = [...plan.leftOut.subarray(0, plan.leftOutCount)].sort((a, b) => a - b);
  const ids = places.map(place => problem.stops[place - 1]!.id);
  const lifted = (constraints: readonly RoutingConstraint[]) => withoutConstraints(problem, ids, constraints);
  const fits = remembered(constraints => new Insertion(copyOf(plan, lifted(constraints)), undefined));
  const fitsAlone = remembered(constraints => new Insertion(new Plan(instanceOf(lifted(constraints))), undefined));
  const servedAgain = remembered(constraints => served(lifted(constraints), options));
  const extraCost = (place: number, constraints: readonly RoutingConstraint[], among = fits) => {
    const insertion = among(constraints);
    insertion.findAnywhere(place);
    return insertion.slot < 0 ? Infinity : insertion.cost;
  };
  const several = (place: number) => {
    const together = fewest(candidate => extraCost(place, candidate) < Infinity, []);
    // What is lifted for this stop alone stays for the others: that may be another plan than without it for all.
    if (served(withoutConstraints(problem, [problem.stops[place - 1]!.id], together), options).has(place)) return together;
    // On a vehicle of its own a stop that must be served is served whatever the others do.
    const alone = problem.stops[place - 1]!.prize === undefined ? ['vehicles' as const] : ['prize' as const, 'vehicles' as const];
    return fewest(candidate => extraCost(place, candidate, fitsAlone) < Infinity, alone);
  };
  return places.map((place, at) => {
    const reasons = CONSTRAINTS.filter(constraint =>
      extraCost(place, [constraint]) < Infinity && (OWN.has(constraint) || servedAgain([constraint]).has(place)));
    const constraints = reasons.length > 0 ? reasons.slice(0, 1) : several(place);
    return { stop: ids[at]!, constraints, alternatives: reasons.slice(1), extraCost: extraCost(place, constraints) };
  });
}

/** Of all rules those that cannot be kept: one after the other but `needed` is put back where the stop stays possible. */
function fewest(possible: (constraints: readonly RoutingConstraint[]) => boolean, needed: readonly RoutingConstraint[]): RoutingConstraint[] {
  let lifted = [...CONSTRAINTS];
  for (const constraint of CONSTRAINTS.toReversed()) {
    const fewer = lifted.filter(other => other !== constraint);
    if (!needed.includes(constraint) && possible(fewer)) lifted = fewer;
  }
  return lifted;
}

/** The places that a plan of the problem serves. */
function served(problem: RoutingProblem, { seed, iterations, shouldStop }: RoutingOptions): ReadonlySet<number> {
  const plan = new Plan(instanceOf(problem));
  planBySavings(plan);
  search(plan, new Random(seed), { seed, iterations: Math.min(iterations, CONFIRMING), shouldStop });
  return new Set(drivingSlots(plan).flatMap(slot => placesOf(plan, slot)));
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

function remembered<T>(make: (constraints: readonly RoutingConstraint[]) => T): (constraints: readonly RoutingConstraint[]) => T {
  const made = new Map<string, T>();
  return constraints => {
    const key = constraints.join();
    const value = made.get(key) ?? make(constraints);
    made.set(key, value);
    return value;
  };
}
