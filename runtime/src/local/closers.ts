/** What has been opened, to be closed in the reverse order, whatever fails on the way. */
export class Closers {
  private readonly closers: (() => void | Promise<void>)[] = [];

  add(close: () => void | Promise<void>): void {
    this.closers.push(close);
  }

  /**
   * Closes everything once.
   *
   * @throws the first error, after all have been tried
   */
  async close(): Promise<void> {
    const failures: unknown[] = [];
    for (let next = this.closers.pop(); next; next = this.closers.pop()) {
      try {
        await next();
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0) throw failures[0];
  }
}
