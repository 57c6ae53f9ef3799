import type { Problem } from '../../src/contract';

/** What every error of the platform says: a code, a sentence for the person who reads it, whether trying again helps, and the remedy. */
export abstract class PlatformError extends Error {
  /** Literal, for class names do not survive minification: `TOOL_TIMEOUT`. */
  abstract readonly code: string;
  /** The HTTP status of an answer that ends with this error. */
  readonly status: number = 500;
  /** Whether the same call may succeed a moment later. */
  readonly retryable: boolean = false;
  /** After how many seconds the same call makes sense again, where that is known. */
  readonly retryAfterSeconds?: number;
  /** What the reader can do about it. */
  readonly remedy?: string;
  /** The rule that refused, where it was one of the guard's: `one-select`. */
  readonly rule?: string;
}

/** An error that nobody foresaw. Its cause goes to the log, never to the reader. */
export class UnexpectedError extends PlatformError {
  readonly code = 'UNEXPECTED';
  override readonly remedy = 'Try again. If it stays, give the turn id to whoever runs the platform: the log has the cause.';

  constructor(cause: unknown) {
    super('Something went wrong that the platform did not foresee.', { cause });
  }
}

/** Any thrown value as a platform error. */
export function asPlatformError(thrown: unknown): PlatformError {
  return thrown instanceof PlatformError ? thrown : new UnexpectedError(thrown);
}

/** The error as a client sees it (RFC 9457), without its cause. */
export function problemOf(error: PlatformError): Problem {
  return {
    type: `urn:scap:error:${error.code.toLowerCase().replaceAll('_', '-')}`,
    title: error.code.toLowerCase().replaceAll('_', ' '),
    status: error.status,
    code: error.code,
    detail: error.message,
    remedy: error.remedy,
    retryable: error.retryable,
  };
}

/** Marks a case that the types rule out. */
export function unreachable(value: never): never {
  throw new Error(`Unreachable case: ${JSON.stringify(value)}`);
}
