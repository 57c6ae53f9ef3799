/** A point in time after which work is given up. */
export class TimeLimit {
  private readonly end: number;

  /** @param now  a clock that never goes back, milliseconds */
  constructor(milliseconds: number, private readonly now: () => number) {
    this.end = now() + milliseconds;
  }

  get isOver(): boolean {
    return this.now() >= this.end;
  }

  /** A part of what is left, from now on: 0.5 is half. */
  part(share: number): TimeLimit {
    return new TimeLimit(Math.max(0, this.end - this.now()) * share, this.now);
  }
}
