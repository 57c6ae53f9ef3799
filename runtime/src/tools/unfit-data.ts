import { PlatformError } from '../errors';

/** The company's data hold something that cannot be worked with, or lack it in every row. */
export class UnfitDataError extends PlatformError {
  readonly code = 'UNFIT_DATA';
  override readonly status = 422;
  override readonly remedy = 'Whoever runs the platform sees with scap data check what the data lack.';
}

/** What the engines of stock and routes refuse. By code: an error that comes out of a thread has lost its class. */
const REFUSALS: readonly unknown[] = ['STOCK_INPUT', 'ROUTING_PROBLEM_INVALID'];

/** A value that an engine refused comes from the company's data: the input of a tool has been checked before. */
export function orUnfit(thrown: unknown): unknown {
  if (!(thrown instanceof Error && 'code' in thrown && REFUSALS.includes(thrown.code))) return thrown;
  return new UnfitDataError(`A value in the data cannot be worked with: ${thrown.message}`, { cause: thrown });
}
