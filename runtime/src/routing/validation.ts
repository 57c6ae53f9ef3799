import { RoutingProblemError } from './errors';
import type { RoutingProblem, TimeWindow } from './problem';

/** Refuses a problem that contradicts itself, before anything is computed from it. */
export function validate(problem: RoutingProblem): void {
  const places = problem.stops.length + 1;
  matrix('distances', problem.distances, places);
  if (problem.durations) matrix('durations', problem.durations, places);
  if (problem.vehicles.length === 0) throw new RoutingProblemError('vehicles is empty. Give at least one kind of vehicle.');
  window('depot', problem.depot);
  unique('stops', problem.stops);
  unique('vehicles', problem.vehicles);
  for (const stop of problem.stops) {
    const name = `stop ${stop.id}`;
    amount(`weight of ${name}`, stop.weight);
    amount(`volume of ${name}`, stop.volume ?? 0);
    amount(`serviceMinutes of ${name}`, stop.serviceMinutes ?? 0);
    amount(`prize of ${name}`, stop.prize ?? 0);
    if (!((stop.priority ?? 1) > 0)) throw new RoutingProblemError(`priority of ${name} is ${stop.priority}: it must be above 0.`);
    window(name, stop.window);
  }
  for (const vehicle of problem.vehicles) {
    const name = `vehicle ${vehicle.id}`;
    amount(`weight of ${name}`, vehicle.weight, true);
    amount(`volume of ${name}`, vehicle.volume ?? 0, true);
    amount(`fixedCost of ${name}`, vehicle.fixedCost ?? 0);
    amount(`costPerKm of ${name}`, vehicle.costPerKm);
    amount(`costPerHour of ${name}`, vehicle.costPerHour ?? 0);
    amount(`maximumMinutes of ${name}`, vehicle.maximumMinutes ?? 0, true);
    amount(`maximumKm of ${name}`, vehicle.maximumKm ?? 0, true);
    amount(`count of ${name}`, vehicle.count ?? 0, true);
    amount(`minutes of the break of ${name}`, vehicle.break?.minutes ?? 0);
    window(name, vehicle.shift);
    window(`the break of ${name}`, vehicle.break);
  }
}

function amount(what: string, value: number, infinite = false): void {
  if (!(value >= 0) || (!infinite && value === Infinity)) throw new RoutingProblemError(`${what} is ${value}: it must be 0 or more.`);
}

function window(what: string, { earliest = -Infinity, latest = Infinity }: TimeWindow = {}): void {
  if (!(earliest <= latest)) throw new RoutingProblemError(`The window of ${what} ends (${latest}) before it begins (${earliest}).`);
}

function matrix(name: string, values: Float64Array, places: number): void {
  if (values.length !== places * places) {
    throw new RoutingProblemError(`${name} has ${values.length} entries: a depot and ${places - 1} stops need ${places * places}.`);
  }
  const wrong = values.findIndex(value => !(value >= 0 && value < Infinity));
  if (wrong >= 0) {
    throw new RoutingProblemError(`${name} from place ${Math.floor(wrong / places)} to place ${wrong % places} is ${values[wrong]}: it must be 0 or more.`);
  }
}

function unique(what: string, things: readonly { readonly id: string }[]): void {
  const seen = new Set<string>();
  for (const { id } of things) {
    if (seen.has(id)) throw new RoutingProblemError(`${what} has ${id} twice. Give each its own id.`);
    seen.add(id);
  }
}
