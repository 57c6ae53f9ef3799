import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

import * as z from 'zod/mini';

import type { TokenResponse } from '../../../src/contract';
import type { WarehouseScope } from '../access';

import { ForeignRequestError, TokenRequestError } from './errors';
import type { Issuer } from './issuer';
import { isOwnPage } from './own-origin';
import { readBody } from './request-body';
import type { LocalUser } from './sample-users';

const TokenRequest = z.object({
  user: z.string(),
  /** Instead of the user's own warehouses; for the owner of the platform only. */
  warehouses: z.optional(z.union([z.literal('all'), z.array(z.string())])),
});

/** What `POST /local/token` takes. */
export interface TokenRequest {
  readonly user: string;
  readonly warehouses?: WarehouseScope;
}

export interface TokenEndpointParts {
  readonly issuer: Issuer;
  readonly port: number;
  readonly key: string;
  /** The sample users, with warehouses of the company that is asked about. */
  readonly users: () => readonly LocalUser[];
}

/**
 * Hands out a token of a sample user: to the platform's own page, or to whoever can read the key in `platform.json`, its owner.
 * Only the owner may ask for other warehouses than the user's.
 *
 * @throws ForeignRequestError, TokenRequestError
 */
export async function answerTokenRequest(
  request: IncomingMessage, { issuer, port, key, users }: TokenEndpointParts,
): Promise<TokenResponse> {
  const isOwner = holdsKey(request, key);
  if (!isOwner && !isOwnPage(request.headers, port)) {
    throw new ForeignRequestError('Tokens are handed to the page of this platform and to its owner\'s scap only.');
  }
  const { user, warehouses } = parse(await readBody(request));
  const subject = users().find(each => each.id === user);
  if (!subject) throw new TokenRequestError(`There is no sample user ${JSON.stringify(user)}: ${users().map(each => each.id).join(', ')}.`);
  if (warehouses && !isOwner) throw new TokenRequestError('The page speaks as a sample user with that user\'s own warehouses.');
  return issuer.sign({ ...subject, warehouses: warehouses ?? subject.warehouses });
}

/** Whether a request comes from whoever can read `platform.json`. */
export function holdsKey(request: IncomingMessage, key: string): boolean {
  const given = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
  return timingSafeEqual(digest(given), digest(key));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

function parse(body: string): TokenRequest {
  try {
    return TokenRequest.parse(JSON.parse(body));
  } catch (cause) {
    throw new TokenRequestError('The body must be JSON such as {"user": "ann"}.', { cause });
  }
}
