import { PlatformError } from '../errors';

/** The person has stopped the turn. */
export class TurnCancelledError extends PlatformError {
  readonly code = 'TURN_CANCELLED';
  override readonly status = 499;
  constructor() {
    super('The turn was stopped.');
  }
}

export class TurnTimeoutError extends PlatformError {
  readonly code = 'TURN_TIMEOUT';
  override readonly status = 504;
  override readonly remedy = 'Ask a smaller question, or raise functions.answer_timeout_seconds.';
  constructor(readonly seconds: number) {
    super(`The answer was not complete within ${seconds} s.`);
  }
}
