import { createHash } from 'node:crypto';
import { decodeJwt } from 'jose';
import { HostedLogin } from '../../web/sign-in/hosted-login';
import type { TabStorage } from '../../web/sign-in/pending-sign-in';
import { pkcePair } from '../../web/sign-in/pkce';
import type { SignedIn } from '../../web/sign-in/signed-in';
import { startHostedLogin, type HostedLoginServer } from './hosted-login-server';

const PAGE = 'https://page.example/live/';
const ANN = { sub: 'u-1', name: 'Ann' };
const MINUTE = 60_000;

let server: HostedLoginServer;
let storage: TabStorage & { readonly kept: Map<string, string> };
let now: number;

beforeAll(async () => { server = await startHostedLogin(ANN); });
afterAll(() => server.close());
beforeEach(() => {
  const kept = new Map<string, string>();
  storage = { kept, getItem: key => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, value), removeItem: key => void kept.delete(key) };
  server.behaviour = { claims: ANN };
  server.requests.length = 0;
  now = Date.now();
});

/** A page that has just been loaded in this tab. */
const loaded = (more: Partial<HostedLoginServer['login']> = {}): HostedLogin =>
  new HostedLogin({ ...server.login, ...more }, { page: PAGE, send: (url, init) => fetch(url, init), storage, now: () => now });

/** Goes to the login, as a browser does, and returns the query with which it sends the browser back. */
async function throughTheLogin(address: string): Promise<string> {
  const response = await fetch(address, { redirect: 'manual' });
  const back = new URL(response.headers.get('location') ?? '');
  expect(back.origin + back.pathname).toBe(PAGE);
  return back.search;
}

async function signedIn(more: Partial<HostedLoginServer['login']> = {}): Promise<SignedIn> {
  const returned = await loaded(more).complete(await throughTheLogin(await loaded(more).begin('#/u-1/01J')));
  if (!returned) throw new Error('Nobody came back.');
  return returned.signedIn;
}

const refused = (code: string) => expect.objectContaining({ problem: expect.objectContaining({ code, remedy: expect.stringMatching(/\.$/) }) });

test('the challenge is the SHA-256 of a secret that is another one each time', async () => {
  const [one, two] = [await pkcePair(), await pkcePair()];
  expect(one.verifier).toMatch(/^[\w-]{43}$/);
  expect(one.challenge).toBe(createHash('sha256').update(one.verifier).digest('base64url'));
  expect(two.verifier).not.toBe(one.verifier);
});

test('the way to the login says code, PKCE, state and nonce, and the secret stays here', async () => {
  const address = new URL(await loaded().begin(''));
  expect(Object.fromEntries(address.searchParams)).toEqual({
    response_type: 'code', client_id: 'page-client', redirect_uri: PAGE, scope: 'openid email profile', code_challenge_method: 'S256',
    state: expect.stringMatching(/^[\w-]{43}$/), nonce: expect.stringMatching(/^[\w-]{43}$/), code_challenge: expect.stringMatching(/^[\w-]{43}$/),
  });
  const { verifier } = JSON.parse(storage.kept.get('scap.sign-in')!);
  expect(address.href).not.toContain(verifier);
});

test('whoever comes back is signed in, where he was, and asks with his ID token', async () => {
  const returned = await loaded().complete(await throughTheLogin(await loaded().begin('#/u-1/01J')));
  expect([returned?.place, returned?.signedIn.subject]).toEqual(['#/u-1/01J', 'u-1']);
  expect(decodeJwt(await returned!.signedIn.token())).toMatchObject({ sub: 'u-1', token_use: 'id', aud: 'page-client' });
  expect(server.requests).toEqual(['GET /oauth2/authorize', 'POST /oauth2/token']);
});

test('where access tokens open the API he asks with his access token', async () => {
  const who = await signedIn({ apiToken: 'access' });
  expect(decodeJwt(await who.token())).toMatchObject({ token_use: 'access', scope: 'openid agents/ask' });
});

test('a page that was not sent by the login looks for nothing', async () => {
  expect(await loaded().complete('')).toBeUndefined();
  expect(await loaded().complete('?utm=1')).toBeUndefined();
  expect(await loaded().resume()).toBeUndefined();
  expect(server.requests).toEqual([]);
});

test.each<[string, (query: string) => string]>([
  ['another state', query => query.replace(/state=[^&]+/, 'state=other')],
  ['no state', query => query.replace(/state=[^&]+/, 's=')],
])('an answer with %s is not taken, and its code is not used', async (_what, changed) => {
  const query = await throughTheLogin(await loaded().begin(''));
  await expect(loaded().complete(changed(query))).rejects.toEqual(refused('SIGN_IN_NOT_BEGUN_HERE'));
  expect(server.requests).toEqual(['GET /oauth2/authorize']);
});

test('an answer serves once, and not for ever', async () => {
  const query = await throughTheLogin(await loaded().begin(''));
  await loaded().complete(query);
  await expect(loaded().complete(query)).rejects.toEqual(refused('SIGN_IN_NOT_BEGUN_HERE'));
  const late = await throughTheLogin(await loaded().begin(''));
  now += 31 * MINUTE;
  await expect(loaded().complete(late)).rejects.toEqual(refused('SIGN_IN_NOT_BEGUN_HERE'));
});

test('a code that somebody else began is worth nothing without his secret', async () => {
  const query = await throughTheLogin(await loaded().begin(''));
  const kept = JSON.parse(storage.kept.get('scap.sign-in')!);
  storage.setItem('scap.sign-in', JSON.stringify({ ...kept, verifier: (await pkcePair()).verifier }));
  await expect(loaded().complete(query)).rejects.toEqual(refused('SIGN_IN_FAILED'));
});

test.each([
  ['another sign-in', { nonce: 'replayed' }],
  ['another client', { audience: 'other' }],
  ['another issuer', { issuer: 'https://evil.example' }],
])('a token of %s lets nobody in', async (_what, wrong) => {
  server.behaviour = { claims: ANN, ...wrong };
  await expect(signedIn()).rejects.toEqual(refused('SIGN_IN_TOKEN_WRONG'));
  expect(storage.kept.has('scap.refresh-token')).toBe(false);
});

test('a refusal of the login is told in our own words', async () => {
  server.behaviour = { claims: ANN, deny: 'access_denied' };
  const query = await throughTheLogin(await loaded().begin(''));
  const thrown = await loaded().complete(query).catch((error: Error) => error);
  expect(thrown).toEqual(refused('SIGN_IN_DENIED'));
  expect(JSON.stringify(thrown)).not.toContain('555');
});

test('a login that fails or is gone can be tried again', async () => {
  server.behaviour = { claims: ANN, status: 503 };
  await expect(signedIn()).rejects.toEqual(refused('LOGIN_UNREACHABLE'));
  server.behaviour = { claims: ANN };
  const gone = await throughTheLogin(await loaded().begin(''));
  await expect(loaded({ tokenUrl: 'http://127.0.0.1:9/' }).complete(gone)).rejects.toEqual(refused('LOGIN_UNREACHABLE'));
});

test('a token is renewed a minute before its end, once for all who ask', async () => {
  const who = await signedIn();
  const first = await who.token();
  now += 58 * MINUTE;
  expect(await who.token()).toBe(first);
  server.behaviour = { claims: { ...ANN, name: 'Ann B.' } };
  now += 2 * MINUTE;
  const renewed = await Promise.all([who.token(), who.token()]);
  expect(decodeJwt(renewed[0])).toMatchObject({ name: 'Ann B.' });
  expect(renewed[1]).toBe(renewed[0]);
  expect(server.requests.filter(each => each === 'POST /oauth2/token')).toHaveLength(2);
});

test('a token that the platform does not accept is renewed', async () => {
  const who = await signedIn();
  await who.token();
  who.forget();
  await who.token();
  expect(server.requests.filter(each => each === 'POST /oauth2/token')).toHaveLength(2);
});

test('a reload finds who was signed in; the token itself is nowhere but in memory', async () => {
  const token = await (await signedIn()).token();
  expect([...storage.kept.values()].some(value => value.includes(token) || value.includes('eyJ'))).toBe(false);
  const resumed = await loaded().resume();
  expect(resumed?.subject).toBe('u-1');
  expect(decodeJwt(await resumed!.token())).toMatchObject({ sub: 'u-1' });
});

test('a sign-in that the login no longer renews has ended, and says so', async () => {
  const who = await signedIn();
  const ended: string[] = [];
  who.onEnd(error => ended.push(error.problem.code));
  server.endSessions();
  now += 60 * MINUTE;
  await expect(who.token()).rejects.toEqual(refused('SIGN_IN_ENDED'));
  expect(ended).toEqual(['SIGN_IN_ENDED']);
  expect(await loaded().resume()).toBeUndefined();
  expect([...storage.kept]).toEqual([]);
});

test('a login that is gone for a moment ends nothing', async () => {
  await signedIn();
  server.behaviour = { claims: ANN, status: 500 };
  await expect(loaded().resume()).rejects.toEqual(refused('LOGIN_UNREACHABLE'));
  server.behaviour = { claims: ANN };
  expect((await loaded().resume())?.subject).toBe('u-1');
});

test('a renewal for another person is none', async () => {
  const who = await signedIn();
  server.behaviour = { claims: { sub: 'u-2' } };
  now += 60 * MINUTE;
  await expect(who.token()).rejects.toEqual(refused('SIGN_IN_TOKEN_WRONG'));
});

test('signing out makes the refresh token worthless and leads through the login back to the page', async () => {
  const who = await signedIn();
  const refreshToken = storage.kept.get('scap.refresh-token')!;
  await who.signOut();
  expect([...storage.kept]).toEqual([]);
  expect(server.requests.at(-1)).toBe('POST /oauth2/revoke');
  storage.setItem('scap.refresh-token', refreshToken);
  expect(await loaded().resume()).toBeUndefined();
  await expect(who.token()).rejects.toEqual(refused('SIGN_IN_ENDED'));

  const out = new URL(loaded().signOutAddress());
  expect([out.pathname, Object.fromEntries(out.searchParams)]).toEqual(['/logout', { client_id: 'page-client', logout_uri: PAGE }]);
  const elsewhere = new URL(loaded({ signOutReturn: 'post_logout_redirect_uri' }).signOutAddress());
  expect(elsewhere.searchParams.get('post_logout_redirect_uri')).toBe(PAGE);
  expect(loaded({ signOutUrl: undefined }).signOutAddress()).toBe(PAGE);
});
