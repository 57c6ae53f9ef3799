import type { Plan } from './plan';
import type { Random } from './random';

/** How often a position is passed over, so that the search does not always do what looks best (Christiaens & Vanden Berghe 2020, section 5.2). */
const BLINK = 0.01;
/** Weight that floats may be off before a load counts as too heavy. */
const SLACK = 1e-9;

/** Finds where a place that is left out fits in best: behind one of its nearest, at the front of a route, or alone on a vehicle that stands. */
export class Insertion {
  /** What `find` found: the slot (-1: it is better left out), the place before, and the extra cost. */
  slot = -1;
  after = 0;
  cost = 0;
  private unblinked = Infinity;

  constructor(private readonly plan: Plan, private readonly random: Random | undefined) {
    this.blink();
  }

  /** Looks for the cheapest position of a place; whoever was given random numbers blinks. */
  find(place: number): void {
    this.slot = -1;
    this.cost = this.plan.instance.penalty[place]!;
    this.findAlone(place);
    if (this.plan.timing || this.plan.instance.kmBinds) this.findTimed(place);
    else this.findPlain(place);
  }

  /** Looks at every position there is. */
  findAnywhere(place: number): void {
    const { instance, slot: slotOf, previous, next, kmFrom, kmTo } = this.plan;
    this.slot = -1;
    this.cost = instance.penalty[place]!;
    this.findAlone(place);
    for (let near = 1; near < instance.places; near++) {
      const slot = slotOf[near]!;
      if (slot < 0 || !this.isLightEnough(place, slot)) continue;
      const km = instance.distance[near * instance.places + place]! + instance.distance[place * instance.places + next[near]!]! - kmTo[near]!;
      this.try(place, near, slot, km);
      if (previous[near] !== 0) continue;
      this.try(place, 0, slot, instance.distance[place]! + instance.distance[place * instance.places + near]! - kmFrom[near]!);
    }
  }

  private isLightEnough(place: number, slot: number): boolean {
    const { freeWeight, freeVolume, instance } = this.plan;
    return freeWeight[slot]! >= instance.weight[place]! - SLACK && freeVolume[slot]! >= instance.volume[place]! - SLACK;
  }

  private findPlain(place: number): void {
    const { instance, slot: slotOf, previous, next, kmFrom, kmTo, freeWeight, freeVolume } = this.plan;
    const { perKm, volumes } = instance;
    const { places: candidates, reach } = instance.candidates;
    const { distance, distanceTo } = instance;
    const row = place * instance.places;
    const weight = instance.weight[place]! - SLACK;
    const volume = instance.volume[place]! - SLACK;
    let unblinked = this.unblinked;
    let best = this.cost;
    const from = place * reach;
    for (let at = from; at < from + reach; at++) {
      const near = candidates[at]!;
      const slot = slotOf[near]!;
      if (slot < 0 || freeWeight[slot]! < weight || (volumes && freeVolume[slot]! < volume)) continue;
      if (--unblinked > 0) {
        const cost = (distanceTo[row + near]! + distance[row + next[near]!]! - kmTo[near]!) * perKm[slot]!;
        if (cost < best) {
          best = cost;
          this.slot = slot;
          this.after = near;
        }
      } else unblinked = this.blink();
      if (previous[near] === 0) {
        const cost = (distanceTo[row]! + distance[row + near]! - kmFrom[near]!) * perKm[slot]!;
        if (cost < best && --unblinked > 0) {
          best = cost;
          this.slot = slot;
          this.after = 0;
        }
      }
    }
    this.cost = best;
    this.unblinked = unblinked > 0 ? unblinked : this.blink();
  }

  private findTimed(place: number): void {
    const { instance, slot: slotOf, previous, next, kmFrom, kmTo, freeWeight, freeVolume } = this.plan;
    const { perKm, volumes } = instance;
    const { places: candidates, reach } = instance.candidates;
    const { distance, distanceTo } = instance;
    const row = place * instance.places;
    const weight = instance.weight[place]! - SLACK;
    const volume = instance.volume[place]! - SLACK;
    const from = place * reach;
    for (let at = from; at < from + reach; at++) {
      const near = candidates[at]!;
      const slot = slotOf[near]!;
      if (slot < 0 || freeWeight[slot]! < weight || (volumes && freeVolume[slot]! < volume)) continue;
      const km = distanceTo[row + near]! + distance[row + next[near]!]! - kmTo[near]!;
      if (km * perKm[slot]! < this.cost) this.try(place, near, slot, km);
      if (previous[near] === 0) this.try(place, 0, slot, distanceTo[row]! + distance[row + near]! - kmFrom[near]!);
    }
  }

  private try(place: number, after: number, slot: number, km: number): void {
    const { instance, timing } = this.plan;
    let cost = km * instance.perKm[slot]!;
    // One more stop never makes a route quicker: what is too dear by its way alone need not be timed.
    if (cost >= this.cost) return;
    if (--this.unblinked <= 0) {
      this.blink();
      return;
    }
    if (instance.kmBinds && this.plan.km[slot]! + km > instance.maximumKm[slot]! + SLACK) return;
    if (timing) {
      const minutes = timing.minutesWith(place, after, slot);
      if (minutes === Infinity) return;
      cost += (minutes - timing.minutes[slot]!) * instance.perMinute[slot]!;
    }
    if (cost >= this.cost) return;
    this.cost = cost;
    this.slot = slot;
    this.after = after;
  }

  /** A vehicle of its own, of each kind that has one left. */
  private findAlone(place: number): void {
    const { plan } = this;
    const { instance, timing } = plan;
    for (let kind = 0; kind < instance.kinds; kind++) {
      const slot = plan.freeSlot(kind);
      if (slot < 0 || !this.isLightEnough(place, slot)) continue;
      const km = instance.distanceTo[place * instance.places]! + instance.distance[place * instance.places]!;
      if (km > instance.maximumKm[slot]! + SLACK) continue;
      let cost = instance.fixed[slot]! + km * instance.perKm[slot]!;
      if (cost >= this.cost) continue;
      if (timing) {
        const minutes = timing.minutesWith(place, 0, slot);
        if (minutes === Infinity) continue;
        cost += minutes * instance.perMinute[slot]!;
      }
      if (cost >= this.cost) continue;
      this.cost = cost;
      this.slot = slot;
      this.after = 0;
    }
  }

  /** Positions until the next one that is passed over: the gaps of independent blinks are geometric. */
  private blink(): number {
    this.unblinked = this.random ? 1 + Math.ceil(Math.log(1 - this.random.next()) / Math.log(1 - BLINK)) : Infinity;
    return this.unblinked;
  }
}
