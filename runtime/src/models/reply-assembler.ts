import type { ConverseStreamOutput } from '@aws-sdk/client-bedrock-runtime';
import type { ModelContent, ModelReply, StopReason, TokenUsage, ToolCallContent } from './model';
import { ModelRequestError, ModelStreamCutError } from './model-errors';

/** Puts a reply together from the events of its stream. */
export class ReplyAssembler {
  private readonly texts = new Map<number, string>();
  private readonly calls = new Map<number, { id: string; name: string; json: string }>();
  private stop: StopReason | undefined;
  private usage: TokenUsage = { inputTokens: 0, outputTokens: 0, cacheReadTokens: 0, cacheWriteTokens: 0 };

  /** Takes an event and returns the text in it, if any. */
  take(event: ConverseStreamOutput): string | undefined {
    const failure = event.modelStreamErrorException ?? event.internalServerException ?? event.serviceUnavailableException
      ?? event.throttlingException ?? event.validationException;
    if (failure) throw failure;
    if (event.contentBlockStart?.start?.toolUse) {
      const { toolUseId, name } = event.contentBlockStart.start.toolUse;
      this.calls.set(event.contentBlockStart.contentBlockIndex ?? 0, { id: toolUseId ?? '', name: name ?? '', json: '' });
    }
    if (event.messageStop) this.stop = stopReason(event.messageStop.stopReason);
    if (event.metadata?.usage) {
      const { inputTokens = 0, outputTokens = 0, cacheReadInputTokens = 0, cacheWriteInputTokens = 0 } = event.metadata.usage;
      this.usage = { inputTokens, outputTokens, cacheReadTokens: cacheReadInputTokens, cacheWriteTokens: cacheWriteInputTokens };
    }
    return this.takeDelta(event);
  }

  /** @throws ModelStreamCutError where the stream ended without saying that the message has. */
  finish(): Omit<ModelReply, 'modelId' | 'costUsd'> {
    if (!this.stop) throw new ModelStreamCutError();
    const toolCalls = [...this.calls.values()].map(toToolCall);
    const text = [...this.texts].sort(byIndex).map(([, piece]) => piece).join('');
    const content: ModelContent[] = [...(text ? [{ kind: 'text', text } as const] : []), ...toolCalls];
    return { message: { role: 'assistant', content }, stop: toolCalls.length > 0 ? this.stop : noCalls(this.stop), text, toolCalls, usage: this.usage };
  }

  private takeDelta(event: ConverseStreamOutput): string | undefined {
    const index = event.contentBlockDelta?.contentBlockIndex ?? 0;
    const delta = event.contentBlockDelta?.delta;
    const call = this.calls.get(index);
    if (delta?.toolUse?.input !== undefined && call) call.json += delta.toolUse.input;
    if (delta?.text === undefined) return undefined;
    this.texts.set(index, (this.texts.get(index) ?? '') + delta.text);
    return delta.text;
  }
}

function toToolCall({ id, name, json }: { id: string; name: string; json: string }): ToolCallContent {
  try {
    return { kind: 'tool_call', id, name, input: JSON.parse(json || '{}') };
  } catch {
    return { kind: 'tool_call', id, name, input: {}, malformed: json };
  }
}

const byIndex = ([a]: [number, string], [b]: [number, string]): number => a - b;

/** A reply that stops for tools but names none has ended. */
const noCalls = (stop: StopReason): StopReason => (stop === 'tool_use' ? 'end_turn' : stop);

function stopReason(reason: string | undefined): StopReason {
  switch (reason) {
    case 'end_turn':
    case 'stop_sequence': return 'end_turn';
    case 'tool_use': return 'tool_use';
    case 'max_tokens':
    case 'model_context_window_exceeded': return 'max_tokens';
    case 'guardrail_intervened':
    case 'content_filtered': return 'guardrail';
    default: throw new ModelRequestError({ cause: new Error(`unknown stop reason: ${reason}`) });
  }
}
