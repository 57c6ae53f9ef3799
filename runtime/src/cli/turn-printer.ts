import type { AnswerEvent } from '../../../src/contract';

import type { CommandHost } from './command-host';
import { plainLine, plainText } from './plain-text';
import { ProgressLine } from './progress-line';
import { WordWrap } from './word-wrap';

/** Shows a turn while it runs: the steps on standard error and, on a terminal, the text as it comes. */
export class TurnPrinter {
  private readonly progress: ProgressLine;
  private wrap: WordWrap;
  private atLineStart = true;
  /** Whether the answer's text stands on the terminal already. */
  textShown = false;

  constructor(private readonly host: CommandHost, private readonly streams: boolean) {
    this.progress = new ProgressLine(host);
    this.wrap = new WordWrap(host.columns);
  }

  take(event: AnswerEvent): void {
    if (event.type === 'tool_started') this.step(plainLine(event.title));
    else if (event.type === 'tool_progress') this.step(plainLine(event.message), event.fraction);
    else if (event.type === 'tool_finished' && event.status !== 'succeeded') this.note(plainLine(event.summary));
    else if (event.type === 'text' && this.streams) this.text(event.delta, event.restart === true);
    else if (event.type === 'done') this.end();
  }

  /** Leaves the terminal at the start of a line. */
  end(): void {
    this.progress.clear();
    this.breakLine();
  }

  private step(message: string, fraction?: number): void {
    this.breakLine();
    this.progress.show(message, fraction);
  }

  private note(message: string): void {
    this.end();
    this.host.err(`${message}\n`);
  }

  private text(delta: string, restart: boolean): void {
    this.progress.clear();
    if (restart) this.breakLine();
    const shown = plainText(delta);
    if (shown === '') return;
    this.host.out(this.wrap.take(shown));
    this.textShown = true;
    this.atLineStart = shown.endsWith('\n');
  }

  private breakLine(): void {
    if (!this.atLineStart) this.host.out(`${this.wrap.end()}\n`);
    this.wrap = new WordWrap(this.host.columns);
    this.atLineStart = true;
  }
}
