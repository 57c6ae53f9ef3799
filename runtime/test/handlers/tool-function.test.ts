import { SignJWT } from 'jose';
import { VIEWS } from '../../../src/contract';
import { AccessController, SqlGuard } from '../../src/access';
import { oneEngine } from '../../src/data';
import type { QueryEngines } from '../../src/data';
import { NoQueryRoleError } from '../../src/data/query-role-engines';
import { toolHandler } from '../../src/handlers/tool-function';
import { signEnvelope, toolsOfFamily } from '../../src/tools';
import type { RenewableSecretSource, SignedContext } from '../../src/tools';
import { openSmallCompany } from '../tools/small-company';

jest.setTimeout(30_000);

const NOW = new Date('2026-11-24T09:00:00Z');
const SECRET = new TextEncoder().encode('the current secret of the environment');
const PREVIOUS = new TextEncoder().encode('the secret before the last rotation..');
const CONTEXT: SignedContext & Required<Pick<SignedContext, 'views'>> = {
  identity: { subject: 'u1', name: 'Ann', persona: 'warehouse_manager', warehouses: ['WH01'] },
  views: Object.keys(VIEWS), asOf: '2026-11-24', turnId: 't1', toolCallId: 'c1',
};
const LAMBDA = { getRemainingTimeInMillis: (): number => 30_000 };
const GUARD = new SqlGuard(VIEWS);
const INPUT = { sql: 'SELECT warehouse_id FROM inventory_position', purpose: 'rows' };

let company: Awaited<ReturnType<typeof openSmallCompany>>;
beforeAll(async () => {
  company = await openSmallCompany({ inventory_position: [{ warehouse_id: 'WH01', product_id: 'P-1' }, { warehouse_id: 'WH02', product_id: 'P-1' }] });
});
afterAll(() => company.close());

/** A secret that does not change. */
const secretOf = (secrets: [Uint8Array, ...Uint8Array[]]): RenewableSecretSource => ({ current: async () => secrets, renewed: async () => secrets });

async function invoke(envelope: string, tool = 'query_data', input: unknown = INPUT, engines = oneEngine(company.engine)): Promise<unknown> {
  return toolHandler({
    definitions: toolsOfFamily('sql'), services: { guard: GUARD, access: new AccessController() }, engines,
    secret: secretOf([SECRET, PREVIOUS]), clock: () => NOW, log: () => {},
  })({ envelope, tool, input }, LAMBDA);
}

const signed = (change: Partial<SignedContext> = {}, tool = 'query_data', secret = SECRET, now = NOW): Promise<string> =>
  signEnvelope({ ...CONTEXT, ...change }, tool, secret, now);

test('a signed call runs in the scope that was signed', async () => {
  expect(await invoke(await signed())).toMatchObject({ output: { blocks: [{ rows: [['WH01']] }] } });
});

test('the secret before the last rotation is still accepted', async () => {
  expect(await invoke(await signed({}, 'query_data', PREVIOUS))).toHaveProperty('output');
});

describe('after a rotation, before this function has read the new secret', () => {
  const NEW = new TextEncoder().encode('the secret that the caller has read');
  let renewals: number;
  const handler = () => toolHandler({
    definitions: toolsOfFamily('sql'), services: { guard: GUARD, access: new AccessController() }, engines: oneEngine(company.engine),
    secret: { current: async () => [SECRET, PREVIOUS], renewed: async () => { renewals += 1; return [NEW, SECRET]; } }, clock: () => NOW, log: () => {},
  });
  beforeEach(() => { renewals = 0; });

  test('a call that is signed with it is accepted: the secret is read again', async () => {
    expect(await handler()({ envelope: await signed({}, 'query_data', NEW), tool: 'query_data', input: INPUT }, LAMBDA)).toHaveProperty('output');
    expect(renewals).toBe(1);
  });

  test('a call that is refused for another reason than its key does not make it read', async () => {
    const late = await signed({}, 'query_data', SECRET, new Date('2026-11-24T08:54:00Z'));
    expect(await handler()({ envelope: late, tool: 'query_data', input: INPUT }, LAMBDA)).toMatchObject({ error: { code: 'ENVELOPE_REFUSED' } });
    expect(renewals).toBe(0);
  });
});

test.each([
  ['no envelope', async () => ''],
  ['an envelope for another tool', () => signed({}, 'describe_data')],
  ['an envelope that has expired', () => signed({}, 'query_data', SECRET, new Date('2026-11-24T08:54:00Z'))],
  ['an envelope of a stranger', () => signed({}, 'query_data', new TextEncoder().encode('some other secret, of nobody here'))],
  ['an envelope whose scope was altered', async () => {
    const [header, payload, signature] = (await signed()).split('.');
    const claims = JSON.parse(Buffer.from(payload!, 'base64url').toString());
    return [header, Buffer.from(JSON.stringify({ ...claims, warehouses: 'all' })).toString('base64url'), signature].join('.');
  }],
  ['an unsigned envelope', async () => {
    const [, payload] = (await signed()).split('.');
    return `${Buffer.from('{"alg":"none"}').toString('base64url')}.${payload}.`;
  }],
])('%s is refused before the input is looked at', async (_, envelope) => {
  expect(await invoke(await envelope(), 'query_data', { not: 'looked at' })).toEqual({
    error: expect.objectContaining({ code: 'ENVELOPE_REFUSED', status: 403, retryable: false }),
  });
});

test('a direct invocation without the form of a call is refused', async () => {
  const handler = toolHandler({
    definitions: [], services: { guard: GUARD, access: new AccessController() }, engines: oneEngine(company.engine),
    secret: secretOf([SECRET]), clock: () => NOW, log: () => {},
  });
  expect(await handler({ sql: 'SELECT 1' }, LAMBDA)).toMatchObject({ error: { code: 'ENVELOPE_REFUSED' } });
});

test('a view that the signed persona may not query is refused, by a rule that the audit is told of', async () => {
  const envelope = await signed({ identity: { ...CONTEXT.identity, persona: 'procurement_specialist' } });
  expect(await invoke(envelope)).toMatchObject({ error: { code: 'QUERY_REFUSED', rule: 'known-views' } });
});

/** An envelope as another release may sign it. */
async function signedWith(version: number, views?: readonly string[]): Promise<string> {
  const [, payload] = (await signed()).split('.');
  const claims = JSON.parse(Buffer.from(payload!, 'base64url').toString());
  return new SignJWT({ ...claims, version, views }).setProtectedHeader({ alg: 'HS256' }).sign(SECRET);
}

test('a call of the release before is accepted, one of another form is not', async () => {
  expect(await invoke(await signedWith(2, ['inventory_position']))).toHaveProperty('output');
  expect(await invoke(await signedWith(1))).toHaveProperty('output');
  for (const version of [0, 3]) expect(await invoke(await signedWith(version, ['inventory_position']))).toMatchObject({ error: { code: 'ENVELOPE_REFUSED' } });
  expect(await invoke(await signedWith(2))).toMatchObject({ error: { code: 'ENVELOPE_REFUSED' } });
});

describe('the views that are signed', () => {
  const described = async (views: readonly string[]): Promise<unknown> => invoke(await signed({ views }, 'describe_data'), 'describe_data', {});

  test('narrow what the persona may query', async () => {
    expect(await invoke(await signed({ views: ['products'] }))).toMatchObject({ error: { code: 'QUERY_REFUSED' } });
    expect(await invoke(await signed({ views: [] }))).toMatchObject({ error: { code: 'QUERY_REFUSED' } });
    expect(await described(['products'])).toMatchObject({ output: { blocks: [{ rows: [['products', expect.any(String), expect.any(String), expect.any(Number)]] }] } });
  });

  test('narrow what a tool reads by its contract', async () => {
    const found = async (views: readonly string[]): Promise<unknown> => invoke(await signed({ views }, 'find_entities'), 'find_entities', { text: 'bolt' });
    expect(await found(['products', 'warehouses'])).toMatchObject({ output: { evidence: [{ views: ['products', 'warehouses'] }] } });
    expect(await found(['products'])).toMatchObject({ output: { evidence: [{ views: ['products'] }] } });
  });

  test('open nothing that the manifest does not grant', async () => {
    const buyer = { ...CONTEXT.identity, persona: 'procurement_specialist' };
    expect(await invoke(await signed({ identity: buyer, views: ['inventory_position'] }))).toMatchObject({ error: { code: 'QUERY_REFUSED' } });
    expect(await described(['products', 'purchase_orders', 'of_nobody'])).toMatchObject({ output: { blocks: [{ rows: [['products', expect.anything(), expect.anything(), expect.anything()]] }] } });
  });
});

describe('where queries run under the role of who asks', () => {
  const asked: string[] = [];
  const nobody: QueryEngines = {
    for: ({ tool, persona }) => {
      asked.push(`${persona} through ${tool.name}`);
      throw new NoQueryRoleError(persona);
    },
  };

  test('the verified persona decides, and without a role nothing is read', async () => {
    expect(await invoke(await signed(), 'query_data', INPUT, nobody)).toMatchObject({ error: { code: 'NO_QUERY_ROLE', status: 403 } });
    expect(asked).toEqual(['warehouse_manager through query_data']);
  });

  test('a tool that reads no data needs no role', async () => {
    expect(await invoke(await signed({}, 'describe_data'), 'describe_data', {}, nobody)).toHaveProperty('output');
  });
});
