import { createHmac, timingSafeEqual } from 'node:crypto';
import * as z from 'zod/mini';
import { AuditKeysError } from './audit-errors';
import { canonicalJson } from './canonical-json';

/** A key that entries are sealed with. */
export interface ChainKey {
  /** `k3`: entries name it, and former keys are kept, so that old entries can still be checked. */
  readonly id: string;
  readonly secret: string;
}

/** All keys of the audit, the newest first: that one seals. */
export type KnownKeys = readonly [ChainKey, ...ChainKey[]];

/** Where the keys of the audit are. */
export interface ChainKeys {
  /** @throws AuditKeysError */
  current(): Promise<KnownKeys>;
}

const form = z.record(z.string().check(z.regex(/^k[1-9]\d{0,8}$/)), z.string().check(z.minLength(32)));

/**
 * The keys in the text of a secret, `{"k1": "…", "k2": "…"}`.
 *
 * @throws AuditKeysError, which repeats nothing of the text
 */
export function chainKeysIn(text: string): KnownKeys {
  const number = ({ id }: ChainKey): number => Number(id.slice(1));
  const [newest, ...others] = Object.entries(parsed(text)).map(([id, secret]) => ({ id, secret })).sort((one, other) => number(other) - number(one));
  if (!newest) throw new AuditKeysError(new Error('there is none'));
  return [newest, ...others];
}

/** The code of an item under a key: whoever does not hold the key cannot make one. */
export function sealOf(item: Readonly<Record<string, unknown>>, key: ChainKey): string {
  return createHmac('sha256', key.secret).update(canonicalJson(item)).digest('hex');
}

/** Whether a code is that of an item under a key. */
export function isSealed(item: Readonly<Record<string, unknown>>, code: string, key: ChainKey): boolean {
  const expected = Buffer.from(sealOf(item, key));
  const given = Buffer.from(code);
  return expected.length === given.length && timingSafeEqual(expected, given);
}

function parsed(text: string): Record<string, string> {
  try {
    return form.parse(JSON.parse(text));
  } catch {
    throw new AuditKeysError(new Error('they are no object of keys'));
  }
}
