import { ConverseStreamCommand } from '@aws-sdk/client-bedrock-runtime';
import type { BedrockRuntimeClient, ConverseStreamCommandInput, ConverseStreamOutput } from '@aws-sdk/client-bedrock-runtime';
import { asModelError } from './converse-errors';
import { toConverseInput } from './converse-input';
import type { GuardrailChoice } from './converse-input';
import type { Model, ModelReply, ModelRequest } from './model';
import { ModelTimeoutError } from './model-errors';
import { costUsd } from './prices';
import type { ModelPrices } from './prices';
import { ReplyAssembler } from './reply-assembler';

/** How long a model may be silent before the call is given up. */
const SILENCE_SECONDS = 60;

export interface BedrockModelOptions {
  /** Looks at every question and answer. */
  readonly guardrail?: GuardrailChoice;
  /** Prices that go before those that ship. */
  readonly prices?: ModelPrices;
}

/** A model of Bedrock's Converse API, streamed. */
export class BedrockModel implements Model {
  constructor(private readonly client: BedrockRuntimeClient, readonly id: string, private readonly options: BedrockModelOptions = {}) {}

  async converse(request: ModelRequest): Promise<ModelReply> {
    const silence = new SilenceTimer(SILENCE_SECONDS);
    const signal = AbortSignal.any([request.signal, silence.signal]);
    try {
      const reply = await this.stream(toConverseInput(this.id, request, this.options.guardrail), request, signal, silence);
      return { ...reply, modelId: this.id, costUsd: costUsd(this.id, reply.usage, this.options.prices) };
    } catch (error) {
      if (request.signal.aborted) throw request.signal.reason;
      if (silence.signal.aborted) throw new ModelTimeoutError(SILENCE_SECONDS, { cause: error });
      throw asModelError(error, this.id);
    } finally {
      silence.stop();
    }
  }

  private async stream(
    input: ConverseStreamCommandInput, request: ModelRequest, signal: AbortSignal, silence: SilenceTimer,
  ): Promise<ReturnType<ReplyAssembler['finish']>> {
    const { stream } = await this.client.send(new ConverseStreamCommand(input), { abortSignal: signal });
    const reply = new ReplyAssembler();
    for await (const event of untilAborted(stream ?? [], signal)) {
      silence.stop();
      const delta = reply.take(event);
      if (delta) await request.onText(delta, false);
      silence.restart();
    }
    return reply.finish();
  }
}

/** Ends a wait as soon as the signal aborts, also where the stream itself would go on waiting. */
async function* untilAborted(
  stream: AsyncIterable<ConverseStreamOutput> | Iterable<ConverseStreamOutput>, signal: AbortSignal,
): AsyncGenerator<ConverseStreamOutput> {
  const iterator = Symbol.asyncIterator in stream ? stream[Symbol.asyncIterator]() : stream[Symbol.iterator]();
  let onAbort = (): void => {};
  const aborted = new Promise<never>((_, reject) => {
    onAbort = () => reject(signal.reason);
    signal.addEventListener('abort', onAbort, { once: true });
  });
  aborted.catch(() => { /* reported by the race that waits for it */ });
  try {
    for (;;) {
      signal.throwIfAborted();
      const next = await Promise.race([iterator.next(), aborted]);
      if (next.done) return;
      yield next.value;
    }
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}

/** Aborts when nothing has been heard for a while. Time that the reader takes does not count. */
class SilenceTimer {
  private readonly controller = new AbortController();
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly seconds: number) {
    this.restart();
  }

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  restart(): void {
    this.stop();
    this.timer = setTimeout(() => this.controller.abort(), this.seconds * 1_000);
  }

  stop(): void {
    clearTimeout(this.timer);
  }
}
