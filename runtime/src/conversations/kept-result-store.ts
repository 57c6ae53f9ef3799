import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { KEPT_RESULT_PARTITION, TABLES, type KeptResult } from '../../../src/contract';
import { keptResultForm } from '../results';
import type { Owner } from './keys';

const { partitionKey, sortKey } = TABLES.executions;
/** The version of stored results. */
const SCHEMA_VERSION = 1;

/** For whom a result is kept: in another persona or scope the same person sees other things. */
export interface KeptFor extends Owner {
  readonly persona: string;
  readonly warehouses: readonly string[] | 'all';
}

export interface KeptResultStoreOptions {
  readonly client: DynamoDBClient;
  readonly table: string;
  readonly retentionDays: number;
  readonly clock: () => Date;
}

/** What tools keep for a person until they are asked again, in the executions table: an item a tool and persona. It only queries and puts. */
export class KeptResultStore {
  private readonly documents: DynamoDBDocumentClient;

  constructor(private readonly options: KeptResultStoreOptions) {
    this.documents = DynamoDBDocumentClient.from(options.client, { marshallOptions: { removeUndefinedValues: true } });
  }

  /** What was kept on the last day before `asOf`; where there is none, what was kept earlier on that day. */
  async read(whom: KeptFor, tool: string, asOf: string): Promise<KeptResult | undefined> {
    const item = await this.item(whom, tool);
    return [item?.last, item?.before].find(each => each !== undefined && each.day < asOf) ?? (item?.last.day === asOf ? item.last : undefined);
  }

  /** Keeps it as the last; that of the last other day stays beside it, so that who asks twice on a day is told of the same change. */
  async keep(whom: KeptFor, tool: string, last: KeptResult): Promise<void> {
    const item = await this.item(whom, tool);
    const before = item?.last.day === last.day ? item.before : item?.last;
    const { table, retentionDays, clock } = this.options;
    await this.documents.send(new PutCommand({
      TableName: table,
      Item: {
        ...keyOf(whom, tool), scope: scopeOf(whom), last: JSON.stringify(last), before: before && JSON.stringify(before),
        expiresAt: Math.floor(clock().getTime() / 1_000) + retentionDays * 86_400, schemaVersion: SCHEMA_VERSION,
      },
    }));
  }

  /** What has expired, or was kept in another scope, is not there. */
  private async item(whom: KeptFor, tool: string): Promise<z.infer<typeof itemForm> | undefined> {
    const key = keyOf(whom, tool);
    const { Items: [found] = [] } = await this.documents.send(new QueryCommand({
      TableName: this.options.table, KeyConditionExpression: `${partitionKey} = :user AND ${sortKey} = :tool`,
      ExpressionAttributeValues: { ':user': key[partitionKey], ':tool': key[sortKey] }, ConsistentRead: true,
    }));
    if (found === undefined) return undefined;
    const item = itemForm.parse(found);
    return item.scope === scopeOf(whom) && item.expiresAt > this.options.clock().getTime() / 1_000 ? item : undefined;
  }
}

const stored = z.pipe(z.pipe(z.string(), z.transform((text): unknown => JSON.parse(text))), keptResultForm);
const itemForm = z.object({ scope: z.string(), last: stored, before: z.optional(stored), expiresAt: z.number() });

function keyOf({ subject, persona }: KeptFor, tool: string) {
  return { [partitionKey]: `${KEPT_RESULT_PARTITION}${subject}`, [sortKey]: `${tool}#${persona}` };
}

function scopeOf({ warehouses }: KeptFor): string {
  return JSON.stringify(warehouses === 'all' ? warehouses : [...warehouses].sort());
}
