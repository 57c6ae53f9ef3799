import type { RoutingProblem, Vehicle } from '../../src/routing';

/** What a stop that must be served counts when it is left out, above all money in these tests. */
const MUST = 1_000_000;

/** The least that any plan costs, with what it leaves out, by trying every order of every set of stops on every vehicle. For 5 stops. */
export function leastCost(problem: RoutingProblem): number {
  const all = (1 << problem.stops.length) - 1;
  const vehicles = problem.vehicles.flatMap(vehicle => new Array<Vehicle>(Math.min(vehicle.count ?? Infinity, problem.stops.length)).fill(vehicle));
  const routes = new Map<Vehicle, number[]>(problem.vehicles.map(vehicle => [vehicle, Array.from({ length: all + 1 }, (_, set) => routeCost(problem, vehicle, set))]));
  let least = Array.from({ length: all + 1 }, (_, set) => leftOutCost(problem, problem.stops.filter((_stop, index) => set & (1 << index)).map(({ id }) => id)));
  for (const vehicle of vehicles) {
    const costs = routes.get(vehicle)!;
    const before = least;
    least = before.map((cost, set) => {
      let best = cost;
      for (let part = set; part > 0; part = (part - 1) & set) best = Math.min(best, costs[part]! + before[set & ~part]!);
      return best;
    });
  }
  return least[all]!;
}

/** What stops count that are left out. */
export function leftOutCost(problem: RoutingProblem, ids: readonly string[]): number {
  return problem.stops.filter(({ id }) => ids.includes(id)).reduce((sum, stop) => sum + (stop.prize ?? MUST * (stop.priority ?? 1)), 0);
}

function routeCost(problem: RoutingProblem, vehicle: Vehicle, set: number): number {
  const places = problem.stops.flatMap((_, index) => set & (1 << index) ? [index + 1] : []);
  const sum = (value: (place: number) => number) => places.reduce((total, place) => total + value(place), 0);
  if (sum(place => problem.stops[place - 1]!.weight) > vehicle.weight + 1e-9) return Infinity;
  if (sum(place => problem.stops[place - 1]!.volume ?? 0) > (vehicle.volume ?? Infinity) + 1e-9) return Infinity;
  let best = Infinity;
  permute(places, order => {
    const km = [...order, 0].reduce((total, place, at) => total + problem.distances[(order[at - 1] ?? 0) * (problem.stops.length + 1) + place]!, 0);
    if (km > (vehicle.maximumKm ?? Infinity) + 1e-9) return;
    const minutes = shortest(problem, vehicle, order);
    if (minutes > (vehicle.maximumMinutes ?? Infinity) + 1e-9 || minutes === Infinity) return;
    best = Math.min(best, (vehicle.fixedCost ?? 0) + km * vehicle.costPerKm + minutes / 60 * (vehicle.costPerHour ?? 0));
  });
  return best;
}

function permute(places: readonly number[], visit: (order: readonly number[]) => void, chosen: readonly number[] = []): void {
  if (places.length === 0) return visit(chosen);
  for (const place of places) permute(places.filter(other => other !== place), visit, [...chosen, place]);
}

/** Fewest minutes of an order of stops, with the break at its best position: earliest end, then the latest departure that still ends then. */
function shortest(problem: RoutingProblem, vehicle: Vehicle, order: readonly number[]): number {
  const start = Math.max(vehicle.shift?.earliest ?? -10_000, problem.depot?.earliest ?? -10_000);
  const end = Math.min(vehicle.shift?.latest ?? 10_000, problem.depot?.latest ?? 10_000);
  const visits = order.map(place => {
    const stop = problem.stops[place - 1]!;
    return { place, from: stop.window?.earliest ?? -10_000, to: stop.window?.latest ?? 10_000, minutes: stop.serviceMinutes ?? 0 };
  });
  const { break: pause } = vehicle;
  if (!pause) return drive(problem, visits, start, end);
  const breaks = [0, ...order].map((place, at) => drive(problem, visits.toSpliced(at, 0, { place, from: pause.earliest, to: pause.latest, minutes: pause.minutes }), start, end));
  return Math.min(drive(problem, visits, start, Math.min(end, pause.latest)), ...breaks);
}

function drive(problem: RoutingProblem, visits: readonly { place: number; from: number; to: number; minutes: number }[], start: number, end: number): number {
  const way = (from: number, to: number) => from === to ? 0 : problem.durations?.[from * (problem.stops.length + 1) + to] ?? 0;
  let time = start;
  let place = 0;
  for (const visit of visits) {
    time = Math.max(time + way(place, visit.place), visit.from);
    if (time > visit.to + 1e-9) return Infinity;
    time += visit.minutes;
    place = visit.place;
  }
  const back = time + way(place, 0);
  if (back > end + 1e-9) return Infinity;
  let latest = back;
  place = 0;
  for (const visit of visits.toReversed()) {
    latest = Math.min(latest - way(visit.place, place) - visit.minutes, visit.to);
    place = visit.place;
  }
  return back - (latest - way(0, place));
}
