import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { VARIABLES, VIEWS } from '../../../src/contract';
import { signEnvelope } from '../../src/tools';
import { AthenaServer } from '../data/athena-server';
import { StsServer } from '../data/sts-server';
import { openSmallCompany } from '../tools/small-company';
import { bundleWithManifest } from './bundle-with-manifest';

jest.setTimeout(60_000);

const SECRET = 'the secret that signs envelopes, long enough';
const ROLE = 'arn:aws:iam::111111111111:role/reads-for-warehouse-managers';
const closers: (() => unknown)[] = [];
afterEach(async () => { for (const close of closers.splice(0).reverse()) await close(); });

interface Deployed {
  call(sql: string): Promise<unknown>;
  readonly athena: AthenaServer;
  readonly sts: StsServer;
}

/** The bundle that is shipped, in a process of its own, with STS, Athena and Secrets Manager around it. */
async function deployed(): Promise<Deployed> {
  const company = await openSmallCompany({ inventory_position: [{ warehouse_id: 'WH01', on_hand: 7 }, { warehouse_id: 'WH02', on_hand: 9 }] });
  const athena = new AthenaServer(company.engine);
  const sts = new StsServer({ [ROLE]: 'KEY-OF-THE-ROLE' });
  const secrets = createServer((request, response) => {
    let body = '';
    request.on('data', chunk => { body += String(chunk); }).on('end', () => {
      const current = body.includes('AWSCURRENT');
      response.writeHead(current ? 200 : 400, { 'content-type': 'application/x-amz-json-1.1' })
        .end(JSON.stringify(current ? { SecretString: SECRET } : { __type: 'ResourceNotFoundException' }));
    });
  });
  await new Promise<void>(resolve => secrets.listen(0, '127.0.0.1', resolve));
  const code = bundleWithManifest('tools-sql');
  const child = spawn(process.execPath, [path.join(__dirname, 'lambda-host.mjs'), path.join(code.directory, 'tools-sql.mjs'), 'buffered'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      PATH: process.env.PATH, AWS_REGION: 'eu-west-1', AWS_ACCESS_KEY_ID: 'KEY-OF-THE-FUNCTION', AWS_SECRET_ACCESS_KEY: 'x',
      AWS_ENDPOINT_URL_STS: await sts.listen(), AWS_ENDPOINT_URL_ATHENA: await athena.listen(),
      AWS_ENDPOINT_URL_SECRETS_MANAGER: `http://127.0.0.1:${(secrets.address() as AddressInfo).port}`,
      [VARIABLES.environment.name]: 'test', [VARIABLES.metricNamespace.name]: 'scap/test', [VARIABLES.asOf.name]: '2026-11-24',
      [VARIABLES.envelopeSecretId.name]: 'envelope', [VARIABLES.glueDatabase.name]: 'supply_chain_test',
      [VARIABLES.manifestSha256.name]: code.manifestSha256,
      [VARIABLES.queryRoles.name]: JSON.stringify({ personas: { warehouse_manager: { roleArn: ROLE, workgroup: 'wg-warehouse' } }, tools: {} }),
    },
  });
  closers.push(() => company.close(), () => athena.close(), () => sts.close(), () => secrets.close(), () => child.kill());
  const port = await new Promise<string>((resolve, reject) => {
    child.once('exit', status => reject(new Error(`the function ended with ${status}`)));
    child.stdout.on('data', (data: Buffer) => { const [, found] = /^port (\d+)/m.exec(data.toString()) ?? []; if (found) resolve(found); });
  });
  return {
    athena, sts,
    async call(sql) {
      const context = {
        identity: { subject: 'u1', name: 'Ann', persona: 'warehouse_manager', warehouses: ['WH01'] }, views: Object.keys(VIEWS), asOf: '2026-11-24', turnId: 't1', toolCallId: 'c1',
      };
      const envelope = await signEnvelope(context, 'query_data', new TextEncoder().encode(SECRET), new Date());
      const response = await fetch(`http://127.0.0.1:${port}/`, {
        method: 'POST', body: JSON.stringify({ envelope, tool: 'query_data', input: { sql, purpose: 'stock' } }),
      });
      return response.json();
    },
  };
}

test('SQL that a model has written runs under the role of who asks, which is assumed once, and never under that of the function', async () => {
  const { call, athena, sts } = await deployed();
  // The second asks for something else: an answer that is kept would ask nobody.
  for (const condition of ['on_hand > 0', 'on_hand > 1']) {
    expect(await call(`SELECT warehouse_id, on_hand FROM inventory_position WHERE ${condition}`)).toMatchObject({ output: { blocks: [{ rows: [['WH01', 7]] }] } });
  }
  expect(sts.assumed).toEqual([{ roleArn: ROLE, session: 'scap-warehouse_manager' }]);
  expect(athena.started.map(({ WorkGroup }) => WorkGroup)).toEqual(['wg-warehouse', 'wg-warehouse']);
  expect(new Set(athena.signedBy)).toEqual(new Set(['KEY-OF-THE-ROLE']));
});
