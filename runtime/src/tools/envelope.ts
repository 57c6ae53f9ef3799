import { errors, jwtVerify, SignJWT } from 'jose';
import * as z from 'zod/mini';
import { ENVELOPE_VERSION } from '../../../src/contract';
import type { EnvelopeClaims, KeptResult } from '../../../src/contract';
import type { Identity } from '../access';
import { PlatformError } from '../errors';
import { keptResultForm } from '../results';

const ISSUER = 'scap-chat';
/** Versions that a tool function accepts: during a gradual deployment it meets callers of the release before. */
const ACCEPTED_VERSIONS: readonly number[] = [ENVELOPE_VERSION, ENVELOPE_VERSION - 1];

/** A call of a tool function whose context is not signed, not for this tool, or too old. */
export class EnvelopeRefusedError extends PlatformError {
  readonly code = 'ENVELOPE_REFUSED';
  override readonly status = 403;
  override readonly remedy = 'Tool functions are called by the chat function only. Ask through the API.';
  constructor(options?: ErrorOptions) {
    super('This call of a tool does not carry a valid signed context.', options);
  }

  /** Whether the envelope may be good and only its key is unknown here. */
  get signedByNobodyKnown(): boolean {
    return this.cause instanceof errors.JWSSignatureVerificationFailed;
  }
}

export interface SignedContext {
  readonly identity: Identity;
  /** The views that the call may read at the most. Absent where the release before has signed: what is granted here counts alone. */
  readonly views?: readonly string[];
  /** The tools that a tool which runs others may run at the most. Absent where the release before has signed. */
  readonly tools?: readonly string[];
  /** What the tool kept when the person asked before. */
  readonly previous?: KeptResult;
  readonly asOf: string;
  readonly turnId: string;
  readonly toolCallId: string;
}

/** What is signed today: only what there may be none of can be absent. */
type ContextToSign = SignedContext & Required<Pick<SignedContext, 'views'>>;

/** Signs who asks, and what that identity may see, for one tool and five minutes. */
export async function signEnvelope(context: ContextToSign, tool: string, secret: Uint8Array, now: Date): Promise<string> {
  const { identity, views, tools, previous, asOf, turnId, toolCallId } = context;
  const seconds = Math.floor(now.getTime() / 1_000);
  const claims: Omit<EnvelopeClaims, 'sub'> = {
    version: ENVELOPE_VERSION, name: identity.name, persona: identity.persona, warehouses: identity.warehouses,
    views, tools, previous, asOf, turnId, toolCallId,
  };
  return new SignJWT({ ...claims })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(identity.subject).setIssuer(ISSUER).setAudience(tool)
    .setIssuedAt(seconds).setExpirationTime(seconds + 300)
    .sign(secret);
}

/**
 * The context of a call, from an envelope that one of the secrets has signed.
 *
 * @throws EnvelopeRefusedError for anything else
 */
export async function verifyEnvelope(envelope: string, tool: string, secrets: readonly Uint8Array[], now: Date): Promise<SignedContext> {
  let refusal: unknown;
  for (const secret of secrets) {
    try {
      const { payload } = await jwtVerify(envelope, secret, { algorithms: ['HS256'], issuer: ISSUER, audience: tool, currentDate: now });
      return contextOf(payload);
    } catch (error) {
      refusal = error;
      if (!(error instanceof errors.JWSSignatureVerificationFailed)) break;
    }
  }
  throw new EnvelopeRefusedError({ cause: refusal });
}

/** The first version that names the views. */
const NAMES_VIEWS = 2;

const claimsSchema = z.object({
  version: z.number().check(z.refine(version => ACCEPTED_VERSIONS.includes(version))),
  sub: z.string().check(z.minLength(1)),
  name: z.string(),
  persona: z.string(), // one that is unknown here is granted nothing
  warehouses: z.union([z.literal('all'), z.array(z.string())]),
  views: z.optional(z.array(z.string())), // names that are unknown here open nothing
  tools: z.optional(z.array(z.string())),
  previous: z.optional(keptResultForm),
  asOf: z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/)),
  turnId: z.string(),
  toolCallId: z.string(),
}).check(z.refine(({ version, views }) => version < NAMES_VIEWS || views !== undefined));

function contextOf(payload: unknown): SignedContext {
  const { sub, name, persona, warehouses, views, tools, previous, asOf, turnId, toolCallId } = claimsSchema.parse(payload);
  return {
    identity: { subject: sub, name, persona, warehouses }, ...(views && { views }), ...(tools && { tools }), ...(previous && { previous }),
    asOf, turnId, toolCallId,
  };
}
