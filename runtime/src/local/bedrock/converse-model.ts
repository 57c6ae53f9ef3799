import type { ConverseRequest } from './converse-request';

/** Why a model ended its message, in Bedrock's words. */
export type StopReason = 'end_turn' | 'tool_use' | 'max_tokens' | 'stop_sequence' | 'guardrail_intervened' | 'content_filtered';

/** Tokens of one call. */
export interface TokenUsage {
  readonly inputTokens: number;
  readonly outputTokens: number;
}

/**
 * A piece of a model's message. `text` continues or begins a text block, `tool_call` begins a call whose input follows as fragments
 * of JSON text in `tool_input`, `stop` comes last and once.
 */
export type ModelEvent =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'tool_call'; readonly id: string; readonly name: string }
  | { readonly kind: 'tool_input'; readonly fragment: string }
  | { readonly kind: 'stop'; readonly reason: StopReason; readonly usage: TokenUsage };

/** Whatever can answer a Converse request: the offline planner, AWS, a server on this machine. */
export interface ConverseModel {
  /**
   * The message, piece by piece. Stops its work when `signal` aborts.
   *
   * @throws ModelFault what Bedrock would answer with instead, also in the middle of a message
   */
  stream(request: ConverseRequest, signal: AbortSignal): AsyncIterable<ModelEvent>;
}
