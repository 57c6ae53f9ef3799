import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { TABLES } from '../../../src/contract';
import type { Answer } from '../../../src/contract';
import { ConversationStore, createDynamoClient } from '../../src/conversations';
import { createTables, localTableName, startDynamo } from '../../src/local/dynamo';
import { temporaryFolder } from '../local/temporary-folder';

const CREDENTIALS = { accessKeyId: 'test-key', secretAccessKey: 'test-secret' };
const TABLE = localTableName(TABLES.conversations);

/** A store over a real table, and the table beside it. */
export interface StoreUnderTest {
  readonly store: ConversationStore;
  readonly items: () => Promise<Record<string, unknown>[]>;
  /** Writes all items of the owner again, each with the change. */
  readonly change: (change: Record<string, unknown>) => Promise<void>;
  readonly close: () => Promise<void>;
}

export const OWNER = { subject: 'u1' };

export async function storeUnderTest(): Promise<StoreUnderTest> {
  const dynamo = await startDynamo({ folder: temporaryFolder(), accessKeyId: CREDENTIALS.accessKeyId });
  const client: DynamoDBClient = createDynamoClient({ endpoint: dynamo.endpoint, credentials: CREDENTIALS, region: 'eu-west-1' });
  await createTables(client);
  const documents = DynamoDBDocumentClient.from(client);
  const items = async (): Promise<Record<string, unknown>[]> => {
    const { Items } = await documents.send(new QueryCommand({
      TableName: TABLE, KeyConditionExpression: 'PK = :owner', ExpressionAttributeValues: { ':owner': `U#${OWNER.subject}` },
    }));
    return Items ?? [];
  };
  return {
    items,
    store: new ConversationStore({ client, table: TABLE, retentionDays: 30, clock: () => new Date('2026-11-24T09:00:00Z') }),
    async change(change) {
      for (const item of await items()) await documents.send(new PutCommand({ TableName: TABLE, Item: { ...item, ...change } }));
    },
    async close() {
      client.destroy();
      await dynamo.close();
    },
  };
}

/** An answer with something in every field. */
export const ANSWER: Answer = {
  conversationId: 'conversation', turnId: 'turn', parentTurnId: 'parent', outcome: 'answered', question: 'Stock?', answer: 'WH01 has 7 ea.',
  blocks: [{
    id: 'b1', toolCallId: 'c1', kind: 'table', title: 'Stock', order: 'largest first', total: 1, shown: 1,
    columns: [{ name: 'product', label: 'Product', type: 'text' }, { name: 'on_hand', label: 'On hand', type: 'integer', unit: 'ea' }], rows: [['P-1', 7]],
  }],
  toolCalls: [{
    id: 'c1', name: 'query_data', title: 'Reading', input: { sql: 'SELECT 1' }, status: 'succeeded', summary: '1 row', milliseconds: 12,
    evidence: [{
      id: 'e1', toolCallId: 'c1', tool: 'query_data', views: ['inventory_position'], rowsRead: 1, asOf: '2026-11-24', scope: 'WH01',
      queries: [{ purpose: 'stock', sql: 'SELECT 1', rowsRead: 1, truncated: false }],
      method: { name: 'reading', formula: 'x', source: 'y' }, definition: { id: 'on_hand', wording: 'what is there' }, inputs: { days: 7 },
      assumptions: ['none'], warnings: ['none'], population: { noun: 'products', asked: 2, worked: 1, leftOut: [{ reason: 'no stock', count: 1 }] },
    }],
  }],
  clarification: { question: 'Which?', choices: ['a', 'b'] },
  usage: { modelCalls: 1, inputTokens: 2, outputTokens: 3, cacheReadTokens: 4, cacheWriteTokens: 5, costUsd: 0.01, milliseconds: 6 },
  agent: 'inventory', persona: 'warehouse_manager', scope: { text: 'WH01', warehouses: ['WH01'] }, asOf: '2026-11-24', startedAt: '2026-11-24T09:00:00.000Z',
  label: 'free_sql', followUps: ['and WH02?'], figures: [{ start: 9, length: 1, source: 'cell', block: 'b1', row: 0, column: 'on_hand' }], warnings: ['one'],
  error: { type: 'urn:scap:error:x', title: 'x', status: 500, code: 'X', detail: 'no', remedy: 'yes', retryable: false },
};
