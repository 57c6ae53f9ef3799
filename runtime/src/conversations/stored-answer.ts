import * as z from 'zod/mini';
import type { Answer, Clarification, Figure, Problem, ScopeSummary, ToolCallRecord, Usage } from '../../../src/contract';
import { blockForm, evidenceForm } from '../results';
import type { FormOf } from '../results';

const ofCall = { id: z.string(), toolCallId: z.string() };

const toolCall = z.object({
  id: z.string(),
  name: z.string(),
  title: z.string(),
  input: z.unknown(),
  status: z.enum(['running', 'succeeded', 'failed', 'refused', 'timed_out', 'cancelled']),
  summary: z.string(),
  milliseconds: z.number(),
  evidence: z.array(z.extend(evidenceForm, ofCall)),
  draft: z.optional(z.string()),
} satisfies FormOf<ToolCallRecord>);

const usage = z.object({
  modelCalls: z.number(),
  inputTokens: z.number(),
  outputTokens: z.number(),
  cacheReadTokens: z.number(),
  cacheWriteTokens: z.number(),
  costUsd: z.nullable(z.number()),
  milliseconds: z.number(),
} satisfies FormOf<Usage>);

const figure = z.object({
  start: z.number(),
  length: z.number(),
  source: z.enum(['cell', 'result', 'question', 'unverified']),
  block: z.optional(z.string()),
  row: z.optional(z.number()),
  column: z.optional(z.string()),
} satisfies FormOf<Figure>);

const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  code: z.string(),
  detail: z.string(),
  remedy: z.optional(z.string()),
  retryable: z.boolean(),
} satisfies FormOf<Problem>);

const scope = z.object({
  text: z.string(),
  warehouses: z.union([z.array(z.string()), z.literal('all')]),
} satisfies FormOf<ScopeSummary>);

/** The form of a stored answer. Fields that a later release adds are left out. */
export const storedAnswer: z.ZodMiniType<Answer> = z.object({
  conversationId: z.string(),
  turnId: z.string(),
  parentTurnId: z.optional(z.string()),
  outcome: z.enum([
    'running', 'answered', 'partial', 'clarification', 'out_of_scope', 'refused', 'truncated', 'out_of_rounds', 'out_of_budget', 'cancelled', 'failed',
  ]),
  question: z.string(),
  answer: z.string(),
  blocks: z.array(z.extend(blockForm, ofCall)),
  toolCalls: z.array(toolCall),
  clarification: z.optional(z.object({ question: z.string(), choices: z.array(z.string()) } satisfies FormOf<Clarification>)),
  usage,
  agent: z.string(),
  persona: z.string(),
  scope,
  asOf: z.string(),
  startedAt: z.string(),
  label: z.nullable(z.enum(['verified', 'by_definition', 'free_sql'])),
  followUps: z.array(z.string()),
  figures: z.array(figure),
  warnings: z.array(z.string()),
  error: z.optional(problem),
} satisfies FormOf<Answer>);
