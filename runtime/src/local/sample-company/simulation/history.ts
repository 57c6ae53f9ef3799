import type { Day } from '../days';
import type { Item, Plan, Transfer } from '../model';
import type { ItemState } from './item-state';
import { PlantedFacts } from './planted-facts';
import type { Records } from './records';

const QUARTER = 91;

/** What happened from the first day to the last, item by item and day by day; the rest is in the records. */
export class History {
  readonly days: number;
  readonly transfers: Transfer[] = [];
  readonly planted = new PlantedFacts();
  states: readonly ItemState[] = [];
  /** What each warehouse would hold at the start with everything at its order-up-to level, m3. */
  openingVolumes: readonly number[] = [];
  // One cell an item and a day, at `cell`.
  readonly closing: Int32Array;
  readonly minutesOut: Int16Array;
  readonly demanded: Int32Array;
  readonly shippedOnTime: Int32Array;
  readonly lost: Int32Array;
  readonly orderLines: Int16Array;

  constructor(readonly plan: Plan, readonly end: Day, readonly records: Records) {
    this.days = end - plan.start + 1;
    const cells = plan.items.length * this.days;
    this.closing = new Int32Array(cells);
    this.minutesOut = new Int16Array(cells);
    this.demanded = new Int32Array(cells);
    this.shippedOnTime = new Int32Array(cells);
    this.lost = new Int32Array(cells);
    this.orderLines = new Int16Array(cells);
  }

  /** Demand a calendar day in the quarter before a day. */
  recentDaily(item: Item, day: Day): number {
    const cell = this.cell(item, day);
    return this.demanded.subarray(cell - QUARTER, cell).reduce((sum, quantity) => sum + quantity, 0) / QUARTER;
  }

  /** What lies in a warehouse, by index, m3. */
  volumeIn(warehouse: number): number {
    return this.states.reduce((sum, { item, onHand }) => (
      item.warehouse.index === warehouse ? sum + Math.max(0, onHand) * item.product.volumeM3 : sum), 0);
  }

  cell(item: Item, day: Day): number {
    return item.index * this.days + day - this.plan.start;
  }
}

/** Things that wait for a day. */
export class Diary<T> {
  private readonly entries = new Map<Day, T[]>();

  add(day: Day, entry: T): void {
    const entries = this.entries.get(day);
    if (entries) entries.push(entry);
    else this.entries.set(day, [entry]);
  }

  /** Hands out what waited for the day, in the order in which it came. */
  take(day: Day): readonly T[] {
    const entries = this.entries.get(day) ?? [];
    this.entries.delete(day);
    return entries;
  }
}
