import { STSClient } from '@aws-sdk/client-sts';
import { TOOLS } from '../../../src/contract';
import type { QueryResult } from '../../src/data';
import type { DuckDbEngine } from '../../src/data/duckdb-engine';
import { QueryRoleEngines } from '../../src/data/query-role-engines';
import { openSmallCompany } from '../tools/small-company';
import { AthenaServer } from './athena-server';
import { StsServer } from './sts-server';

const ROLE = (name: string): string => `arn:aws:iam::111111111111:role/${name}`;
const ROLES = {
  personas: {
    warehouse_manager: { roleArn: ROLE('warehouse'), workgroup: 'wg-warehouse' },
    procurement_specialist: { roleArn: ROLE('procurement'), workgroup: 'wg-procurement' },
    field_engineer: { roleArn: ROLE('gone'), workgroup: 'wg-field' },
  },
  tools: { find_entities: { roleArn: ROLE('entities'), workgroup: 'wg-entities' } },
};
const QUERY = 'SELECT 1 AS one';

let company: { engine: DuckDbEngine; close(): Promise<void> };
let athena: AthenaServer;
let sts: StsServer;
let engines: QueryRoleEngines;

beforeAll(async () => { company = await openSmallCompany({}); });
afterAll(() => company.close());
beforeEach(async () => {
  athena = new AthenaServer(company.engine);
  sts = new StsServer({ [ROLE('warehouse')]: 'KEY-WAREHOUSE', [ROLE('procurement')]: 'KEY-PROCUREMENT', [ROLE('entities')]: 'KEY-ENTITIES' });
  engines = new QueryRoleEngines({
    roles: ROLES, database: 'supply_chain_dev',
    sts: new STSClient({ endpoint: await sts.listen(), region: 'eu-west-1', credentials: { accessKeyId: 'FUNCTION', secretAccessKey: 'x' }, maxAttempts: 1 }),
    athena: { endpoint: await athena.listen(), region: 'eu-west-1', maxAttempts: 1 },
  });
});
afterEach(() => Promise.all([athena.close(), sts.close()]));

async function ask(persona: string, tool: keyof typeof TOOLS = 'query_data'): Promise<QueryResult> {
  return engines.for({ tool: TOOLS[tool], persona }).run(QUERY, { maxRows: 10, timeoutMs: 20_000, signal: new AbortController().signal });
}

test('a query of a persona runs under its role and in its workgroup, and every call for it is signed by that role', async () => {
  expect((await ask('warehouse_manager')).rows).toEqual([[1]]);
  expect(sts.assumed).toEqual([{ roleArn: ROLE('warehouse'), session: 'scap-warehouse_manager' }]);
  expect(athena.started.map(({ WorkGroup }) => WorkGroup)).toEqual(['wg-warehouse']);
  expect(new Set(athena.signedBy)).toEqual(new Set(['KEY-WAREHOUSE']));
});

test('two personas never share a role or a workgroup', async () => {
  await ask('warehouse_manager');
  await ask('procurement_specialist');
  expect(athena.started.map(({ WorkGroup }) => WorkGroup)).toEqual(['wg-warehouse', 'wg-procurement']);
  expect(new Set(athena.signedBy)).toEqual(new Set(['KEY-WAREHOUSE', 'KEY-PROCUREMENT']));
});

test('a tool that names its views reads them under a role of its own, whoever asks', async () => {
  await ask('procurement_specialist', 'find_entities');
  expect(sts.assumed).toEqual([{ roleArn: ROLE('entities'), session: 'scap-find_entities' }]);
  expect(new Set(athena.signedBy)).toEqual(new Set(['KEY-ENTITIES']));
});

test('a role is assumed once for many queries, also for those that begin together', async () => {
  await Promise.all([ask('warehouse_manager'), ask('warehouse_manager'), ask('warehouse_manager')]);
  await ask('warehouse_manager');
  expect(sts.assumed).toHaveLength(1);
});

test('credentials that are about to expire are not used any more', async () => {
  sts.lifetime = 200;
  await ask('warehouse_manager');
  const before = sts.assumed.length;
  sts.lifetime = 3_600;
  await ask('warehouse_manager');
  expect(sts.assumed.length).toBeGreaterThan(before);
});

test('a role that may not be assumed makes the engine unavailable, without the text of STS', async () => {
  await expect(ask('field_engineer')).rejects.toMatchObject({ code: 'ENGINE_UNAVAILABLE', engineCode: 'AccessDenied', message: expect.not.stringContaining('secret') });
  expect(athena.started).toEqual([]);
});

test.each(['executive', 'constructor', '__proto__'])('a persona without a role of its own (%s) queries nothing', async persona => {
  await expect(ask(persona)).rejects.toMatchObject({ code: 'NO_QUERY_ROLE', status: 403 });
  expect([sts.assumed, athena.started]).toEqual([[], []]);
});
