import * as z from 'zod/mini';
import type { Answer, AnswerEvent, ConversationHead, Draft, Feedback, Me, PageConfig, Problem, TokenResponse } from '../../../src/contract';

/** What the page accepts from the platform: the contract, field by field. Fields that it does not know are dropped. */

const text = z.string();
const count = z.number();
const texts = z.array(text);

const outcome = z.enum([
  'answered', 'partial', 'clarification', 'out_of_scope', 'refused', 'truncated', 'out_of_rounds', 'out_of_budget', 'cancelled', 'failed',
]);
const label = z.nullable(z.enum(['verified', 'by_definition', 'free_sql']));
const status = z.enum(['running', 'succeeded', 'failed', 'refused', 'timed_out', 'cancelled']);
const cell = z.nullable(z.union([text, count, z.boolean()]));
const scope = z.object({ text, warehouses: z.union([texts, z.literal('all')]) });

const block = z.object({
  id: text,
  toolCallId: text,
  kind: z.enum(['table', 'series', 'map', 'shares']),
  title: text,
  columns: z.array(z.object({
    name: text, label: text, type: z.enum(['text', 'integer', 'number', 'date', 'timestamp', 'boolean']), unit: z.optional(text),
  })),
  rows: z.array(z.array(cell)),
  order: z.optional(text),
  total: count,
  shown: count,
  lookUp: z.optional(z.literal(true)),
});

const evidence = z.object({
  id: text,
  toolCallId: text,
  tool: text,
  views: texts,
  queries: z.array(z.object({ purpose: text, sql: text, rowsRead: count, truncated: z.boolean() })),
  rowsRead: count,
  method: z.object({ name: text, formula: z.optional(text), source: z.optional(text) }),
  definition: z.optional(z.object({ id: text, wording: text })),
  inputs: z.record(text, cell),
  assumptions: texts,
  warnings: texts,
  population: z.optional(z.object({
    noun: text, asked: count, worked: count, leftOut: z.array(z.object({ reason: text, count })),
  })),
  asOf: text,
  scope: text,
});

const figure = z.object({
  start: count,
  length: count,
  source: z.enum(['cell', 'result', 'question', 'unverified']),
  block: z.optional(text),
  row: z.optional(count),
  column: z.optional(text),
});

const clarification = { question: text, choices: texts };
const usage = {
  modelCalls: count, inputTokens: count, outputTokens: count, cacheReadTokens: count, cacheWriteTokens: count,
  costUsd: z.nullable(count), milliseconds: count,
};

/** An error of the platform: `application/problem+json`. */
export const problemSchema: z.ZodMiniType<Problem> = z.object({
  type: text, title: text, status: count, code: text, detail: text, remedy: z.optional(text), retryable: z.boolean(),
});

/** One event of a turn. */
export const eventSchema: z.ZodMiniType<AnswerEvent> = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('turn'), conversationId: text, turnId: text, agent: text, persona: text, user: text, scope, asOf: text, startedAt: text,
    warnings: texts,
  }),
  z.object({ type: z.literal('tool_started'), id: text, name: text, title: text, input: z.unknown() }),
  z.object({ type: z.literal('tool_progress'), id: text, message: text, fraction: z.optional(count) }),
  z.object({ type: z.literal('tool_finished'), id: text, name: text, status, milliseconds: count, summary: text, draft: z.optional(text) }),
  z.object({ type: z.literal('text'), delta: text, restart: z.optional(z.boolean()) }),
  z.object({ type: z.literal('block'), block }),
  z.object({ type: z.literal('evidence'), evidence }),
  z.object({ type: z.literal('clarification'), ...clarification }),
  z.object({ type: z.literal('usage'), ...usage }),
  z.object({ type: z.literal('error'), problem: problemSchema }),
  z.object({ type: z.literal('done'), outcome, label, followUps: texts, figures: z.array(figure) }),
]);

/** A turn as one object. */
export const answerSchema: z.ZodMiniType<Answer> = z.object({
  conversationId: text,
  turnId: text,
  parentTurnId: z.optional(text),
  outcome: z.union([outcome, z.literal('running')]),
  question: text,
  answer: text,
  blocks: z.array(block),
  toolCalls: z.array(z.object({
    id: text, name: text, title: text, input: z.unknown(), status, summary: text, milliseconds: count, evidence: z.array(evidence),
    draft: z.optional(text),
  })),
  clarification: z.optional(z.object(clarification)),
  usage: z.object(usage),
  agent: text,
  persona: text,
  scope,
  asOf: text,
  startedAt: text,
  label,
  followUps: texts,
  figures: z.array(figure),
  warnings: texts,
  error: z.optional(problemSchema),
});

/** `GET /v1/conversations/{conversationId}` */
export const conversationSchema: z.ZodMiniType<{ readonly turns: readonly Answer[] }> = z.object({ turns: z.array(answerSchema) });

/** `GET /v1/conversations` */
export const conversationsSchema: z.ZodMiniType<{ readonly conversations: readonly ConversationHead[] }> = z.object({
  conversations: z.array(z.object({ conversationId: text, title: text, updatedAt: text, newestTurnId: text })),
});

/** `GET /v1/me` */
export const meSchema: z.ZodMiniType<Me> = z.object({
  user: text, persona: text, personaTitle: text, scope, asOf: text, agent: text, suggestions: texts,
});

/** `GET /v1/feedback` */
export const feedbackSchema: z.ZodMiniType<{ readonly feedback: readonly Feedback[] }> = z.object({
  feedback: z.array(z.object({
    id: text, conversationId: text, user: text, persona: text, saidAt: text, verdict: z.enum(['good', 'bad']), reason: z.optional(text), asOf: text,
    question: text, answer: text, label: z.nullable(z.enum(['verified', 'by_definition', 'free_sql'])),
    evidence: z.array(z.object({ id: text, tool: text, definition: z.optional(text), queries: z.array(z.object({ purpose: text, sql: text })) })),
  })),
});

/** One draft: what an approval or a rejection gives back. */
export const draftSchema: z.ZodMiniType<Draft> = z.object({
  id: text, kind: z.enum(['purchase_order', 'transfer', 'expedite']), status: z.enum(['draft', 'approved', 'rejected']), tool: text, asOf: text, turnId: text,
  title: text, warehouses: texts, reason: text, notes: texts,
  lines: z.array(z.object({ productId: text, productName: z.nullable(text), quantity: count, unit: text })),
  supplier: z.optional(z.object({
    supplierId: text, supplierName: z.nullable(text), message: z.optional(text),
    price: z.nullable(z.object({ unitPrice: count, priceUnit: text, currency: text, amount: count })),
  })),
  queries: z.array(z.object({ purpose: text, sql: text })),
  history: z.array(z.object({ what: z.enum(['proposed', 'approved', 'rejected']), at: text, by: text, persona: text, reason: z.optional(text) })),
  mayDecide: z.boolean(), approvers: texts,
});

/** `GET /v1/drafts` */
export const draftsSchema: z.ZodMiniType<{ readonly drafts: readonly Draft[] }> = z.object({ drafts: z.array(draftSchema) });

/** `GET /config.json` */
export const configSchema: z.ZodMiniType<PageConfig> = z.discriminatedUnion('mode', [
  z.object({
    mode: z.literal('laptop'),
    version: text,
    answersBy: text,
    users: z.array(z.object({ id: text, name: text, persona: text, personaTitle: text, scopeText: text })),
  }),
  z.object({
    mode: z.literal('deployed'),
    version: text,
    environment: text,
    login: z.object({
      issuer: text, clientId: text, authorizeUrl: text, tokenUrl: text, revokeUrl: z.optional(text), signOutUrl: z.optional(text),
      signOutReturn: z.enum(['logout_uri', 'post_logout_redirect_uri']), scopes: text, apiToken: z.enum(['id', 'access']),
    }),
  }),
]);

/** `POST /local/token` */
export const tokenSchema: z.ZodMiniType<TokenResponse> = z.object({ token: text, expiresAt: count });
