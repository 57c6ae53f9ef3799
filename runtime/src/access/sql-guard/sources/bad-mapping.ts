import { PlatformError } from '../../../errors';

/** The SELECT of a mapping cannot stand for its view. */
export class BadMappingError extends PlatformError {
  readonly code = 'BAD_MAPPING';

  /** @param reason  what is wrong, and where in the SELECT */
  constructor(readonly view: string, reason: string, override readonly remedy: string, options?: ErrorOptions) {
    super(`The mapping of the view ${view} cannot be used: ${reason}`, options);
  }
}
