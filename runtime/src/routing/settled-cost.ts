import type { Plan } from './plan';

/** Adds up kilometres, loads and cost of a plan anew, and puts the first two right. Gives the cost. */
export function settledCost(plan: Plan): number {
  const { instance, first, last, next, stops, km, kmFrom, kmTo, freeWeight, freeVolume, leftOut, leftOutCount, timing } = plan;
  let cost = 0;
  for (let at = 0; at < leftOutCount; at++) cost += instance.penalty[leftOut[at]!]!;
  for (let slot = 0; slot < first.length; slot++) {
    if (stops[slot] === 0) continue;
    km[slot] = 0;
    freeWeight[slot] = instance.maximumWeight[slot]!;
    freeVolume[slot] = instance.maximumVolume[slot]!;
    for (let place = first[slot]!; place !== 0; place = next[place]!) {
      km[slot]! += kmFrom[place]!;
      freeWeight[slot]! -= instance.weight[place]!;
      freeVolume[slot]! -= instance.volume[place]!;
    }
    km[slot]! += kmTo[last[slot]!]!;
    cost += instance.fixed[slot]! + km[slot]! * instance.perKm[slot]! + (timing?.minutes[slot] ?? 0) * instance.perMinute[slot]!;
  }
  return cost;
}
