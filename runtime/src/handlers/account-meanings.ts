import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SSMClient } from '@aws-sdk/client-ssm';
import { PARAMETERS } from '../../../src/contract';
import { VerifiedQuestionStore } from '../conversations';
import type { CompanyWords, MeaningSource } from '../definitions';
import { CLIENT_LIMITS, storedText } from '../settings';
import { storedMeanings, type StoredMeaningsParts } from './stored-meanings';

/** Where a function finds what words mean. */
export interface MeaningPlaces {
  /** The name of the parameter; absent where the definitions that ship hold. */
  readonly definitionsParameter: string | undefined;
  /** The name of the access table; absent where no question is verified. */
  readonly accessTable: string | undefined;
}

/**
 * The meanings that a function of the account reads.
 *
 * @param deployed  the verified questions that came with its code
 */
export function accountMeanings(
  { definitionsParameter, accessTable }: MeaningPlaces, dynamodb: DynamoDBClient, parts: Pick<StoredMeaningsParts, 'check' | 'clock' | 'log'>,
  deployed: CompanyWords['verifiedQuestions'] = {},
): MeaningSource {
  const leftOut = (id: string): void => parts.log({ event: 'meaning_left_out', kind: 'verified question', id, reason: 'It cannot be read.' });
  const questions = accessTable === undefined ? undefined : new VerifiedQuestionStore(dynamodb, accessTable, leftOut);
  return storedMeanings({
    ...parts,
    definitions: definitionsParameter === undefined
      ? async () => PARAMETERS.definitions.initial
      : storedText(new SSMClient(CLIENT_LIMITS), definitionsParameter),
    questions: async () => questions?.over(deployed) ?? deployed,
  });
}
