import type { ConverseModel, ModelEvent } from '../../src/local/bedrock/converse-model';
import type { ConverseRequest } from '../../src/local/bedrock/converse-request';

/** One reply of a scripted model: its events, which may wait for something or throw. */
export type ScriptedReply = (request: ConverseRequest, signal: AbortSignal) => AsyncIterable<ModelEvent> | Iterable<ModelEvent>;

/** A model that replies by a script, one entry a call, the last one for all further calls. It keeps what it was sent. */
export class ScriptedModel implements ConverseModel {
  readonly requests: ConverseRequest[] = [];

  constructor(private readonly script: readonly ScriptedReply[]) {}

  async *stream(request: ConverseRequest, signal: AbortSignal): AsyncIterable<ModelEvent> {
    this.requests.push(request);
    const reply = this.script[Math.min(this.requests.length, this.script.length) - 1];
    if (!reply) throw new Error('the script is empty');
    yield* reply(request, signal);
  }
}

const USAGE = { inputTokens: 100, outputTokens: 10 };

/** Says a text in the given pieces. */
export const says = (...pieces: string[]): ScriptedReply => function* () {
  for (const text of pieces) yield { kind: 'text', text };
  yield { kind: 'stop', reason: 'end_turn', usage: USAGE };
};

/** Asks for tools: `[id, name, input]`; an input that is text is sent as it is. */
export const calls = (...asked: readonly [id: string, name: string, input: unknown][]): ScriptedReply => function* () {
  for (const [id, name, input] of asked) {
    yield { kind: 'tool_call', id, name };
    yield { kind: 'tool_input', fragment: typeof input === 'string' ? input : JSON.stringify(input) };
  }
  yield { kind: 'stop', reason: 'tool_use', usage: USAGE };
};

/** Ends with a reason of Bedrock's. */
export const stops = (reason: 'max_tokens' | 'guardrail_intervened', text: string): ScriptedReply => function* () {
  yield { kind: 'text', text };
  yield { kind: 'stop', reason, usage: USAGE };
};
