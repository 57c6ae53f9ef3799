import { EventSourceParserStream } from 'eventsource-parser/stream';
import type { AnswerEvent } from '../../../src/contract';
import { brokenContract, ConnectionLostError } from './errors';
import { eventSchema } from './schemas';

/**
 * The events of a turn as they arrive. Events of a type that this page does not know are passed over: the contract may grow.
 *
 * @throws ConnectionLostError where the stream breaks, or ends before `done`
 */
export async function* eventsOf(body: ReadableStream<Uint8Array>, signal: AbortSignal): AsyncGenerator<AnswerEvent> {
  const reader = body.pipeThrough(decoder()).pipeThrough(new EventSourceParserStream()).getReader();
  try {
    for (;;) {
      const { done, value } = await next(reader, signal);
      if (done) throw new ConnectionLostError();
      const event = eventOf(value.data);
      if (event) yield event;
      if (event?.type === 'done') return;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

type Read<T> = { readonly done: true; readonly value?: T } | { readonly done: false; readonly value: T };

async function next<T>(reader: ReadableStreamDefaultReader<T>, signal: AbortSignal): Promise<Read<T>> {
  try {
    return await reader.read();
  } catch (cause) {
    if (signal.aborted) throw cause;
    throw new ConnectionLostError({ cause });
  }
}

/** A transform of our own: the types of `TextDecoderStream` differ between browsers' and Node's libraries. */
function decoder(): TransformStream<Uint8Array, string> {
  const text = new TextDecoder();
  return new TransformStream({
    transform: (chunk, controller) => controller.enqueue(text.decode(chunk, { stream: true })),
    flush: controller => controller.enqueue(text.decode()),
  });
}

const KNOWN: ReadonlySet<string> = new Set<AnswerEvent['type']>([
  'turn', 'tool_started', 'tool_progress', 'tool_finished', 'text', 'block', 'evidence', 'clarification', 'usage', 'error', 'done',
]);

function eventOf(data: string): AnswerEvent | undefined {
  let read: unknown;
  try {
    read = JSON.parse(data);
  } catch (cause) {
    throw brokenContract('an event of a turn', cause);
  }
  if (typeof read !== 'object' || read === null || !('type' in read) || typeof read.type !== 'string' || !KNOWN.has(read.type)) return undefined;
  const parsed = eventSchema.safeParse(read);
  if (!parsed.success) throw brokenContract(`event ${read.type}`, parsed.error);
  return parsed.data;
}
