import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { JWTPayload } from 'jose';
import { base64url, exportJWK, generateKeyPair, SignJWT } from 'jose';
import { httpKeySet, scopeOf, TokenVerifier } from '../../src/access';

type KeyPair = Awaited<ReturnType<typeof generateKeyPair>>;

const ISSUER = 'http://issuer.test/pool';
const AUDIENCE = 'client-1';
const ANN: JWTPayload = { sub: 'u1', name: 'Ann', token_use: 'id', 'cognito:groups': ['warehouse_manager'], 'custom:scope': 'warehouses=WH01,WH02' };

let first: KeyPair;
let second: KeyPair;
let server: Server;
let url: string;
let published: { kid: string; pair: KeyPair; alg?: string }[];
let reads: number;
let answer: { status: number; body?: string };

beforeAll(async () => {
  [first, second] = await Promise.all([generateKeyPair('RS256'), generateKeyPair('RS256')]);
  server = createServer((_request, response) => {
    reads += 1;
    void keySet().then(body => response.writeHead(answer.status, { 'content-type': 'application/json' }).end(answer.body ?? body));
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks.json`;
});
afterAll(() => new Promise(resolve => server.close(resolve)));
beforeEach(() => {
  published = [{ kid: 'k1', pair: first }];
  reads = 0;
  answer = { status: 200 };
});

async function keySet(): Promise<string> {
  const keys = await Promise.all(published.map(async ({ kid, pair, alg = 'RS256' }) => ({ ...await exportJWK(pair.publicKey), kid, use: 'sig', ...(alg !== '' && { alg }) })));
  return JSON.stringify({ keys });
}

const verifier = () => new TokenVerifier({ issuer: ISSUER, audience: AUDIENCE, keySet: httpKeySet(url) });

interface Variant { claims?: JWTPayload; pair?: KeyPair; kid?: string; issuer?: string; audience?: string; expires?: number }

const token = ({ claims = ANN, pair = first, kid = 'k1', issuer = ISSUER, audience = AUDIENCE, expires = 600 }: Variant = {}): Promise<string> =>
  new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid }).setIssuer(issuer).setAudience(audience)
    .setIssuedAt().setExpirationTime(Math.floor(Date.now() / 1000) + expires).sign(pair.privateKey);

const refused = (code: string, status = 401) => expect.objectContaining({ code, status });

test('an ID token of the issuer gives its user, personas and scope', async () => {
  expect(await verifier().verify(await token())).toEqual({
    subject: 'u1', name: 'Ann', personas: ['warehouse_manager'], warehouses: ['WH01', 'WH02'],
  });
});

test('the personas are those of this platform, where it has others than those that ship', async () => {
  const own = new TokenVerifier({ issuer: ISSUER, audience: AUDIENCE, keySet: httpKeySet(url), personas: ['auditor', 'field_engineer'] });
  const claims = { ...ANN, 'cognito:groups': ['warehouse_manager', 'auditor'] };
  expect((await own.verify(await token({ claims }))).personas).toEqual(['auditor']);
});

test('groups that are no persona are left out, in the order of the token', async () => {
  const { personas } = await verifier().verify(await token({ claims: { ...ANN, 'cognito:groups': ['field_engineer', 'gardeners', '__proto__', 'warehouse_manager'] } }));
  expect(personas).toEqual(['field_engineer', 'warehouse_manager']);
});

test('a token without groups has no persona, and one without a scope no warehouse', async () => {
  expect(await verifier().verify(await token({ claims: { sub: 'u2', token_use: 'id' } }))).toEqual({ subject: 'u2', name: 'u2', personas: [], warehouses: [] });
});

test('claims that sound like a scope and are not the one opened by the issuer widen nothing', async () => {
  const claims = { sub: 'u2', token_use: 'id', scope: 'warehouses=*', warehouses: '*', 'custom:warehouses': '*', 'custom:Scope': 'warehouses=*', groups: ['warehouse_manager'] };
  expect(await verifier().verify(await token({ claims }))).toMatchObject({ personas: [], warehouses: [] });
});

test('an expired token is said to be expired', async () => {
  await expect(verifier().verify(await token({ expires: -5 }))).rejects.toEqual(refused('TOKEN_EXPIRED'));
});

test.each<[string, Variant]>([
  ['of another issuer', { issuer: 'http://evil.test' }],
  ['for another client', { audience: 'client-2' }],
  ['that is an access token', { claims: { ...ANN, token_use: 'access' } }],
  ['that does not say what it is', { claims: { sub: 'u1' } }],
  ['of nobody', { claims: { token_use: 'id' } }],
])('a token %s is for something else', async (_what, variant) => {
  await expect(verifier().verify(await token(variant))).rejects.toEqual(refused('TOKEN_NOT_FOR_HERE'));
});

test('a token signed by another key under the same key id is invalid', async () => {
  await expect(verifier().verify(await token({ pair: second }))).rejects.toEqual(refused('TOKEN_INVALID'));
});

test('a token whose payload was changed is invalid', async () => {
  const [header, , signature] = (await token()).split('.');
  const payload = base64url.encode(JSON.stringify({ ...ANN, iss: ISSUER, aud: AUDIENCE, exp: 4_000_000_000, 'custom:scope': 'warehouses=*' }));
  await expect(verifier().verify(`${header}.${payload}.${signature}`)).rejects.toEqual(refused('TOKEN_INVALID'));
});

test('an unsigned token, and one signed by the public key as a shared secret, are invalid', async () => {
  const payload = base64url.encode(JSON.stringify({ ...ANN, iss: ISSUER, aud: AUDIENCE, exp: 4_000_000_000 }));
  await expect(verifier().verify(`${base64url.encode('{"alg":"none","kid":"k1"}')}.${payload}.`)).rejects.toEqual(refused('TOKEN_INVALID'));
  const secret = new TextEncoder().encode(JSON.stringify(await exportJWK(first.publicKey)));
  const confused = await new SignJWT(ANN).setProtectedHeader({ alg: 'HS256', kid: 'k1' }).setIssuer(ISSUER).setAudience(AUDIENCE).setExpirationTime('1h').sign(secret);
  await expect(verifier().verify(confused)).rejects.toEqual(refused('TOKEN_INVALID'));
});

test('one of another algorithm is invalid, also where the key does not say for which it is', async () => {
  const pair = await generateKeyPair('RS512');
  published = [{ kid: 'k1', pair, alg: '' }];
  const signed = await new SignJWT(ANN).setProtectedHeader({ alg: 'RS512', kid: 'k1' }).setIssuer(ISSUER).setAudience(AUDIENCE).setExpirationTime('10m').sign(pair.privateKey);
  await expect(verifier().verify(signed)).rejects.toEqual(refused('TOKEN_INVALID'));
});

test.each(['x', 'a.b.c', '..', 'Bearer abc'])('%s is no token', async text => {
  await expect(verifier().verify(text)).rejects.toEqual(refused('TOKEN_INVALID'));
});

test('no token at all is said to be missing', async () => {
  await expect(verifier().verify('')).rejects.toEqual(refused('TOKEN_MISSING'));
});

test('keys are read once; a new key id reads them again; one that stays unknown does not read them for each token', async () => {
  const one = verifier();
  await one.verify(await token());
  await one.verify(await token());
  expect(reads).toBe(1);
  published = [{ kid: 'k1', pair: first }, { kid: 'k2', pair: second }];
  await one.verify(await token({ pair: second, kid: 'k2' }));
  expect(reads).toBe(2);
  for (let turn = 0; turn < 5; turn++) await expect(one.verify(await token({ kid: 'k9' }))).rejects.toEqual(refused('TOKEN_INVALID'));
  expect(reads).toBe(3);
  expect((await one.verify(await token())).subject).toBe('u1');
});

test.each([
  ['that fails', { status: 500 }],
  ['that answers no JSON', { status: 200, body: '<html>' }],
  ['that answers no keys', { status: 200, body: '{"hello":1}' }],
])('a key set %s is our trouble, not the user\'s', async (_what, trouble) => {
  answer = trouble;
  await expect(verifier().verify(await token())).rejects.toEqual(expect.objectContaining({ code: 'KEY_SET_UNAVAILABLE', status: 503, retryable: true }));
});

describe('with access tokens', () => {
  const ACCESS: JWTPayload = { sub: 'u1', token_use: 'access', client_id: AUDIENCE, scope: 'openid agents/ask', username: 'ann', 'cognito:groups': ['warehouse_manager'] };
  const accessVerifier = () => new TokenVerifier({ issuer: ISSUER, audience: AUDIENCE, keySet: httpKeySet(url), tokenUse: 'access' });
  const accessToken = (claims: JWTPayload): Promise<string> => new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: 'k1', typ: 'at+jwt' })
    .setIssuer(ISSUER).setIssuedAt().setExpirationTime('10m').sign(first.privateKey);

  test('one of the client with the scope of the platform opens it, and shows no rows unless somebody wrote a scope into it', async () => {
    expect(await accessVerifier().verify(await accessToken(ACCESS))).toEqual({ subject: 'u1', name: 'ann', personas: ['warehouse_manager'], warehouses: [] });
    expect(await accessVerifier().verify(await accessToken({ ...ACCESS, 'custom:scope': 'warehouses=WH01' }))).toMatchObject({ warehouses: ['WH01'] });
  });

  test('one of another issuer names its client among its audiences, and need not say what it is', async () => {
    const claims = { ...ACCESS, client_id: undefined, token_use: undefined, aud: ['api', AUDIENCE] };
    expect((await accessVerifier().verify(await accessToken(claims))).subject).toBe('u1');
  });

  test.each<[string, JWTPayload]>([
    ['without the scope', { ...ACCESS, scope: 'openid' }],
    ['with a scope that only begins like it', { ...ACCESS, scope: 'agents/asking' }],
    ['of another client', { ...ACCESS, client_id: 'client-2' }],
    ['of no client', { ...ACCESS, client_id: undefined }],
    ['that is an ID token', { ...ACCESS, token_use: 'id', aud: AUDIENCE }],
  ])('one %s is for something else', async (_what, claims) => {
    await expect(accessVerifier().verify(await accessToken(claims))).rejects.toEqual(refused('TOKEN_NOT_FOR_HERE'));
  });
});

describe('with ID tokens of another issuer', () => {
  const oidcVerifier = () => new TokenVerifier({ issuer: ISSUER, audience: AUDIENCE, keySet: httpKeySet(url), tokenUse: 'oidc' });
  const CLAIMS = { ...ANN, token_use: undefined };

  test('one need not say what it is', async () => {
    expect(await oidcVerifier().verify(await token({ claims: CLAIMS }))).toMatchObject({ subject: 'u1', warehouses: ['WH01', 'WH02'] });
  });

  test('one that says it is something else is something else', async () => {
    await expect(oidcVerifier().verify(await token({ claims: { ...CLAIMS, token_use: 'access' } }))).rejects.toEqual(refused('TOKEN_NOT_FOR_HERE'));
    for (const typ of ['at+jwt', 'logout+jwt']) {
      const other = await new SignJWT(CLAIMS).setProtectedHeader({ alg: 'RS256', kid: 'k1', typ }).setIssuer(ISSUER).setAudience(AUDIENCE).setExpirationTime('10m').sign(first.privateKey);
      await expect(oidcVerifier().verify(other)).rejects.toEqual(refused('TOKEN_NOT_FOR_HERE'));
    }
  });

  test('one may say in small letters that it is a token', async () => {
    const small = await new SignJWT(CLAIMS).setProtectedHeader({ alg: 'RS256', kid: 'k1', typ: 'jwt' }).setIssuer(ISSUER).setAudience(AUDIENCE).setExpirationTime('10m').sign(first.privateKey);
    expect(await oidcVerifier().verify(small)).toMatchObject({ subject: 'u1' });
  });

  test('one for another client lets nobody in', async () => {
    await expect(oidcVerifier().verify(await token({ claims: CLAIMS, audience: 'client-2' }))).rejects.toEqual(refused('TOKEN_NOT_FOR_HERE'));
  });
});

test('no refusal repeats anything of the token', async () => {
  const bad = await token({ claims: { ...ANN, sub: 'zebra', token_use: 'access' }, issuer: 'http://zebra.test' });
  const thrown = await verifier().verify(bad).then(() => undefined, (error: Error) => error);
  expect(JSON.stringify([thrown, thrown?.message, thrown?.cause])).not.toMatch(/zebra|eyJ/);
});

describe('the scope claim', () => {
  test.each([
    [undefined, []],
    ['warehouses=WH01', ['WH01']],
    ['warehouses=WH01,WH02,WH01', ['WH01', 'WH02']],
    ['warehouses=*', 'all'],
  ])('%s opens %s', (claim, warehouses) => {
    expect(scopeOf(claim)).toEqual(warehouses);
  });

  test.each([
    '', '*', 'WH01', 'warehouses=', 'warehouses=WH01,', 'warehouses=WH01, WH02', 'warehouses=*,WH01', 'warehouses=**', "warehouses=WH01') OR ('1'='1",
    'warehouses=WH01;suppliers=S1', 'Warehouses=*', ' warehouses=*', 'warehouses=*\n', `warehouses=${Array.from({ length: 2_001 }, (_, index) => `W${index}`).join(',')}`,
    null, 7, ['warehouses=*'],
  ])('%j is refused: nothing is shown', claim => {
    expect(() => scopeOf(claim)).toThrow(expect.objectContaining({ code: 'BAD_SCOPE_CLAIM', status: 403 }));
  });

  test('as many warehouses as a scope may hold are opened, one more are refused', () => {
    const most = Array.from({ length: 2_000 }, (_, index) => `W${index}`);
    expect(scopeOf(`warehouses=${most.join(',')}`)).toEqual(most);
    expect(() => scopeOf(`warehouses=${[...most, 'X'].join(',')}`)).toThrow(expect.objectContaining({ code: 'BAD_SCOPE_CLAIM' }));
  });

  test('a user with a scope that cannot be read is refused', async () => {
    await expect(verifier().verify(await token({ claims: { ...ANN, 'custom:scope': 'everything' } }))).rejects.toEqual(refused('BAD_SCOPE_CLAIM', 403));
  });
});
