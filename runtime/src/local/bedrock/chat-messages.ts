import type { ContentBlock, ConverseMessage, ConverseRequest } from './converse-request';

/** A message of the chat-completions protocol. */
export type ChatMessage =
  | { readonly role: 'system' | 'user'; readonly content: string }
  | { readonly role: 'assistant'; readonly content: string | null; readonly tool_calls?: readonly ChatToolCall[] }
  | { readonly role: 'tool'; readonly tool_call_id: string; readonly content: string };

export interface ChatToolCall {
  readonly id: string;
  readonly type: 'function';
  readonly function: { readonly name: string; readonly arguments: string };
}

/** A Converse request as the body of `POST /v1/chat/completions`, streamed with usage. */
export function chatBody(request: ConverseRequest, model: string): object {
  const { maxTokens, temperature, topP, stopSequences } = request.inferenceConfig ?? {};
  const tools = (request.toolConfig?.tools ?? []).flatMap(tool => 'toolSpec' in tool ? [tool.toolSpec] : []);
  return {
    model,
    stream: true,
    stream_options: { include_usage: true },
    messages: [...systemMessages(request), ...request.messages.flatMap(chatMessages)],
    ...(tools.length > 0 ? {
      tools: tools.map(({ name, description, inputSchema }) => ({ type: 'function', function: { name, description, parameters: inputSchema.json } })),
    } : {}),
    ...(maxTokens === undefined ? {} : { max_tokens: maxTokens }),
    ...(temperature === undefined ? {} : { temperature }),
    ...(topP === undefined ? {} : { top_p: topP }),
    ...(stopSequences === undefined ? {} : { stop: stopSequences }),
  };
}

function systemMessages({ system }: ConverseRequest): ChatMessage[] {
  const text = textOf(system ?? []);
  return text === '' ? [] : [{ role: 'system', content: text }];
}

/** A message with results becomes one message a result: the protocol has no message that holds both. */
function chatMessages({ role, content }: ConverseMessage): ChatMessage[] {
  const text = textOf(content);
  if (role === 'assistant') {
    const calls = content.flatMap(block => 'toolUse' in block ? [block.toolUse] : []);
    return [{
      role,
      content: text === '' ? null : text,
      ...(calls.length > 0 ? {
        tool_calls: calls.map(({ toolUseId, name, input }) => ({ id: toolUseId, type: 'function', function: { name, arguments: JSON.stringify(input) } })),
      } : {}),
    }];
  }
  const results = content.flatMap(block => 'toolResult' in block ? [block.toolResult] : []).map((result): ChatMessage => ({
    role: 'tool',
    tool_call_id: result.toolUseId,
    content: result.content.map(part => 'text' in part ? part.text : JSON.stringify(part.json)).join('\n'),
  }));
  return [...results, ...(text === '' ? [] : [{ role, content: text }])];
}

function textOf(content: readonly (ContentBlock | { cachePoint: object })[]): string {
  return content.flatMap(block => 'text' in block ? [block.text] : []).join('\n');
}
