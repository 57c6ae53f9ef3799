import { RoutingProblemError } from './errors';
import { instanceOf } from './instance';
import { Plan } from './plan';
import type { RoutingProblem } from './problem';
import { routesOf } from './report';
import type { Route, RoutingConstraint } from './solution';
import { validate } from './validation';
import { withoutConstraints } from './without-constraints';

/** A route as somebody drives it: the id of the kind of vehicle, and stops in order. */
export interface GivenRoute {
  readonly vehicle: string;
  readonly stops: readonly string[];
}

const RULES: readonly RoutingConstraint[] = ['weight', 'volume', 'window', 'distance', 'duration', 'break', 'shift', 'vehicles'];

/**
 * What given routes cost, to compare a plan with what was driven. A route that breaks a rule of the problem is priced as if there were none:
 * it is driven without waiting and without a break, and says so.
 *
 * @throws RoutingProblemError if a vehicle or a stop is not of the problem, or a stop is visited twice
 */
export function priceRoutes(problem: RoutingProblem, given: readonly GivenRoute[]): readonly (Route & { readonly withinRules: boolean })[] {
  validate(problem);
  const seen = new Set<string>();
  for (const id of given.flatMap(({ stops }) => stops)) {
    if (seen.has(id)) throw new RoutingProblemError(`Stop ${id} is visited twice.`);
    seen.add(id);
  }
  const free = withoutConstraints(problem, problem.stops.map(({ id }) => id), RULES);
  return given.filter(({ stops }) => stops.length > 0).map(route => {
    const kept = priced(problem, route);
    const price = kept ?? priced(free, route);
    if (!price) throw new RoutingProblemError(`The route of ${route.vehicle} cannot be priced.`);
    return { ...price, withinRules: kept !== undefined };
  });
}

function priced(problem: RoutingProblem, { vehicle, stops }: GivenRoute): Route | undefined {
  const kind = problem.vehicles.findIndex(({ id }) => id === vehicle);
  if (kind < 0) throw new RoutingProblemError(`There is no vehicle ${vehicle}.`);
  const plan = new Plan(instanceOf(problem));
  const slot = plan.freeSlot(kind);
  if (slot < 0) return undefined;
  let before = 0;
  for (const id of stops) {
    const place = problem.stops.findIndex(stop => stop.id === id) + 1;
    if (place === 0) throw new RoutingProblemError(`There is no stop ${id}.`);
    plan.insert(place, before, slot);
    before = place;
  }
  const loadsFit = plan.freeWeight[slot]! >= -1e-9 && plan.freeVolume[slot]! >= -1e-9 && plan.km[slot]! <= plan.instance.maximumKm[slot]! + 1e-9;
  return plan.refresh(slot) && loadsFit ? routesOf(plan, problem)[0] : undefined;
}
