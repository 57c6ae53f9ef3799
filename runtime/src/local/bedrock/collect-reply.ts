import { unreachable } from '../../errors';
import type { ModelEvent, StopReason, TokenUsage } from './converse-model';
import type { ContentBlock, JsonValue } from './converse-request';
import { ModelFault } from './model-fault';

/** A whole message of a model. */
export interface CollectedReply {
  readonly content: readonly ContentBlock[];
  readonly reason: StopReason;
  readonly usage: TokenUsage;
}

/**
 * The pieces of a message put together, for callers that do not stream.
 *
 * @throws ModelFault ModelErrorException where a call's input is no JSON or the message ends without `stop`
 */
export async function collectReply(events: AsyncIterable<ModelEvent>): Promise<CollectedReply> {
  const parts: ({ text: string } | { id: string; name: string; json: string })[] = [];
  for await (const event of events) {
    const last = parts.at(-1);
    switch (event.kind) {
      case 'text':
        if (last && 'text' in last) last.text += event.text;
        else parts.push({ text: event.text });
        break;
      case 'tool_call':
        parts.push({ id: event.id, name: event.name, json: '' });
        break;
      case 'tool_input':
        if (!last || 'text' in last) throw new ModelFault('ModelErrorException', 'The model gave the input of a call that it did not begin.');
        last.json += event.fragment;
        break;
      case 'stop':
        return { content: parts.map(contentOf), reason: event.reason, usage: event.usage };
      default:
        unreachable(event);
    }
  }
  throw new ModelFault('ModelErrorException', 'The model ended its message without saying why.');
}

function contentOf(part: { text: string } | { id: string; name: string; json: string }): ContentBlock {
  return 'text' in part ? { text: part.text } : { toolUse: { toolUseId: part.id, name: part.name, input: parsedInput(part.name, part.json) } };
}

function parsedInput(tool: string, json: string): JsonValue {
  try {
    const input: JsonValue = JSON.parse(json || '{}');
    return input;
  } catch (error) {
    throw new ModelFault('ModelErrorException', `The model called ${tool} with input that is no JSON.`, { cause: error });
  }
}
