import { chmod, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, SignJWT, type CryptoKey, type JWK } from 'jose';
import * as z from 'zod/mini';

import { PERSONAS_CLAIM, SCOPE_CLAIM, type PersonaId, type TokenResponse } from '../../../src/contract';
import type { WarehouseScope } from '../access';

const LIFETIME_SECONDS = 3600;
const OWNER_ONLY = 0o600;

/** Who a token is for. */
export interface TokenSubject {
  readonly id: string;
  readonly name: string;
  readonly persona: PersonaId;
  readonly warehouses: WarehouseScope;
}

/** Signs ID tokens as Cognito does, for the sample users of one data folder. */
export interface Issuer {
  /** The `iss` of its tokens: belongs to the data folder, whatever port the platform listens on. */
  readonly url: string;
  readonly audience: string;
  /** Its public keys, as `/.well-known/jwks.json` publishes them. */
  readonly keySet: { readonly keys: readonly JWK[] };
  sign(subject: TokenSubject): Promise<TokenResponse>;
}

/** The app client that local tokens are for. */
export const LOCAL_AUDIENCE = 'scap-local';

/**
 * Opens the issuer of a data folder; the first time it makes the key pair. A private key that others could read is replaced,
 * for whoever has read it could sign tokens.
 */
export async function openIssuer(folder: string, clock: () => Date): Promise<Issuer> {
  const privateJwk = await readKey(folder) ?? await makeKey(folder);
  const key = await signingKey(privateJwk);
  const { kty, n, e, kid } = privateJwk;
  const url = `http://scap.localhost/${kid}`;
  return {
    url,
    audience: LOCAL_AUDIENCE,
    keySet: { keys: [{ kty, n, e, kid, alg: 'RS256', use: 'sig' }] },
    async sign(subject) {
      const now = Math.floor(clock().getTime() / 1000);
      const token = await new SignJWT({
        token_use: 'id',
        name: subject.name,
        [PERSONAS_CLAIM]: [subject.persona],
        [SCOPE_CLAIM]: `warehouses=${subject.warehouses === 'all' ? '*' : subject.warehouses.join(',')}`,
      })
        .setProtectedHeader({ alg: 'RS256', kid, typ: 'JWT' })
        .setIssuer(url).setAudience(LOCAL_AUDIENCE).setSubject(subject.id)
        .setIssuedAt(now).setExpirationTime(now + LIFETIME_SECONDS)
        .sign(key);
      return { token, expiresAt: now + LIFETIME_SECONDS };
    },
  };
}

const PrivateJwk = z.object({
  kty: z.literal('RSA'), n: z.string(), e: z.string(), d: z.string(), p: z.string(), q: z.string(), dp: z.string(), dq: z.string(), qi: z.string(),
  kid: z.string(),
});
type PrivateJwk = z.infer<typeof PrivateJwk>;

/** The kept key, or undefined where there is none, where others could read it, or where it is no key. */
async function readKey(folder: string): Promise<PrivateJwk | undefined> {
  const file = keyFile(folder);
  const found = await stat(file).catch(() => undefined);
  if (!found || readableByOthers(found.mode)) return undefined;
  await chmod(folder, 0o700);
  const parsed = PrivateJwk.safeParse(jsonOf(await readFile(file, 'utf8')));
  return parsed.success ? parsed.data : undefined;
}

async function makeKey(folder: string): Promise<PrivateJwk> {
  const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true });
  const jwk = PrivateJwk.parse({ ...await exportJWK(privateKey), kid: await calculateJwkThumbprint(await exportJWK(publicKey)) });
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await chmod(folder, 0o700);
  // Written beside and renamed: an interrupted start leaves no half key.
  const draft = path.join(folder, `key.${process.pid}.tmp`);
  await rm(draft, { force: true });
  await writeFile(draft, JSON.stringify(jwk), { mode: OWNER_ONLY, flag: 'wx' });
  await rename(draft, keyFile(folder));
  return jwk;
}

async function signingKey(jwk: PrivateJwk): Promise<CryptoKey> {
  const key = await importJWK({ ...jwk, alg: 'RS256' });
  if (key instanceof Uint8Array) throw new Error('An RSA key was read as a secret.');
  return key;
}

function readableByOthers(mode: number): boolean {
  return process.platform !== 'win32' && (mode & 0o077) !== 0;
}

function keyFile(folder: string): string {
  return path.join(folder, 'key.json');
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
