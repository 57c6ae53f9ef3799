import { TABLES } from '../../../src/contract';
import { createDynamoClient, KeptResultStore } from '../../src/conversations';
import { createTables, localTableName, startDynamo } from '../../src/local/dynamo';
import { temporaryFolder } from '../local/temporary-folder';

jest.setTimeout(30_000);

const CREDENTIALS = { accessKeyId: 'test-key', secretAccessKey: 'test-secret' };
const ANN = { subject: 'ann', persona: 'warehouse_manager', warehouses: ['WH01', 'WH02'] } as const;
const TOOL = 'daily_briefing';
const of = (day: string, amount: number) => ({ day, figures: { [TOOL]: { 'WH01 P0001': amount, 'WH04': null } } });

let now = new Date('2026-11-24T09:00:00Z');
let store: KeptResultStore;
let close: () => Promise<void>;
beforeEach(async () => {
  now = new Date('2026-11-24T09:00:00Z');
  const dynamo = await startDynamo({ folder: temporaryFolder(), accessKeyId: CREDENTIALS.accessKeyId });
  const client = createDynamoClient({ endpoint: dynamo.endpoint, credentials: CREDENTIALS, region: 'eu-west-1' });
  await createTables(client);
  store = new KeptResultStore({ client, table: localTableName(TABLES.executions), retentionDays: 30, clock: () => now });
  close = async () => { client.destroy(); await dynamo.close(); };
});
afterEach(() => close());

test('who asks for the first time has nothing to compare with', async () => {
  expect(await store.read(ANN, TOOL, '2026-11-24')).toBeUndefined();
});

test('what was kept on another day is compared with, however often it is asked today; else what was kept earlier today', async () => {
  await store.keep(ANN, TOOL, of('2026-11-23', 100));
  expect(await store.read(ANN, TOOL, '2026-11-24')).toEqual(of('2026-11-23', 100));

  await store.keep(ANN, TOOL, of('2026-11-24', 120));
  await store.keep(ANN, TOOL, of('2026-11-24', 130));
  expect(await store.read(ANN, TOOL, '2026-11-24')).toEqual(of('2026-11-23', 100));
  expect(await store.read(ANN, TOOL, '2026-11-25')).toEqual(of('2026-11-24', 130));

  await store.keep({ ...ANN, subject: 'bob' }, TOOL, of('2026-11-24', 5));
  expect(await store.read({ ...ANN, subject: 'bob' }, TOOL, '2026-11-24')).toEqual(of('2026-11-24', 5));
});

test('another person, persona, scope or tool has none of it: figures of another scope are nobody else\'s', async () => {
  await store.keep(ANN, TOOL, of('2026-11-23', 100));

  for (const whom of [{ ...ANN, subject: 'bob' }, { ...ANN, persona: 'field_engineer' }, { ...ANN, warehouses: ['WH01'] }, { ...ANN, warehouses: 'all' as const }]) {
    expect(await store.read(whom, TOOL, '2026-11-24')).toBeUndefined();
  }
  expect(await store.read(ANN, 'another_tool', '2026-11-24')).toBeUndefined();
  expect(await store.read({ ...ANN, warehouses: ['WH02', 'WH01'] }, TOOL, '2026-11-24')).toEqual(of('2026-11-23', 100));
});

test('what has expired is not there, though the table may still hold it', async () => {
  await store.keep(ANN, TOOL, of('2026-11-23', 100));
  now = new Date('2026-12-25T09:00:00Z');
  expect(await store.read(ANN, TOOL, '2026-12-25')).toBeUndefined();
});
