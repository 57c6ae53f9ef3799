import type { Answer, AnswerEvent } from '../../../src/contract';
import { AnswerCollector } from './answer-collector';
import type { EventSink } from './event-sink';

/** Writes the events of one turn, one after the other, and keeps what they add up to. */
export class TurnWriter {
  private readonly collector: AnswerCollector;
  private lastWrite: Promise<void> = Promise.resolve();
  private textBeforeReply = '';
  private broken = false;

  /** @param onBroken  told, once, where the sink fails: the turn then goes on, as for a reader that has gone */
  constructor(
    private readonly sink: EventSink, question: string, parentTurnId: string | undefined, private readonly onBroken: (error: unknown) => void,
  ) {
    this.collector = new AnswerCollector(question, parentTurnId);
  }

  /** The turn so far. */
  get answer(): Answer {
    return this.collector.answer;
  }

  /** Resolves when the reader has room for more. */
  emit(event: AnswerEvent): Promise<void> {
    this.collector.take(event);
    this.lastWrite = this.lastWrite.then(() => this.send(event));
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

  private async send(event: AnswerEvent): Promise<void> {
    if (this.broken) return;
    try {
      await this.sink.emit(event);
    } catch (error) {
      this.broken = true;
      this.onBroken(error);
    }
  }
}
