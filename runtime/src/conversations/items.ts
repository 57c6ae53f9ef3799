import * as z from 'zod/mini';

/** The version of stored items. The release before reads them too. */
export const SCHEMA_VERSION = 1;

const toolUse = z.object({
  id: z.string(),
  name: z.string(),
  input: z.unknown(),
  status: z.string(),
  summary: z.string(),
});

const decision = z.object({
  /** Null for a name that no tool has. */
  tool: z.nullable(z.string()),
  decision: z.enum(['allowed', 'refused']),
  status: z.string(),
  code: z.optional(z.string()),
  /** The rule of the guard that refused. */
  rule: z.optional(z.string()),
  /** The views that were read. */
  views: z.array(z.string()),
});
export type AuditedDecision = z.infer<typeof decision>;

/** A turn as context needs it, at most 32 KB. */
export const slimTurnSchema = z.object({
  turnId: z.string(),
  parentTurnId: z.optional(z.string()),
  /** The last 32 ancestors, nearest first. */
  ancestors: z.array(z.string()),
  question: z.string(),
  answer: z.string(),
  outcome: z.string(),
  agent: z.string(),
  tools: z.array(toolUse),
  tokens: z.number(),
  costUsd: z.nullable(z.number()),
  /** What access control and guard decided of each call: the entry of the audit is made of it, also by whoever finishes the turn of another. */
  decisions: z.optional(z.array(decision)),
});
export type SlimTurn = z.infer<typeof slimTurnSchema>;

export const headSchema = z.object({
  conversationId: z.string(),
  title: z.string(),
  updatedAt: z.string(),
  newestTurnId: z.string(),
  /** The sequence of the entry of its newest turn in the audit. */
  audited: z.optional(z.number()),
  deletedAt: z.optional(z.string()),
});

/** The right to run one request, held until `leaseUntil` (milliseconds since 1970). */
export const claimSchema = z.object({
  turnId: z.string(),
  status: z.enum(['running', 'done']),
  leaseUntil: z.number(),
  requestHash: z.string(),
  question: z.string(),
  startedAt: z.string(),
  cancelRequested: z.optional(z.boolean()),
});
export type Claim = z.infer<typeof claimSchema>;

export const detailSchema = z.object({ part: z.number(), parts: z.number(), gzip: z.instanceof(Uint8Array) });

