import type { RoutingProblem, Stop, Vehicle } from './problem';
import type { RoutingConstraint } from './solution';

/**
 * The problem as it would be if rules were lifted: what a reason for a stop left out means, and how it is checked.
 * `window` and `prize` are lifted for the stops given, all else for the whole fleet; `shift` lifts the depot's hours too.
 */
export function withoutConstraints(problem: RoutingProblem, stops: readonly string[], constraints: readonly RoutingConstraint[]): RoutingProblem {
  const lifted = new Set(constraints);
  const chosen = new Set(stops);
  const freed = (stop: Stop): Stop => {
    if (!chosen.has(stop.id)) return stop;
    return { ...stop, ...(lifted.has('window') && { window: undefined }), ...(lifted.has('prize') && { prize: undefined }) };
  };
  return {
    ...problem,
    ...(lifted.has('shift') && { depot: undefined }),
    stops: problem.stops.map(freed),
    vehicles: problem.vehicles.map((vehicle): Vehicle => ({
      ...vehicle,
      ...(lifted.has('weight') && { weight: Infinity }),
      ...(lifted.has('volume') && { volume: undefined }),
      ...(lifted.has('shift') && { shift: undefined }),
      ...(lifted.has('break') && { break: undefined }),
      ...(lifted.has('duration') && { maximumMinutes: undefined }),
      ...(lifted.has('distance') && { maximumKm: undefined }),
      ...(lifted.has('vehicles') && { count: undefined }),
    })),
  };
}
