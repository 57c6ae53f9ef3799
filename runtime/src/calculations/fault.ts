import { PlatformError } from '../errors';

/** An error as it crosses from one thread to another: classes do not. */
export interface CalculationFault {
  readonly name: string;
  readonly message: string;
  readonly code?: string;
  /** Present where it was a platform error. */
  readonly status?: number;
  readonly retryable?: boolean;
  readonly remedy?: string;
  readonly stack?: string;
}

/** A platform error of a calculation, with the code, status and remedy that it had there. */
export class CalculationError extends PlatformError {
  readonly code: string;
  override readonly status: number;
  override readonly retryable: boolean;
  override readonly remedy?: string;

  constructor({ message, code = 'CALCULATION_FAILED', status = 500, retryable = false, remedy }: CalculationFault) {
    super(message);
    this.code = code;
    this.status = status;
    this.retryable = retryable;
    this.remedy = remedy;
  }
}

/** The thread of a calculation ended without a result: out of memory, or killed. */
export class CalculationLostError extends PlatformError {
  readonly code = 'CALCULATION_LOST';
  override readonly remedy = 'Ask for less at once: one warehouse, fewer orders or fewer iterations.';

  constructor(calculation: string, cause: unknown) {
    super(`The calculation ${calculation} ended without a result.`, { cause });
  }
}

/** What crosses of a thrown value. */
export function faultOf(thrown: unknown): CalculationFault {
  if (!(thrown instanceof Error)) return { name: 'Error', message: String(thrown) };
  const { name, message, stack } = thrown;
  if (thrown instanceof PlatformError) {
    const { code, status, retryable, remedy } = thrown;
    return { name, message, stack, code, status, retryable, remedy };
  }
  return { name, message, stack, ...('code' in thrown && typeof thrown.code === 'string' && { code: thrown.code }) };
}

/** The error that arrives: a platform error with its words, any other as an error with its name, code and stack. */
export function errorOf(fault: CalculationFault): Error {
  if (fault.status !== undefined) return new CalculationError(fault);
  const { name, message, code, stack } = fault;
  return Object.assign(new Error(message), { name, stack, ...(code !== undefined && { code }) });
}
