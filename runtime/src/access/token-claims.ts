import * as z from 'zod/mini';
import { ACCESS_SCOPE, PERSONAS_CLAIM } from '../../../src/contract';
import type { TokenUse } from '../../../src/contract';

const common = {
  sub: z.string().check(z.minLength(1), z.maxLength(256)),
  name: z.optional(z.string()),
  'cognito:username': z.optional(z.string()),
  username: z.optional(z.string()),
  [PERSONAS_CLAIM]: z.optional(z.array(z.string())),
};
const audience = z.optional(z.union([z.string(), z.array(z.string())]));

const FORMS = {
  id: z.object({ ...common, token_use: z.literal('id') }),
  oidc: z.object({ ...common, token_use: z.optional(z.literal('id')) }),
  access: z.object({ ...common, token_use: z.optional(z.literal('access')), scope: z.string(), client_id: z.optional(z.string()), aud: audience }),
};

/** Who a token is about. */
export interface TokenClaims {
  readonly sub: string;
  readonly name?: string;
  readonly username?: string;
  readonly groups: readonly string[];
}

/**
 * The claims of a token whose signature, issuer and expiry have been verified; undefined where it is no token of the wanted use, or for
 * somebody else. An access token names its client as `client_id` (Cognito) or among its audiences.
 */
export function claimsOf(payload: unknown, use: TokenUse, client: string): TokenClaims | undefined {
  if (use === 'access' && !opensTheApi(payload, client)) return undefined;
  const parsed = FORMS[use].safeParse(payload);
  if (!parsed.success) return undefined;
  const { sub, name, username, 'cognito:username': cognitoUsername, [PERSONAS_CLAIM]: groups = [] } = parsed.data;
  return { sub, name, username: cognitoUsername ?? username, groups };
}

function opensTheApi(payload: unknown, client: string): boolean {
  const parsed = FORMS.access.safeParse(payload);
  if (!parsed.success) return false;
  const { scope, client_id, aud = [] } = parsed.data;
  return scope.split(' ').includes(ACCESS_SCOPE.full) && (client_id === client || [aud].flat().includes(client));
}
