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
