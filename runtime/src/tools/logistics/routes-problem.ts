import { greatCircleMatrix, type GeoPoint, type RoutingProblem, type Stop } from '../../routing';
import type { DeliveryStop } from './routes-deliveries';
import type { Fleet } from './routes-fleet';
import type { Roads } from './routes-roads';
import { putGivenWays, type GivenWay } from './routes-ways';

/** What routes are searched over beside the stops. */
export interface Ground {
  readonly depot: GeoPoint;
  readonly roads: Roads;
  readonly fleet: Fleet;
  /** Kilometres an hour. */
  readonly speed: number;
  readonly warehouse: string;
  /** Distances that are known. */
  readonly ways: readonly GivenWay[];
}

/**
 * The day as the search of routes takes it: kilometres as given, else by the roads of each area; minutes by the speed; priorities the other
 * way round.
 */
export function problemOf(stops: readonly DeliveryStop[], { depot, roads, fleet, speed, warehouse, ways }: Ground): RoutingProblem {
  const crow = greatCircleMatrix([depot, ...stops.map(({ point }) => point)], 1);
  const places = stops.length + 1;
  const circuity = [null, ...stops.map(({ area }) => roads.circuity(area))];
  const distances = crow.map((km, way) => {
    const from = circuity[Math.floor(way / places)] ?? circuity[way % places] ?? 1;
    const to = circuity[way % places] ?? from;
    return km * (from + to) / 2;
  });
  const durations = distances.map(km => km / speed * 60);
  putGivenWays({ distances, durations }, [[warehouse], ...stops.map(codesOf)], ways, speed);
  const least = Math.max(1, ...stops.map(({ priority }) => priority));
  return {
    stops: stops.map((stop): Stop => ({
      id: stop.id, weight: stop.weightKg, volume: stop.volumeM3, window: stop.window, serviceMinutes: stop.unloadMinutes,
      priority: least + 1 - stop.priority,
      ...(stop.prize !== undefined && { prize: stop.prize }),
    })),
    vehicles: fleet.vehicles, distances, durations,
  };
}

function codesOf({ deliveries }: DeliveryStop): string[] {
  return deliveries.flatMap(({ order, customer }) => [order, customer]);
}
