import { SSMClient } from '@aws-sdk/client-ssm';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { parameterKeySet, TokenVerifier } from '../../src/access';
import { refreshKeySet } from '../../src/handlers/key-set-refresh';
import { jsonService } from './json-service';
import type { JsonService } from './json-service';

const EMPTY = '{"keys":[]}';
const KEY = { kty: 'RSA', kid: 'k1', n: 'n', e: 'AQAB', alg: 'RS256', use: 'sig' };

let parameter: string | undefined;
let service: JsonService;
let client: SSMClient;

beforeEach(async () => {
  parameter = EMPTY;
  service = await jsonService((operation, input) => {
    if (operation === 'PutParameter') parameter = String(input.Value);
    if (operation === 'GetParameter' && parameter === undefined) return { error: 'ParameterNotFound' };
    return { result: operation === 'GetParameter' ? { Parameter: { Value: parameter } } : { Version: 2 } };
  });
  client = new SSMClient({ endpoint: service.url, region: 'eu-west-1', credentials: { accessKeyId: 'a', secretAccessKey: 'b' }, maxAttempts: 1 });
});
afterEach(async () => { client.destroy(); await service.close(); });

const refresh = (published: unknown): ReturnType<typeof refreshKeySet> =>
  refreshKeySet({ issuer: { fetch: async () => published }, client, parameter: '/scap/dev/key-set' });

test('the keys of the issuer are written, without the certificates that would not fit', async () => {
  expect(await refresh({ keys: [{ ...KEY, x5c: ['certificate'.repeat(1_000)] }] })).toEqual({ keys: 1, changed: true });
  expect(parameter).toBe(JSON.stringify({ keys: [{ kty: 'RSA', kid: 'k1', n: 'n', e: 'AQAB', alg: 'RS256', use: 'sig' }] }));
  expect(service.calls.at(-1)).toMatchObject({ operation: 'PutParameter', input: { Name: '/scap/dev/key-set', Overwrite: true } });
});

test('keys that have not changed are not written again', async () => {
  await refresh({ keys: [KEY] });
  const calls = service.calls.length;
  expect(await refresh({ keys: [KEY] })).toEqual({ keys: 1, changed: false });
  expect(service.calls.slice(calls).map(({ operation }) => operation)).toEqual(['GetParameter']);
});

test.each([
  ['no key set', { error: 'not found' }],
  ['no key', { keys: [] }],
  ['no key for signatures', { keys: [{ ...KEY, use: 'enc' }, { kty: 'oct', kid: 'k2', k: 'secret' }] }],
  ['more than a parameter holds', { keys: Array.from({ length: 12 }, (_, i) => ({ ...KEY, kid: `k${i}`, n: 'n'.repeat(400) })) }],
])('%s is refused, and what was there stays', async (_, published) => {
  parameter = JSON.stringify({ keys: [KEY] });
  await expect(refresh(published)).rejects.toMatchObject({ code: 'KEY_SET_REFUSED' });
  expect(parameter).toBe(JSON.stringify({ keys: [KEY] }));
});

test('a parameter that does not exist yet is written', async () => {
  parameter = undefined;
  expect(await refresh({ keys: [KEY] })).toEqual({ keys: 1, changed: true });
});

describe('a verifier that reads the parameter', () => {
  const signed = async (kid: string, key: Awaited<ReturnType<typeof generateKeyPair>>['privateKey']): Promise<string> => new SignJWT({ sub: 'u1', token_use: 'id', 'cognito:groups': ['warehouse_manager'], 'custom:scope': 'warehouses=*' })
    .setProtectedHeader({ alg: 'RS256', kid }).setIssuer('https://issuer.test').setAudience('client').setIssuedAt().setExpirationTime('10m').sign(key);
  const verifier = (): TokenVerifier => new TokenVerifier({ issuer: 'https://issuer.test', audience: 'client', keySet: parameterKeySet(client, '/scap/dev/key-set') });

  test('accepts tokens of its keys and reads it once', async () => {
    const pair = await generateKeyPair('RS256');
    await refresh({ keys: [{ ...await exportJWK(pair.publicKey), kid: 'k1' }] });
    const reader = verifier();
    const calls = service.calls.length;
    for (let i = 0; i < 3; i++) expect(await reader.verify(await signed('k1', pair.privateKey))).toMatchObject({ subject: 'u1' });
    expect(service.calls.length - calls).toBe(1);
  });

  test('reads it again for an unknown key, once, and accepts a token of a key that has come', async () => {
    const [old, next] = await Promise.all([generateKeyPair('RS256'), generateKeyPair('RS256')]);
    const published = [{ ...await exportJWK(old.publicKey), kid: 'k1' }];
    await refresh({ keys: published });
    const reader = verifier();
    await reader.verify(await signed('k1', old.privateKey));
    await refresh({ keys: [...published, { ...await exportJWK(next.publicKey), kid: 'k2' }] });
    expect(await reader.verify(await signed('k2', next.privateKey))).toMatchObject({ subject: 'u1' });
    const calls = service.calls.length;
    for (let i = 0; i < 3; i++) await expect(reader.verify(await signed('k3', next.privateKey))).rejects.toMatchObject({ status: 401, code: 'TOKEN_INVALID' });
    expect(service.calls.length - calls).toBe(1);
  });

  test('keeps the keys that it has when the parameter cannot be read', async () => {
    const pair = await generateKeyPair('RS256');
    await refresh({ keys: [{ ...await exportJWK(pair.publicKey), kid: 'k1' }] });
    const reader = verifier();
    await reader.verify(await signed('k1', pair.privateKey));
    parameter = undefined;
    expect(await reader.verify(await signed('k1', pair.privateKey))).toMatchObject({ subject: 'u1' });
  });

  test('lets nobody in while the parameter is empty, and says that it will pass', async () => {
    const pair = await generateKeyPair('RS256');
    await expect(verifier().verify(await signed('k1', pair.privateKey))).rejects.toMatchObject({ status: 503, code: 'KEY_SET_UNAVAILABLE' });
  });
});
