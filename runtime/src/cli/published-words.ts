import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { GetParametersCommand, ParameterTier, PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';

import { definitionsText, STANDARD_BYTES } from '../../../src/config/reading';
import type { DefinitionChange } from '../../../src/contract';
import { ApprovedQuestionStore, createDynamoClient, VerifiedQuestionStore } from '../conversations';
import { definitionsIn, type CompanyWords, type QuestionWords } from '../definitions';
import { PlatformError } from '../errors';

import { UsageError } from './usage-error';

/** The clients of an account, under the credentials of whoever publishes. */
export interface AccountClients {
  readonly ssm: SSMClient;
  readonly dynamodb: DynamoDBClient;
}

/** The clients under the credentials and in the Region of the environment. */
export function accountClients(): AccountClients {
  return { ssm: new SSMClient(), dynamodb: createDynamoClient() };
}

/** Where a deployed platform reads its words. */
export interface WordPlaces {
  /** The name of the parameter of definitions. */
  readonly parameter: string;
  /** The name of the access table. */
  readonly table: string;
}

/** The account refuses, or does not answer. */
class AccountError extends PlatformError {
  readonly code = 'ACCOUNT';
  override readonly remedy = 'Set AWS_REGION, and credentials that may read and write the parameter, and query and put in the table.';

  constructor(cause: unknown) {
    super(`The account does not let this be done: ${cause instanceof Error ? cause.name : 'it does not answer'}.`, { cause });
  }
}

/** Does something in an account. @throws AccountError in place of what its clients throw */
export async function inAccount<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (thrown) {
    throw thrown instanceof PlatformError ? thrown : new AccountError(thrown);
  }
}

/** The words of a company in an account. */
export class PublishedWords {
  constructor(private readonly clients: AccountClients, private readonly places: WordPlaces) {}

  /** What is there. @throws UsageError where there is no such parameter; what the clients throw */
  async current(): Promise<CompanyWords> {
    const { Parameters: [found] = [] } = await this.clients.ssm.send(new GetParametersCommand({ Names: [this.places.parameter] }));
    if (found?.Value === undefined) {
      throw new UsageError(`There is no parameter ${this.places.parameter} in this account and Region.`, 'Give the one that the stack prints: --parameter NAME');
    }
    const store = new VerifiedQuestionStore(this.clients.dynamodb, this.places.table, () => { /* written anew, or removed with --prune */ });
    return { definitions: readable(found.Value), verifiedQuestions: await store.all() };
  }

  /** Writes definitions in the place of those that are there. */
  async define(definitions: Readonly<Record<string, DefinitionChange>>): Promise<void> {
    const Value = definitionsText(definitions);
    const Tier = Buffer.byteLength(Value) > STANDARD_BYTES ? ParameterTier.ADVANCED : undefined;
    await this.clients.ssm.send(new PutParameterCommand({ Name: this.places.parameter, Overwrite: true, Value, Tier }));
  }

  async verify(id: string, { also, ...question }: QuestionWords): Promise<void> {
    await new ApprovedQuestionStore(this.clients.dynamodb, this.places.table).save(id, { ...question, also: also && [...also] });
  }

  async remove(id: string): Promise<void> {
    await new ApprovedQuestionStore(this.clients.dynamodb, this.places.table).remove(id);
  }
}

/** What nobody can read is as good as nothing: it is written anew. */
function readable(text: string): CompanyWords['definitions'] {
  try {
    return definitionsIn(text);
  } catch {
    return {};
  }
}
