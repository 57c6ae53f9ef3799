import { ConstructError } from '../errors/construct-error';

/** Warm and reserved invocations of a function that cannot be had together. */
export class ConcurrencyError extends ConstructError {
  public readonly code = 'CONCURRENCY';
  public override readonly name = 'ConcurrencyError';

  /** @param bound  what it must not be below, as the user wrote it */
  constructor(prop: string, value: number, bound: string, limit: number, remedy: string) {
    super({ prop, value, problem: `is below ${bound}: ${limit}`, remedy });
  }
}
