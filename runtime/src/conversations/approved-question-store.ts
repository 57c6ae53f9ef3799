import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { TABLES, VERIFIED_QUESTION_PARTITION } from '../../../src/contract';
import type { StoredQuestion } from './verified-question-store';

/** The version of stored questions. */
const SCHEMA_VERSION = 1;

/** Where approved questions go: into the access table. Apart from their reading, for not every function that reads them writes them. */
export class ApprovedQuestionStore {
  private readonly documents: DynamoDBDocumentClient;

  constructor(client: DynamoDBClient, private readonly table: string) {
    this.documents = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
  }

  /** Puts a question in the place of the one with that id. */
  async save(id: string, question: StoredQuestion): Promise<void> {
    await this.put(id, question);
  }

  /** Says that there is no question of that id: one that the deployment brought would answer again, were it merely not there. */
  async remove(id: string): Promise<void> {
    await this.put(id, { removed: true });
  }

  private async put(id: string, content: StoredQuestion | { readonly removed: true }): Promise<void> {
    const { partitionKey, sortKey } = TABLES.access;
    await this.documents.send(new PutCommand({
      TableName: this.table, Item: { ...content, [partitionKey]: VERIFIED_QUESTION_PARTITION, [sortKey]: id, schemaVersion: SCHEMA_VERSION },
    }));
  }
}
