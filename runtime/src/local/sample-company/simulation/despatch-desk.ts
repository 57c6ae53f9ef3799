import { MINUTES_A_DAY } from '../days';
import type { Day } from '../days';
import type { Area, CustomerReturn, SalesLine, Shipment, Warehouse } from '../model';
import { CARRIERS, LARGEST_VEHICLE } from '../plan/freight';
import type { Carrier } from '../plan/freight';
import { RandomStream } from '../random';
import { Diary } from './history';
import type { History } from './history';
import type { ItemState } from './item-state';

/** Minutes from allocation to picked, to packed, to despatched; and to delivered on the same day. */
const PICKING = [15, 45] as const;
const PACKING = [8, 20] as const;
const LOADING = [10, 25] as const;
/** Picking takes twice as long there, so many days before a new company stands. */
export const SLOW_PICKING = { warehouse: 1, days: 20 };
const FIRST_VEHICLE = 8 * 60;
const DRIVING = [60, 240] as const;
/** When what arrives on a later day arrives. */
const DELIVERIES = [8 * 60, 16 * 60] as const;

/** Picks, packs and sends off what is allocated; knows what comes back. */
export class DespatchDesk {
  private readonly back = new Diary<CustomerReturn>();
  private readonly minutes: RandomStream;
  private readonly shipmentDraws: RandomStream;
  private readonly returnDraws: RandomStream;
  private readonly today = new Map<string, Shipment>();
  private shipments = 0;
  private returns = 0;

  constructor(private readonly history: History) {
    const { seed } = history.plan;
    this.minutes = new RandomStream(seed, 'despatch');
    this.shipmentDraws = new RandomStream(seed, 'shipment');
    this.returnDraws = new RandomStream(seed, 'return');
  }

  /** What customers send back on a day. */
  returnedOn(day: Day): readonly CustomerReturn[] {
    return this.back.take(day);
  }

  /** Sends off all that is allocated to a line. */
  send(state: ItemState, line: SalesLine, day: Day): void {
    const quantity = line.allocated - line.despatched;
    const { pickedAt, packedAt } = this.work(line);
    // What was packed before waits for the first vehicle.
    const ready = Math.max(packedAt - day * MINUTES_A_DAY, FIRST_VEHICLE);
    const minute = state.post(day, ready + this.minutes.whole(...LOADING), -quantity, 'issue', line.order);
    const shipment = this.shipmentOf(line, quantity, day);
    const arrival = shipment.delivered;
    const despatchedAt = day * MINUTES_A_DAY + minute;
    const arrives = arrival === day ? despatchedAt + this.minutes.whole(...DRIVING) : arrival * MINUTES_A_DAY + this.minutes.whole(...DELIVERIES);
    const deliveredAt = arrives === line.deliveredAt ? arrives + 1 : arrives;
    line.deliveredAt = deliveredAt;
    this.history.records.despatch({
      line, quantity, pickedAt, packedAt, despatchedAt, shipment: shipment.number, stop: stopOf(shipment, line.customer.index),
      deliveredAt: arrival <= this.history.end ? deliveredAt : undefined,
    });
    load(shipment, line, quantity);
    state.reserved -= quantity;
    if (line.despatched === 0) this.drawReturn(line, quantity, arrival);
    this.book(line, quantity, day, arrival);
  }

  /** What is picked of a line that has not left when the history ends: its quantity. */
  pickOnly(line: SalesLine): number {
    const quantity = line.allocated - line.despatched;
    if (quantity === 0) return 0;
    const { pickedAt, packedAt } = this.work(line);
    if (pickedAt >= (this.history.end + 1) * MINUTES_A_DAY) return 0;
    this.history.records.despatch({ line, quantity, pickedAt, packedAt });
    return quantity;
  }

  /** Nothing more is loaded onto the shipments of the day. */
  closeDay(): void {
    for (const shipment of this.today.values()) this.history.records.shipment(shipment);
    this.today.clear();
  }

  /** When a line is picked and packed. Continues the stream of the line. */
  private work(line: SalesLine): { readonly pickedAt: number; readonly packedAt: number } {
    const { calendar } = line.item.warehouse;
    const allocatedOn = Math.floor(line.allocatedAt! / MINUTES_A_DAY);
    // What is held back waits for picking, which is done on the working day before it leaves.
    const day = line.heldUntil! > allocatedOn ? calendar.plus(line.heldUntil!, -1) : allocatedOn;
    const { minutes } = this;
    minutes.at(line.order, line.line);
    const slower = line.item.warehouse.index === SLOW_PICKING.warehouse && day >= this.history.plan.findings.anchor - SLOW_PICKING.days ? 2 : 1;
    const pickedAt = line.allocatedAt! + (day - allocatedOn) * MINUTES_A_DAY + slower * minutes.whole(...PICKING);
    return { pickedAt, packedAt: pickedAt + minutes.whole(...PACKING) };
  }

  private book(line: SalesLine, quantity: number, day: Day, arrival: Day): void {
    line.despatched += quantity;
    line.firstDespatched ??= day;
    line.lastDespatched = day;
    if (day <= line.firstPromised) line.despatchedOnTime += quantity;
    if (day <= line.requested) this.history.shippedOnTime[this.history.cell(line.item, line.requested)]! += quantity;
    if (arrival > this.history.end) return;
    line.delivered += quantity;
    line.lastDelivered = Math.max(arrival, line.lastDelivered ?? arrival);
    if (arrival <= line.firstPromised) line.deliveredOnTime += quantity;
  }

  private drawReturn(line: SalesLine, quantity: number, arrival: Day): void {
    const draw = this.returnDraws.at(line.order, line.line);
    if (!draw.chance(0.012)) return;
    const day = line.item.warehouse.calendar.onOrAfter(arrival + draw.whole(3, 20));
    const returned = Math.ceil(quantity * draw.between(0.2, 1));
    this.back.add(day, { number: ++this.returns, line, day, quantity: returned, damaged: draw.chance(0.4) });
  }

  /** What leaves a warehouse for an area with a carrier on a day goes together, as far as it fits. */
  private shipmentOf({ order, customer, item: { warehouse, product } }: SalesLine, quantity: number, day: Day): Shipment {
    const carrier = carrierOf(this.shipmentDraws, order, customer.area, warehouse);
    const key = `${warehouse.id} ${customer.area.name} ${carrier.id}`;
    const loading = this.today.get(key);
    if (loading && fits(loading, quantity * product.weightKg, quantity * product.volumeM3)) return loading;
    if (loading) this.history.records.shipment(loading);
    const shipment = this.newShipment(warehouse, customer.area, carrier, day);
    this.today.set(key, shipment);
    return shipment;
  }

  private newShipment(warehouse: Warehouse, area: Area, carrier: Carrier, day: Day): Shipment {
    const number = ++this.shipments;
    const draw = this.shipmentDraws.at(-number);
    const planned = draw.chance(carrier.leavesLate) ? warehouse.calendar.plus(day, -1) : day;
    return {
      number, warehouse, area, carrier, plannedDespatch: planned, despatched: day, plannedDelivery: planned,
      delivered: draw.chance(carrier.arrivesLate) ? warehouse.calendar.plus(day, draw.whole(1, 2)) : day,
      stops: [], orders: new Set(), weightKg: 0, volumeM3: 0,
    };
  }
}

/** Each area has a carrier that brings most of its orders. */
export function carrierOf(draw: RandomStream, order: number, area: Area, warehouse: Warehouse): Carrier {
  draw.at(order);
  const usual = (warehouse.index * 2 + warehouse.areas.indexOf(area)) % CARRIERS.length;
  return draw.chance(0.75) ? CARRIERS[usual]! : draw.pick(CARRIERS);
}

function stopOf({ stops }: Shipment, customer: number): number {
  const known = stops.indexOf(customer);
  return known < 0 ? stops.push(customer) : known + 1;
}

function fits({ weightKg, volumeM3 }: Shipment, moreKg: number, moreM3: number): boolean {
  return weightKg + moreKg <= LARGEST_VEHICLE.maxWeightKg && volumeM3 + moreM3 <= LARGEST_VEHICLE.maxVolumeM3;
}

function load(shipment: Shipment, { order, item: { product } }: SalesLine, quantity: number): void {
  shipment.orders.add(order);
  shipment.weightKg += quantity * product.weightKg;
  shipment.volumeM3 += quantity * product.volumeM3;
}
