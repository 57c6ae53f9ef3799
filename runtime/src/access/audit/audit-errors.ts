import { PlatformError } from '../../errors';

/** Something could not be written into the audit. What was to be done was then not done, if nothing else is said. */
export class AuditNotWrittenError extends PlatformError {
  readonly code = 'AUDIT_NOT_WRITTEN';
  override readonly status = 503;
  override readonly retryable = true;
  override readonly remedy = 'Try again in a minute. If it stays, tell whoever runs the platform: the log has the cause.';

  constructor(cause: unknown, message = 'This could not be written into the audit, so it was not done.') {
    super(message, { cause });
  }
}

/** The keys of the audit are not there, or are none. */
export class AuditKeysError extends PlatformError {
  readonly code = 'AUDIT_KEYS';
  override readonly status = 503;
  override readonly retryable = true;
  override readonly remedy = 'Check that the secret of the audit can be read and holds an object of keys: {"k1": "64 letters and digits"}.';

  constructor(cause?: unknown) {
    super('The keys of the audit cannot be read.', { cause });
  }
}

/** The table of the audit did not answer. */
export class AuditUnavailableError extends PlatformError {
  readonly code = 'AUDIT_UNAVAILABLE';
  override readonly status = 503;
  override readonly retryable = true;
  override readonly remedy = 'Try again in a minute.';

  constructor(cause: unknown) {
    super('The audit could not be read.', { cause });
  }
}
