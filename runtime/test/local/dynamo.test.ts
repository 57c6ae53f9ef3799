import { GetItemCommand, ListTablesCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';

import { createDynamoClient } from '../../src/conversations';
import { createTables, startDynamo } from '../../src/local/dynamo';

import { temporaryFolder } from './temporary-folder';

const client = (endpoint: string, accessKeyId: string) =>
  createDynamoClient({ endpoint, region: 'local', credentials: { accessKeyId, secretAccessKey: 'any' } });

test('the tables of the contract are made once and what is in them survives a restart', async () => {
  const folder = temporaryFolder();
  const first = await startDynamo({ folder, accessKeyId: 'ours' });
  const writer = client(first.endpoint, 'ours');
  await createTables(writer);
  await createTables(writer);
  await writer.send(new PutItemCommand({ TableName: 'scap-conversations-local', Item: { PK: { S: 'U#ann' }, SK: { S: 'M#1' } } }));
  writer.destroy();
  await first.close();

  const second = await startDynamo({ folder, accessKeyId: 'other' });
  const reader = client(second.endpoint, 'other');
  expect((await reader.send(new ListTablesCommand({}))).TableNames).toEqual([
    'scap-access-local', 'scap-audit-local', 'scap-conversations-local', 'scap-executions-local', 'scap-usage-local',
  ]);
  const { Item } = await reader.send(new GetItemCommand({ TableName: 'scap-conversations-local', Key: { PK: { S: 'U#ann' }, SK: { S: 'M#1' } } }));
  expect(Item).toEqual({ PK: { S: 'U#ann' }, SK: { S: 'M#1' } });
  reader.destroy();
  await second.close();
});

test('nobody but the holder of the key id gets an answer, and no page gets leave to ask', async () => {
  const dynamo = await startDynamo({ folder: temporaryFolder(), accessKeyId: 'ours' });
  const stranger = client(dynamo.endpoint, 'guess');
  await expect(stranger.send(new ListTablesCommand({}))).rejects.toMatchObject({ name: 'UnrecognizedClientException' });
  stranger.destroy();
  const preflight = await fetch(dynamo.endpoint, { method: 'OPTIONS', headers: { 'origin': 'http://evil.example', 'access-control-request-method': 'POST' } });
  expect(preflight.status).toBe(403);
  expect(preflight.headers.get('access-control-allow-origin')).toBeNull();
  await dynamo.close();
});
