/** How a value is kept fresh. */
export interface RefreshedOptions {
  readonly clock: () => Date;
  /** How long a value counts as fresh, milliseconds. */
  readonly freshMs?: number;
  /** How long after a failure the source is left alone while an older value serves, milliseconds. */
  readonly retryMs?: number;
  /** Told of each reading that failed while an older value serves. */
  readonly onFailure?: (error: unknown) => void;
}

/**
 * One value that is read again when it is no longer fresh: however many ask at once, the source is asked once, and while it fails the last
 * good value serves. What is read at run time (secrets, parameters) is read through one of these.
 */
export class Refreshed<T> {
  private good: { readonly value: T } | undefined;
  private nextReading = 0;
  private reading: Promise<T> | undefined;

  constructor(private readonly read: () => Promise<T>, private readonly options: RefreshedOptions) {}

  /** @throws what `read` throws, where no value has been read yet */
  async current(): Promise<T> {
    if (this.good && this.now() < this.nextReading) return this.good.value;
    this.reading ??= this.refresh().finally(() => { this.reading = undefined; });
    return this.reading;
  }

  private async refresh(): Promise<T> {
    const { freshMs = 60_000, retryMs = 10_000, onFailure } = this.options;
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
