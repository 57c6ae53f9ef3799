/**
 * Until when an answer must be complete. It runs from the moment at which the request arrived, so that start, sign-in and claim count, and by a
 * clock that nobody sets.
 */
export class Deadline {
  /**
   * @param milliseconds  how long the host gives an answer, its reserve taken off; a host without an end gives all the time there is
   * @param began  when the request arrived, by `performance.now()`
   */
  constructor(private readonly milliseconds: number = Infinity, private readonly began: number = performance.now()) {}

  /** The same, or `milliseconds` after the request arrived where that is sooner. */
  within(milliseconds: number): Deadline {
    return new Deadline(Math.min(this.milliseconds, milliseconds), this.began);
  }

  /** How long an answer may take in all, seconds, rounded. */
  get seconds(): number {
    return Math.max(0, Math.round(this.milliseconds / 1_000));
  }

  /** How long that still is, milliseconds; zero when it has passed. */
  get left(): number {
    return Math.max(0, this.began + this.milliseconds - performance.now());
  }
}
