import type { Cell, ResultColumn } from '../../../../src/contract';
import type { LeftOutStop, RouteStop, RoutingConstraint } from '../../routing';
import type { ToolBlock } from '../definition';
import { cents, percent, tenths } from '../rounding';
import { clockTime } from './clock-time';
import type { DeliveryStop } from './routes-deliveries';
import { added, type PlanFigures, type PlannedRoute, type WarehousePlan } from './routes-plan';

/** Coordinates of customers are personal: they leave the tool only rounded to this many decimals of a degree, about a kilometre. */
export const COORDINATE_DECIMALS = 2;
/** Rows that a client shows at first. */
const ROWS_SHOWN = 10;

/** What a constraint that keeps an order out means, and what has to be lifted for it to be served. */
const REASONS: Readonly<Record<RoutingConstraint, string>> = {
  weight: 'more weight than the vehicles carry', volume: 'more volume than the vehicles carry', window: 'its delivery window',
  distance: 'the kilometres of a route', duration: 'the hours of a route', break: 'the break of the driver', shift: 'the end of the shift',
  prize: 'bringing it costs more than its margin', vehicles: 'the number of vehicles',
};

/** A route with its number, over all warehouses. */
export interface NumberedRoute extends PlannedRoute {
  readonly number: number;
  readonly plan: WarehousePlan;
}

/** Routes in the order of warehouses and departures. */
export function numbered(plans: readonly WarehousePlan[]): NumberedRoute[] {
  const departed = (one: PlannedRoute, other: PlannedRoute) => one.route.departure - other.route.departure;
  return plans.flatMap(plan => [...plan.routes].sort(departed).map(each => ({ ...each, plan })))
    .map((each, place) => ({ ...each, number: place + 1 }));
}

/** Why an order is left out, in words. */
export function reasonOf({ constraints, alternatives }: LeftOutStop): string {
  const others = alternatives.length > 0 ? `; or ${alternatives.map(each => REASONS[each]).join(', or ')}` : '';
  return `${constraints.map(each => REASONS[each]).join(' and ')}${others}`;
}

/** One row a route. */
export function routesBlock(routes: readonly NumberedRoute[], unit: string): ToolBlock {
  return table('Routes', routes, [
    ['route', 'Route', 'integer', undefined, ({ number }) => number],
    ['warehouse_id', 'Warehouse', 'text', undefined, ({ plan }) => plan.day.warehouse],
    ['vehicle', 'Vehicle', 'text', undefined, ({ route }) => route.vehicle],
    ['stops', 'Stops', 'integer', undefined, ({ stops }) => stops.length],
    ['orders', 'Orders', 'integer', undefined, ({ stops }) => ordersOf(stops).length],
    ['leaves', 'Leaves', 'text', undefined, ({ route }) => clockTime(route.departure)],
    ['back', 'Back', 'text', undefined, ({ route }) => clockTime(route.end)],
    ['break_from', 'Break', 'text', undefined, ({ route }) => route.break ? clockTime(route.break.start) : null],
    ['km', 'Distance', 'number', 'km', ({ route }) => tenths(route.km)],
    ['weight_kg', 'Load', 'number', 'kg', ({ route }) => tenths(route.load.weight)],
    ['weight_percent', 'Of what it carries', 'number', '%', each => share(each.route.load.weight, vehicleOf(each)?.weight)],
    ['volume_m3', 'Volume', 'number', 'm3', ({ route }) => cents(route.load.volume)],
    ['volume_percent', 'Of its volume', 'number', '%', each => share(each.route.load.volume, vehicleOf(each)?.volume)],
    ['cost', 'Cost', 'number', unit, ({ route }) => cents(route.cost.total)],
    ['co2e_kg', 'Greenhouse gases', 'number', 'kg CO2e', ({ route, plan }) => {
      const factor = plan.fleet.co2ePerKm.get(route.vehicle);
      return factor === undefined ? null : tenths(route.km * factor);
    }],
  ], 'by departure');
}

/** One row a stop: what a driver needs, without names or streets. */
export function stopsBlock(routes: readonly NumberedRoute[]): ToolBlock {
  return table('Stops', visitsOf(routes), [
    ['route', 'Route', 'integer', undefined, ({ of }) => of.number],
    ['stop', 'Stop', 'integer', undefined, ({ place }) => place],
    ['orders', 'Orders', 'text', undefined, ({ stop }) => ordersOf([stop]).join(', ')],
    ['area', 'Area', 'text', undefined, ({ stop }) => stop.area],
    ['arrives', 'Arrives', 'text', undefined, ({ visit }) => clockTime(visit.arrival)],
    ['unloads', 'Unloads from', 'text', undefined, ({ visit }) => clockTime(visit.start)],
    ['drives_on', 'Drives on', 'text', undefined, ({ visit }) => clockTime(visit.departure)],
    ['weight_kg', 'Load', 'number', 'kg', ({ stop }) => tenths(stop.weightKg)],
    ['volume_m3', 'Volume', 'number', 'm3', ({ stop }) => cents(stop.volumeM3)],
    ['km', 'From the stop before', 'number', 'km', ({ visit }) => tenths(visit.km)],
  ], 'by route and stop');
}

/** One row a point that a vehicle passes: the warehouse is stop 0. Places are rounded, for those of customers are personal. */
export function mapBlock(routes: readonly NumberedRoute[]): ToolBlock {
  const rounded = (degrees: number) => Math.round(degrees * 10 ** COORDINATE_DECIMALS) / 10 ** COORDINATE_DECIMALS;
  const points = routes.flatMap(of => [
    { of, stop: 0, orders: null, area: null, arrives: of.route.departure, ...of.plan.day.depot },
    ...visitsOf([of]).map(({ place, stop, visit }) => ({ of, stop: place, orders: ordersOf([stop]).join(', '), area: stop.area, arrives: visit.arrival, ...stop.point })),
  ]);
  return {
    ...table('Map of the routes', points, [
      ['route', 'Route', 'integer', undefined, ({ of }) => of.number],
      ['stop', 'Stop', 'integer', undefined, ({ stop }) => stop],
      ['orders', 'Orders', 'text', undefined, ({ orders, of }) => orders ?? of.plan.day.warehouse],
      ['area', 'Area', 'text', undefined, ({ area }) => area],
      ['time', 'Time', 'text', undefined, ({ arrives }) => clockTime(arrives)],
      ['latitude', 'Latitude', 'number', 'degrees', ({ latitude }) => rounded(latitude)],
      ['longitude', 'Longitude', 'number', 'degrees', ({ longitude }) => rounded(longitude)],
    ], 'by route and stop'),
    kind: 'map',
  };
}

/** One row an order that no vehicle brings; undefined where all are brought. */
export function leftOutBlock(plans: readonly WarehousePlan[], unit: string): ToolBlock | undefined {
  const rows = plans.flatMap(({ day, leftOut }) => leftOut.map(each => ({ ...each, day })))
    .sort((one, other) => one.stop.priority - other.stop.priority || (one.stop.id < other.stop.id ? -1 : 1));
  return rows.length === 0 ? undefined : table('Orders left out', rows, [
    ['orders', 'Orders', 'text', undefined, ({ stop }) => ordersOf([stop]).join(', ')],
    ['warehouse_id', 'Warehouse', 'text', undefined, ({ day }) => day.warehouse],
    ['area', 'Area', 'text', undefined, ({ stop }) => stop.area],
    ['priority', 'Priority', 'integer', undefined, ({ stop }) => stop.priority],
    ['reason', 'What keeps it out', 'text', undefined, ({ left }) => reasonOf(left)],
    ['weight_kg', 'Load', 'number', 'kg', ({ stop }) => tenths(stop.weightKg)],
    ['volume_m3', 'Volume', 'number', 'm3', ({ stop }) => cents(stop.volumeM3)],
    ['extra_cost', 'Cost of bringing it, that lifted', 'number', unit, ({ left }) => Number.isFinite(left.extraCost) ? cents(left.extraCost) : null],
  ], 'most important first');
}

/** The plan beside what it is compared with. */
export function comparisonBlock(plans: readonly WarehousePlan[], unit: string): ToolBlock {
  const total = added(plans.map(({ figures }) => figures));
  const savings = plans.map(each => each.savings);
  const sum = (value: (each: WarehousePlan['savings']) => number) => savings.reduce((all, each) => all + value(each), 0);
  const driven = plans.flatMap(each => each.driven ?? []);
  const merging = plans.flatMap(each => each.merging ?? []);
  const recorded = (value: (each: NonNullable<WarehousePlan['driven']>) => number | null) =>
    driven.reduce<number | null>((all, each) => all === null || value(each) === null ? null : all + value(each)!, 0);
  const rows: (Partial<PlanFigures> & { plan: string; ordersLeftOut?: number })[] = [
    { plan: 'these routes', ...total },
    { plan: 'savings alone (Clarke & Wright)', routes: sum(each => each.routes), km: sum(({ km }) => km), minutes: sum(({ minutes }) => minutes), cost: sum(({ cost }) => cost) },
    ...driven.length > 0 ? [
      { plan: 'as driven, by the same prices and roads', ...added(driven) },
      { plan: 'as driven, as recorded', routes: sumOf(driven), km: recorded(each => each.recordedKm) ?? undefined, cost: recorded(each => each.recordedFreight) ?? undefined },
    ] : [],
    ...merging.length > 0 ? [
      { plan: 'all days, each order a stop of its own', ...added(merging.map(({ separate }) => separate)) },
      { plan: 'all days, merged', ...added(merging.map(({ merged }) => merged)) },
    ] : [],
  ];
  return table('Compared with', rows, [
    ['plan', 'Plan', 'text', undefined, ({ plan }) => plan],
    ['routes', 'Routes', 'integer', undefined, ({ routes }) => routes ?? null],
    ['stops', 'Stops', 'integer', undefined, ({ stops }) => stops ?? null],
    ['orders', 'Orders', 'integer', undefined, ({ orders }) => orders ?? null],
    ['left_out', 'Orders left out', 'integer', undefined, ({ ordersLeftOut }) => ordersLeftOut ?? null],
    ['km', 'Distance', 'number', 'km', ({ km }) => km === undefined ? null : tenths(km)],
    ['hours', 'Time', 'number', 'hours', ({ minutes }) => minutes === undefined ? null : tenths(minutes / 60)],
    ['cost', 'Cost', 'number', unit, ({ cost }) => cost === undefined ? null : cents(cost)],
    ['co2e_kg', 'Greenhouse gases', 'number', 'kg CO2e', ({ co2e }) => co2e === undefined || co2e === null ? null : tenths(co2e)],
  ]);
}

function sumOf(driven: readonly PlanFigures[]): number {
  return driven.reduce((sum, { routes }) => sum + routes, 0);
}

/** The orders of stops, each once. */
export function ordersOf(stops: readonly DeliveryStop[]): string[] {
  return [...new Set(stops.flatMap(({ deliveries }) => deliveries.map(({ order }) => order)))];
}

function visitsOf(routes: readonly NumberedRoute[]): { of: NumberedRoute; stop: DeliveryStop; visit: RouteStop; place: number }[] {
  return routes.flatMap(of => of.stops.map((stop, place) => ({ of, stop, visit: of.route.stops[place]!, place: place + 1 })));
}

function vehicleOf({ plan, route }: NumberedRoute) {
  return plan.fleet.vehicles.find(({ id }) => id === route.vehicle);
}

function share(load: number, most: number | undefined): number | null {
  return most === undefined || most === Infinity || most === 0 ? null : percent(load / most);
}

type Column<Row> = readonly [name: string, label: string, type: ResultColumn['type'], unit: string | undefined, cell: (row: Row) => Cell];

function table<Row>(title: string, rows: readonly Row[], columns: readonly Column<Row>[], order?: string): ToolBlock {
  return {
    kind: 'table', title,
    columns: columns.map(([name, label, type, unit]) => ({ name, label, type, ...(unit !== undefined && { unit }) })),
    rows: rows.map(row => columns.map(([, , , , cell]) => cell(row))),
    ...(order !== undefined && { order }), total: rows.length, shown: Math.min(rows.length, ROWS_SHOWN),
  };
}
