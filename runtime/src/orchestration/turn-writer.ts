import type { Answer, AnswerEvent } from '../../../src/contract';
import { AnswerCollector } from './answer-collector';
import type { EventSink } from './event-sink';

/** Writes the events of one turn, one after the other, and keeps what they add up to. */
export class TurnWriter {
  private readonly collector: AnswerCollector;
  private lastWrite: Promise<void> = Promise.resolve();
  private textBeforeReply = '';

  constructor(private readonly sink: EventSink, question: string, parentTurnId?: string) {
    this.collector = new AnswerCollector(question, parentTurnId);
  }

  /** The turn so far. */
  get answer(): Answer {
    return this.collector.answer;
  }

  /** Resolves when the reader has room for more. */
  emit(event: AnswerEvent): Promise<void> {
    this.collector.take(event);
    this.lastWrite = this.lastWrite.then(() => this.sink.emit(event));
    return this.lastWrite;
  }

  /** A model begins to reply: its text follows what is there, after a blank line. */
  beginReply(): void {
    this.textBeforeReply = this.answer.answer;
  }

  /** Text of the current reply. `restart`: the reply begins again, and what it had said is void. */
  async text(delta: string, restart: boolean): Promise<void> {
    const before = this.textBeforeReply && `${this.textBeforeReply}\n\n`;
    if (restart) return this.emit({ type: 'text', delta: before + delta, restart: true });
    const gap = this.answer.answer === this.textBeforeReply && before ? '\n\n' : '';
    return this.emit({ type: 'text', delta: gap + delta });
  }
}
