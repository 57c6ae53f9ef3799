import type { ConverseModel, ModelEvent, TokenUsage } from './converse-model';
import type { ConverseRequest } from './converse-request';
import { parseRequest } from './planner/parse-request';
import { nextStep } from './planner/planner';
import type { Step } from './planner/steps';

/** Words that leave together, so that a client sees the text arrive. */
const WORDS_PER_PIECE = 4;
/** The usual rule of thumb for English text and JSON. */
const CHARACTERS_PER_TOKEN = 4;

/**
 * A model that is none: rules that turn a question into tool calls by matching it with the descriptions in the request. Deterministic:
 * the same request gives the same message. It needs no network, no key and no data but the request. Its token counts are estimates.
 */
export function createOfflinePlanner(): ConverseModel {
  return {
    async *stream(request, signal) {
      signal.throwIfAborted();
      const events = messageOf(nextStep(parseRequest(request)), firstFreeId(request));
      let written = 0;
      for (const event of events) {
        signal.throwIfAborted();
        written += event.kind === 'text' ? event.text.length : event.kind === 'tool_input' ? event.fragment.length : 0;
        yield event;
      }
      yield { kind: 'stop', reason: events.some(({ kind }) => kind === 'tool_call') ? 'tool_use' : 'end_turn', usage: usageOf(request, written) };
    },
  };
}

function messageOf(step: Step, firstId: number): ModelEvent[] {
  if (step.kind === 'text') return piecesOf(step.text).map(text => ({ kind: 'text', text }));
  return step.calls.flatMap(({ tool, input }, index): ModelEvent[] => [
    { kind: 'tool_call', id: `offline_${firstId + index}`, name: tool },
    { kind: 'tool_input', fragment: JSON.stringify(input) },
  ]);
}

function piecesOf(text: string): string[] {
  return text.match(new RegExp(`(?:\\S+\\s*){1,${WORDS_PER_PIECE}}`, 'g')) ?? [];
}

/** Ids continue where the conversation's calls end: each is unique within it. */
function firstFreeId({ messages }: ConverseRequest): number {
  return messages.flatMap(({ content }) => content).filter(block => 'toolUse' in block).length + 1;
}

function usageOf({ system, messages, toolConfig }: ConverseRequest, written: number): TokenUsage {
  const read = JSON.stringify([system, messages, toolConfig]).length;
  return { inputTokens: Math.ceil(read / CHARACTERS_PER_TOKEN), outputTokens: Math.ceil(written / CHARACTERS_PER_TOKEN) };
}
