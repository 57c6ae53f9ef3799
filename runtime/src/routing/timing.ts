import { BreakTiming } from './break-timing';
import type { Plan } from './plan';

/** Minutes that floats may be off before a time counts as too late. */
export const TOLERANCE = 1e-6;

/**
 * Times of routes as segments that can be joined: `length` minutes at least, when left between `from` and `until`, the last moment that loses
 * nothing (Vidal, Crainic, Gendreau & Prins 2014, "A unified solution framework for multi-attribute vehicle routing problems", section 4.2;
 * here without time warp, as what is late is never accepted). `head…` joins everything up to a place, `tail…` everything from it on; those of the
 * depot take no minutes.
 */
export class Timing {
  readonly headLength: Float64Array;
  readonly headFrom: Float64Array;
  readonly headUntil: Float64Array;
  readonly tailLength: Float64Array;
  readonly tailFrom: Float64Array;
  readonly tailUntil: Float64Array;
  /** Minutes of each slot from departure to end. */
  readonly minutes: Float64Array;
  readonly breaks: BreakTiming | undefined;

  constructor(private readonly plan: Plan) {
    const { places, kindOf, breaks } = plan.instance;
    this.headLength = new Float64Array(places);
    this.headFrom = new Float64Array(places);
    this.headUntil = new Float64Array(places);
    this.tailLength = new Float64Array(places);
    this.tailFrom = new Float64Array(places);
    this.tailUntil = new Float64Array(places);
    this.minutes = new Float64Array(kindOf.length);
    this.breaks = breaks ? new BreakTiming(plan, this) : undefined;
  }

  /** Joins the route of a slot anew. False: it comes too late somewhere, or takes too long. */
  refresh(slot: number): boolean {
    const { instance, stops } = this.plan;
    if (stops[slot] === 0) {
      this.minutes[slot] = 0;
      return true;
    }
    let possible = this.joinHeads(slot);
    if (possible) this.joinTails(slot);
    if (possible && instance.breakMinutes[slot]! >= 0) this.minutes[slot] = this.breaks!.refresh(slot);
    possible &&= this.minutes[slot]! < Infinity && this.minutes[slot]! <= instance.maximumMinutes[slot]! + TOLERANCE;
    if (!possible) this.minutes[slot] = 0;
    return possible;
  }

  /** Minutes of the slot's route with one more place in it, `Infinity` if it would come too late somewhere, or take too long. */
  minutesWith(place: number, after: number, slot: number): number {
    const { instance, next, first } = this.plan;
    const { duration, durationTo, places, shiftStart, shiftEnd } = instance;
    const there = durationTo[place * places + after]!;
    if (after !== 0 && this.headFrom[after]! + this.headLength[after]! + there > instance.close[place]! + TOLERANCE
      && instance.breakMinutes[slot]! < 0) return Infinity;
    const behind = after === 0 ? first[slot]! : next[after]!;
    const on = duration[place * places + behind]!;
    const start = shiftStart[slot]!;
    const end = shiftEnd[slot]!;
    const minutes = instance.breakMinutes[slot]! >= 0 ? this.breaks!.minutesWith(place, after, behind, slot, there, on) : joined(
      this.headLength[after]!, after === 0 ? start : this.headFrom[after]!, after === 0 ? end : this.headUntil[after]!,
      there, instance.service[place]!, instance.open[place]!, instance.close[place]!, on,
      this.tailLength[behind]!, behind === 0 ? start : this.tailFrom[behind]!, behind === 0 ? end : this.tailUntil[behind]!);
    return minutes <= instance.maximumMinutes[slot]! + TOLERANCE ? minutes : Infinity;
  }

  private joinHeads(slot: number): boolean {
    const { instance, first, next } = this.plan;
    const { duration, places, open, close, service } = instance;
    let length = 0;
    let from = instance.shiftStart[slot]!;
    let until = instance.shiftEnd[slot]!;
    let before = 0;
    for (let place = first[slot]!; place !== 0; place = next[place]!) {
      const after = length + duration[before * places + place]!;
      if (from + after > close[place]! + TOLERANCE) return false;
      const wait = Math.max(open[place]! - after - until, 0);
      from = Math.max(open[place]! - after, from) - wait;
      until = Math.min(close[place]! - after, until);
      length = after + wait + service[place]!;
      this.headLength[place] = length;
      this.headFrom[place] = from;
      this.headUntil[place] = until;
      before = place;
    }
    const after = length + duration[before * places]!;
    this.minutes[slot] = after;
    return from + after <= instance.shiftEnd[slot]! + TOLERANCE;
  }

  /** Whatever is reached in time from the front is so from behind. */
  private joinTails(slot: number): void {
    const { instance, last, previous } = this.plan;
    const { duration, places, open, close, service } = instance;
    let length = 0;
    let from = instance.shiftStart[slot]!;
    let until = instance.shiftEnd[slot]!;
    let behind = 0;
    for (let place = last[slot]!; place !== 0; place = previous[place]!) {
      const after = service[place]! + duration[place * places + behind]!;
      const wait = Math.max(from - after - close[place]!, 0);
      from = Math.max(from - after, open[place]!) - wait;
      until = Math.min(until - after, close[place]!);
      length = after + wait + length;
      this.tailLength[place] = length;
      this.tailFrom[place] = from;
      this.tailUntil[place] = until;
      behind = place;
    }
  }
}

/** Length of three segments joined: one, a place, and another, with the ways between; `Infinity` if one begins too late. */
export function joined(
  length: number, from: number, until: number, there: number, service: number, open: number, close: number, on: number,
  tailLength: number, tailFrom: number, tailUntil: number,
): number {
  const arrived = length + there;
  if (from + arrived > close + TOLERANCE) return Infinity;
  const wait = Math.max(open - arrived - until, 0);
  const served = arrived + wait + service + on;
  const begun = Math.max(open - arrived, from) - wait;
  if (begun + served > tailUntil + TOLERANCE) return Infinity;
  const latest = Math.min(close - arrived, until);
  return served + Math.max(tailFrom - served - latest, 0) + tailLength;
}
