import { ConditionalCheckFailedException, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { AUDIT_BEGINNING, TABLES, type AuditFacts } from '../../../../src/contract';
import { errorFields, type Log } from '../../telemetry';
import type { AuditChain } from './audit-chain';
import { AuditNotWrittenError, AuditUnavailableError } from './audit-errors';
import { sealOf, type ChainKeys } from './chain-keys';

export interface AuditTrailParts {
  readonly client: DynamoDBClient;
  /** The audit table. */
  readonly table: string;
  readonly keys: ChainKeys;
  readonly environment: string;
  readonly clock: () => Date;
  readonly log: Log;
}

/** The version of entries. */
export const SCHEMA_VERSION = 1;
/** Others who may append to the same chain in the moment between a look and a put. */
const MOST_ATTEMPTS = 40;

/** The newest of a chain, as far as the next one builds on it. */
const tail = z.object({ sequence: z.number(), code: z.string() });
type Tail = z.infer<typeof tail>;

/**
 * The audit: chains of entries, each sealed over the one before it. It only queries and puts, and each put is one of a new item: two who append at
 * the same time get two sequences.
 */
export class AuditTrail {
  private readonly documents: DynamoDBDocumentClient;

  constructor(private readonly parts: AuditTrailParts) {
    this.documents = DynamoDBDocumentClient.from(parts.client, { marshallOptions: { removeUndefinedValues: true } });
  }

  /**
   * Appends an entry, and says its sequence. Where it cannot, the log has a record too: whoever goes on without the entry does not do so in silence.
   *
   * @throws AuditNotWrittenError
   */
  async append(chain: AuditChain, facts: AuditFacts): Promise<number> {
    try {
      const [key] = await this.parts.keys.current();
      let sent: string | undefined;
      for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
        const last = await this.last(chain);
        if (last && last.code === sent) return last.sequence; // it was put, and the answer was lost
        const sequence = (last?.sequence ?? 0) + 1;
        const item = {
          ...facts, ...chain.keyOf(sequence), sequence, at: this.parts.clock().toISOString(), previous: last?.code ?? AUDIT_BEGINNING, keyId: key.id,
          schemaVersion: SCHEMA_VERSION,
        };
        sent = sealOf(item, key);
        if (await this.put({ ...item, code: sent })) return sequence;
      }
      throw new Error(`${MOST_ATTEMPTS} others have appended to ${chain.id} meanwhile`);
    } catch (cause) {
      const { environment, log } = this.parts;
      log({ event: 'audit_not_written', security: true, environment, chain: chain.id, kind: facts.kind, outcome: facts.outcome, error: errorFields(cause) });
      throw new AuditNotWrittenError(cause);
    }
  }

  /** Appends an entry that nothing waits for: where it cannot, the log alone has a record. */
  async appendIfPossible(chain: AuditChain, facts: AuditFacts): Promise<void> {
    await this.append(chain, facts).catch(() => { /* the log has been told */ });
  }

  /**
   * The items of a chain as they lie in the table, oldest first: whoever reads them checks them.
   *
   * @throws AuditUnavailableError
   */
  async items(chain: AuditChain): Promise<Record<string, unknown>[]> {
    const items: Record<string, unknown>[] = [];
    let from: Record<string, unknown> | undefined;
    do {
      const page = await this.documents.send(this.query(chain, { ExclusiveStartKey: from }))
        .catch((cause: unknown) => { throw new AuditUnavailableError(cause); });
      items.push(...page.Items ?? []);
      from = page.LastEvaluatedKey;
    } while (from);
    return items;
  }

  private async last(chain: AuditChain): Promise<Tail | undefined> {
    const { Items: [item] = [] } = await this.documents.send(this.query(chain, { ScanIndexForward: false, Limit: 1 }));
    return item && tail.parse(item); // nothing is appended to what cannot be built on
  }

  private query(chain: AuditChain, paging: Pick<QueryCommand['input'], 'ExclusiveStartKey' | 'ScanIndexForward' | 'Limit'>): QueryCommand {
    return new QueryCommand({
      TableName: this.parts.table, KeyConditionExpression: `${TABLES.audit.partitionKey} = :chain`,
      ExpressionAttributeValues: { ':chain': chain.id }, ConsistentRead: true, ...paging,
    });
  }

  private async put(item: Record<string, unknown>): Promise<boolean> {
    try {
      await this.documents.send(new PutCommand({
        TableName: this.parts.table, Item: item, ConditionExpression: `attribute_not_exists(${TABLES.audit.partitionKey})`,
      }));
      return true;
    } catch (cause) {
      if (cause instanceof ConditionalCheckFailedException) return false;
      throw cause;
    }
  }
}
