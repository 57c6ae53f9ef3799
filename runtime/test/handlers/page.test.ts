import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { configSchema } from '../../web/api/schemas';
import { startHostedLogin, type HostedLoginServer } from '../web/hosted-login-server';

jest.setTimeout(60_000);

const BUNDLE = path.join(__dirname, '../../../assets/page');
const FILES = existsSync(path.join(BUNDLE, 'web')) ? readdirSync(path.join(BUNDLE, 'web')) : [];
const SCRIPT = FILES.find(name => name.endsWith('.js')) ?? '';
const POOL = {
  SCAP_ENVIRONMENT: 'dev', SCAP_TOKEN_ISSUER: 'https://cognito-idp.eu-central-1.amazonaws.com/eu-central-1_abc', SCAP_TOKEN_AUDIENCE: 'client-1',
  SCAP_TOKEN_USE: 'id', SCAP_LOGIN_URL: 'https://scap-dev-1.auth.eu-central-1.amazoncognito.com',
};

interface Answer { readonly statusCode: number; readonly headers: Record<string, string>; readonly body: string }

const closers: (() => unknown)[] = [];
afterEach(async () => { for (const close of closers.splice(0)) await close(); });

/** The bundle that is shipped, in a process of its own, asked as API Gateway asks. */
async function page(environment: Record<string, string>): Promise<(path: string, under?: string) => Promise<Answer>> {
  if (SCRIPT === '') throw new Error('The bundles are missing: run npx projen bundle.');
  const child = spawn(process.execPath, [path.join(__dirname, 'lambda-host.mjs'), path.join(BUNDLE, 'page.mjs'), 'buffered'], {
    env: { PATH: process.env.PATH, ...environment }, stdio: ['ignore', 'pipe', 'pipe'],
  });
  closers.push(() => child.kill());
  let said = '';
  child.stderr.on('data', (data: Buffer) => { said += data.toString(); });
  const port = await new Promise<number>((resolve, reject) => {
    child.once('exit', () => reject(new Error(said)));
    child.stdout.on('data', (data: Buffer) => {
      const found = /^port (\d+)/m.exec(data.toString())?.[1];
      if (found) resolve(Number(found));
    });
  });
  return async (asked, under = `/live${asked}`) => {
    const event = { httpMethod: 'GET', path: asked, headers: null, queryStringParameters: null, body: null, isBase64Encoded: false, requestContext: { path: under } };
    const response = await fetch(`http://127.0.0.1:${port}/`, { method: 'POST', body: JSON.stringify(event) });
    return JSON.parse(await response.text());
  };
}

test('the page comes with a strict policy that lets it ask its own origin and the login, and nobody else', async () => {
  const { statusCode, headers, body } = await (await page(POOL))('/');
  expect(statusCode).toBe(200);
  expect(headers).toMatchObject({
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-cache',
    'content-security-policy': "default-src 'self'; connect-src 'self' https://scap-dev-1.auth.eu-central-1.amazoncognito.com; frame-ancestors 'none'; "
      + "base-uri 'none'; form-action 'none'",
    'strict-transport-security': 'max-age=31536000',
    'x-content-type-options': 'nosniff',
  });
  expect(body).not.toMatch(/<script>|style=| on\w+=/);
});

test.each([
  ['/live/', '/live/assets/'], ['/live', '/live/assets/'], ['/', '/assets/'], ['/chat/', '/chat/assets/'], ['/"><b>/', '/assets/'],
])('under %s it finds its files at %s', async (under, assets) => {
  const { body } = await (await page(POOL))('/', under);
  expect(body).toContain(`src="${assets}${SCRIPT}"`);
  expect([...body.matchAll(/(?:src|href)="([^"]+)"/g)].every(([, address]) => address!.startsWith(assets))).toBe(true);
});

test('files are kept for ever by their hashed names, and what is no file is no page', async () => {
  const ask = await page(POOL);
  expect(await ask(`/assets/${SCRIPT}`)).toMatchObject({
    statusCode: 200, headers: { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'public, max-age=31536000, immutable' },
  });
  for (const other of ['/assets/main-0.js', '/assets/../page.mjs', '/assets/', '/page.mjs', '/v1/me']) {
    const { statusCode, body } = await ask(other);
    expect([other, statusCode, JSON.parse(body).code]).toEqual([other, 404, 'NOT_FOUND']);
  }
});

test('its settings say where people sign in, as the page reads them, and nothing else', async () => {
  const { headers, body } = await (await page(POOL))('/config.json');
  const config = JSON.parse(body);
  expect(config).toEqual({
    mode: 'deployed', version: expect.stringMatching(/^\d+\.\d+\.\d+/), environment: 'dev',
    login: {
      issuer: POOL.SCAP_TOKEN_ISSUER, clientId: 'client-1', scopes: 'openid email profile', apiToken: 'id',
      authorizeUrl: `${POOL.SCAP_LOGIN_URL}/oauth2/authorize`, tokenUrl: `${POOL.SCAP_LOGIN_URL}/oauth2/token`,
      revokeUrl: `${POOL.SCAP_LOGIN_URL}/oauth2/revoke`, signOutUrl: `${POOL.SCAP_LOGIN_URL}/logout`, signOutReturn: 'logout_uri',
    },
  });
  expect(configSchema.parse(config)).toEqual(config);
  expect(headers['cache-control']).toBe('no-store');
});

describe('with an issuer of one\'s own', () => {
  let login: HostedLoginServer;
  beforeEach(async () => { login = await startHostedLogin({ sub: 'u-1' }); });
  afterEach(() => login.close());
  const settings = () => ({ SCAP_ENVIRONMENT: 'dev', SCAP_TOKEN_ISSUER: login.origin, SCAP_TOKEN_AUDIENCE: 'client-1', SCAP_TOKEN_USE: 'access' });

  test('the login is where the issuer says, and it is asked once', async () => {
    const ask = await page(settings());
    const { body } = await ask('/config.json');
    expect(JSON.parse(body).login).toMatchObject({
      tokenUrl: `${login.origin}/oauth2/token`, signOutUrl: `${login.origin}/end`, signOutReturn: 'post_logout_redirect_uri',
      scopes: 'openid email profile agents/ask', apiToken: 'access',
    });
    expect((await ask('/')).headers['content-security-policy']).toContain(`connect-src 'self' ${login.origin};`);
    expect(login.requests).toEqual(['GET /.well-known/openid-configuration']);
  });

  test('an issuer that does not answer is told with a remedy, and the page is served all the same', async () => {
    const ask = await page({ ...settings(), SCAP_TOKEN_ISSUER: `${login.origin}/nowhere` });
    const { statusCode, body } = await ask('/config.json');
    expect([statusCode, JSON.parse(body)]).toEqual([503, expect.objectContaining({
      code: 'LOGIN_UNAVAILABLE', retryable: true, remedy: expect.stringContaining('/.well-known/openid-configuration'),
    })]);
    expect((await ask('/')).statusCode).toBe(200);
  });
});

test('without its variables it does not start, and names each that is missing or wrong', async () => {
  await expect(page({ ...POOL, SCAP_TOKEN_ISSUER: '', SCAP_TOKEN_USE: 'both' })).rejects.toThrow(/SCAP_TOKEN_ISSUER is missing[^]*SCAP_TOKEN_USE is "both", expected one of id, access, oidc/);
});
