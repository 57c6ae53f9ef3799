import type { Plan } from './plan';
import type { Timing } from './timing';

/** What a route takes from the depot up to each place, and between which times it can begin, without a break. */
export interface Heads {
  readonly length: Float64Array;
  readonly from: Float64Array;
  readonly until: Float64Array;
}

/** Puts the break into the heads behind it and the tails before it. */
export function putBreak(plan: Plan, timing: Timing, plain: Heads, slot: number, breakAfter: number): void {
  const { instance, first, next, previous } = plan;
  const { duration, places, open, close, service } = instance;
  const start = instance.shiftStart[slot]!;
  const end = instance.shiftEnd[slot]!;
  const minutes = instance.breakMinutes[slot]!;
  const earliest = instance.breakEarliest[slot]!;
  const latest = instance.breakLatest[slot]!;
  let length = plain.length[breakAfter]!;
  let from = breakAfter === 0 ? start : plain.from[breakAfter]!;
  let until = breakAfter === 0 ? end : plain.until[breakAfter]!;
  let wait = Math.max(earliest - length - until, 0);
  from = Math.max(earliest - length, from) - wait;
  until = Math.min(latest - length, until);
  length += wait + minutes;
  let before = breakAfter;
  const firstBehind = breakAfter === 0 ? first[slot]! : next[breakAfter]!;
  for (let place = firstBehind; place !== 0; place = next[place]!) {
    const after = length + duration[before * places + place]!;
    wait = Math.max(open[place]! - after - until, 0);
    from = Math.max(open[place]! - after, from) - wait;
    until = Math.min(close[place]! - after, until);
    length = after + wait + service[place]!;
    timing.headLength[place] = length;
    timing.headFrom[place] = from;
    timing.headUntil[place] = until;
    before = place;
  }
  let on = minutes + duration[breakAfter * places + firstBehind]!;
  length = timing.tailLength[firstBehind]!;
  from = firstBehind === 0 ? start : timing.tailFrom[firstBehind]!;
  until = firstBehind === 0 ? end : timing.tailUntil[firstBehind]!;
  wait = Math.max(from - on - latest, 0);
  length += on + wait;
  from = Math.max(from - on, earliest) - wait;
  until = Math.min(until - on, latest);
  on = 0;
  for (let place = breakAfter, behind = 0; place !== 0; behind = place, place = previous[place]!) {
    if (behind !== 0) on = duration[place * places + behind]!;
    const after = service[place]! + on;
    wait = Math.max(from - after - close[place]!, 0);
    from = Math.max(from - after, open[place]!) - wait;
    until = Math.min(until - after, close[place]!);
    length += after + wait;
    timing.tailLength[place] = length;
    timing.tailFrom[place] = from;
    timing.tailUntil[place] = until;
  }
}
