import { ChangeLog } from './change-log';
import type { Instance } from './instance';
import { settledCost } from './settled-cost';
import { SlotOrder } from './slot-order';
import { Timing } from './timing';

/**
 * A plan under change: routes as linked lists in typed arrays, its cost kept up to date, every change undone by a log.
 * Nothing is allocated after construction.
 */
export class Plan {
  readonly next: Int32Array;
  readonly previous: Int32Array;
  /** The slot that visits a place; -1: left out. */
  readonly slot: Int32Array;
  /** Kilometres to a place from the one before, and from it to the one after; 0 for the depot. */
  readonly kmFrom: Float64Array;
  readonly kmTo: Float64Array;
  readonly first: Int32Array;
  readonly last: Int32Array;
  readonly stops: Int32Array;
  readonly freeWeight: Float64Array;
  readonly freeVolume: Float64Array;
  readonly km: Float64Array;
  readonly slots: SlotOrder;
  readonly leftOut: Int32Array;
  leftOutCount = 0;
  /** Money of the routes, and what the places left out count. */
  cost = 0;
  readonly timing: Timing | undefined;
  private readonly leftOutAt: Int32Array;
  private readonly log: ChangeLog;
  private markedCost = 0;

  constructor(readonly instance: Instance) {
    const { places, kindOf } = instance;
    const slots = kindOf.length;
    this.next = new Int32Array(places);
    this.previous = new Int32Array(places);
    this.slot = new Int32Array(places).fill(-1);
    this.kmFrom = new Float64Array(places);
    this.kmTo = new Float64Array(places);
    this.first = new Int32Array(slots);
    this.last = new Int32Array(slots);
    this.stops = new Int32Array(slots);
    this.freeWeight = instance.maximumWeight.slice();
    this.freeVolume = instance.maximumVolume.slice();
    this.km = new Float64Array(slots);
    this.slots = new SlotOrder(instance);
    this.leftOut = new Int32Array(places);
    this.leftOutAt = new Int32Array(places);
    this.log = new ChangeLog(places, slots);
    for (let place = 1; place < places; place++) {
      this.leaveOut(place);
      this.cost += instance.penalty[place]!;
    }
    this.timing = instance.timed ? new Timing(this) : undefined;
  }

  /** From here on changes can be undone. */
  mark(): void {
    this.log.clear();
    this.markedCost = this.cost;
  }

  /** Back to the mark. */
  undo(): void {
    const { entries, length, touched, touchedCount } = this.log;
    for (let at = length - 3; at >= 0; at -= 3) {
      const place = entries[at]!;
      if (place > 0) this.unlink(place);
      else this.link(-place, entries[at + 1]!, entries[at + 2]!);
    }
    if (this.timing) for (let at = 0; at < touchedCount; at++) this.timing.refresh(touched[at]!);
    const cost = this.markedCost;
    this.mark();
    this.cost = cost;
    this.markedCost = cost;
  }

  /** Takes a place out of its route. Times of the slot are wrong until `refresh`. */
  remove(place: number): void {
    this.log.note(-place, this.previous[place]!, this.slot[place]!);
    this.unlink(place);
  }

  /** Puts a place that is left out into a slot, behind another (0: to the front). Times of the slot are wrong until `refresh`. */
  insert(place: number, after: number, slot: number): void {
    this.log.note(place, after, slot);
    this.link(place, after, slot);
  }

  /** Brings the times of a slot up to date, and what they cost. Says whether it can still be driven. */
  refresh(slot: number): boolean {
    const { timing } = this;
    if (!timing) return true;
    const before = timing.minutes[slot]!;
    const possible = timing.refresh(slot);
    this.cost += (timing.minutes[slot]! - before) * this.instance.perMinute[slot]!;
    return possible;
  }

  /** A slot of the kind that does not drive, or -1. */
  freeSlot(kind: number): number {
    return this.slots.free(kind);
  }

  /** Adds up anew what small steps of floats have drifted from. */
  settle(): void {
    this.cost = settledCost(this);
    this.markedCost = this.cost;
  }

  private link(place: number, after: number, slot: number): void {
    const { instance, next, previous, kmFrom, kmTo } = this;
    const { distance, places } = instance;
    const behind = after === 0 ? this.first[slot]! : next[after]!;
    const kmIn = distance[after * places + place]!;
    const kmOut = distance[place * places + behind]!;
    const kmNow = after !== 0 ? kmTo[after]! : kmFrom[behind]!;
    next[place] = behind;
    previous[place] = after;
    kmFrom[place] = kmIn;
    kmTo[place] = kmOut;
    if (after === 0) this.first[slot] = place;
    else { next[after] = place; kmTo[after] = kmIn; }
    if (behind === 0) this.last[slot] = place;
    else { previous[behind] = place; kmFrom[behind] = kmOut; }
    this.slot[place] = slot;
    this.freeWeight[slot]! -= instance.weight[place]!;
    this.freeVolume[slot]! -= instance.volume[place]!;
    this.km[slot]! += kmIn + kmOut - kmNow;
    this.cost += (kmIn + kmOut - kmNow) * instance.perKm[slot]! - instance.penalty[place]!;
    if (++this.stops[slot]! === 1) this.start(slot);
    const hole = this.leftOutAt[place]!;
    const moved = this.leftOut[--this.leftOutCount]!;
    this.leftOut[hole] = moved;
    this.leftOutAt[moved] = hole;
  }

  private unlink(place: number): void {
    const { instance, next, previous, kmFrom, kmTo } = this;
    const slot = this.slot[place]!;
    const before = previous[place]!;
    const behind = next[place]!;
    const kmBetween = before === 0 && behind === 0 ? 0 : instance.distance[before * instance.places + behind]!;
    if (before === 0) this.first[slot] = behind;
    else { next[before] = behind; kmTo[before] = kmBetween; }
    if (behind === 0) this.last[slot] = before;
    else { previous[behind] = before; kmFrom[behind] = kmBetween; }
    const km = kmBetween - kmFrom[place]! - kmTo[place]!;
    this.slot[place] = -1;
    this.freeWeight[slot]! += instance.weight[place]!;
    this.freeVolume[slot]! += instance.volume[place]!;
    this.km[slot]! += km;
    this.cost += km * instance.perKm[slot]! + instance.penalty[place]!;
    if (--this.stops[slot]! === 0) this.stop(slot);
    this.leaveOut(place);
  }

  private start(slot: number): void {
    this.slots.start(slot);
    this.cost += this.instance.fixed[slot]!;
  }

  private stop(slot: number): void {
    this.slots.stop(slot);
    this.cost -= this.instance.fixed[slot]!;
    // Whatever floats have left over: an empty vehicle is empty.
    this.freeWeight[slot] = this.instance.maximumWeight[slot]!;
    this.freeVolume[slot] = this.instance.maximumVolume[slot]!;
    this.km[slot] = 0;
  }

  private leaveOut(place: number): void {
    this.leftOutAt[place] = this.leftOutCount;
    this.leftOut[this.leftOutCount++] = place;
  }
}
