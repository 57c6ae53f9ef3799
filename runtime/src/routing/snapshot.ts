import type { Plan } from './plan';

/** A plan that is kept while the search goes on. */
export class Snapshot {
  cost = Infinity;
  /** For each slot that drives: the slot, its stops in order, 0. */
  private readonly sequence: Int32Array;
  private length = 0;

  constructor(private readonly plan: Plan) {
    this.sequence = new Int32Array(3 * plan.instance.places);
  }

  /** Keeps the plan as it is. */
  take(): void {
    const { plan, sequence } = this;
    const { instance, first, next, slots: { order, driving } } = plan;
    this.cost = plan.cost;
    let at = 0;
    for (let kind = 0; kind < instance.kinds; kind++) {
      const start = instance.kindStart[kind]!;
      for (let position = start; position < start + driving[kind]!; position++) {
        const slot = order[position]!;
        sequence[at++] = slot;
        for (let place = first[slot]!; place !== 0; place = next[place]!) sequence[at++] = place;
        sequence[at++] = 0;
      }
    }
    this.length = at;
  }

  /** Makes the plan what it was. */
  restore(): void {
    const { plan, sequence } = this;
    plan.mark();
    for (let place = 1; place < plan.instance.places; place++) if (plan.slot[place]! >= 0) plan.remove(place);
    for (let slot = 0; slot < plan.stops.length; slot++) plan.refresh(slot);
    for (let at = 0; at < this.length; at++) {
      const slot = sequence[at++]!;
      for (let after = 0; sequence[at] !== 0; at++) {
        plan.insert(sequence[at]!, after, slot);
        after = sequence[at]!;
      }
      plan.refresh(slot);
    }
    plan.settle();
    plan.mark();
  }
}
