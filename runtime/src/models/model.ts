export interface TextContent { readonly kind: 'text'; readonly text: string }
/** A call that a model asks for. `input` is what it wrote, parsed; `malformed` its text where that is no JSON. */
export interface ToolCallContent {
  readonly kind: 'tool_call';
  readonly id: string;
  readonly name: string;
  readonly input: unknown;
  readonly malformed?: string;
}
export interface ToolResultContent { readonly kind: 'tool_result'; readonly id: string; readonly failed: boolean; readonly json: object }
export type ModelContent = TextContent | ToolCallContent | ToolResultContent;

export interface ModelMessage {
  readonly role: 'user' | 'assistant';
  readonly content: readonly ModelContent[];
}

/** A tool as a model is told of it. */
export interface OfferedTool {
  readonly name: string;
  readonly description: string;
  readonly input: object;
}

export interface TokenUsage {
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly cacheReadTokens: number;
  readonly cacheWriteTokens: number;
}

export interface ModelRequest {
  readonly system: string;
  readonly messages: readonly ModelMessage[];
  readonly tools: readonly OfferedTool[];
  /** Tokens that the reply may have. */
  readonly maxTokens: number;
  readonly signal: AbortSignal;
  /** Called for each piece of text as it arrives, and awaited: a slow reader slows the model. `restart`: what came before in this call is void. */
  onText(delta: string, restart: boolean): Promise<void>;
}

/** Why a model stopped. */
export type StopReason = 'end_turn' | 'tool_use' | 'max_tokens' | 'guardrail';

export interface ModelReply {
  readonly message: ModelMessage;
  readonly stop: StopReason;
  readonly text: string;
  readonly toolCalls: readonly ToolCallContent[];
  readonly usage: TokenUsage;
  /** The model that replied. */
  readonly modelId: string;
  /** What the call cost, USD; null where the model has no known price. */
  readonly costUsd: number | null;
}

/** A language model, whatever stands behind it. Wrappers (retry, fallback, budget) implement it too. */
export interface Model {
  /** The name under which its use is measured, where no reply names another. */
  readonly id: string;
  /** @throws ModelError subclasses, `../models/model-errors`. */
  converse(request: ModelRequest): Promise<ModelReply>;
}
