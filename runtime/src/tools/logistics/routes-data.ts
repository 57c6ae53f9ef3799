import type * as z from 'zod/mini';
import type { GeoPoint } from '../../routing';
import type { CalendarDay } from '../calendar-day';
import type { ToolContext, ToolQuery } from '../definition';
import { groupedBy } from '../grouped';
import { readRows } from '../row-query';
import { minuteOf } from './clock-time';
import { companyMoney, readRates, type Money } from './company-money';
import type { Delivery } from './routes-deliveries';
import { deliveryPlaces, depots, directTrips, drivenOrders, dueOrders, fleetOf, type DueChoice } from './routes-queries';
import { learnRoads, type Roads } from './routes-roads';

/** How long unloading takes where the customer does not say. */
export const DEFAULT_UNLOAD_MINUTES = 10;

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
}

/** All that routes are planned from. */
export interface RoutesData {
  readonly days: readonly WarehouseDay[];
  readonly vehicles: readonly z.output<ReturnType<typeof fleetOf>['row']>[];
  readonly money: Money;
  /** Whether the day is over: then it is planned anew from what was driven. */
  readonly past: boolean;
  /** Orders that are in no plan, and why. */
  readonly leftOut: readonly { readonly reason: string; readonly count: number }[];
  readonly warnings: readonly string[];
  readonly queries: readonly ToolQuery[];
}

type DueRow = z.output<ReturnType<typeof dueOrders>['row']>;
type DrivenRow = z.output<ReturnType<typeof drivenOrders>['row']>;
type Place = z.output<ReturnType<typeof deliveryPlaces>['row']>;

/** Reads what is to be delivered, or was, and where it goes. */
export async function readDeliveries(choice: DueChoice & { readonly optional: readonly string[] }, context: ToolContext): Promise<RoutesData> {
  const { warehouses, date, asOf } = choice;
  const [stands, due, driven, trips, vehicles, rates] = await Promise.all([
    readRows(depots(warehouses), context), readRows(dueOrders(choice), context), readRows(drivenOrders(warehouses, date), context),
    readRows(directTrips(warehouses, asOf), context), readRows(fleetOf(warehouses), context), readRates(context),
  ]);
  const customers = [...new Set([...due.rows, ...driven.rows].flatMap(row => row.customer_id ?? []))].sort();
  const places = await readRows(deliveryPlaces(customers), context);
  const past = date < asOf;
  const money = companyMoney([...due.rows, ...driven.rows].map(({ currency }) => currency), rates.rates);
  const reader = new DeliveryReader(new Map(places.rows.map(place => [place.customer_id, place])), money, new Set(choice.optional));
  const wanted = new Set(choice.orders);
  const shipped = driven.rows.filter(row => choice.orders === undefined || wanted.has(row.order_id));
  const all = past ? reader.driven(shipped, date) : reader.due(due.rows);
  const found = new Set([...all.map(({ order }) => order), ...reader.orderWithoutPlace]);
  const missing = [...wanted].filter(order => !found.has(order)).length;
  const standing = stands.rows.flatMap(({ warehouse_id: warehouse, latitude, longitude }) =>
    (latitude === null || longitude === null ? [] : [{ warehouse, depot: { latitude, longitude } }]));
  const homeless = all.filter(({ day, warehouse }) => day === date && !standing.some(stand => stand.warehouse === warehouse)).length;
  return {
    days: standing.map(({ warehouse, depot }) => ({
      warehouse, depot,
      deliveries: all.filter(delivery => delivery.warehouse === warehouse && delivery.day === date),
      ahead: all.filter(delivery => delivery.warehouse === warehouse && delivery.day > date),
      driven: past ? shipmentsOf(shipped.filter(row => row.warehouse_id === warehouse), all, money) : [],
      roads: learnRoads(trips.rows.filter(row => row.warehouse_id === warehouse), depot, asOf),
    })),
    vehicles: vehicles.rows, money, past,
    leftOut: [
      { reason: 'nothing of it is to be delivered within your scope', count: missing },
      { reason: 'no coordinates of the customer', count: reader.orderWithoutPlace.length },
      { reason: 'no coordinates of the warehouse', count: homeless },
    ].filter(({ count }) => count > 0),
    warnings: [...money.warnings, ...reader.warnings()],
    queries: [stands.query, due.query, driven.query, places.query, trips.query, vehicles.query, rates.query],
  };
}

/** Makes deliveries of rows, and counts what was not known of them. */
class DeliveryReader {
  readonly orderWithoutPlace: string[] = [];
  private unmeasured = 0;
  private unloading = 0;
  private worthless = 0;

  constructor(
    private readonly places: ReadonlyMap<string, Place>, private readonly money: Money, private readonly optional: ReadonlySet<string>,
  ) {}

  due(rows: readonly DueRow[]): Delivery[] {
    return [...groupedBy(rows, row => `${row.due_day} ${row.order_id}`).values()].flatMap(parts => {
      const [first] = parts;
      const prize = this.optional.has(first!.order_id) ? this.marginOf(parts) : undefined;
      return this.delivery({ ...first!, id: first!.order_id, day: first!.due_day, parts, ...(prize !== undefined && { prize }) });
    });
  }

  driven(rows: readonly DrivenRow[], day: CalendarDay): Delivery[] {
    const times = groupedBy(rows, row => row.order_id);
    return rows.flatMap(row => this.delivery({ ...row, id: drivenId(row, times.get(row.order_id)!.length), day, parts: [row] }));
  }

  warnings(): string[] {
    return [
      ...this.unmeasured > 0 ? [`${this.unmeasured} order lines have no weight or volume: they count as nothing.`] : [],
      ...this.unloading > 0 ? [`${this.unloading} orders go to customers whose unloading time is not known: ${DEFAULT_UNLOAD_MINUTES} minutes are taken.`] : [],
      ...this.worthless > 0 ? [`${this.worthless} optional orders have no known margin: they are planned as the others.`] : [],
    ];
  }

  private delivery({ id, order_id: order, warehouse_id: warehouse, customer_id: customer, delivery_area: area, day, parts, prize }: {
    readonly id: string; readonly order_id: string; readonly warehouse_id: string; readonly customer_id: string | null;
    readonly delivery_area: string | null; readonly day: CalendarDay; readonly parts: readonly Pick<DueRow, 'weight_kg' | 'volume_m3' | 'unmeasured'>[]; readonly prize?: number;
  }): Delivery[] {
    const place = this.places.get(customer ?? '');
    if (!place || place.latitude === null || place.longitude === null) {
      this.orderWithoutPlace.push(order);
      return [];
    }
    const [earliest, latest] = [minuteOf(place.window_open), minuteOf(place.window_close)];
    if (place.unload_minutes === null) this.unloading += 1;
    this.unmeasured += parts.reduce((sum, { unmeasured }) => sum + unmeasured, 0);
    return [{
      id, order, warehouse, customer: place.customer_id, day,
      area: place.area ?? area, point: { latitude: place.latitude, longitude: place.longitude },
      weightKg: parts.reduce((sum, part) => sum + (part.weight_kg ?? 0), 0),
      volumeM3: parts.reduce((sum, part) => sum + (part.volume_m3 ?? 0), 0),
      window: { ...(earliest !== undefined && { earliest }), ...(latest !== undefined && latest >= (earliest ?? 0) && { latest }) },
      unloadMinutes: place.unload_minutes ?? DEFAULT_UNLOAD_MINUTES, priority: place.priority ?? 1, ...(prize !== undefined && { prize }),
    }];
  }

  private marginOf(parts: readonly DueRow[]): number | undefined {
    const margins = parts.map(({ revenue, goods_cost: cost, currency }) => {
      const rate = this.money.rate(currency);
      return revenue === null || cost === null || rate === null ? null : revenue * rate - cost;
    });
    const known = margins.filter(margin => margin !== null);
    if (known.length === margins.length) return Math.max(0, known.reduce((sum, margin) => sum + margin, 0));
    this.worthless += 1;
    return undefined;
  }
}

function drivenId({ order_id: order, shipment_id: shipment }: DrivenRow, times: number): string {
  return times === 1 ? order : `${order} on ${shipment}`;
}

function shipmentsOf(rows: readonly DrivenRow[], deliveries: readonly Delivery[], money: Money): DrivenShipment[] {
  const known = new Set(deliveries.map(({ id }) => id));
  const times = groupedBy(rows, row => row.order_id);
  return [...groupedBy(rows, row => row.shipment_id)].map(([shipment, stops]) => {
    const [first] = stops;
    const rate = money.rate(first!.currency);
    return {
      shipment, vehicle: first!.vehicle_type, km: first!.distance_km,
      freight: first!.freight_cost === null || rate === null ? null : first!.freight_cost * rate,
      deliveries: stops.map(stop => drivenId(stop, times.get(stop.order_id)!.length)).filter(id => known.has(id)),
    };
  });
}
