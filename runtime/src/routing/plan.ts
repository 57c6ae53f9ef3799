import type { Instance } from './instance';
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
  /** Kilometres to a place from the one before, and from it to the one after. */
  readonly kmFrom: Float64Array;
  readonly kmTo: Float64Array;
  readonly first: Int32Array;
  readonly last: Int32Array;
  readonly stops: Int32Array;
  readonly freeWeight: Float64Array;
  readonly freeVolume: Float64Array;
  readonly km: Float64Array;
  /** Slots, those of each kind together, the driving ones of a kind first. */
  readonly order: Int32Array;
  readonly driving: Int32Array;
  readonly leftOut: Int32Array;
  leftOutCount = 0;
  drivingCount = 0;
  /** Money of the routes, and what the places left out count. */
  cost = 0;
  readonly timing: Timing | undefined;
  private readonly orderAt: Int32Array;
  private readonly leftOutAt: Int32Array;
  private readonly log: Int32Array;
  private logLength = 0;
  private markedCost = 0;
  private readonly touched: Int32Array;
  private touchedCount = 0;
  private readonly isTouched: Uint8Array;

  constructor(readonly instance: Instance) {
    const { places, kindOf, kinds } = instance;
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
    this.order = Int32Array.from(kindOf, (_, slot) => slot);
    this.orderAt = this.order.slice();
    this.driving = new Int32Array(kinds);
    this.leftOut = new Int32Array(places);
    this.leftOutAt = new Int32Array(places);
    this.log = new Int32Array(6 * (2 * places + 2));
    this.touched = new Int32Array(slots);
    this.isTouched = new Uint8Array(slots);
    for (let place = 1; place < places; place++) {
      this.leaveOut(place);
      this.cost += instance.penalty[place]!;
    }
    this.timing = instance.timed ? new Timing(this) : undefined;
  }

  /** From here on changes can be undone. */
  mark(): void {
    for (let at = 0; at < this.touchedCount; at++) this.isTouched[this.touched[at]!] = 0;
    this.touchedCount = 0;
    this.logLength = 0;
    this.markedCost = this.cost;
  }

  /** Back to the mark. */
  undo(): void {
    const { log } = this;
    for (let at = this.logLength - 3; at >= 0; at -= 3) {
      const place = log[at]!;
      if (place > 0) this.unlink(place);
      else this.link(-place, log[at + 1]!, log[at + 2]!);
    }
    if (this.timing) for (let at = 0; at < this.touchedCount; at++) this.timing.refresh(this.touched[at]!);
    const cost = this.markedCost;
    this.mark();
    this.cost = cost;
    this.markedCost = cost;
  }

  /** Takes a place out of its route. Times of the slot are wrong until `refresh`. */
  remove(place: number): void {
    this.note(-place, this.previous[place]!, this.slot[place]!);
    this.unlink(place);
  }

  /** Puts a place that is left out into a slot, behind another (0: to the front). Times of the slot are wrong until `refresh`. */
  insert(place: number, after: number, slot: number): void {
    this.note(place, after, slot);
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
    const at = this.instance.kindStart[kind]! + this.driving[kind]!;
    return at < this.instance.kindStart[kind + 1]! ? this.order[at]! : -1;
  }

  /** Adds up anew what small steps of floats have drifted from. */
  settle(): void {
    const { instance, first, next, km, timing } = this;
    this.cost = 0;
    for (let at = 0; at < this.leftOutCount; at++) this.cost += instance.penalty[this.leftOut[at]!]!;
    for (let slot = 0; slot < first.length; slot++) {
      if (this.stops[slot] === 0) continue;
      km[slot] = 0;
      this.freeWeight[slot] = instance.maximumWeight[slot]!;
      this.freeVolume[slot] = instance.maximumVolume[slot]!;
      for (let place = first[slot]!; place !== 0; place = next[place]!) {
        km[slot]! += this.kmFrom[place]!;
        this.freeWeight[slot]! -= instance.weight[place]!;
        this.freeVolume[slot]! -= instance.volume[place]!;
      }
      km[slot]! += this.kmTo[this.last[slot]!]!;
      this.cost += instance.fixed[slot]! + km[slot]! * instance.perKm[slot]! + (timing?.minutes[slot] ?? 0) * instance.perMinute[slot]!;
    }
    this.markedCost = this.cost;
  }

  private note(place: number, after: number, slot: number): void {
    const { log } = this;
    log[this.logLength] = place;
    log[this.logLength + 1] = after;
    log[this.logLength + 2] = slot;
    this.logLength += 3;
    if (this.isTouched[slot] === 1) return;
    this.isTouched[slot] = 1;
    this.touched[this.touchedCount++] = slot;
  }

  private link(place: number, after: number, slot: number): void {
    const { instance, next, previous, kmFrom, kmTo } = this;
    const { distance, places } = instance;
    const behind = after === 0 ? this.first[slot]! : next[after]!;
    const kmIn = distance[after * places + place]!;
    const kmOut = distance[place * places + behind]!;
    const kmNow = after !== 0 ? kmTo[after]! : behind !== 0 ? kmFrom[behind]! : 0;
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
    const kind = this.instance.kindOf[slot]!;
    this.exchange(slot, this.instance.kindStart[kind]! + this.driving[kind]!++);
    this.drivingCount++;
    this.cost += this.instance.fixed[slot]!;
  }

  private stop(slot: number): void {
    const kind = this.instance.kindOf[slot]!;
    this.exchange(slot, this.instance.kindStart[kind]! + --this.driving[kind]!);
    this.drivingCount--;
    this.cost -= this.instance.fixed[slot]!;
    // Whatever floats have left over: an empty vehicle is empty.
    this.freeWeight[slot] = this.instance.maximumWeight[slot]!;
    this.freeVolume[slot] = this.instance.maximumVolume[slot]!;
    this.km[slot] = 0;
  }

  private exchange(slot: number, at: number): void {
    const { order, orderAt } = this;
    const other = order[at]!;
    const from = orderAt[slot]!;
    order[at] = slot;
    order[from] = other;
    orderAt[slot] = at;
    orderAt[other] = from;
  }

  private leaveOut(place: number): void {
    this.leftOutAt[place] = this.leftOutCount;
    this.leftOut[this.leftOutCount++] = place;
  }
}
