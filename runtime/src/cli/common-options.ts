import { InvalidArgumentError, type Command } from 'commander';

import { DEFAULT_CONFIG } from '../local';

export const DEFAULT_PORT = 4817;
export const DEFAULT_DATA_DIR = '.scap';

/** What every command takes. */
export interface CommonOptions {
  /** Undefined where it was not given: then another port will do. */
  readonly port?: number;
  readonly dataDir: string;
  /** Undefined where it was not given: config/laptop.yaml then, if that is there. */
  readonly config?: string;
  readonly json?: boolean;
  readonly verbose?: boolean;
}

/** Adds the options that every command takes. */
export function withCommonOptions(command: Command): Command {
  return command
    .option('--port <number>', `port of the platform on 127.0.0.1 (default: ${DEFAULT_PORT}, or the next free one)`, portNumber)
    .option('--data-dir <dir>', 'folder of the sample company, the conversations and the keys', DEFAULT_DATA_DIR)
    .option('--config <file>', `the company's configuration (default: ${DEFAULT_CONFIG}, where that is there)`)
    .option('--json', 'print one JSON object')
    .option('--verbose', 'write log lines to standard error');
}

function portNumber(given: string): number {
  if (!/^\d{1,5}$/.test(given) || Number(given) < 1 || Number(given) > 65_535) throw new InvalidArgumentError('A port is a whole number from 1 to 65535.');
  return Number(given);
}
