import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { FEEDBACK_PARTITION, TABLES, type Feedback } from '../../../src/contract';

/** The version of stored feedback. */
const SCHEMA_VERSION = 1;
/** Months that a list looks back. */
const MONTHS = 12;

const form = z.object({
  id: z.string(), conversationId: z.string(), user: z.string(), persona: z.string(), saidAt: z.string(), verdict: z.enum(['good', 'bad']),
  reason: z.optional(z.string()), asOf: z.string(), question: z.string(), answer: z.string(), label: z.nullable(z.enum(['verified', 'by_definition', 'free_sql'])),
  evidence: z.array(z.object({
    id: z.string(), tool: z.string(), definition: z.optional(z.string()), queries: z.array(z.object({ purpose: z.string(), sql: z.string() })),
  })),
});

/** Where what people said of answers is kept, and for how long. */
export interface FeedbackStoreOptions {
  readonly client: DynamoDBClient;
  /** The access table. */
  readonly table: string;
  /** Days after which what was said is gone: as long as a conversation is kept, for it holds its words. */
  readonly retentionDays: number;
}

/** What people said of answers, in the access table: a partition a month, an item a turn. Who judges a turn again changes what was said. */
export class FeedbackStore {
  private readonly documents: DynamoDBDocumentClient;

  constructor(private readonly options: FeedbackStoreOptions) {
    this.documents = DynamoDBDocumentClient.from(options.client, { marshallOptions: { removeUndefinedValues: true } });
  }

  async save(feedback: Feedback): Promise<void> {
    const { partitionKey, sortKey } = TABLES.access;
    await this.documents.send(new PutCommand({
      TableName: this.options.table,
      Item: {
        ...feedback, [partitionKey]: partitionOf(feedback.saidAt), [sortKey]: feedback.id,
        expiresAt: this.expiryOf(feedback), schemaVersion: SCHEMA_VERSION,
      },
    }));
  }

  /** All that is kept of what was said in the last twelve months, newest first. */
  async all(now: Date): Promise<Feedback[]> {
    const monthBefore = (back: number): string => new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - back, 1)).toISOString();
    const months = Array.from({ length: MONTHS }, (_, back) => partitionOf(monthBefore(back)));
    const found = await Promise.all(months.map(month => this.inPartition(month)));
    // A turn that was judged again in another month counts as it was judged last.
    const newest = new Map<string, Feedback>();
    for (const feedback of found.flat()) {
      if (this.expiryOf(feedback) <= now.getTime() / 1_000) continue; // DynamoDB takes it away within some days
      const other = newest.get(feedback.id);
      if (!other || other.saidAt < feedback.saidAt) newest.set(feedback.id, feedback);
    }
    return [...newest.values()].sort((a, b) => b.saidAt.localeCompare(a.saidAt));
  }

  /** Seconds since 1970. */
  private expiryOf({ saidAt }: Feedback): number {
    return Math.floor(Date.parse(saidAt) / 1_000) + this.options.retentionDays * 86_400;
  }

  private async inPartition(partition: string): Promise<Feedback[]> {
    const items: Feedback[] = [];
    let from: Record<string, unknown> | undefined;
    do {
      const page = await this.documents.send(new QueryCommand({
        TableName: this.options.table, KeyConditionExpression: 'PK = :partition', ExpressionAttributeValues: { ':partition': partition },
        ConsistentRead: true, ExclusiveStartKey: from,
      }));
      items.push(...(page.Items ?? []).map(item => form.parse(item)));
      from = page.LastEvaluatedKey;
    } while (from);
    return items;
  }
}

function partitionOf(saidAt: string): string {
  return `${FEEDBACK_PARTITION}${saidAt.slice(0, 7)}`;
}
