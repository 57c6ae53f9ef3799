import type { ContentBlock, ConverseStreamCommandInput, Message, Tool } from '@aws-sdk/client-bedrock-runtime';
import type { DocumentType } from '@smithy/types';
import { unreachable } from '../errors';
import type { ModelContent, ModelMessage, ModelRequest, OfferedTool } from './model';

/** A guardrail of Bedrock that looks at what goes to a model and what comes from it. */
export interface GuardrailChoice {
  readonly id: string;
  readonly version: string;
}

/** A request in the form of Bedrock's Converse API. */
export function toConverseInput(modelId: string, request: ModelRequest, guardrail?: GuardrailChoice): ConverseStreamCommandInput {
  return {
    modelId,
    system: [{ text: request.system }],
    messages: request.messages.map(toMessage),
    inferenceConfig: { maxTokens: request.maxTokens, temperature: 0 },
    ...(request.tools.length > 0 ? { toolConfig: { tools: request.tools.map(toTool) } } : {}),
    // In sync mode nothing reaches the reader that the guardrail has not seen.
    ...(guardrail ? { guardrailConfig: { guardrailIdentifier: guardrail.id, guardrailVersion: guardrail.version, streamProcessingMode: 'sync' } } : {}),
  };
}

function toMessage(message: ModelMessage): Message {
  return { role: message.role, content: message.content.map(toContent) };
}

function toContent(content: ModelContent): ContentBlock {
  switch (content.kind) {
    case 'text': return { text: content.text };
    case 'tool_call': return { toolUse: { toolUseId: content.id, name: content.name, input: toDocument(content.input ?? {}) } };
    case 'tool_result':
      return { toolResult: { toolUseId: content.id, status: content.failed ? 'error' : 'success', content: [{ json: toDocument(content.json) }] } };
    default: return unreachable(content);
  }
}

function toTool(tool: OfferedTool): Tool {
  return { toolSpec: { name: tool.name, description: tool.description, inputSchema: { json: toDocument(tool.input) } } };
}

/** The SDK's document type is plain JSON: a round trip leaves exactly that. */
function toDocument(value: unknown): DocumentType {
  const json: DocumentType = JSON.parse(JSON.stringify(value));
  return json;
}
