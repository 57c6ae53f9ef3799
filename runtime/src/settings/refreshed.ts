/** How a value is kept fresh. */
export interface RefreshedOptions {
  readonly clock: () => Date;
  /** How long a value counts as fresh, milliseconds. */
  readonly freshMs?: number;
  /** How long after a failure, or after a reading out of turn, the source is left alone, milliseconds. */
  readonly retryMs?: number;
  /** Told of each reading that failed while an older value serves. */
  readonly onFailure?: (error: unknown) => void;
}

const RETRY_MS = 10_000;

/**
 * One value that is read again when it is no longer fresh: however many ask at once, the source is asked once, and while it fails the last
 * good value serves. What is read at run time (secrets, parameters) is read through one of these.
 */
export class Refreshed<T> {
  private good: { readonly value: T } | undefined;
  private nextReading = 0;
  private lastReading = -Infinity;
  private reading: Promise<T> | undefined;

  constructor(private readonly read: () => Promise<T>, private readonly options: RefreshedOptions) {}

  /** @throws what `read` throws, where no value has been read yet */
  async current(): Promise<T> {
    if (this.good && this.now() < this.nextReading) return this.good.value;
    this.reading ??= this.refresh().finally(() => { this.reading = undefined; });
    return this.reading;
  }

  /**
   * The value, read again out of turn: for whoever has met something that the current one does not explain. Asked for more often than every
   * `retryMs`, it is the one that was read last, so that nobody drives the source by sending junk.
   *
   * @throws what `read` throws, where no value has been read yet
   */
  async renewed(): Promise<T> {
    const { retryMs = RETRY_MS } = this.options;
    if (this.now() >= this.lastReading + retryMs) this.nextReading = 0;
    return this.current();
  }

  private async refresh(): Promise<T> {
    const { freshMs = 60_000, retryMs = RETRY_MS, onFailure } = this.options;
    this.lastReading = this.now();
    try {
      const value = await this.read();
      this.good = { value };
      this.nextReading = this.now() + freshMs;
      return value;
    } catch (error) {
      if (!this.good) throw error;
      onFailure?.(error);
      this.nextReading = this.now() + retryMs;
      return this.good.value;
    }
  }

  private now(): number {
    return this.options.clock().getTime();
  }
}
