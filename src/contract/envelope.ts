import type { KeptResult } from './kept-results';

/** The version of the envelope between chat and tool functions. A tool accepts this one and the one before. */
export const ENVELOPE_VERSION = 2;

/** The signed context of a tool call: who asks, what that identity may see, and for which tool. Lifetime: five minutes. */
export interface EnvelopeClaims {
  readonly version: number;
  /** The user. */
  readonly sub: string;
  readonly name: string;
  readonly persona: string;
  readonly warehouses: readonly string[] | 'all';
  /**
   * The names of the views that the call may read at the most: those of the persona, or those of the tool's contract. A tool function reads
   * what its own manifest grants and this names. Absent in version 1 only.
   */
  readonly views?: readonly string[];
  /** The names of the tools that a tool which runs others may run at the most: those that the person may use and that are not stopped. */
  readonly tools?: readonly string[];
  /** What the tool kept when the person asked before: codes and amounts, by tool. */
  readonly previous?: KeptResult;
  /** The day of the question, `2026-11-24`. */
  readonly asOf: string;
  readonly turnId: string;
  readonly toolCallId: string;
}

/** What a tool function receives. */
export interface ToolInvocation {
  /** A JWS (HS256) over `EnvelopeClaims`; its audience is the tool. */
  readonly envelope: string;
  readonly tool: string;
  readonly input: unknown;
}

/** An error of a tool that may be shown. */
export interface ToolInvocationError {
  readonly code: string;
  /** The rule of the guard that refused, where one did. */
  readonly rule?: string;
  readonly message: string;
  readonly remedy?: string;
  readonly retryable: boolean;
  readonly status: number;
}

/** What a tool function answers: its result, or an error. */
export type ToolInvocationAnswer = { readonly output: object } | { readonly error: ToolInvocationError };
