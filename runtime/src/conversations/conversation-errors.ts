import { PlatformError } from '../errors';

export class ConversationNotFoundError extends PlatformError {
  readonly code = 'CONVERSATION_NOT_FOUND';
  override readonly status = 404;
  override readonly remedy = 'List your conversations, or begin a new one with "new" in place of the id.';
  constructor() {
    super('You have no conversation with this id.');
  }
}

export class TurnNotFoundError extends PlatformError {
  readonly code = 'TURN_NOT_FOUND';
  override readonly status = 404;
  override readonly remedy = 'Read the conversation to see its turns.';
  constructor() {
    super('This conversation has no turn with this id.');
  }
}

/** The same request is being answered at this moment. */
export class TurnRunningError extends PlatformError {
  readonly code = 'TURN_RUNNING';
  override readonly status = 409;
  override readonly retryable = true;
  override readonly remedy: string;
  constructor(readonly turnId: string, override readonly retryAfterSeconds: number) {
    super(`This question is being answered at this moment, as turn ${turnId}.`);
    this.remedy = `Read the turn, or send the request again in ${retryAfterSeconds} s.`;
  }
}

export class IdempotencyKeyReusedError extends PlatformError {
  readonly code = 'IDEMPOTENCY_KEY_REUSED';
  override readonly status = 422;
  override readonly remedy = 'Send a fresh Idempotency-Key with each new question.';
  constructor() {
    super('This Idempotency-Key was sent with another question before.');
  }
}

/** A later release than the next one has written this: an item is readable by the release before the one that wrote it, and by no earlier one. */
export class NewerItemError extends PlatformError {
  readonly code = 'CONVERSATION_NEWER';
  override readonly status = 503;
  override readonly remedy = 'Begin a new conversation. Whoever runs the platform deploys the release again that has written this one.';
  constructor(readonly schemaVersion: number) {
    super(`This conversation has been written by a later release of the platform, in version ${schemaVersion}, which this one cannot read.`);
  }
}

/** What is stored does not have the form that its version promises. */
export class UnreadableItemError extends PlatformError {
  readonly code = 'CONVERSATION_UNREADABLE';
  override readonly remedy = 'Begin a new conversation, and tell whoever runs the platform the time of this error: the log has the cause.';
  constructor(cause: unknown) {
    super('A part of this conversation is stored in a form that cannot be read.', { cause });
  }
}

export class ConversationStoreError extends PlatformError {
  readonly code = 'CONVERSATION_STORE';
  override readonly status = 503;
  override readonly retryable = true;
  override readonly remedy = 'Ask again in a minute.';
  constructor(cause: unknown) {
    super('The conversation could not be read or stored.', { cause });
  }
}
