import type { Plan } from './plan';
import { putBreak, type Heads } from './put-break';
import { joined, TOLERANCE, type Timing } from './timing';

/**
 * Times of routes whose driver takes a break. Two ways to drive are kept up to date: back by the latest begin of the break, without one (`short…`);
 * or with it after the place where the route takes least time, which then stands in the heads and tails of `Timing`.
 */
export class BreakTiming {
  /** The place after which the break is taken, 0: at the depot before leaving, -1: nowhere. */
  readonly after: Int32Array;
  private readonly plain: Heads;
  private readonly shortLength: Float64Array;
  private readonly shortFrom: Float64Array;
  private readonly shortUntil: Float64Array;
  /** Whether the route is back early enough to need no break, and shorter without. */
  readonly isShort: Uint8Array;

  constructor(private readonly plan: Plan, private readonly timing: Timing) {
    const { places, kindOf } = plan.instance;
    this.after = new Int32Array(kindOf.length);
    this.isShort = new Uint8Array(kindOf.length);
    this.plain = { length: new Float64Array(places), from: new Float64Array(places), until: new Float64Array(places) };
    this.shortLength = new Float64Array(places);
    this.shortFrom = new Float64Array(places);
    this.shortUntil = new Float64Array(places);
  }

  /** Chooses the break of a slot whose heads and tails have just been joined without one. Gives the minutes of its route, or `Infinity`. */
  refresh(slot: number): number {
    const { first, next } = this.plan;
    const { timing } = this;
    for (let place = first[slot]!; place !== 0; place = next[place]!) {
      this.plain.length[place] = timing.headLength[place]!;
      this.plain.from[place] = timing.headFrom[place]!;
      this.plain.until[place] = timing.headUntil[place]!;
    }
    const short = this.joinShort(slot);
    let best = Infinity;
    let after = -1;
    for (let place = 0, stop = 0; ; place = stop) {
      stop = place === 0 ? first[slot]! : next[place]!;
      const minutes = this.withBreak(place, stop, slot);
      if (minutes < best) {
        best = minutes;
        after = place;
      }
      if (stop === 0) break;
    }
    this.after[slot] = after;
    if (after >= 0) putBreak(this.plan, timing, this.plain, slot, after);
    this.isShort[slot] = short <= best ? 1 : 0;
    return Math.min(short, best);
  }

  /** Minutes of the route with one more place in it, in the better of the two ways, or `Infinity`. */
  minutesWith(place: number, after: number, behind: number, slot: number, there: number, on: number): number {
    const { instance, stops } = this.plan;
    const { timing } = this;
    const service = instance.service[place]!;
    const open = instance.open[place]!;
    const close = instance.close[place]!;
    const start = instance.shiftStart[slot]!;
    const end = instance.shiftEnd[slot]!;
    const atDepot = after === 0;
    const isLast = behind === 0;
    const length = this.plain.length[after]!;
    const from = atDepot ? start : this.plain.from[after]!;
    const until = atDepot ? end : this.plain.until[after]!;
    const short = joined(length, from, until, there, service, open, close, on,
      this.shortLength[behind]!, isLast ? start : this.shortFrom[behind]!,
      isLast ? Math.min(end, instance.breakLatest[slot]!) : this.shortUntil[behind]!);
    const breakAfter = stops[slot] === 0 ? 0 : this.after[slot]!;
    if (breakAfter < 0) return short;
    const tailLength = timing.tailLength[behind]!;
    const tailFrom = isLast ? start : timing.tailFrom[behind]!;
    const tailUntil = isLast ? end : timing.tailUntil[behind]!;
    if (after !== breakAfter) {
      return Math.min(short, joined(timing.headLength[after]!, atDepot ? start : timing.headFrom[after]!,
        atDepot ? end : timing.headUntil[after]!, there, service, open, close, on, tailLength, tailFrom, tailUntil));
    }
    return Math.min(short,
      this.broken(slot, length, from, until, there, place, on, tailLength, tailFrom, tailUntil, false),
      this.broken(slot, length, from, until, there, place, on, tailLength, tailFrom, tailUntil, true));
  }

  /** Minutes of a segment, then break and place, or place and break, then another segment. */
  private broken(
    slot: number, length: number, from: number, until: number, there: number, place: number, on: number,
    tailLength: number, tailFrom: number, tailUntil: number, placeFirst: boolean,
  ): number {
    const { service, open, close, breakMinutes, breakEarliest, breakLatest } = this.plan.instance;
    const arrived = length + (placeFirst ? there : 0);
    const opens = placeFirst ? open[place]! : breakEarliest[slot]!;
    const closes = placeFirst ? close[place]! : breakLatest[slot]!;
    if (from + arrived > closes + TOLERANCE) return Infinity;
    const wait = Math.max(opens - arrived - until, 0);
    const left = arrived + wait + (placeFirst ? service[place]! : breakMinutes[slot]!);
    const begun = Math.max(opens - arrived, from) - wait;
    const latest = Math.min(closes - arrived, until);
    if (placeFirst) {
      return joined(left, begun, latest, 0, breakMinutes[slot]!, breakEarliest[slot]!, breakLatest[slot]!, on, tailLength, tailFrom, tailUntil);
    }
    return joined(left, begun, latest, there, service[place]!, open[place]!, close[place]!, on, tailLength, tailFrom, tailUntil);
  }

  /** Minutes of the route if the break is taken between a place and the next. */
  private withBreak(place: number, behind: number, slot: number): number {
    const { instance } = this.plan;
    const { timing } = this;
    const start = instance.shiftStart[slot]!;
    const end = instance.shiftEnd[slot]!;
    return joined(
      this.plain.length[place]!, place === 0 ? start : this.plain.from[place]!, place === 0 ? end : this.plain.until[place]!, 0,
      instance.breakMinutes[slot]!, instance.breakEarliest[slot]!, instance.breakLatest[slot]!, instance.duration[place * instance.places + behind]!,
      timing.tailLength[behind]!, behind === 0 ? start : timing.tailFrom[behind]!, behind === 0 ? end : timing.tailUntil[behind]!);
  }

  /** Tails that are back by the latest begin of the break. Gives the minutes of the whole, or `Infinity`. */
  private joinShort(slot: number): number {
    const { instance, last, previous } = this.plan;
    const { duration, places, open, close, service } = instance;
    let length = 0;
    let from = instance.shiftStart[slot]!;
    let until = Math.min(instance.shiftEnd[slot]!, instance.breakLatest[slot]!);
    let behind = 0;
    for (let place = last[slot]!; place !== 0; place = previous[place]!) {
      const after = service[place]! + duration[place * places + behind]!;
      const wait = Math.max(from - after - close[place]!, 0);
      if (open[place]! + after > until + TOLERANCE) until = -Infinity;
      from = Math.max(from - after, open[place]!) - wait;
      until = Math.min(until - after, close[place]!);
      length = after + wait + length;
      this.shortLength[place] = length;
      this.shortFrom[place] = from;
      this.shortUntil[place] = until;
      behind = place;
    }
    const left = duration[behind]!;
    if (instance.shiftStart[slot]! + left > until + TOLERANCE) return Infinity;
    return left + length;
  }
}
