import type { Nearest } from './nearest';
import { neighbourhoods } from './neighbourhoods';
import type { RoutingProblem, Vehicle } from './problem';

/**
 * A problem as the search reads it: typed arrays by place (0 is the depot, i + 1 is `stops[i]`) and by slot. A slot is one vehicle that may drive;
 * the slots of a kind of vehicle follow each other.
 */
export interface Instance {
  readonly places: number;
  readonly distance: Float64Array;
  /** `distance` with rows and columns exchanged: one row holds the ways *to* a place. */
  readonly distanceTo: Float64Array;
  readonly duration: Float64Array;
  readonly durationTo: Float64Array;
  readonly weight: Float64Array;
  readonly volume: Float64Array;
  readonly open: Float64Array;
  readonly close: Float64Array;
  readonly service: Float64Array;
  /** What leaving a place out costs: its prize, or more than any way to serve it. */
  readonly penalty: Float64Array;
  /** The nearest other stops of each place by way, for what is removed together. */
  readonly neighbours: Nearest;
  /** Those of each place beside which it may be inserted: nearest by way and, where time binds, by waiting and lateness. */
  readonly candidates: Nearest;
  readonly kinds: number;
  /** First slot of each kind, and at the end the number of slots. */
  readonly kindStart: Int32Array;
  readonly kindOf: Int32Array;
  readonly perKm: Float64Array;
  readonly perMinute: Float64Array;
  readonly fixed: Float64Array;
  readonly maximumWeight: Float64Array;
  readonly maximumVolume: Float64Array;
  readonly shiftStart: Float64Array;
  readonly shiftEnd: Float64Array;
  readonly maximumMinutes: Float64Array;
  readonly maximumKm: Float64Array;
  /** Length of the break of each slot; -1: none. */
  readonly breakMinutes: Float64Array;
  readonly breakEarliest: Float64Array;
  readonly breakLatest: Float64Array;
  /** Whether time binds or costs anything at all. */
  readonly timed: boolean;
  /** Whether how long a route takes costs or binds. */
  readonly lengthCounts: boolean;
  readonly volumes: boolean;
  readonly kmBinds: boolean;
  readonly breaks: boolean;
}

/** The arrays of a problem that has been validated. */
export function instanceOf(problem: RoutingProblem): Instance {
  const { stops, vehicles, distances } = problem;
  const places = stops.length + 1;
  const duration = problem.durations ?? new Float64Array(places * places);
  const horizon = horizonOf(problem, duration);
  const byPlace = (depot: number, value: (index: number) => number) =>
    Float64Array.from({ length: places }, (_, place) => place > 0 ? value(place - 1) : depot);
  const counts = vehicles.map(({ count = Infinity }) => Math.min(Math.floor(count), stops.length));
  const kindStart = Int32Array.from([0, ...counts.map((_, kind) => counts.slice(0, kind + 1).reduce((sum, count) => sum + count, 0))]);
  const kindOf = Int32Array.from(counts.flatMap((count, kind) => new Array<number>(count).fill(kind)));
  const bySlot = (value: (vehicle: Vehicle) => number) => {
    const values = vehicles.map(value);
    return Float64Array.from(kindOf, kind => values[kind] ?? 0);
  };
  const instance = {
    places, distance: distances, distanceTo: transposed(distances, places), duration, durationTo: transposed(duration, places),
    weight: byPlace(0, index => stops[index]?.weight ?? 0),
    volume: byPlace(0, index => stops[index]?.volume ?? 0),
    open: byPlace(horizon.start, index => Math.max(stops[index]?.window?.earliest ?? -Infinity, horizon.start)),
    close: byPlace(horizon.end, index => Math.min(stops[index]?.window?.latest ?? Infinity, horizon.end)),
    service: byPlace(0, index => stops[index]?.serviceMinutes ?? 0),
    kinds: vehicles.length, kindStart, kindOf,
    perKm: bySlot(vehicle => vehicle.costPerKm),
    perMinute: bySlot(vehicle => (vehicle.costPerHour ?? 0) / 60),
    fixed: bySlot(vehicle => vehicle.fixedCost ?? 0),
    maximumWeight: bySlot(vehicle => vehicle.weight),
    maximumVolume: bySlot(vehicle => vehicle.volume ?? Infinity),
    shiftStart: bySlot(vehicle => Math.max(vehicle.shift?.earliest ?? -Infinity, problem.depot?.earliest ?? -Infinity, horizon.start)),
    shiftEnd: bySlot(vehicle => Math.min(vehicle.shift?.latest ?? Infinity, problem.depot?.latest ?? Infinity, horizon.end)),
    maximumMinutes: bySlot(vehicle => vehicle.maximumMinutes ?? Infinity),
    maximumKm: bySlot(vehicle => vehicle.maximumKm ?? Infinity),
    breakMinutes: bySlot(vehicle => vehicle.break?.minutes ?? -1),
    breakEarliest: bySlot(vehicle => vehicle.break?.earliest ?? 0),
    breakLatest: bySlot(vehicle => vehicle.break?.latest ?? 0),
    lengthCounts: vehicles.some(({ costPerHour = 0, maximumMinutes = Infinity }) => costPerHour > 0 || maximumMinutes < Infinity),
    volumes: vehicles.some(({ volume = Infinity }) => volume < Infinity),
    kmBinds: vehicles.some(({ maximumKm = Infinity }) => maximumKm < Infinity),
    breaks: vehicles.some(vehicle => vehicle.break !== undefined),
  };
  const timed = instance.lengthCounts || instance.breaks || horizon.binds;
  return {
    ...instance, timed, ...neighbourhoods({ ...instance, timed }),
    penalty: byPlace(0, penalties(problem, duration, horizon.end - horizon.start)),
  };
}

/** Finite times for what has no bounds: so early and so late that they never bind. */
function horizonOf({ stops, vehicles, depot, distances }: RoutingProblem, duration: Float64Array): { start: number; end: number; binds: boolean } {
  const windows = [depot, ...stops.map(stop => stop.window), ...vehicles.flatMap(vehicle => [vehicle.shift, vehicle.break])];
  const bounds = windows.flatMap(window => [window?.earliest ?? Infinity, window?.latest ?? Infinity]).filter(Number.isFinite);
  const places = Math.sqrt(distances.length);
  let slack = Math.max(0, ...vehicles.map(vehicle => vehicle.break?.minutes ?? 0));
  for (let place = 0; place < places; place++) {
    let longest = 0;
    for (let to = 0; to < places; to++) longest = Math.max(longest, duration[place * places + to] ?? 0);
    slack += longest + (stops[place - 1]?.serviceMinutes ?? 0);
  }
  const least = bounds.reduce((min, bound) => Math.min(min, bound), bounds[0] ?? 0);
  const most = bounds.reduce((max, bound) => Math.max(max, bound), bounds[0] ?? 0);
  return { start: least - slack, end: most + slack, binds: bounds.length > 0 };
}

/** A stop that must be served weighs more than every plan could save by leaving it out. */
function penalties({ stops, vehicles, distances }: RoutingProblem, duration: Float64Array, horizon: number): (index: number) => number {
  const farthest = distances.reduce((most, km) => Math.max(most, km), 0);
  const longest = duration.reduce((most, minutes) => Math.max(most, minutes), 0);
  const shift = ({ shift: { earliest = -Infinity, latest = Infinity } = {} }: Vehicle) => Math.min(latest - earliest, horizon);
  const dearest = vehicles.map(vehicle => (vehicle.fixedCost ?? 0) + 3 * farthest * vehicle.costPerKm
    + (vehicle.costPerHour ?? 0) / 60 * Math.min(vehicle.maximumMinutes ?? Infinity, Math.max(3 * longest, shift(vehicle))));
  const must = 1 + 2 * Math.max(...dearest) + stops.reduce((sum, stop) => sum + (stop.prize ?? 0), 0);
  return index => stops[index]?.prize ?? must * (stops[index]?.priority ?? 1);
}

function transposed(matrix: Float64Array, places: number): Float64Array {
  // Ways computed from coordinates differ there and back in their last digits.
  const symmetric = matrix.every((value, at) => Math.abs(value - matrix[(at % places) * places + Math.floor(at / places)]!) <= 1e-9 * value);
  return symmetric ? matrix : matrix.map((_, at) => matrix[(at % places) * places + Math.floor(at / places)] ?? 0);
}
