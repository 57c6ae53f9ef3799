import type { Plan } from './plan';
import type { Random } from './random';

/** Places removed on average, the longest string, and the chance that a string leaves some of its own standing (Christiaens & Vanden Berghe 2020). */
const REMOVED = 10;
const LONGEST = 10;
const SPLIT = 0.5;
const SPLIT_MORE = 0.01;

/** Adjacent string removal: from the routes around a place, strings of neighbouring stops (Christiaens & Vanden Berghe 2020, section 5.1). */
export class Ruin {
  private readonly ruined: Int32Array;
  private round = 0;

  constructor(private readonly plan: Plan, private readonly random: Random) {
    this.ruined = new Int32Array(plan.instance.kindOf.length);
  }

  /** Removes strings around a random place that is served. */
  run(): void {
    const { plan, random } = this;
    const { instance } = plan;
    const served = instance.places - 1 - plan.leftOutCount;
    if (served === 0) return;
    const seed = 1 + random.below(instance.places - 1);
    const longest = Math.min(LONGEST, served / plan.slots.drivingCount);
    const strings = Math.floor(1 + random.next() * (4 * REMOVED / (1 + longest) - 1));
    this.round++;
    let count = this.string(seed, longest) ? 1 : 0;
    const { places, reach } = instance.neighbours;
    for (let rank = 0; rank < reach && count < strings; rank++) {
      if (this.string(places[seed * reach + rank]!, longest)) count++;
    }
  }

  private string(place: number, longest: number): boolean {
    const { plan, random, round } = this;
    const slot = plan.slot[place]!;
    if (slot < 0 || this.ruined[slot] === round) return false;
    this.ruined[slot] = round;
    const stops = plan.stops[slot]!;
    const length = Math.floor(1 + random.next() * Math.min(stops, longest));
    let kept = 0;
    if (length > 1 && length < stops && random.next() < SPLIT) {
      kept = 1;
      while (length + kept < stops && random.next() < SPLIT_MORE) kept++;
    }
    this.cut(place, length, kept);
    if (!plan.refresh(slot)) this.clear(slot);
    return true;
  }

  /** Removes `length` stops around a place; `kept` ones in a row between them stay. */
  private cut(place: number, length: number, kept: number): void {
    const { plan, random } = this;
    const window = length + kept;
    let start = place;
    // The window may begin at most so far before the place that it still ends within the route.
    let before = 0;
    let behind = 0;
    for (let at = place; before < window - 1 && plan.previous[at] !== 0; at = plan.previous[at]!) before++;
    for (let at = place; behind < window - 1 && plan.next[at] !== 0; at = plan.next[at]!) behind++;
    const least = Math.max(0, window - 1 - behind);
    const back = least + random.below(before - least + 1);
    for (let step = 0; step < back; step++) start = plan.previous[start]!;
    const keptFrom = kept > 0 ? 1 + random.below(length - 1) : window;
    let at = start;
    for (let step = 0; step < window; step++) {
      const next = plan.next[at]!;
      if (step < keptFrom || step >= keptFrom + kept) plan.remove(at);
      at = next;
    }
  }

  /** Where a way around is longer than the way through, a shorter route may come too late: then all of it is planned anew. */
  private clear(slot: number): void {
    const { plan } = this;
    while (plan.stops[slot]! > 0) plan.remove(plan.first[slot]!);
    plan.refresh(slot);
  }
}
