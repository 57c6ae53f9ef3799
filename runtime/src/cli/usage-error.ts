import { PlatformError } from '../errors';

/** Something in the command line, in `.env` or in the environment that cannot be meant. */
export class UsageError extends PlatformError {
  readonly code = 'USAGE';

  constructor(message: string, override readonly remedy?: string) {
    super(message);
  }
}
