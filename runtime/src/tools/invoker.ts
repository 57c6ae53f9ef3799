import type { KeptResult } from '../../../src/contract';
import type { Identity } from '../access';
import type { ToolDefinition } from './definition';
import type { ToolOutput } from './run-tool';

/** One call of a tool that the model asked for and the identity may make. */
export interface ToolInvocationRequest {
  readonly definition: ToolDefinition;
  readonly toolCallId: string;
  readonly turnId: string;
  /** Untrusted: whatever the model wrote. */
  readonly input: unknown;
  readonly identity: Identity;
  /** The views that the call may read at the most. */
  readonly views: readonly string[];
  /** The tools that one which runs others may run at the most. Absent: all that the identity may use. */
  readonly tools?: readonly string[];
  /** What the tool kept when the person asked before. */
  readonly previous?: KeptResult;
  /** `2026-11-24` */
  readonly asOf: string;
  readonly signal: AbortSignal;
  progress(message: string, fraction?: number): void;
}

/** Where tools run: in this process on the laptop, in a function of their own in AWS. */
export interface ToolInvoker {
  /** @throws the tool's own errors, wherever it ran */
  invoke(request: ToolInvocationRequest): Promise<ToolOutput>;
}
