import type { DraftStatus } from '../../../src/contract';
import { PlatformError } from '../errors';

/** A draft that is not there, or that the person may not see: the answer is the same for both. */
export class DraftNotFoundError extends PlatformError {
  readonly code = 'DRAFT_NOT_FOUND';
  override readonly status = 404;
  override readonly remedy = 'List the drafts that you may see: scap drafts, or GET /v1/drafts.';

  constructor() {
    super('There is no draft with this id within your scope.');
  }
}

/** Somebody decides without the grant. */
export class NotApproverError extends PlatformError {
  readonly code = 'NOT_APPROVER';
  override readonly status = 403;
  override readonly remedy = 'Ask whoever grants access to name your persona in permissions.approve.';

  constructor() {
    super('You may not approve or reject drafts.');
  }
}

/** A draft is decided once. */
export class DraftDecidedError extends PlatformError {
  readonly code = 'DRAFT_DECIDED';
  override readonly status = 409;
  override readonly remedy = 'Leave it as it is. If the need has changed, ask for a new draft.';

  constructor(readonly as: DraftStatus, at: string) {
    super(`This draft has been ${as} already, at ${at}: a draft is decided once.`);
  }
}

/** The table of drafts did not answer. */
export class DraftStoreError extends PlatformError {
  readonly code = 'DRAFT_STORE';
  override readonly status = 503;
  override readonly retryable = true;
  override readonly remedy = 'Try again in a minute.';

  constructor(cause: unknown) {
    super('Drafts could not be read or kept.', { cause });
  }
}

/** A kept draft does not have the form that its version promises. */
export class UnreadableDraftError extends PlatformError {
  readonly code = 'DRAFT_UNREADABLE';
  override readonly remedy = 'Tell whoever runs the platform the time of this error: the log has the cause.';

  constructor(cause: unknown) {
    super('A draft is kept in a form that cannot be read.', { cause });
  }
}
