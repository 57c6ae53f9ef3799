import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand, DynamoDBDocumentClient, GetCommand, PutCommand, QueryCommand, UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import type { ZodMiniType } from 'zod/mini';
import type { Answer, ConversationHead } from '../../../src/contract';
import { TABLES } from '../../../src/contract';
import { IdempotencyKeyReusedError } from './conversation-errors';
import { packAnswer, unpackAnswer } from './details';
import { claimSchema, detailSchema, headSchema, SCHEMA_VERSION, slimTurnSchema } from './items';
import type { Claim, SlimTurn } from './items';
import { keys, prefixes } from './keys';
import type { ItemKey, Owner } from './keys';
import { readItem } from './stored-item';

export interface ConversationStoreOptions {
  readonly client: DynamoDBClient;
  readonly table: string;
  /** How long a conversation is kept after its last turn, days. */
  readonly retentionDays: number;
  readonly clock: () => Date;
}

/** The right to run a request, or what became of it. */
export type ClaimResult =
  | { readonly kind: 'claimed'; readonly turnId: string; readonly takenOver: boolean }
  | { readonly kind: 'running'; readonly turnId: string; readonly retryAfterSeconds: number }
  | { readonly kind: 'done'; readonly turnId: string };

export interface ClaimRequest {
  readonly conversationId: string;
  readonly idempotencyKey: string;
  readonly turnId: string;
  /** Milliseconds since 1970. */
  readonly leaseUntil: number;
  /** Tells whether a repeated key comes with the same request. */
  readonly requestHash: string;
  readonly question: string;
}

/**
 * The conversations of users, in DynamoDB: heads, slim turns, details and claims.
 * A turn is written in the order claim, details, slim turn, head, claim done: a crash after any step leaves a state that the next try finishes.
 */
export class ConversationStore {
  private readonly documents: DynamoDBDocumentClient;

  constructor(private readonly options: ConversationStoreOptions) {
    this.documents = DynamoDBDocumentClient.from(options.client, { marshallOptions: { removeUndefinedValues: true } });
  }

  /** Claims a request, takes over one whose lease has passed, or says what became of it. */
  async claim(owner: Owner, request: ClaimRequest): Promise<ClaimResult> {
    const key = keys.claim(owner, request.conversationId, request.idempotencyKey);
    const { turnId, leaseUntil, requestHash, question } = request;
    const startedAt = this.options.clock().toISOString();
    const fresh: Claim = { turnId, status: 'running', leaseUntil, requestHash, question, startedAt };
    if (await this.putUnless(key, fresh, 'attribute_not_exists(PK) OR expiresAt < :now', { ':now': this.nowSeconds() })) {
      return { kind: 'claimed', turnId, takenOver: false };
    }
    const held = await this.get(key, claimSchema);
    if (!held) return this.claim(owner, request); // it expired between the two calls
    if (held.requestHash !== requestHash) throw new IdempotencyKeyReusedError();
    if (held.status === 'done') return { kind: 'done', turnId: held.turnId };
    const now = this.options.clock().getTime();
    const takeOver: Claim = { ...fresh, turnId: held.turnId };
    if (held.leaseUntil <= now && await this.putUnless(key, takeOver, 'leaseUntil = :held', { ':held': held.leaseUntil })) {
      return { kind: 'claimed', turnId: held.turnId, takenOver: true };
    }
    return { kind: 'running', turnId: held.turnId, retryAfterSeconds: Math.max(1, Math.ceil((held.leaseUntil - now) / 1_000)) };
  }

  /** Stores the whole answer, in as many items as it needs. */
  async saveDetails(owner: Owner, answer: Answer): Promise<void> {
    const parts = packAnswer(answer);
    await Promise.all(parts.map((gzip, part) =>
      this.put(keys.detail(owner, answer.conversationId, answer.turnId, part), { part, parts: parts.length, gzip })));
  }

  async saveTurn(owner: Owner, conversationId: string, turn: SlimTurn): Promise<void> {
    await this.put(keys.turn(owner, conversationId, turn.turnId), turn);
  }

  /** Marks the request as answered, where its claim is still there. */
  async finishClaim(owner: Owner, conversationId: string, idempotencyKey: string): Promise<void> {
    await ignoringFailedCondition(this.documents.send(new UpdateCommand({
      TableName: this.options.table,
      Key: keys.claim(owner, conversationId, idempotencyKey),
      UpdateExpression: 'SET #status = :done',
      ConditionExpression: 'attribute_exists(PK)',
      ExpressionAttributeNames: { '#status': 'status' },
      ExpressionAttributeValues: { ':done': 'done' },
    })));
  }

  /**
   * Makes the turn the newest of its conversation, unless a newer one already is.
   *
   * @param audited  the sequence of its entry in the audit
   */
  async saveHead(owner: Owner, head: Omit<ConversationHead, 'updatedAt'>, audited?: number): Promise<void> {
    await ignoringFailedCondition(this.documents.send(new UpdateCommand({
      TableName: this.options.table,
      Key: keys.head(owner, head.conversationId),
      UpdateExpression: 'SET conversationId = :id, title = if_not_exists(title, :title), updatedAt = :now, newestTurnId = :turn, expiresAt = :expires, schemaVersion = :version'
        + (audited === undefined ? '' : ', audited = :audited'),
      ConditionExpression: 'attribute_not_exists(newestTurnId) OR newestTurnId <= :turn',
      ExpressionAttributeValues: {
        ':id': head.conversationId, ':title': head.title, ':now': this.options.clock().toISOString(), ':turn': head.newestTurnId,
        ':expires': this.expiresAt(), ':version': SCHEMA_VERSION, ...(audited === undefined ? {} : { ':audited': audited }),
      },
    })));
  }

  /** The newest turns of a conversation, newest first. */
  async latestTurns(owner: Owner, conversationId: string, limit: number): Promise<SlimTurn[]> {
    return this.query(owner, prefixes.turns(conversationId), slimTurnSchema, { limit, newestFirst: true });
  }

  /** Single turns, in the order of `turnIds`; those that are gone are left out. At most 100. */
  async turns(owner: Owner, conversationId: string, turnIds: readonly string[]): Promise<SlimTurn[]> {
    if (turnIds.length === 0) return [];
    const { Responses } = await this.documents.send(new BatchGetCommand({
      RequestItems: { [this.options.table]: { Keys: turnIds.map(turnId => keys.turn(owner, conversationId, turnId)) } },
    }));
    const found = (Responses?.[this.options.table] ?? []).filter(item => this.alive(item)).map(item => readItem(item, slimTurnSchema));
    return turnIds.flatMap(turnId => found.filter(turn => turn.turnId === turnId));
  }

  /** The stored answer of a turn, or nothing where the turn has not ended. */
  async answer(owner: Owner, conversationId: string, turnId: string): Promise<Answer | undefined> {
    if (!await this.get(keys.turn(owner, conversationId, turnId), slimTurnSchema)) return undefined;
    const parts = await this.query(owner, prefixes.details(conversationId, turnId), detailSchema, {});
    return unpackAnswer(parts);
  }

  /** The claims of a conversation: its requests, running and done. */
  async claims(owner: Owner, conversationId: string): Promise<Claim[]> {
    return this.query(owner, prefixes.claims(conversationId), claimSchema, {});
  }

  /** Asks a running turn to stop. Returns false where no such turn runs. */
  async requestCancel(owner: Owner, conversationId: string, turnId: string): Promise<boolean> {
    const items = await this.queryItems(owner, prefixes.claims(conversationId), {});
    const item = items.find(each => readItem(each, claimSchema).turnId === turnId);
    if (!item) return false;
    const { partitionKey, sortKey } = TABLES.conversations;
    return ignoringFailedCondition(this.documents.send(new UpdateCommand({
      TableName: this.options.table,
      Key: { [partitionKey]: item[partitionKey], [sortKey]: item[sortKey] },
      UpdateExpression: 'SET cancelRequested = :yes',
      ConditionExpression: '#status = :running',
      ExpressionAttributeNames: { '#status': 'status' },
      ExpressionAttributeValues: { ':yes': true, ':running': 'running' },
    })));
  }

  async cancelRequested(owner: Owner, conversationId: string, idempotencyKey: string): Promise<boolean> {
    const claim = await this.get(keys.claim(owner, conversationId, idempotencyKey), claimSchema);
    return claim?.cancelRequested === true;
  }

  /** The conversations of the owner, newest first. */
  async heads(owner: Owner): Promise<ConversationHead[]> {
    const heads = await this.query(owner, prefixes.heads, headSchema, {});
    return heads
      .filter(head => head.deletedAt === undefined)
      .sort((a, b) => b.updatedAt.localeCompare(a.updatedAt))
      .map(({ conversationId, title, updatedAt, newestTurnId }) => ({ conversationId, title, updatedAt, newestTurnId }));
  }

  /** The sequence of the last entry of the audit that a conversation knows of; also of one that its owner has deleted. */
  async auditedUntil(owner: Owner, conversationId: string): Promise<number | undefined> {
    return (await this.get(keys.head(owner, conversationId), headSchema))?.audited;
  }

  async head(owner: Owner, conversationId: string): Promise<ConversationHead | undefined> {
    const head = await this.get(keys.head(owner, conversationId), headSchema);
    return head && head.deletedAt === undefined ? head : undefined;
  }

  private async get<T>(key: ItemKey, schema: ZodMiniType<T>): Promise<T | undefined> {
    const { Item } = await this.documents.send(new GetCommand({ TableName: this.options.table, Key: key, ConsistentRead: true }));
    return Item && this.alive(Item) ? readItem(Item, schema) : undefined;
  }

  private async put(key: ItemKey, attributes: object): Promise<void> {
    await this.documents.send(new PutCommand({ TableName: this.options.table, Item: this.item(key, attributes) }));
  }

  private async putUnless(key: ItemKey, attributes: object, condition: string, values: Record<string, unknown>): Promise<boolean> {
    return ignoringFailedCondition(this.documents.send(new PutCommand({
      TableName: this.options.table, Item: this.item(key, attributes), ConditionExpression: condition, ExpressionAttributeValues: values,
    })));
  }

  private async query<T>(owner: Owner, prefix: string, schema: ZodMiniType<T>, paging: Paging): Promise<T[]> {
    return (await this.queryItems(owner, prefix, paging)).map(item => readItem(item, schema));
  }

  private async queryItems(owner: Owner, prefix: string, { limit = Infinity, newestFirst = false }: Paging): Promise<Record<string, unknown>[]> {
    const items: Record<string, unknown>[] = [];
    let from: Record<string, unknown> | undefined;
    do {
      const page = await this.documents.send(new QueryCommand({
        TableName: this.options.table,
        KeyConditionExpression: 'PK = :owner AND begins_with(SK, :prefix)',
        ExpressionAttributeValues: { ':owner': keys.partition(owner), ':prefix': prefix },
        ConsistentRead: true,
        ScanIndexForward: !newestFirst,
        ExclusiveStartKey: from,
        ...(Number.isFinite(limit) ? { Limit: limit } : {}),
      }));
      items.push(...(page.Items ?? []).filter(item => this.alive(item)));
      from = page.LastEvaluatedKey;
    } while (from && items.length < limit);
    return items.slice(0, limit);
  }

  private item(key: ItemKey, attributes: object): Record<string, unknown> {
    return { ...key, ...attributes, expiresAt: this.expiresAt(), schemaVersion: SCHEMA_VERSION };
  }

  /** DynamoDB removes expired items when it gets to it: until then reading leaves them out. */
  private alive(item: Record<string, unknown>): boolean {
    return typeof item.expiresAt !== 'number' || item.expiresAt >= this.nowSeconds();
  }

  private nowSeconds(): number {
    return Math.floor(this.options.clock().getTime() / 1_000);
  }

  private expiresAt(): number {
    return this.nowSeconds() + this.options.retentionDays * 86_400;
  }
}

interface Paging {
  readonly limit?: number;
  readonly newestFirst?: boolean;
}

/** True where the write happened, false where its condition did not hold. */
async function ignoringFailedCondition(write: Promise<unknown>): Promise<boolean> {
  try {
    await write;
    return true;
  } catch (error) {
    if (error instanceof Error && error.name === 'ConditionalCheckFailedException') return false;
    throw error;
  }
}
