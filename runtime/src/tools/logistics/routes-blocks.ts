import type { Cell, ResultColumn } from '../../../../src/contract';
import type { RouteStop } from '../../routing';
import type { ToolBlock } from '../definition';
import { cents, percent, tenths } from '../rounding';
import { tableOf } from '../table-of';
import { clockTime } from './clock-time';
import { offerFor, unitOf } from './routes-case';
import type { RoutesData } from './routes-data';
import type { DeliveryStop } from './routes-deliveries';
import type { PlannedRoute, WarehousePlan } from './routes-plan';
import { reasonOf } from './routes-reasons';

/** Coordinates of customers are personal: they leave the tool only rounded to this many decimals of a degree, about a kilometre. */
export const COORDINATE_DECIMALS = 2;

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

/** One row a route. */
export function routesBlock(routes: readonly NumberedRoute[], data: Pick<RoutesData, 'money' | 'tariffs'>): ToolBlock {
  const unit = unitOf(data);
  const offer = (each: NumberedRoute) => offerFor(each, each.plan, data);
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
    ...data.tariffs.length === 0 ? [] : [
      ['carrier_id', 'Cheapest carrier', 'text', undefined, each => offer(each)?.carrier ?? null],
      ['carrier_cost', 'Its tariff', 'number', unit, each => { const found = offer(each); return found && cents(found.cost); }],
    ] satisfies Column<NumberedRoute>[],
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

/** What no vehicle brings, the most important first. */
export function leftOutOf(plans: readonly WarehousePlan[]) {
  return plans.flatMap(({ day, leftOut }) => leftOut.map(each => ({ ...each, day })))
    .sort((one, other) => one.stop.priority - other.stop.priority || (one.stop.id < other.stop.id ? -1 : 1));
}

/** One row an order that no vehicle brings; undefined where all are brought. */
export function leftOutBlock(plans: readonly WarehousePlan[], unit: string): ToolBlock | undefined {
  const rows = leftOutOf(plans);
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

/** A table of these rows. */
export function table<Row>(title: string, rows: readonly Row[], columns: readonly Column<Row>[], order?: string): ToolBlock {
  const filled = columns.map(([name, label, type, unit, cell]) => ({ name, label, type, ...(unit !== undefined && { unit }), cell }));
  return tableOf(title, order, rows, filled);
}
