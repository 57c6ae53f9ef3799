import { PlatformError } from '../errors';

/** A definition or a verified question that does not exist, or that needs views which the caller may not query: the answer is the same. */
export class MeaningNotOfferedError extends PlatformError {
  readonly code = 'MEANING_NOT_OFFERED';
  override readonly status = 422;
  override readonly remedy: string;

  constructor(what: 'definition' | 'verified question', asked: string, offered: readonly string[]) {
    super(`There is no ${what} ${JSON.stringify(asked)} that you may use.`);
    this.remedy = offered.length > 0 ? `Use one of: ${offered.join(', ')}.` : 'None is offered to you: write SQL over the views that you may query.';
  }
}

/** A definition was asked for in a way that it does not have: another group, variant, setting or period. */
export class DefinitionRequestError extends PlatformError {
  readonly code = 'DEFINITION_REQUEST';
  override readonly status = 422;

  constructor(definition: string, problem: string, override readonly remedy: string) {
    super(`${definition} ${problem}.`);
  }
}

/** What words mean here cannot be read, and never has been since this function began: another meaning would be another figure. */
export class MeaningsUnavailableError extends PlatformError {
  readonly code = 'MEANINGS_UNAVAILABLE';
  override readonly status = 503;
  override readonly retryable = true;
  override readonly remedy = 'Try again in a minute. If it stays, check that the function may read them and that they hold what they must.';

  constructor(what: 'definitions' | 'verified questions', options: ErrorOptions) {
    super(`The ${what} of this company cannot be read, and nothing is answered by others.`, options);
  }
}

/** An answer that cannot be made a verified question, or not under that id. */
export class NotApprovableError extends PlatformError {
  readonly code = 'NOT_APPROVABLE';
  override readonly status = 422;

  constructor(message: string, override readonly remedy: string) {
    super(message);
  }
}
