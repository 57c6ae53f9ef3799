import type { GeoPoint } from '../../routing';
import type { CalendarDay } from '../calendar-day';
import type { MinuteOfDay } from './clock-time';

/** What is brought to a customer for one order on one day. */
export interface Delivery {
  /** Unique within its warehouse and day: the order, and the shipment where a day has several of it. */
  readonly id: string;
  readonly order: string;
  readonly warehouse: string;
  readonly customer: string;
  readonly day: CalendarDay;
  readonly area: string | null;
  readonly point: GeoPoint;
  readonly weightKg: number;
  readonly volumeM3: number;
  readonly window: { readonly earliest?: MinuteOfDay; readonly latest?: MinuteOfDay };
  readonly unloadMinutes: number;
  /** 1 is the most important. */
  readonly priority: number;
  /** Makes it optional: it is brought if that costs no more, money. */
  readonly prize?: number;
}

/** A place where a vehicle stops, for one delivery or for several that are merged. */
export interface DeliveryStop {
  readonly id: string;
  readonly deliveries: readonly Delivery[];
  readonly area: string | null;
  readonly point: GeoPoint;
  readonly weightKg: number;
  readonly volumeM3: number;
  readonly window: Delivery['window'];
  readonly unloadMinutes: number;
  readonly priority: number;
  readonly prize?: number;
}

/** What one vehicle can carry at the most. */
export interface Capacity {
  readonly weightKg: number;
  readonly volumeM3: number;
}

/** Each delivery is a stop of its own. */
export function separateStops(deliveries: readonly Delivery[]): DeliveryStop[] {
  return deliveries.map(delivery => stopOf(delivery.id, [delivery]));
}

/** What the same customer gets is one stop, unloaded once, as far as it fits into one vehicle. */
export function mergedStops(deliveries: readonly Delivery[], capacity: Capacity): DeliveryStop[] {
  const stops: { customer: string; weightKg: number; volumeM3: number; deliveries: Delivery[] }[] = [];
  for (const delivery of deliveries) {
    const { customer, weightKg, volumeM3 } = delivery;
    const fitting = stops.find(stop =>
      stop.customer === customer && stop.weightKg + weightKg <= capacity.weightKg && stop.volumeM3 + volumeM3 <= capacity.volumeM3
      && isOptional(stop.deliveries[0]!) === isOptional(delivery));
    if (fitting) {
      fitting.deliveries.push(delivery);
      fitting.weightKg += weightKg;
      fitting.volumeM3 += volumeM3;
    } else {
      stops.push({ customer, weightKg, volumeM3, deliveries: [delivery] });
    }
  }
  return stops.map(stop => stopOf(stop.deliveries[0]!.id, stop.deliveries));
}

function isOptional({ prize }: Delivery): boolean {
  return prize !== undefined;
}

function stopOf(id: string, deliveries: readonly Delivery[]): DeliveryStop {
  const [first] = deliveries;
  const sum = (value: (delivery: Delivery) => number) => deliveries.reduce((total, delivery) => total + value(delivery), 0);
  const { area, point, window, unloadMinutes } = first!;
  return {
    id, deliveries, area, point, window, unloadMinutes,
    weightKg: sum(({ weightKg }) => weightKg), volumeM3: sum(({ volumeM3 }) => volumeM3),
    priority: Math.min(...deliveries.map(({ priority }) => priority)),
    ...(isOptional(first!) && { prize: sum(({ prize }) => prize ?? 0) }),
  };
}
