import { PlatformError } from '../errors';

/** A file of golden questions that cannot be used. */
export class GoldenQuestionError extends PlatformError {
  readonly code = 'GOLDEN_QUESTION';

  /** @param place  the file, with the id of the question where that is known */
  constructor(readonly place: string, fault: string, override readonly remedy: string, options?: ErrorOptions) {
    super(`${place}: ${fault}`, options);
  }
}
