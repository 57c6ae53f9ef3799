import { greatCircleKm, type LeftOutStop, type Route } from '../../routing';
import type { ToolContext } from '../definition';
import { routeSearch, type RoutesFound } from './route-search';
import type { WarehouseDay } from './routes-data';
import { mergedStops, separateStops, type Capacity, type Delivery, type DeliveryStop } from './routes-deliveries';
import { added, ordersIn, routeFigures, type PlanFigures } from './routes-figures';
import type { Fleet } from './routes-fleet';
import { problemOf, type Ground } from './routes-problem';
import type { GivenWay } from './routes-ways';

/** How a plan is searched. */
export interface SearchInput {
  readonly seed: number;
  readonly iterations: number;
  /** Of all searches together. */
  readonly maxSeconds: number;
  /** Kilometres an hour. */
  readonly speed: number;
  /** Distances that are known: the others are estimated. */
  readonly ways: readonly GivenWay[];
  /** Merges what goes to one customer, and pulls forward what goes to neighbours on the days after; absent: each order is a stop of its own. */
  readonly merge?: { readonly neighbourKm: number };
}

/** A route with the stops behind its ids. */
export interface PlannedRoute {
  readonly route: Route;
  /** In the order they are visited. */
  readonly stops: readonly DeliveryStop[];
}

/** The day of a warehouse, planned. */
export interface WarehousePlan {
  readonly day: WarehouseDay;
  readonly fleet: Fleet;
  readonly routes: readonly PlannedRoute[];
  readonly leftOut: readonly { readonly stop: DeliveryStop; readonly left: LeftOutStop }[];
  readonly figures: PlanFigures;
  readonly savings: RoutesFound['solution']['savings'];
  /** As driven, by the same rules; absent where no shipment of the day is on record. */
  readonly driven?: PlanFigures & { readonly outsideRules: number; readonly recordedKm: number | null; readonly recordedFreight: number | null };
  /** Both over the day and those after it: each order by itself, and merged. */
  readonly merging?: { readonly separate: PlanFigures; readonly merged: PlanFigures; readonly pulledForward: number };
  readonly iterations: number;
  readonly stoppedEarly: boolean;
}

/** Plans the day of a warehouse, and what it is compared with. */
export async function planDay(day: WarehouseDay, fleet: Fleet, search: SearchInput, context: ToolContext): Promise<WarehousePlan> {
  const ground: Ground = { warehouse: day.warehouse, depot: day.depot, roads: day.roads, fleet, speed: search.speed, ways: search.ways };
  const later = search.merge ? [...new Set(day.ahead.map(delivery => delivery.day))].sort() : [];
  const searches = search.merge ? 2 + 2 * later.length : 1;
  let done = 0;
  const find = async (stops: readonly DeliveryStop[], driven?: Parameters<typeof routeSearch.run>[0]['driven']): Promise<Found> => {
    const { seed, iterations, maxSeconds } = search;
    const task = { problem: problemOf(stops, ground), seed, iterations, ...(driven && { driven }) };
    const found = await context.calculate(routeSearch, task, {
      maxSeconds: maxSeconds / searches,
      onProgress: fraction => context.progress(`Searching routes from ${day.warehouse}`, (done + fraction) / searches),
    });
    done += 1;
    return { stops, ...found };
  };
  const separate = await find(separateStops(day.deliveries), drivenRoutes(day, fleet));
  const merged = search.merge ? await mergedDay(day, later, search.merge.neighbourKm, separate, fleet, find) : undefined;
  const { stops, solution } = merged?.today ?? separate;
  const byId = new Map(stops.map(stop => [stop.id, stop]));
  return {
    day, fleet, savings: solution.savings, iterations: solution.iterations, stoppedEarly: solution.stoppedEarly,
    routes: solution.routes.map(route => ({ route, stops: route.stops.map(visit => byId.get(visit.stop)!) })),
    leftOut: solution.leftOut.map(left => ({ stop: byId.get(left.stop)!, left })),
    figures: figuresOf(merged?.today ?? separate, fleet),
    ...(day.driven.length > 0 && { driven: drivenFigures(separate, day, fleet) }),
    ...(merged && { merging: merged.merging }),
  };
}

type Found = RoutesFound & { readonly stops: readonly DeliveryStop[] };

/** The day with what is pulled forward to it, and the days after without: against every day by itself, each order a stop of its own. */
async function mergedDay(
  day: WarehouseDay, later: readonly string[], neighbourKm: number, separate: Found, fleet: Fleet,
  find: (stops: readonly DeliveryStop[]) => Promise<Found>,
) {
  const pulled = new Set(day.ahead.filter(delivery => day.deliveries.some(other => isNear(delivery, other, neighbourKm))));
  const today = await find(mergedStops([...day.deliveries, ...pulled], capacityOf(fleet)));
  const apart = [figuresOf(separate, fleet)];
  const together = [figuresOf(today, fleet)];
  for (const date of later) {
    const due = day.ahead.filter(delivery => delivery.day === date);
    apart.push(figuresOf(await find(separateStops(due)), fleet));
    together.push(figuresOf(await find(separateStops(due.filter(delivery => !pulled.has(delivery)))), fleet));
  }
  return { today, merging: { separate: added(apart), merged: added(together), pulledForward: pulled.size } };
}

function isNear(one: Delivery, other: Delivery, km: number): boolean {
  return one.customer === other.customer || greatCircleKm(one.point, other.point) <= km;
}

function capacityOf({ vehicles }: Fleet): Capacity {
  return { weightKg: Math.max(...vehicles.map(({ weight }) => weight)), volumeM3: Math.max(...vehicles.map(({ volume = Infinity }) => volume)) };
}

function drivenRoutes({ driven }: WarehouseDay, { vehicles }: Fleet) {
  return driven.map(({ vehicle, deliveries }) => ({ vehicle: (vehicles.find(({ id }) => id === vehicle) ?? vehicles[0]!).id, stops: deliveries }));
}

function figuresOf({ solution, stops }: Found, fleet: Fleet): PlanFigures {
  const left = new Set(solution.leftOut.map(({ stop }) => stop));
  const served = stops.filter(({ id }) => !left.has(id));
  return { ...routeFigures(solution.routes, served, fleet), ordersLeftOut: ordersIn(stops) - ordersIn(served) };
}

function drivenFigures({ driven, stops }: Found, day: WarehouseDay, fleet: Fleet): WarehousePlan['driven'] {
  const total = (values: readonly (number | null)[]) => values.includes(null) ? null : values.reduce<number>((sum, value) => sum + value!, 0);
  return {
    ...routeFigures(driven, stops, fleet), ordersLeftOut: 0, outsideRules: driven.filter(({ withinRules }) => !withinRules).length,
    recordedKm: total(day.driven.map(({ km }) => km)), recordedFreight: total(day.driven.map(({ freight }) => freight)),
  };
}
