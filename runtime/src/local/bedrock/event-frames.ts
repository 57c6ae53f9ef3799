import { EventStreamCodec } from '@smithy/eventstream-codec';
import { fromUtf8, toUtf8 } from '@smithy/util-utf8';
import { unreachable } from '../../errors';
import type { ModelEvent } from './converse-model';
import type { BedrockException, ModelFault } from './model-fault';

/** The exceptions that ConverseStream knows within a stream; the others become a stream error of the model. */
const IN_STREAM: Partial<Record<BedrockException, string>> = {
  InternalServerException: 'internalServerException',
  ServiceUnavailableException: 'serviceUnavailableException',
  ThrottlingException: 'throttlingException',
  ValidationException: 'validationException',
};

const codec = new EventStreamCodec(toUtf8, fromUtf8);

/**
 * Turns a model's events into the frames of ConverseStream (`application/vnd.amazon.eventstream`): it numbers the content blocks and
 * opens and closes them, which the events leave implicit.
 */
export class EventFrames {
  private block = -1;
  private open: 'text' | 'tool' | undefined;

  /** The frame that every message begins with. */
  start(): Uint8Array {
    return eventFrame('messageStart', { role: 'assistant' });
  }

  /** The frames of one event; `milliseconds` is the time since the request, which the last frame reports. */
  of(event: ModelEvent, milliseconds: number): Uint8Array[] {
    switch (event.kind) {
      case 'text':
        return [...this.opened('text'), this.delta({ text: event.text })];
      case 'tool_call':
        return [...this.closed(), ...this.opened('tool', { toolUse: { toolUseId: event.id, name: event.name } })];
      case 'tool_input':
        return [this.delta({ toolUse: { input: event.fragment } })];
      case 'stop':
        return [
          ...this.closed(),
          eventFrame('messageStop', { stopReason: event.reason }),
          eventFrame('metadata', {
            usage: { ...event.usage, totalTokens: event.usage.inputTokens + event.usage.outputTokens },
            metrics: { latencyMs: milliseconds },
          }),
        ];
      default:
        return unreachable(event);
    }
  }

  /** The frame that ends a message which fails after it has begun. */
  fault(fault: ModelFault): Uint8Array {
    const name = IN_STREAM[fault.exception] ?? 'modelStreamErrorException';
    return frame({ ':message-type': 'exception', ':exception-type': name }, { message: fault.message });
  }

  private opened(kind: 'text' | 'tool', start?: object): Uint8Array[] {
    if (this.open === kind && !start) return [];
    const closed = this.closed();
    this.block += 1;
    this.open = kind;
    // Bedrock announces tool calls only: a text block begins with its first delta.
    return start ? [...closed, eventFrame('contentBlockStart', { contentBlockIndex: this.block, start })] : closed;
  }

  private delta(delta: object): Uint8Array {
    return eventFrame('contentBlockDelta', { contentBlockIndex: this.block, delta });
  }

  private closed(): Uint8Array[] {
    if (!this.open) return [];
    this.open = undefined;
    return [eventFrame('contentBlockStop', { contentBlockIndex: this.block })];
  }
}

function eventFrame(type: string, body: object): Uint8Array {
  return frame({ ':message-type': 'event', ':event-type': type }, body);
}

function frame(headers: Readonly<Record<string, string>>, body: object): Uint8Array {
  const all = { ':content-type': 'application/json', ...headers };
  return codec.encode({
    headers: Object.fromEntries(Object.entries(all).map(([name, value]) => [name, { type: 'string' as const, value }])),
    body: fromUtf8(JSON.stringify(body)),
  });
}
