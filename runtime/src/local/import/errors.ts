import { PlatformError } from '../../errors';

/** Files that cannot be imported. The message points at the place. */
export class ImportError extends PlatformError {
  readonly code = 'IMPORT_REFUSED';

  constructor(message: string, override readonly remedy: string, options?: ErrorOptions) {
    super(message, options);
  }
}
