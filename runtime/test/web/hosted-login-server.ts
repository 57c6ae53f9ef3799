import { createHash, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT, type JWTPayload } from 'jose';
import type { PageLogin } from '../../../src/contract';

/** A login as Cognito's, on this machine: it lets its one user in without asking, and signs real tokens. */
export interface HostedLoginServer {
  readonly origin: string;
  readonly login: PageLogin;
  /** What was asked of it, oldest first: `GET /oauth2/authorize`. */
  readonly requests: string[];
  /** Claims of the user, and what it shall do wrong. */
  behaviour: Behaviour;
  /** Makes every refresh token worthless. */
  endSessions(): void;
  close(): Promise<void>;
}

export interface Behaviour {
  readonly claims: JWTPayload;
  readonly nonce?: string;
  readonly audience?: string;
  readonly issuer?: string;
  readonly lifetime?: number;
  /** The error that the authorization address answers with. */
  readonly deny?: string;
  /** The status that the token address answers with. */
  readonly status?: number;
}

interface Code { readonly challenge: string; readonly nonce: string; readonly redirectUri: string; readonly clientId: string }

const CLIENT = 'page-client';
/** A page of another origin may ask here, as at Cognito. */
const CORS = { 'access-control-allow-origin': '*' };

export async function startHostedLogin(claims: JWTPayload): Promise<HostedLoginServer> {
  const { privateKey, publicKey } = await generateKeyPair('RS256');
  const codes = new Map<string, Code>();
  const sessions = new Set<string>();
  const requests: string[] = [];
  let origin = '';
  const state = { behaviour: { claims } as Behaviour };

  const sign = (extra: JWTPayload, audience?: string): Promise<string> => {
    const { behaviour } = state;
    const now = Math.floor(Date.now() / 1000);
    const token = new SignJWT({ ...behaviour.claims, ...extra }).setProtectedHeader({ alg: 'RS256', kid: 'k1' })
      .setIssuer(behaviour.issuer ?? origin).setIssuedAt(now).setExpirationTime(now + (behaviour.lifetime ?? 3600));
    return (audience === undefined ? token : token.setAudience(audience)).sign(privateKey);
  };

  async function tokens(form: URLSearchParams, response: ServerResponse): Promise<void> {
    const { behaviour } = state;
    const refuse = (status: number, error: string): void => void response.writeHead(status, { ...CORS, 'content-type': 'application/json' }).end(JSON.stringify({ error }));
    if (behaviour.status !== undefined) return refuse(behaviour.status, 'server_error');
    let nonce: string | undefined;
    let refreshToken: string | undefined;
    if (form.get('grant_type') === 'authorization_code') {
      const code = codes.get(form.get('code') ?? '');
      codes.delete(form.get('code') ?? '');
      const challenge = createHash('sha256').update(form.get('code_verifier') ?? '').digest('base64url');
      if (!code || code.challenge !== challenge || code.redirectUri !== form.get('redirect_uri') || code.clientId !== form.get('client_id')) return refuse(400, 'invalid_grant');
      nonce = code.nonce;
      refreshToken = randomUUID();
      sessions.add(refreshToken);
    } else if (!sessions.has(form.get('refresh_token') ?? '')) {
      return refuse(400, 'invalid_grant');
    }
    const lifetime = behaviour.lifetime ?? 3600;
    const granted = {
      id_token: await sign({ token_use: 'id', nonce: behaviour.nonce ?? nonce }, behaviour.audience ?? CLIENT),
      access_token: await sign({ token_use: 'access', client_id: CLIENT, scope: 'openid agents/ask' }),
      refresh_token: refreshToken, expires_in: lifetime, token_type: 'Bearer',
    };
    response.writeHead(200, { ...CORS, 'content-type': 'application/json', 'cache-control': 'no-store' }).end(JSON.stringify(granted));
  }

  function authorize({ searchParams }: URL, response: ServerResponse): void {
    const back = new URL(searchParams.get('redirect_uri') ?? '');
    back.searchParams.set('state', searchParams.get('state') ?? '');
    if (searchParams.get('response_type') !== 'code' || searchParams.get('code_challenge_method') !== 'S256') return void response.writeHead(400).end('code with S256 only');
    if (state.behaviour.deny !== undefined) {
      back.searchParams.set('error', state.behaviour.deny);
      back.searchParams.set('error_description', 'Call +1 555 0100 at once');
    } else {
      const code = randomUUID();
      codes.set(code, {
        challenge: searchParams.get('code_challenge') ?? '', nonce: searchParams.get('nonce') ?? '', redirectUri: searchParams.get('redirect_uri') ?? '',
        clientId: searchParams.get('client_id') ?? '',
      });
      back.searchParams.set('code', code);
    }
    response.writeHead(302, { location: back.href }).end();
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', origin);
    requests.push(`${request.method} ${url.pathname}`);
    const body: Buffer[] = [];
    for await (const chunk of request) body.push(chunk);
    const form = new URLSearchParams(Buffer.concat(body).toString());
    switch (`${request.method} ${url.pathname}`) {
      case 'GET /oauth2/authorize': return authorize(url, response);
      case 'POST /oauth2/token': return tokens(form, response);
      case 'POST /oauth2/revoke':
        sessions.delete(form.get('token') ?? '');
        return void response.writeHead(200, CORS).end();
      case 'GET /logout': return void response.writeHead(302, { location: url.searchParams.get('logout_uri') ?? '' }).end();
      case 'GET /.well-known/jwks.json':
        return void response.end(JSON.stringify({ keys: [{ ...await exportJWK(publicKey), kid: 'k1', alg: 'RS256', use: 'sig' }] }));
      case 'GET /.well-known/openid-configuration': return void response.end(JSON.stringify({
        issuer: origin, authorization_endpoint: `${origin}/oauth2/authorize`, token_endpoint: `${origin}/oauth2/token`,
        revocation_endpoint: `${origin}/oauth2/revoke`, end_session_endpoint: `${origin}/end`,
      }));
      default: return void response.writeHead(404).end();
    }
  }

  const server = createServer((request, response) => {
    void answer(request, response).catch((error: Error) => response.writeHead(500).end(error.message));
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const login: PageLogin = {
    issuer: origin, clientId: CLIENT, authorizeUrl: `${origin}/oauth2/authorize`, tokenUrl: `${origin}/oauth2/token`, revokeUrl: `${origin}/oauth2/revoke`,
    signOutUrl: `${origin}/logout`, signOutReturn: 'logout_uri', scopes: 'openid email profile', apiToken: 'id',
  };
  return {
    origin, login, requests,
    get behaviour() { return state.behaviour; },
    set behaviour(behaviour) { state.behaviour = behaviour; },
    endSessions: () => sessions.clear(),
    close: () => new Promise(resolve => {
      server.close(() => resolve());
      server.closeAllConnections();
    }),
  };
}
