import type { CommandHost } from './command-host';

/** Says on standard error how far something is: on a terminal in one line that is cleared at the end, elsewhere a line for each step. */
export class ProgressLine {
  private last = '';
  private readonly rewrites: boolean;

  constructor(private readonly host: Pick<CommandHost, 'err' | 'interactive' | 'environment' | 'errorColumns'>) {
    this.rewrites = host.interactive.errors && !host.environment.ACCESSIBLE;
  }

  show(message: string, fraction?: number): void {
    if (this.rewrites) {
      const text = this.fitting(message, fraction === undefined ? '' : ` ${Math.round(fraction * 100)} %`);
      if (text !== this.last) this.host.err(`\r\x1b[2K${text}`);
      this.last = text;
    } else if (message !== this.last) {
      this.host.err(`${message}\n`);
      this.last = message;
    }
  }

  clear(): void {
    if (this.rewrites && this.last !== '') this.host.err('\r\x1b[2K');
    this.last = '';
  }

  /** Shortened where it would need a second line, which `clear` would leave standing. The last column stays free: some terminals go on after it. */
  private fitting(message: string, share: string): string {
    const room = (this.host.errorColumns ?? Infinity) - share.length - 1;
    return `${message.length > room ? `${message.slice(0, room - 1)}…` : message}${share}`;
  }
}
