import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { DRAFT_PARTITION, DRAFT_RETENTION_DAYS, TABLES } from '../../../src/contract';
import { DraftStoreError } from './draft-errors';
import { monthOfId } from './draft-id';
import { readDraft, SCHEMA_VERSION, type KeptDraft } from './draft-item';

const { partitionKey, sortKey } = TABLES.executions;
const SECONDS_A_DAY = 86_400;
/** Months that may hold drafts which have not expired: they are kept twice `DRAFT_RETENTION_DAYS` at the most. */
const MONTHS = Math.ceil(2 * DRAFT_RETENTION_DAYS / 28) + 1;

type Condition = Pick<PutCommand['input'], 'ConditionExpression' | 'ExpressionAttributeNames' | 'ExpressionAttributeValues'>;
interface SortKeyCondition { readonly expression: string; readonly values: Readonly<Record<string, string>> }

/** Drafts in the executions table: a partition a month of their day, an item a draft. It only queries and puts. */
export class DraftStore {
  private readonly documents: DynamoDBDocumentClient;

  constructor(client: DynamoDBClient, private readonly table: string) {
    this.documents = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
  }

  /** Keeps a draft where none of its id is kept, and says whether it did. */
  async add(draft: Omit<KeptDraft, 'expiresAt'>, now: Date): Promise<boolean> {
    return this.put({ ...draft, expiresAt: expiryFrom(now) }, {
      ConditionExpression: `attribute_not_exists(${partitionKey}) OR expiresAt <= :now`, ExpressionAttributeValues: { ':now': secondsOf(now) },
    });
  }

  /** Puts a decided draft in the place of the one that waits, and says whether it still waited. */
  async decide(draft: KeptDraft, now: Date): Promise<boolean> {
    return this.put({ ...draft, expiresAt: expiryFrom(now) }, {
      ConditionExpression: '#status = :draft', ExpressionAttributeNames: { '#status': 'status' }, ExpressionAttributeValues: { ':draft': 'draft' },
    });
  }

  /** The draft of this id, if it is kept. */
  async find(id: string, now: Date): Promise<KeptDraft | undefined> {
    const month = monthOfId(id);
    if (month === undefined) return undefined;
    const [found] = await this.query(month, now, { expression: ` AND ${sortKey} = :id`, values: { ':id': id } });
    return found;
  }

  /** All that are kept of the months up to that of `asOf`, the newest day first. */
  async all(asOf: string, now: Date): Promise<KeptDraft[]> {
    const [year = 0, month = 1] = asOf.split('-').map(Number);
    const months = Array.from({ length: MONTHS }, (_, back) => new Date(Date.UTC(year, month - 1 - back, 1)).toISOString().slice(0, 7));
    const found = (await Promise.all(months.map(each => this.query(each, now)))).flat();
    const proposedAt = ({ history }: KeptDraft): string => history[0]?.at ?? '';
    return found.sort((one, other) =>
      other.asOf.localeCompare(one.asOf) || proposedAt(other).localeCompare(proposedAt(one)) || one.id.localeCompare(other.id));
  }

  private async put(draft: KeptDraft, condition: Condition): Promise<boolean> {
    const month = monthOfId(draft.id);
    if (month === undefined) throw new Error(`${draft.id} is no id of a draft.`);
    try {
      await this.documents.send(new PutCommand({
        TableName: this.table, ...condition,
        Item: { ...draft, [partitionKey]: `${DRAFT_PARTITION}${month}`, [sortKey]: draft.id, schemaVersion: SCHEMA_VERSION },
      }));
      return true;
    } catch (cause) {
      if (cause instanceof ConditionalCheckFailedException) return false;
      throw new DraftStoreError(cause);
    }
  }

  private async query(month: string, now: Date, one?: SortKeyCondition): Promise<KeptDraft[]> {
    const drafts: KeptDraft[] = [];
    let from: Record<string, unknown> | undefined;
    do {
      const page = await this.documents.send(new QueryCommand({
        TableName: this.table, KeyConditionExpression: `${partitionKey} = :month${one?.expression ?? ''}`,
        ExpressionAttributeValues: { ':month': `${DRAFT_PARTITION}${month}`, ...one?.values }, ConsistentRead: true, ExclusiveStartKey: from,
      })).catch((cause: unknown) => { throw new DraftStoreError(cause); });
      drafts.push(...(page.Items ?? []).map(readDraft).filter(draft => draft.expiresAt > secondsOf(now)));
      from = page.LastEvaluatedKey;
    } while (from);
    return drafts;
  }
}

function secondsOf(now: Date): number {
  return Math.floor(now.getTime() / 1_000);
}

function expiryFrom(now: Date): number {
  return secondsOf(now) + DRAFT_RETENTION_DAYS * SECONDS_A_DAY;
}
