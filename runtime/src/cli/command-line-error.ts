import type { CommanderError } from 'commander';

/** A command line that does not parse, of which the terminal has been told. */
export class CommandLineError extends Error {
  readonly detail: string;

  /** @param remedy  where the usage of the command stands */
  constructor(cause: CommanderError, readonly remedy: string) {
    super(cause.message, { cause });
    this.detail = cause.code === 'commander.help' ? 'A command is missing.' : cause.message.replace(/^error: /, '').replaceAll('\n', ' ');
  }
}
