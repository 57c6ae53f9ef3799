import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import type { HttpResponder } from './http';
import type { InvocationContext } from './invocation-context';

type StreamingHandler = (event: unknown, stream: Writable, context: InvocationContext) => Promise<void>;

/** Response streaming as Lambda's Node runtime offers it. */
export interface LambdaStreaming {
  streamifyResponse(handler: StreamingHandler): unknown;
  readonly HttpResponseStream: {
    from(stream: Writable, metadata: { readonly statusCode: number; readonly headers: Readonly<Record<string, string>> }): Writable;
  };
}

/**
 * Answers through Lambda's response stream. Status and headers are written with the first bytes; an empty answer still has them.
 * Nobody tells a function that its client has gone: should the stream break, the turn goes on and writing becomes a no-op.
 */
export class StreamResponder implements HttpResponder {
  private body: Writable | undefined;
  private broken = false;
  private written = false;

  constructor(private readonly streaming: LambdaStreaming, private readonly stream: Writable) {
    stream.on('error', () => { this.broken = true; });
    stream.on('close', () => { this.broken = true; });
  }

  begin(status: number, headers: Readonly<Record<string, string>>): void {
    this.body = this.streaming.HttpResponseStream.from(this.stream, { statusCode: status, headers });
    this.body.on('error', () => { this.broken = true; });
  }

  async write(chunk: string): Promise<void> {
    const body = this.body;
    if (!body || this.broken) return;
    this.written = true;
    if (!body.write(chunk)) await Promise.race([once(body, 'drain'), once(this.stream, 'close')]).catch(() => { this.broken = true; });
  }

  async end(): Promise<void> {
    if (!this.body || this.broken) return;
    if (!this.written) await this.write(''); // without a write, status and headers never leave
    this.body.end();
  }

  /** Resolves when everything has left, or can no longer leave. */
  async finished(): Promise<void> {
    if (this.body && !this.broken) await finished(this.body).catch(() => { this.broken = true; });
  }
}
