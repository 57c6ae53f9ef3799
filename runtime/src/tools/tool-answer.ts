import * as z from 'zod/mini';
import { PlatformError } from '../errors';
import type { ToolOutput } from './run-tool';

const cell = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const column = z.object({
  name: z.string(),
  label: z.string(),
  type: z.enum(['text', 'integer', 'number', 'date', 'timestamp', 'boolean']),
  unit: z.optional(z.string()),
});
const block = z.object({
  kind: z.enum(['table', 'series', 'map', 'shares']),
  title: z.string(),
  columns: z.array(column),
  rows: z.array(z.array(cell)),
  order: z.optional(z.string()),
  total: z.number(),
  shown: z.number(),
});
const evidence = z.object({
  tool: z.string(),
  views: z.array(z.string()),
  queries: z.array(z.object({ purpose: z.string(), sql: z.string(), rowsRead: z.number(), truncated: z.boolean() })),
  rowsRead: z.number(),
  method: z.object({ name: z.string(), formula: z.optional(z.string()), source: z.optional(z.string()) }),
  definition: z.optional(z.object({ id: z.string(), wording: z.string() })),
  inputs: z.record(z.string(), cell),
  assumptions: z.array(z.string()),
  warnings: z.array(z.string()),
  population: z.optional(z.object({
    noun: z.string(),
    asked: z.number(),
    worked: z.number(),
    leftOut: z.array(z.object({ reason: z.string(), count: z.number() })),
  })),
  asOf: z.string(),
  scope: z.string(),
});
const output = z.object({
  summary: z.string(), blocks: z.array(block), evidence: z.array(evidence), followUps: z.array(z.string()),
});
const failure = z.object({
  code: z.string(), message: z.string(), remedy: z.optional(z.string()), retryable: z.boolean(), status: z.number(),
});
const answer = z.union([z.object({ output }), z.object({ error: failure })]);

export type ToolFailure = z.infer<typeof failure>;
export type ToolAnswer = { readonly output: ToolOutput } | { readonly error: ToolFailure };

/** What a tool function has answered. */
export function parseToolAnswer(payload: string): ToolAnswer {
  return answer.parse(JSON.parse(payload));
}

/** An error as a tool function answers it: without its cause, which is in the function's own log. */
export function toolFailure({ code, message, remedy, retryable, status }: PlatformError): { error: ToolFailure } {
  return { error: { code, message, remedy, retryable, status } };
}

/** An error that a tool threw in its own function. */
export class RemoteToolError extends PlatformError {
  readonly code: string;
  override readonly retryable: boolean;
  override readonly status: number;
  override readonly remedy?: string;

  constructor(failed: ToolFailure) {
    super(failed.message);
    this.code = failed.code;
    this.retryable = failed.retryable;
    this.status = failed.status;
    this.remedy = failed.remedy;
  }
}
