import type * as z from 'zod/mini';
import type { GeoPoint } from '../../routing';
import { addDays, type CalendarDay } from '../calendar-day';
import type { ToolContext, ToolQuery } from '../definition';
import { groupedBy } from '../grouped';
import { readRows } from '../row-query';
import { companyMoney, readRates, type Money } from './company-money';
import { workingDays } from './open-lines-queries';
import type { Delivery } from './routes-deliveries';
import { DeliveryReader, drivenId, type DrivenRow } from './routes-delivery-reader';
import { directTrips, drivenOrders } from './routes-past-queries';
import { deliveryPlaces, depots, dueOrders, fleetOf, recordedOrders, type DueChoice } from './routes-queries';
import { learnRoads, type Roads } from './routes-roads';
import { carrierTariffs } from './routes-tariffs';
import { calendarsOf } from './warehouse-flow';
import { isWeekday } from './working-clock';

/** How far ahead a day on which a warehouse works is looked for. */
const CALENDAR_DAYS = 30;

/** So many orders are named one by one. */
const CODES_NAMED = 5;

/** A shipment that was driven: its deliveries in the order of its stops. */
export interface DrivenShipment {
  readonly shipment: string;
  readonly vehicle: string | null;
  readonly deliveries: readonly string[];
  /** As recorded. */
  readonly km: number | null;
  /** As recorded, in the company's money. */
  readonly freight: number | null;
}

/** What a warehouse has to deliver on a day, and what is known of its roads and vehicles. */
export interface WarehouseDay {
  readonly warehouse: string;
  readonly depot: GeoPoint;
  readonly deliveries: readonly Delivery[];
  /** Of the days after it. */
  readonly ahead: readonly Delivery[];
  readonly driven: readonly DrivenShipment[];
  readonly roads: Roads;
  /** The next day on which the warehouse works, where it does not on this one; null where it does, or the day is over. */
  readonly nextWorkingDay: CalendarDay | null;
}

/** All that routes are planned from. */
export interface RoutesData {
  readonly days: readonly WarehouseDay[];
  readonly vehicles: readonly z.output<ReturnType<typeof fleetOf>['row']>[];
  /** What carriers ask; none where the company has no tariffs. */
  readonly tariffs: readonly z.output<ReturnType<typeof carrierTariffs>['row']>[];
  readonly money: Money;
  /** Whether every warehouse keeps a calendar. */
  readonly calendars: boolean;
  /** Whether the day is over: then it is planned anew from what was driven. */
  readonly past: boolean;
  /** Orders that are in no plan, and why. */
  readonly leftOut: readonly { readonly reason: string; readonly count: number }[];
  readonly warnings: readonly string[];
  readonly queries: readonly ToolQuery[];
}

/** Reads what is to be delivered, or was, and where it goes. */
export async function readDeliveries(
  choice: DueChoice & { readonly where: string; readonly optional: readonly string[] }, context: ToolContext,
): Promise<RoutesData> {
  const { warehouses, date, asOf } = choice;
  const [stands, due, driven, trips, vehicles, rates, tariffs, works] = await Promise.all([
    readRows(depots(warehouses), context), readRows(dueOrders(choice), context), readRows(drivenOrders(warehouses, date), context),
    readRows(directTrips(warehouses, asOf), context), readRows(fleetOf(warehouses), context), readRates(context),
    readRows(carrierTariffs(warehouses), context), readRows(workingDays(warehouses, date, addDays(date, CALENDAR_DAYS)), context),
  ]);
  const customers = [...new Set([...due.rows, ...driven.rows].flatMap(row => row.customer_id ?? []))].sort();
  const places = await readRows(deliveryPlaces(customers), context);
  const past = date < asOf;
  const calendars = calendarsOf(works.rows);
  const money = companyMoney([...due.rows, ...driven.rows, ...tariffs.rows].map(({ currency }) => currency), rates.rates);
  const reader = new DeliveryReader(new Map(places.rows.map(place => [place.customer_id, place])), money, new Set(choice.optional));
  const wanted = new Set(choice.orders);
  const shipped = driven.rows.filter(row => choice.orders === undefined || wanted.has(row.order_id.toUpperCase()));
  const all = past ? reader.driven(shipped, date) : reader.due(due.rows);
  const found = new Set([...all.map(({ order }) => order), ...reader.orderWithoutPlace].map(order => order.toUpperCase()));
  const missing = [...wanted].filter(order => !found.has(order));
  const recorded = missing.length === 0 ? null : await readRows(recordedOrders(warehouses, missing), context);
  const known = new Set(recorded?.rows.map(({ code }) => code));
  const recordedOnce = [...groupedBy(stands.rows, row => row.warehouse_id).values()].map(([first]) => first!);
  const standing = recordedOnce.flatMap(({ warehouse_id: warehouse, latitude, longitude }) =>
    (latitude === null || longitude === null ? [] : [{ warehouse, depot: { latitude, longitude } }]));
  const homeless = all.filter(({ day, warehouse }) => day === date && !standing.some(stand => stand.warehouse === warehouse)).length;
  return {
    days: standing.map(({ warehouse, depot }) => ({
      warehouse, depot,
      deliveries: all.filter(delivery => delivery.warehouse === warehouse && delivery.day === date),
      ahead: all.filter(delivery => delivery.warehouse === warehouse && delivery.day > date),
      driven: past ? shipmentsOf(warehouse, driven.rows, all, money) : [],
      roads: learnRoads(trips.rows.filter(row => row.warehouse_id === warehouse), depot, asOf),
      nextWorkingDay: past ? null : nextWorkingDay(date, calendars.get(warehouse) ?? isWeekday),
    })),
    vehicles: vehicles.rows, tariffs: tariffs.rows, money, past, calendars: warehouses.every(id => calendars.has(id)),
    leftOut: [
      named(past ? 'nothing of it was shipped that day' : 'nothing of it is left to deliver', missing.filter(code => known.has(code))),
      named(`no order of that code ${choice.where}`, missing.filter(code => !known.has(code))),
      { reason: 'no coordinates of the customer', count: reader.orderWithoutPlace.length },
      { reason: 'no coordinates of the warehouse', count: homeless },
    ].filter(({ count }) => count > 0),
    warnings: [...money.warnings, ...reader.warnings()],
    queries: [
      stands.query, due.query, driven.query, places.query, trips.query, vehicles.query, rates.query, tariffs.query, works.query,
      ...recorded ? [recorded.query] : [],
    ],
  };
}

/** A reason with the orders that it holds for. */
function named(reason: string, codes: readonly string[]): { readonly reason: string; readonly count: number } {
  const others = codes.length - CODES_NAMED;
  return { reason: `${reason} (${codes.slice(0, CODES_NAMED).join(', ')}${others > 0 ? ` and ${others} more` : ''})`, count: codes.length };
}

function nextWorkingDay(date: CalendarDay, works: (day: CalendarDay) => boolean): CalendarDay | null {
  if (works(date)) return null;
  return Array.from({ length: CALENDAR_DAYS - 1 }, (_, ahead) => addDays(date, ahead + 1)).find(works) ?? null;
}

function shipmentsOf(warehouse: string, rows: readonly DrivenRow[], deliveries: readonly Delivery[], money: Money): DrivenShipment[] {
  const known = new Set(deliveries.map(({ id }) => id));
  const times = groupedBy(rows, row => row.order_id);
  return [...groupedBy(rows.filter(row => row.warehouse_id === warehouse), row => row.shipment_id)].flatMap(([shipment, stops]) => {
    const [first] = stops;
    const rate = money.rate(first!.currency);
    const deliveries = stops.map(stop => drivenId(stop, times.get(stop.order_id)!.length)).filter(id => known.has(id));
    // Kilometres and freight are those of the whole tour: of a part of it nothing is on record.
    const whole = deliveries.length === stops.length;
    return deliveries.length === 0 ? [] : [{
      shipment, vehicle: first!.vehicle_type, km: whole ? first!.distance_km : null,
      freight: !whole || first!.freight_cost === null || rate === null ? null : first!.freight_cost * rate, deliveries,
    }];
  });
}
