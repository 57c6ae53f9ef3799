import type { Instance } from './instance';
import type { Plan } from './plan';
import type { RoutingProblem } from './problem';
import type { PlanSummary, Route, RouteStop } from './solution';

/** The routes of a plan, with the clock times of each stop; kinds of vehicles in the order of the problem. */
export function routesOf(plan: Plan, problem: RoutingProblem): Route[] {
  return drivingSlots(plan).map(slot => routeOf(plan, problem, slot));
}

/** Slots that drive, kind by kind. */
export function drivingSlots({ instance, slots: { order, driving } }: Plan): number[] {
  return Array.from({ length: instance.kinds }, (_, kind) => {
    const start = instance.kindStart[kind]!;
    return [...order.subarray(start, start + driving[kind]!)].sort((a, b) => a - b);
  }).flat();
}

/** The stops of a slot, in the order they are visited. */
export function placesOf(plan: Plan, slot: number): number[] {
  const places: number[] = [];
  for (let place = plan.first[slot]!; place !== 0; place = plan.next[place]!) places.push(place);
  return places;
}

/** A plan in figures. */
export function summaryOf(plan: Plan, problem: RoutingProblem): PlanSummary {
  const routes = routesOf(plan, problem);
  const out = [...plan.leftOut.subarray(0, plan.leftOutCount)];
  return {
    ...totalsOf(routes), routes: routes.length, leftOut: out.length,
    prizesForgone: out.reduce((sum, place) => sum + (problem.stops[place - 1]?.prize ?? 0), 0),
  };
}

/** What routes cost together. */
export function totalsOf(routes: readonly Route[]): { cost: number; km: number; minutes: number } {
  const sum = (value: (route: Route) => number) => routes.reduce((total, route) => total + value(route), 0);
  return { cost: sum(route => route.cost.total), km: sum(route => route.km), minutes: sum(route => route.minutes) };
}

function routeOf(plan: Plan, problem: RoutingProblem, slot: number): Route {
  const { instance } = plan;
  const places = placesOf(plan, slot);
  const vehicle = problem.vehicles[instance.kindOf[slot]!]!;
  const load = { weight: 0, volume: 0 };
  for (const place of places) {
    load.weight += instance.weight[place]!;
    load.volume += instance.volume[place]!;
  }
  const breaks = plan.timing?.breaks;
  const takesBreak = breaks && instance.breakMinutes[slot]! >= 0 && breaks.isShort[slot] === 0;
  const breakAfter = takesBreak ? breaks.after[slot]! : -1;
  const departure = departureOf(instance, slot, places, breakAfter, vehicle.shift?.earliest !== undefined || problem.depot?.earliest !== undefined);
  const { stops, end, pause } = drive(instance, problem, slot, places, departure, breakAfter);
  const km = instance.distance[places.at(-1)! * instance.places]! + stops.reduce((sum, stop) => sum + stop.km, 0);
  const fixed = instance.fixed[slot]!;
  const distance = km * instance.perKm[slot]!;
  const time = (end - departure) * instance.perMinute[slot]!;
  return {
    vehicle: vehicle.id, stops, departure, end, km, minutes: end - departure, load, ...(pause && { break: pause }),
    cost: { fixed, distance, time, total: fixed + distance + time },
  };
}

/** The latest departure that is back as early as can be; without an opening time, the origin of time if that loses nothing. */
function departureOf(instance: Instance, slot: number, places: readonly number[], breakAfter: number, opens: boolean): number {
  let length = 0;
  let from = instance.shiftStart[slot]!;
  let until = instance.shiftEnd[slot]!;
  const join = (way: number, open: number, close: number, service: number) => {
    const arrived = length + way;
    const wait = Math.max(open - arrived - until, 0);
    from = Math.max(open - arrived, from) - wait;
    until = Math.min(close - arrived, until);
    // Whoever waits leaves at the last moment, whatever comes behind.
    length = arrived + service;
  };
  const pause = () => join(0, instance.breakEarliest[slot]!, instance.breakLatest[slot]!, instance.breakMinutes[slot]!);
  let before = 0;
  if (breakAfter === 0) pause();
  for (const place of places) {
    join(instance.duration[before * instance.places + place]!, instance.open[place]!, instance.close[place]!, instance.service[place]!);
    if (place === breakAfter) pause();
    before = place;
  }
  join(instance.duration[before * instance.places]!, instance.shiftStart[slot]!, instance.shiftEnd[slot]!, 0);
  return opens ? from : Math.min(Math.max(0, from), Math.max(from, until));
}

function drive(instance: Instance, problem: RoutingProblem, slot: number, places: readonly number[], departure: number, breakAfter: number) {
  const stops: RouteStop[] = [];
  let pause: Route['break'];
  const rest = (now: number, afterStop?: string): number => {
    const start = Math.max(now, instance.breakEarliest[slot]!);
    pause = { start, end: start + instance.breakMinutes[slot]!, ...(afterStop !== undefined && { afterStop }) };
    return pause.end;
  };
  let time = breakAfter === 0 ? rest(departure) : departure;
  let before = 0;
  for (const place of places) {
    const arrival = time + instance.duration[before * instance.places + place]!;
    const start = Math.max(arrival, instance.open[place]!);
    const stop = problem.stops[place - 1]!.id;
    time = start + instance.service[place]!;
    stops.push({ stop, arrival, start, departure: time, km: instance.distance[before * instance.places + place]! });
    if (place === breakAfter) time = rest(time, stop);
    before = place;
  }
  const end = Math.max(time + instance.duration[before * instance.places]!, instance.shiftStart[slot]!);
  return { stops, end, pause };
}
