/** What was done to a plan since a mark, so that it can be undone: places put in and taken out, and the slots that they touched. */
export class ChangeLog {
  /** Three numbers a change: a place that was put in, or below 0 one that was taken out; the place before it; the slot. */
  readonly entries: Int32Array;
  /** Numbers in `entries`. */
  length = 0;
  readonly touched: Int32Array;
  touchedCount = 0;
  private readonly isTouched: Uint8Array;

  constructor(places: number, slots: number) {
    this.entries = new Int32Array(6 * (2 * places + 2));
    this.touched = new Int32Array(slots);
    this.isTouched = new Uint8Array(slots);
  }

  /** Forgets what was done. */
  clear(): void {
    for (let at = 0; at < this.touchedCount; at++) this.isTouched[this.touched[at]!] = 0;
    this.touchedCount = 0;
    this.length = 0;
  }

  note(place: number, after: number, slot: number): void {
    const { entries } = this;
    entries[this.length] = place;
    entries[this.length + 1] = after;
    entries[this.length + 2] = slot;
    this.length += 3;
    if (this.isTouched[slot] === 1) return;
    this.isTouched[slot] = 1;
    this.touched[this.touchedCount++] = slot;
  }
}
