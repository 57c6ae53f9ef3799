import type { Route, RoutingProblem, RoutingSolution, Vehicle } from '../../src/routing';

/** Everything in a solution that breaks a rule of its problem or does not add up, in words. It reads the problem and shares no code with the solver. */
export function faultsOf(problem: RoutingProblem, solution: RoutingSolution): string[] {
  const faults: string[] = [];
  const visited = [...solution.routes.flatMap(route => route.stops.map(({ stop }) => stop)), ...solution.leftOut.map(({ stop }) => stop)];
  if (visited.toSorted().join() !== problem.stops.map(({ id }) => id).toSorted().join()) faults.push(`stops: ${visited.join()}`);
  for (const vehicle of problem.vehicles) {
    const used = solution.routes.filter(route => route.vehicle === vehicle.id).length;
    if (used > (vehicle.count ?? Infinity)) faults.push(`${used} of ${vehicle.count} ${vehicle.id}`);
  }
  for (const route of solution.routes) faults.push(...faultsOfRoute(problem, route));
  for (const total of ['km', 'minutes'] as const) close(faults, total, solution[total], sum(solution.routes.map(route => route[total])));
  close(faults, 'cost', solution.cost, sum(solution.routes.map(route => route.cost.total)));
  return faults;
}

function faultsOfRoute(problem: RoutingProblem, route: Route): string[] {
  const faults: string[] = [];
  const vehicle = problem.vehicles.find(({ id }) => id === route.vehicle)!;
  const way = (matrix: Float64Array | undefined, from: number, to: number) => matrix?.[from * (problem.stops.length + 1) + to] ?? 0;
  const not = (wrong: boolean, what: string) => wrong && faults.push(`${route.vehicle}: ${what}`);
  not(route.stops.length === 0, 'drives for nothing');
  not(route.departure < earliest(problem, vehicle) - 1e-6, `leaves at ${route.departure}`);
  not(route.end > latest(problem, vehicle) + 1e-6, `is back at ${route.end}`);
  not(route.minutes > (vehicle.maximumMinutes ?? Infinity) + 1e-5, `takes ${route.minutes}`);
  let place = 0;
  let time = route.departure;
  let km = 0;
  const load = { weight: 0, volume: 0 };
  const rest = (after: string | undefined) => {
    if (!route.break || route.break.afterStop !== after) return;
    not(route.break.start < time - 1e-6 || route.break.start < vehicle.break!.earliest - 1e-6 || route.break.start > vehicle.break!.latest + 1e-6, 'break');
    close(faults, 'break', route.break.end - route.break.start, vehicle.break!.minutes);
    time = route.break.end;
  };
  rest(undefined);
  for (const visit of route.stops) {
    const index = problem.stops.findIndex(({ id }) => id === visit.stop);
    const stop = problem.stops[index]!;
    close(faults, `arrival at ${stop.id}`, visit.arrival, time + way(problem.durations, place, index + 1));
    not(visit.start < visit.arrival - 1e-6 || visit.start < (stop.window?.earliest ?? -Infinity) - 1e-6, `${stop.id} too early`);
    not(visit.start > (stop.window?.latest ?? Infinity) + 1e-6, `${stop.id} too late`);
    close(faults, `departure from ${stop.id}`, visit.departure, visit.start + (stop.serviceMinutes ?? 0));
    time = visit.departure;
    km += way(problem.distances, place, index + 1);
    load.weight += stop.weight;
    load.volume += stop.volume ?? 0;
    place = index + 1;
    rest(stop.id);
  }
  km += way(problem.distances, place, 0);
  not(route.end < time + way(problem.durations, place, 0) - 1e-6, 'is back too early');
  close(faults, 'end', route.end, Math.max(time + way(problem.durations, place, 0), earliest(problem, vehicle)));
  not(vehicle.break !== undefined && route.break === undefined && route.end > vehicle.break.latest + 1e-6, 'has no break');
  not(load.weight > vehicle.weight + 1e-9, `carries ${load.weight}`);
  not(load.volume > (vehicle.volume ?? Infinity) + 1e-9, `carries a volume of ${load.volume}`);
  not(km > (vehicle.maximumKm ?? Infinity) + 1e-6, `drives ${km} km`);
  close(faults, 'weight', route.load.weight, load.weight);
  close(faults, 'km', route.km, km);
  close(faults, 'minutes', route.minutes, route.end - route.departure);
  close(faults, 'cost', route.cost.total, (vehicle.fixedCost ?? 0) + km * vehicle.costPerKm + (route.end - route.departure) / 60 * (vehicle.costPerHour ?? 0));
  return faults;
}

function earliest(problem: RoutingProblem, vehicle: Vehicle): number {
  return Math.max(vehicle.shift?.earliest ?? -Infinity, problem.depot?.earliest ?? -Infinity);
}

function latest(problem: RoutingProblem, vehicle: Vehicle): number {
  return Math.min(vehicle.shift?.latest ?? Infinity, problem.depot?.latest ?? Infinity);
}

function close(faults: string[], what: string, value: number, expected: number): void {
  if (Math.abs(value - expected) > 1e-5) faults.push(`${what} is ${value}, not ${expected}`);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
