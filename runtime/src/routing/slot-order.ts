import type { Instance } from './instance';

/** The slots of each kind, those that drive before those that do not: one that is free is found without looking for it. */
export class SlotOrder {
  /** Slots, those of each kind together, the driving ones of a kind first. */
  readonly order: Int32Array;
  /** How many of a kind drive. */
  readonly driving: Int32Array;
  drivingCount = 0;
  private readonly orderAt: Int32Array;

  constructor(private readonly instance: Instance) {
    this.order = Int32Array.from(instance.kindOf, (_, slot) => slot);
    this.orderAt = this.order.slice();
    this.driving = new Int32Array(instance.kinds);
  }

  /** A slot of the kind that does not drive, or -1. */
  free(kind: number): number {
    const at = this.instance.kindStart[kind]! + this.driving[kind]!;
    return at < this.instance.kindStart[kind + 1]! ? this.order[at]! : -1;
  }

  start(slot: number): void {
    const kind = this.instance.kindOf[slot]!;
    this.exchange(slot, this.instance.kindStart[kind]! + this.driving[kind]!++);
    this.drivingCount++;
  }

  stop(slot: number): void {
    const kind = this.instance.kindOf[slot]!;
    this.exchange(slot, this.instance.kindStart[kind]! + --this.driving[kind]!);
    this.drivingCount--;
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
}
