import type * as z from 'zod/mini';
import type { CalendarDay } from '../calendar-day';
import { counted } from '../counted';
import { groupedBy } from '../grouped';
import { minuteOf } from './clock-time';
import type { Money } from './company-money';
import type { Delivery } from './routes-deliveries';
import type { drivenOrders } from './routes-past-queries';
import type { deliveryPlaces, dueOrders } from './routes-queries';

/** How long unloading takes where the customer does not say. */
export const DEFAULT_UNLOAD_MINUTES = 10;

type DueRow = z.output<ReturnType<typeof dueOrders>['row']>;
export type DrivenRow = z.output<ReturnType<typeof drivenOrders>['row']>;
type Place = z.output<ReturnType<typeof deliveryPlaces>['row']>;

/** Makes deliveries of rows, and counts what was not known of them. */
export class DeliveryReader {
  readonly orderWithoutPlace: string[] = [];
  private unmeasured = 0;
  private unloading = 0;
  private worthless = 0;
  private endless = 0;

  constructor(
    private readonly places: ReadonlyMap<string, Place>, private readonly money: Money, private readonly optional: ReadonlySet<string>,
  ) {}

  due(rows: readonly DueRow[]): Delivery[] {
    return [...groupedBy(rows, row => `${row.due_day} ${row.order_id}`).values()].flatMap(parts => {
      const [first] = parts;
      const prize = this.optional.has(first!.order_id.toUpperCase()) ? this.marginOf(parts) : undefined;
      return this.delivery({ ...first!, id: first!.order_id, day: first!.due_day, parts, ...(prize !== undefined && { prize }) });
    });
  }

  driven(rows: readonly DrivenRow[], day: CalendarDay): Delivery[] {
    const times = groupedBy(rows, row => row.order_id);
    return rows.flatMap(row => this.delivery({ ...row, id: drivenId(row, times.get(row.order_id)!.length), day, parts: [row] }));
  }

  warnings(): string[] {
    return [
      ...this.unmeasured > 0 ? [`${counted(this.unmeasured, 'order line')} without weight or volume: counted as nothing.`] : [],
      ...this.unloading > 0 ? [`${counted(this.unloading, 'order')} for customers whose unloading time is not known: ${DEFAULT_UNLOAD_MINUTES} minutes are taken.`] : [],
      ...this.endless > 0 ? [`${counted(this.endless, 'order')} for customers whose window closes before it opens: its end is not kept.`] : [],
      ...this.worthless > 0 ? [`${counted(this.worthless, 'optional order')} without a known margin: planned as the others.`] : [],
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
    const unloadMinutes = place.unload_minutes !== null && place.unload_minutes >= 0 ? place.unload_minutes : null;
    if (unloadMinutes === null) this.unloading += 1;
    const closes = latest !== undefined && latest >= (earliest ?? 0);
    if (latest !== undefined && !closes) this.endless += 1;
    this.unmeasured += parts.reduce((sum, { unmeasured }) => sum + unmeasured, 0);
    return [{
      id, order, warehouse, customer: place.customer_id, day,
      area: place.area ?? area, point: { latitude: place.latitude, longitude: place.longitude },
      weightKg: parts.reduce((sum, part) => sum + (part.weight_kg ?? 0), 0),
      volumeM3: parts.reduce((sum, part) => sum + (part.volume_m3 ?? 0), 0),
      window: { ...(earliest !== undefined && { earliest }), ...(closes && { latest }) },
      unloadMinutes: unloadMinutes ?? DEFAULT_UNLOAD_MINUTES, priority: place.priority ?? 1, ...(prize !== undefined && { prize }),
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

/** The id of a delivery of the past: its order, and its shipment where a day has several of it. */
export function drivenId({ order_id: order, shipment_id: shipment }: DrivenRow, times: number): string {
  return times === 1 ? order : `${order} on ${shipment}`;
}
