import * as z from 'zod/mini';
import { BUSINESS_METRICS, type ToolInvocationError } from '../../../src/contract';
import { PlatformError } from '../errors';
import { blockForm, draftProposalForm, evidenceForm, keptFiguresForm } from '../results';
import type { FormOf } from '../results';
import type { ToolOutput } from './run-tool';

const output = z.object({
  summary: z.string(), blocks: z.array(blockForm), evidence: z.array(evidenceForm), followUps: z.array(z.string()),
  label: z.optional(z.enum(['verified', 'by_definition', 'free_sql'])),
  kept: z.optional(keptFiguresForm),
  measured: z.optional(z.partialRecord(z.enum(BUSINESS_METRICS), z.number())),
  draft: z.optional(draftProposalForm),
} satisfies FormOf<ToolOutput>);
const failure = z.object({
  code: z.string(), message: z.string(), remedy: z.optional(z.string()), retryable: z.boolean(), status: z.number(),
  rule: z.optional(z.string()),
} satisfies FormOf<ToolInvocationError>);
const answer = z.union([z.object({ output }), z.object({ error: failure })]);

export type ToolFailure = z.infer<typeof failure>;
export type ToolAnswer = { readonly output: ToolOutput } | { readonly error: ToolFailure };

/** What a tool function has answered. */
export function parseToolAnswer(payload: string): ToolAnswer {
  return answer.parse(JSON.parse(payload));
}

/** An error as a tool function answers it: without its cause, which is in the function's own log. */
export function toolFailure({ code, message, remedy, retryable, status, rule }: PlatformError): { error: ToolFailure } {
  return { error: { code, message, remedy, retryable, status, ...(rule === undefined ? {} : { rule }) } };
}

/** An error that a tool threw in its own function. */
export class RemoteToolError extends PlatformError {
  readonly code: string;
  override readonly retryable: boolean;
  override readonly status: number;
  override readonly remedy?: string;
  override readonly rule?: string;

  constructor(failed: ToolFailure) {
    super(failed.message);
    this.code = failed.code;
    this.retryable = failed.retryable;
    this.status = failed.status;
    this.remedy = failed.remedy;
    this.rule = failed.rule;
  }
}
