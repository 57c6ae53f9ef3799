import type { Problem } from '../../../src/contract';

/** The platform answered with an error, or with something that is not its contract. */
export class ApiError extends Error {
  constructor(readonly problem: Problem, readonly retryAfterSeconds?: number, options?: ErrorOptions) {
    super(problem.detail, options);
  }
}

/** Nothing answered, or the connection dropped on the way. What was asked may well go on at the other end. */
export class ConnectionLostError extends Error {
  constructor(options?: ErrorOptions) {
    super('The connection to the platform was lost.', options);
  }
}

/** Any thrown value as a sentence with a remedy. */
export function problemFrom(thrown: unknown): Problem {
  if (thrown instanceof ApiError) return thrown.problem;
  if (thrown instanceof ConnectionLostError) {
    return problem('UNREACHABLE', 503, 'The platform does not answer.', 'Check that it is still running, then try again.', true);
  }
  return problem('PAGE_FAILED', 500, 'The page met an error that it did not foresee.', 'Reload the page. The conversation is kept.', true);
}

/** An answer that breaks the contract, seen from `place`. */
export function brokenContract(place: string, cause: unknown): ApiError {
  const detail = `The platform sent something that this page does not understand (${place}).`;
  return new ApiError(problem('CONTRACT_BROKEN', 502, detail, 'Reload the page: it may be older than the platform.', false), undefined, { cause });
}

/** A problem of the page's own. */
export function problem(code: string, status: number, detail: string, remedy: string, retryable: boolean): Problem {
  const name = code.toLowerCase();
  return { type: `urn:scap:error:${name.replaceAll('_', '-')}`, title: name.replaceAll('_', ' '), status, code, detail, remedy, retryable };
}
