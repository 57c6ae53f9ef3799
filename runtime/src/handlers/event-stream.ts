import type { AnswerEvent } from '../../../src/contract';
import type { EventSink } from '../orchestration';
import type { HttpResponder } from './http';
import { KEEP_ALIVE, KEEP_ALIVE_MS, serverSentEvent } from './server-sent-events';

const HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store', 'x-content-type-options': 'nosniff', 'x-accel-buffering': 'no',
};

/** Sends events as they come. Status and headers leave with the first one, so that an error before it still has its own status. */
export class EventStream implements EventSink {
  private begun = false;
  private keepAlive: NodeJS.Timeout | undefined;
  private lastWrite: Promise<void> = Promise.resolve();

  constructor(private readonly responder: HttpResponder) {}

  emit(event: AnswerEvent): Promise<void> {
    if (!this.begun) this.begin();
    return this.write(serverSentEvent(event));
  }

  /** Ends the stream, if it has begun. */
  async end(): Promise<void> {
    clearInterval(this.keepAlive);
    await this.lastWrite;
    if (this.begun) await this.responder.end();
  }

  private begin(): void {
    this.begun = true;
    this.responder.begin(200, HEADERS);
    this.keepAlive = setInterval(() => {
      this.write(KEEP_ALIVE).catch(() => clearInterval(this.keepAlive)); // the next event tells of it
    }, KEEP_ALIVE_MS);
  }

  private write(chunk: string): Promise<void> {
    const written = this.lastWrite.then(() => this.responder.write(chunk));
    this.lastWrite = written.catch(() => { /* whoever has written this is told */ });
    return written;
  }
}
