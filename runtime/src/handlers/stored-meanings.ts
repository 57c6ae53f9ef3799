import {
  definitionsIn, MeaningsUnavailableError, type CheckedMeanings, type CompanyWords, type Meanings, type MeaningSource,
} from '../definitions';
import { Refreshed } from '../settings';
import { errorFields, type Log } from '../telemetry';

/** Where the words of a company are kept, and who looks at them. */
export interface StoredMeaningsParts {
  /** The text of the parameter of definitions. */
  readonly definitions: () => Promise<string>;
  /** The verified questions of the access table. */
  readonly questions: () => Promise<CompanyWords['verifiedQuestions']>;
  /** Which of them can be used. Asked again only where they have changed. */
  readonly check: (words: CompanyWords) => CheckedMeanings;
  readonly clock: () => Date;
  readonly log: Log;
}

/** How long a question that has been approved may stay unknown, milliseconds. */
const QUESTIONS_FRESH_MS = 10_000;

/**
 * The meanings of a company in an account: definitions as of the last minute, verified questions as of the last ten seconds. While either cannot
 * be read, what was read last holds; before the first reading nothing is answered by other meanings than the company's.
 */
export function storedMeanings({ definitions, questions, check, clock, log }: StoredMeaningsParts): MeaningSource {
  const onFailure = (error: unknown): void => log({ event: 'meanings_not_refreshed', error: errorFields(error) });
  const definitionsNow = new Refreshed(async () => {
    try {
      return definitionsIn(await definitions());
    } catch (cause) {
      throw new MeaningsUnavailableError('definitions', { cause });
    }
  }, { clock, onFailure });
  const questionsNow = new Refreshed(async () => {
    try {
      return await questions();
    } catch (cause) {
      throw new MeaningsUnavailableError('verified questions', { cause });
    }
  }, { clock, onFailure, freshMs: QUESTIONS_FRESH_MS });

  let last: { readonly words: string; readonly meanings: Meanings } | undefined;
  return async () => {
    const [changes, verifiedQuestions] = await Promise.all([definitionsNow.current(), questionsNow.current()]);
    const words = JSON.stringify([changes, verifiedQuestions]);
    if (last?.words !== words) {
      const { meanings, dropped } = check({ definitions: changes, verifiedQuestions });
      for (const { kind, id, reason } of dropped) log({ event: 'meaning_left_out', kind, id, reason });
      last = { words, meanings };
    }
    return last.meanings;
  };
}
