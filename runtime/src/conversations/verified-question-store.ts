import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { TABLES, VERIFIED_QUESTION_PARTITION, type ConfiguredQuestion } from '../../../src/contract';

const form = z.object({
  question: z.string(), sql: z.string(), also: z.optional(z.array(z.string())), by: z.optional(z.string()), since: z.optional(z.string()),
});

/** A verified question as it is stored, and as a configuration writes it. */
export type StoredQuestion = z.infer<typeof form>;

/** The verified questions of the access table, which all lie in one partition. */
export class VerifiedQuestionStore {
  private readonly documents: DynamoDBDocumentClient;

  /** @param onUnreadable  told of the id of a question that cannot be read and is left out */
  constructor(client: DynamoDBClient, private readonly table: string, private readonly onUnreadable: (id: string) => void) {
    this.documents = DynamoDBDocumentClient.from(client);
  }

  /** All of them, by their id. */
  async all(): Promise<Readonly<Record<string, ConfiguredQuestion>>> {
    return this.over({});
  }

  /** The same over those of a deployment: what the table says of an id holds, also that its question was taken away. */
  async over(deployed: Readonly<Record<string, ConfiguredQuestion>>): Promise<Readonly<Record<string, ConfiguredQuestion>>> {
    const questions = { ...deployed };
    let from: Record<string, unknown> | undefined;
    do {
      const page = await this.documents.send(new QueryCommand({
        TableName: this.table, KeyConditionExpression: 'PK = :partition', ExpressionAttributeValues: { ':partition': VERIFIED_QUESTION_PARTITION },
        ExclusiveStartKey: from,
      }));
      for (const item of page.Items ?? []) {
        const id = String(item[TABLES.access.sortKey]);
        const read = form.safeParse(item);
        if (item.removed === true) delete questions[id];
        else if (read.success) questions[id] = read.data;
        else {
          delete questions[id];
          this.onUnreadable(id);
        }
      }
      from = page.LastEvaluatedKey;
    } while (from);
    return questions;
  }
}
