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

export class ConversationStoreError extends PlatformError {
  readonly code = 'CONVERSATION_STORE';
  override readonly status = 503;
  override readonly retryable = true;
  override readonly remedy = 'Ask again in a minute.';
  constructor(cause: unknown) {
    super('The conversation could not be read or stored.', { cause });
  }
}
