import { createParser } from 'eventsource-parser';
import * as z from 'zod/mini';
import { chatBody } from './chat-messages';
import type { ConverseModel, ModelEvent, StopReason, TokenUsage } from './converse-model';
import { ModelFault, type BedrockException } from './model-fault';

export interface OllamaOptions {
  /** Where the server's OpenAI-compatible API begins: `http://127.0.0.1:11434/v1`. */
  readonly baseUrl: string;
  /** The model as the server names it: `qwen3:8b`. */
  readonly model: string;
  /** Sent as bearer token, for servers that want one. */
  readonly apiKey?: string;
}

const chunk = z.object({
  choices: z.optional(z.array(z.object({
    delta: z.optional(z.object({
      content: z.nullish(z.string()),
      tool_calls: z.nullish(z.array(z.object({
        index: z.optional(z.number()),
        id: z.nullish(z.string()),
        function: z.optional(z.object({ name: z.nullish(z.string()), arguments: z.nullish(z.string()) })),
      }))),
    })),
    finish_reason: z.nullish(z.string()),
  }))),
  usage: z.nullish(z.object({ prompt_tokens: z.optional(z.number()), completion_tokens: z.optional(z.number()) })),
  error: z.optional(z.object({ message: z.optional(z.string()) })),
});
type Chunk = z.infer<typeof chunk>;

/** Asks any server that speaks `/v1/chat/completions` with streaming and tools: Ollama, llama.cpp, vLLM, LM Studio. */
export function createOllamaModel(options: OllamaOptions): ConverseModel {
  return {
    async *stream(request, signal) {
      const response = await post(options, chatBody(request, options.model), signal);
      if (!response.ok || !response.body) throw await refusal(response, options);
      yield* eventsOf(chunksOf(response.body, signal));
    },
  };
}

async function post({ baseUrl, apiKey }: OllamaOptions, body: object, signal: AbortSignal): Promise<Response> {
  try {
    return await fetch(`${baseUrl.replace(/\/+$/, '')}/chat/completions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` }) },
      body: JSON.stringify(body),
      signal,
    });
  } catch (error) {
    if (signal.aborted) throw error;
    throw new ModelFault('ServiceUnavailableException', `No model server answers at ${baseUrl}. Start it, or name another address.`, { cause: error });
  }
}

async function refusal(response: Response, { model, baseUrl }: OllamaOptions): Promise<ModelFault> {
  const said = (await response.text()).slice(0, 300);
  return new ModelFault(exceptionOf(response.status), `The model server at ${baseUrl} refused ${model} with status ${response.status}: ${said}`);
}

function exceptionOf(status: number): BedrockException {
  switch (status) {
    case 400: case 413: case 422: return 'ValidationException';
    case 401: case 403: return 'AccessDeniedException';
    case 404: return 'ResourceNotFoundException';
    case 408: case 504: return 'ModelTimeoutException';
    case 429: return 'ThrottlingException';
    case 503: return 'ServiceUnavailableException';
    default: return status >= 500 ? 'InternalServerException' : 'ModelErrorException';
  }
}

async function* chunksOf(body: AsyncIterable<Uint8Array>, signal: AbortSignal): AsyncIterable<Chunk> {
  const decoder = new TextDecoder();
  const arrived: string[] = [];
  const parser = createParser({ onEvent: ({ data }) => arrived.push(data) });
  try {
    for await (const bytes of body) {
      parser.feed(decoder.decode(bytes, { stream: true }));
      for (const data of arrived.splice(0)) {
        if (data !== '[DONE]') yield parsedChunk(data);
      }
    }
  } catch (error) {
    if (signal.aborted || error instanceof ModelFault) throw error;
    throw new ModelFault('ServiceUnavailableException', 'The model server broke off in the middle of its message.', { cause: error });
  }
}

function parsedChunk(data: string): Chunk {
  try {
    return chunk.parse(JSON.parse(data));
  } catch (error) {
    throw new ModelFault('ModelErrorException', 'The model server sent something that is no chat completion.', { cause: error });
  }
}

interface GatheredCall { id: string; name: string; json: string }

/** Text at once; calls when they are whole, for servers may send the pieces of several in turn. */
async function* eventsOf(chunks: AsyncIterable<Chunk>): AsyncIterable<ModelEvent> {
  const calls = new Map<number, GatheredCall>();
  let finish: string | undefined;
  let usage: TokenUsage = { inputTokens: 0, outputTokens: 0 };
  for await (const { choices, usage: counted, error } of chunks) {
    if (error) throw new ModelFault('ModelErrorException', `The model server reported: ${error.message ?? 'an error without a message'}`);
    if (counted) usage = { inputTokens: counted.prompt_tokens ?? 0, outputTokens: counted.completion_tokens ?? 0 };
    const [choice] = choices ?? [];
    if (choice?.delta?.content) yield { kind: 'text', text: choice.delta.content };
    for (const piece of choice?.delta?.tool_calls ?? []) gather(calls, piece);
    finish = choice?.finish_reason ?? finish;
  }
  if (finish === undefined) throw new ModelFault('ModelErrorException', 'The model server ended its message without saying why.');
  for (const { id, name, json } of calls.values()) {
    yield { kind: 'tool_call', id, name };
    yield { kind: 'tool_input', fragment: json === '' ? '{}' : json };
  }
  yield { kind: 'stop', reason: stopReason(finish, calls.size > 0), usage };
}

type Delta = NonNullable<NonNullable<NonNullable<Chunk['choices']>[number]['delta']>['tool_calls']>[number];

function gather(calls: Map<number, GatheredCall>, { index = 0, id, function: part }: Delta): void {
  const call = calls.get(index) ?? { id: id ?? `call_${index + 1}`, name: '', json: '' };
  calls.set(index, { id: call.id, name: call.name || (part?.name ?? ''), json: call.json + (part?.arguments ?? '') });
}

/** Some servers say `stop` although they call tools. */
function stopReason(finish: string, callsTools: boolean): StopReason {
  switch (finish) {
    case 'length': return 'max_tokens';
    case 'content_filter': return 'content_filtered';
    default: return callsTools ? 'tool_use' : 'end_turn';
  }
}
