import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';

import { CreateTableCommand, ListTablesCommand, waitUntilTableExists, type DynamoDBClient } from '@aws-sdk/client-dynamodb';

import { TABLES, type TableContract } from '../../../src/contract';

import { closeServer, listenOnLoopback } from './listen';

/** An embedded DynamoDB on loopback, kept in a folder. */
export interface EmbeddedDynamo {
  readonly endpoint: string;
  close(): Promise<void>;
}

export interface EmbeddedDynamoOptions {
  /** The folder that holds the tables; one process at a time. */
  readonly folder: string;
  /** The one access key id that it takes: random, so that no page in a browser and no other user of the machine can ask it anything. */
  readonly accessKeyId: string;
}

/** Starts an embedded DynamoDB. */
export async function startDynamo({ folder, accessKeyId }: EmbeddedDynamoOptions): Promise<EmbeddedDynamo> {
  const { default: dynalite } = await import('dynalite');
  const server = dynalite({ path: folder, createTableMs: 0 });
  refuseOthers(server, accessKeyId);
  const port = await listenOnLoopback(server, 0);
  return { endpoint: `http://127.0.0.1:${port}`, close: () => closeServer(server) };
}

/** The name of a table on the laptop. */
export function localTableName(table: TableContract): string {
  return `scap-${table.purpose}-local`;
}

/** Creates the tables of the contract that are not there yet. */
export async function createTables(client: DynamoDBClient): Promise<void> {
  const existing = new Set((await client.send(new ListTablesCommand({}))).TableNames);
  const missing = Object.values<TableContract>(TABLES).filter(table => !existing.has(localTableName(table)));
  await Promise.all(missing.map(table => createTable(client, table)));
}

/** A table takes items a moment after it has been asked for, on a busy machine a longer one. */
async function createTable(client: DynamoDBClient, table: TableContract): Promise<void> {
  const TableName = localTableName(table);
  await client.send(new CreateTableCommand({
    TableName,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: [table.partitionKey, table.sortKey].map(name => ({ AttributeName: name, AttributeType: 'S' as const })),
    KeySchema: [{ AttributeName: table.partitionKey, KeyType: 'HASH' }, { AttributeName: table.sortKey, KeyType: 'RANGE' }],
  }));
  await waitUntilTableExists({ client, maxWaitTime: 30, minDelay: 0.02, maxDelay: 1 }, { TableName });
}

/** dynalite answers anybody, across origins too: requests without our key id are turned away before it sees them. */
function refuseOthers(server: Server, accessKeyId: string): void {
  const listeners = server.listeners('request');
  server.removeAllListeners('request');
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    if (isSignedWith(accessKeyId, request.headers.authorization)) {
      for (const listener of listeners) listener.call(server, request, response);
      return;
    }
    request.resume();
    response.writeHead(403, { 'content-type': 'application/x-amz-json-1.0' });
    response.end(JSON.stringify({ __type: 'UnrecognizedClientException', message: 'This DynamoDB belongs to one process.' }));
  });
}

function isSignedWith(accessKeyId: string, authorization: string | undefined): boolean {
  const given = Buffer.from(/^AWS4-HMAC-SHA256 Credential=([^/]+)\//.exec(authorization ?? '')?.[1] ?? '');
  const expected = Buffer.from(accessKeyId);
  return given.length === expected.length && timingSafeEqual(given, expected);
}
