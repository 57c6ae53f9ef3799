import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { SSMClient } from '@aws-sdk/client-ssm';

import { TABLES } from '../../../src/contract';
import { publishConfig, type ConfigPublishOptions } from '../../src/cli/config-publish';
import { createDynamoClient, VerifiedQuestionStore } from '../../src/conversations';
import { definitionsIn } from '../../src/definitions';
import { createTables, localTableName, startDynamo } from '../../src/local/dynamo';
import { temporaryFolder } from '../local/temporary-folder';

import { commandHost } from './command-host';

const closers: (() => unknown)[] = [];
afterEach(async () => { for (const close of closers.splice(0).reverse()) await close(); });

const TABLE = localTableName(TABLES.access);
const LEAST = 'owner: supply-chain\ncost_center: CC-1\n';
const WORDS = `${LEAST}data:
  definitions:
    free_stock: { title: Unpromised stock }
  verified_questions:
    places: { question: Where are our warehouses?, sql: SELECT w.city FROM warehouses AS w, by: Ada, since: 2026-11-20 }
`;

/** An account with an embedded DynamoDB and a Parameter Store of one parameter. */
async function account() {
  const credentials = { accessKeyId: 'k', secretAccessKey: 's' };
  const dynamo = await startDynamo({ folder: temporaryFolder(), accessKeyId: 'k' });
  const dynamodb = createDynamoClient({ endpoint: dynamo.endpoint, region: 'eu-west-1', credentials });
  await createTables(dynamodb);
  const parameters: Record<string, string> = { '/scap/dev/definitions': '{}' };
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = JSON.parse(Buffer.concat(chunks).toString()) as { Names?: string[]; Name?: string; Value?: string };
    if (body.Name !== undefined) parameters[body.Name] = body.Value ?? '';
    response.setHeader('content-type', 'application/x-amz-json-1.1');
    response.end(JSON.stringify({ Parameters: (body.Names ?? []).flatMap(Name => (Name in parameters ? [{ Name, Value: parameters[Name] }] : [])) }));
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const ssm = new SSMClient({ endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, region: 'eu-west-1', credentials, maxAttempts: 1 });
  closers.push(() => dynamo.close(), () => dynamodb.destroy(), () => { server.closeAllConnections(); server.close(); }, () => ssm.destroy());
  const cwd = temporaryFolder();
  const publish = async (yaml: string, options: ConfigPublishOptions = {}) => {
    writeFileSync(path.join(cwd, 'test.yaml'), yaml);
    const host = commandHost({ cwd });
    const code = await publishConfig('test.yaml', { table: TABLE, ...options }, host, () => ({ ssm, dynamodb }));
    return { code, ...host.written };
  };
  const store = new VerifiedQuestionStore(dynamodb, TABLE, () => {});
  const stored = () => store.all();
  return { parameters, publish, stored, store };
}

test('the words of a configuration are shown, then written, and are then the same', async () => {
  const { parameters, publish, stored } = await account();
  const looked = await publish(WORDS);
  expect(looked).toMatchObject({ code: 0, err: '' });
  expect(looked.out).toBe(['new definition free_stock', 'new verified question places',
    `Nothing was written to /scap/dev/definitions and ${TABLE}. To write it: the same command with --yes`, ''].join('\n'));
  expect([parameters['/scap/dev/definitions'], await stored()]).toEqual(['{}', {}]);

  await publish(WORDS, { yes: true });
  expect(definitionsIn(parameters['/scap/dev/definitions']!)).toEqual({ free_stock: { title: 'Unpromised stock' } });
  expect(await stored()).toEqual({ places: { question: 'Where are our warehouses?', sql: 'SELECT w.city FROM warehouses AS w', by: 'Ada', since: '2026-11-20' } });
  expect((await publish(WORDS)).out).toBe(`/scap/dev/definitions and ${TABLE} say the same as the configuration.\n`);
});

test('what the configuration no longer has is taken away: definitions at once, questions where it is said', async () => {
  const { parameters, publish, stored } = await account();
  await publish(WORDS, { yes: true });
  const left = await publish(LEAST, { yes: true });
  expect(left.out).toContain(`Only in ${TABLE}, and left there: places.`);
  expect([parameters['/scap/dev/definitions'], Object.keys(await stored())]).toEqual(['{}', ['places']]);
  await publish(LEAST, { yes: true, prune: true });
  expect(await stored()).toEqual({});
});

test('a deployment alone brings a question, publishing changes it without one, and takes it away without one', async () => {
  const { publish, store } = await account();
  const deployed = { places: { question: 'Where are our warehouses?', sql: 'SELECT w.city FROM warehouses AS w' } };
  expect(await store.over(deployed)).toEqual(deployed);

  await publish(WORDS.replace('w.city', 'w.country'), { yes: true });
  expect(await store.over(deployed)).toMatchObject({ places: { sql: 'SELECT w.country FROM warehouses AS w' } });

  await publish(LEAST, { yes: true, prune: true });
  expect(await store.over(deployed)).toEqual({});
  await publish(WORDS, { yes: true });
  expect(await store.over(deployed)).toMatchObject({ places: { sql: 'SELECT w.city FROM warehouses AS w', by: 'Ada' } });
});

test('what functions would leave out is refused, and nothing is written', async () => {
  const { parameters, publish, stored } = await account();
  const broken = publish(WORDS.replace('SELECT w.city FROM warehouses AS w', 'DELETE FROM warehouses'), { yes: true });
  await expect(broken).rejects.toMatchObject({ code: 'USAGE', message: expect.stringMatching(/^The verified question places would be left out: /) });
  expect([parameters['/scap/dev/definitions'], await stored()]).toEqual(['{}', {}]);
});

test('another place is named, and one that is not there is said', async () => {
  const { publish } = await account();
  await expect(publish(WORDS, { parameter: '/other/definitions' })).rejects.toMatchObject({ code: 'USAGE', message: expect.stringContaining('/other/definitions') });
  await expect(publish(`${WORDS}names: { physical: generated }\n`, { table: undefined })).rejects.toMatchObject({ remedy: expect.stringContaining('--table NAME') });
  await expect(publish(WORDS, { table: 'nobody-has-this' })).rejects.toMatchObject({ code: 'ACCOUNT', message: expect.stringContaining('ResourceNotFoundException') });
});
