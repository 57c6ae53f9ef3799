/** A value that the stock engine cannot work with, such as a negative standard deviation: a fault of the caller or of its data. */
export class StockInputError extends Error {
  /** Literal, for class names do not survive minification. */
  readonly code = 'STOCK_INPUT';
  /** What the caller can do about it. */
  readonly remedy = 'Leave the item out and say why, or mend the value at its source.';

  /**
   * @param input  the name of the value
   * @param value  what it was
   * @param allowed  what it may be, in words
   */
  constructor(readonly input: string, readonly value: unknown, readonly allowed: string) {
    super(`${input} is ${String(value)}; it has to be ${allowed}.`);
  }
}
