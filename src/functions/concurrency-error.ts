/** Warm and reserved invocations of a function that cannot be had together. */
export class ConcurrencyError extends Error {
  public readonly code = 'CONCURRENCY';
  public override readonly name = 'ConcurrencyError';

  constructor(prop: string, value: number, bound: string, limit: number, remedy: string) {
    super(`${prop} is ${value}, but ${bound} is ${limit}. ${remedy}`);
  }
}
