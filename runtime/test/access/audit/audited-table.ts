import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, DynamoDBDocumentClient, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { TABLES } from '../../../../src/contract';
import { AuditTrail, type AuditChain, type KnownKeys } from '../../../src/access/audit';
import { createDynamoClient } from '../../../src/conversations';
import { createTables, localTableName, startDynamo } from '../../../src/local/dynamo';
import type { LogRecord } from '../../../src/telemetry';
import { temporaryFolder } from '../../local/temporary-folder';

const CREDENTIALS = { accessKeyId: 'test-key', secretAccessKey: 'test-secret' };
export const FIRST_KEY: KnownKeys = [{ id: 'k1', secret: 'a secret of thirty-two characters' }];
export const TABLE = localTableName(TABLES.audit);

type Between = <T>(command: string, input: object, ask: () => Promise<T>) => Promise<T>;

/** An embedded audit table, and the hands of somebody who may do with it what nobody should. */
export interface AuditedTable {
  readonly client: DynamoDBClient;
  readonly trail: AuditTrail;
  readonly logs: LogRecord[];
  keys: KnownKeys;
  now: Date;
  /** Stands between the trail and the table, where a test wants to: it may refuse what is asked, lose an answer, or only count. */
  between?: Between | undefined;
  change(chain: AuditChain, sequence: number, attribute: string, value: unknown): Promise<void>;
  remove(chain: AuditChain, sequence: number): Promise<void>;
  put(item: Record<string, unknown>): Promise<void>;
  close(): Promise<void>;
}

export async function auditedTable(): Promise<AuditedTable> {
  const dynamo = await startDynamo({ folder: temporaryFolder(), accessKeyId: CREDENTIALS.accessKeyId });
  const client = createDynamoClient({ endpoint: dynamo.endpoint, credentials: CREDENTIALS, region: 'eu-west-1' });
  await createTables(client);
  const documents = DynamoDBDocumentClient.from(client);
  const table: AuditedTable = {
    client, logs: [], keys: FIRST_KEY, now: new Date('2026-11-24T09:00:00Z'),
    trail: new AuditTrail({ client, table: TABLE, keys: { current: async () => table.keys }, environment: 'test', clock: () => table.now, log: record => table.logs.push(record) }),
    async change(chain, sequence, attribute, value) {
      await documents.send(new UpdateCommand({
        TableName: TABLE, Key: chain.keyOf(sequence), UpdateExpression: 'SET #attribute = :value',
        ExpressionAttributeNames: { '#attribute': attribute }, ExpressionAttributeValues: { ':value': value },
      }));
    },
    async remove(chain, sequence) { await documents.send(new DeleteCommand({ TableName: TABLE, Key: chain.keyOf(sequence) })); },
    async put(item) { await documents.send(new PutCommand({ TableName: TABLE, Item: item })); },
    async close() {
      client.destroy();
      await dynamo.close();
    },
  };
  client.middlewareStack.add((next, { commandName = '' }) => args => (table.between ? table.between(commandName, args.input, () => next(args)) : next(args)));
  return table;
}
