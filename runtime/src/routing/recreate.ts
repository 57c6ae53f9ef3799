import { Insertion } from './insertion';
import type { Plan } from './plan';
import type { Random } from './random';

/** Places left out for longer that are tried again in each round, beside those just removed. */
const OLD = 10;
/** How often each order is used: random, heaviest first, farthest first, nearest first (Christiaens & Vanden Berghe 2020, section 5.2). */
const WEIGHTS = [4, 4, 2, 1];
/** The same with time windows, and then shortest window, earliest opening, latest closing first. */
const TIMED_WEIGHTS = [4, 4, 2, 1, 2, 2, 2];

/** Greedy insertion with blinks: the places that are left out, in one of several orders, each where it costs least. */
export class Recreate {
  private readonly insertion: Insertion;
  private readonly orders: readonly Float64Array[];
  private readonly weights: readonly number[];
  private readonly waiting: Int32Array;
  private readonly chance: Float64Array;

  constructor(private readonly plan: Plan, private readonly random: Random) {
    const { instance } = plan;
    this.insertion = new Insertion(plan, random);
    this.waiting = new Int32Array(instance.places);
    this.chance = new Float64Array(instance.places);
    const most = (values: Float64Array) => values.reduce((max, value) => value < Infinity ? Math.max(max, value) : max, 0) || 1;
    const mostWeight = most(instance.maximumWeight);
    const mostVolume = most(instance.maximumVolume);
    const ways = instance.weight.map((_, place) => instance.distance[place]! + instance.distanceTo[place]!);
    this.orders = [
      this.chance,
      instance.weight.map((weight, place) => -Math.max(weight / mostWeight, instance.volumes ? instance.volume[place]! / mostVolume : 0)),
      ways.map(way => -way), ways,
      instance.close.map((close, place) => close - instance.open[place]!), instance.open, instance.close.map(close => -close),
    ];
    this.weights = instance.timed ? TIMED_WEIGHTS : WEIGHTS;
  }

  /** Inserts what was removed since `before` places were left out, and some of those. */
  run(before: number): void {
    const { plan, waiting, insertion } = this;
    const count = this.choose(before);
    this.sort(count);
    for (let at = 0; at < count; at++) {
      const place = waiting[at]!;
      insertion.find(place);
      if (insertion.slot < 0) continue;
      plan.insert(place, insertion.after, insertion.slot);
      plan.refresh(insertion.slot);
    }
  }

  private choose(before: number): number {
    const { plan, waiting, random } = this;
    let count = 0;
    for (let at = before; at < plan.leftOutCount; at++) waiting[count++] = plan.leftOut[at]!;
    if (before <= OLD) for (let at = 0; at < before; at++) waiting[count++] = plan.leftOut[at]!;
    else {
      const from = random.below(before);
      for (let step = 0; step < OLD; step++) waiting[count++] = plan.leftOut[(from + step) % before]!;
    }
    return count;
  }

  private sort(count: number): void {
    const { waiting, random, weights, chance } = this;
    let draw = random.next() * weights.reduce((sum, weight) => sum + weight, 0);
    let chosen = 0;
    while (chosen < weights.length - 1 && draw >= weights[chosen]!) draw -= weights[chosen++]!;
    if (chosen === 0) for (let at = 0; at < count; at++) chance[waiting[at]!] = random.next();
    const keys = this.orders[chosen]!;
    for (let at = 1; at < count; at++) {
      const place = waiting[at]!;
      const key = keys[place]!;
      let to = at;
      for (; to > 0 && keys[waiting[to - 1]!]! > key; to--) waiting[to] = waiting[to - 1]!;
      waiting[to] = place;
    }
  }
}
