import { Insertion } from './insertion';
import type { Instance } from './instance';
import { Merging } from './merging';
import type { Plan } from './plan';
import { Snapshot } from './snapshot';

/**
 * Fills an empty plan by parallel savings: each stop on a route of its own, then routes joined where that saves most (Clarke & Wright 1964,
 * "Scheduling of vehicles from a central depot to a number of delivery points", Operations Research 12, 568-581). With several kinds of vehicles
 * the joining is tried within the bounds of each, the routes get the vehicles that drive them cheapest, and the best of these plans stays.
 */
export function planBySavings(plan: Plan): void {
  const { instance } = plan;
  const best = new Snapshot(plan);
  const empty = new Snapshot(plan);
  empty.take();
  for (let kind = 0; kind < instance.kinds; kind++) {
    if (instance.kindStart[kind] === instance.kindStart[kind + 1]) continue;
    empty.restore();
    for (const route of new Merging(instance, instance.kindStart[kind]!).routes()) drive(plan, route);
    insertRest(plan);
    dropUnworthy(plan);
    if (plan.cost < best.cost) best.take();
  }
  if (best.cost < Infinity) best.restore();
}

/** Gives a route to the vehicle that drives it cheapest, if any can. */
function drive(plan: Plan, route: readonly number[]): void {
  const { instance } = plan;
  const before = plan.cost;
  let cheapest = before;
  let chosen = -1;
  for (let kind = 0; kind < instance.kinds; kind++) {
    const slot = plan.freeSlot(kind);
    if (slot < 0) continue;
    plan.mark();
    if (put(plan, route, slot) && plan.cost < cheapest) {
      cheapest = plan.cost;
      chosen = slot;
    }
    plan.undo();
  }
  if (chosen >= 0) put(plan, route, chosen);
  plan.mark();
}

function put(plan: Plan, route: readonly number[], slot: number): boolean {
  route.forEach((place, at) => plan.insert(place, at === 0 ? 0 : route[at - 1]!, slot));
  return plan.refresh(slot) && fits(plan.instance, plan, slot);
}

function fits(instance: Instance, plan: Plan, slot: number): boolean {
  return plan.freeWeight[slot]! >= -1e-9 && plan.freeVolume[slot]! >= -1e-9 && plan.km[slot]! <= instance.maximumKm[slot]! + 1e-9;
}

/** Stops without a vehicle go where they fit, those that count most first. */
function insertRest(plan: Plan): void {
  const { instance } = plan;
  const insertion = new Insertion(plan, undefined);
  const rest = [...plan.leftOut.subarray(0, plan.leftOutCount)]
    .sort((a, b) => instance.penalty[b]! - instance.penalty[a]! || instance.weight[b]! - instance.weight[a]! || a - b);
  for (const place of rest) {
    insertion.find(place);
    if (insertion.slot < 0) continue;
    plan.mark();
    plan.insert(place, insertion.after, insertion.slot);
    plan.refresh(insertion.slot);
  }
  plan.mark();
}

/** Optional stops that cost more than they bring are left out again. */
function dropUnworthy(plan: Plan): void {
  for (let place = 1; place < plan.instance.places; place++) {
    const slot = plan.slot[place]!;
    if (slot < 0) continue;
    const before = plan.cost;
    plan.mark();
    plan.remove(place);
    if (!plan.refresh(slot) || plan.cost >= before) plan.undo();
  }
  plan.mark();
}
