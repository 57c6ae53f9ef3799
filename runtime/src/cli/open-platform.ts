import path from 'node:path';

import { RunningElsewhereError, startPlatform, type AnsweringModel, type OtherPlatform, type Platform, type PlatformOptions, type RunningInstance } from '../local';
import { jsonLines } from '../telemetry';

import type { CommandHost } from './command-host';
import type { CommonOptions } from './common-options';
import type { LocalSettings } from './local-settings';
import { plainLine } from './plain-text';
import { ProgressLine } from './progress-line';

export interface OpenOptions extends CommonOptions {
  readonly purpose: 'platform' | 'question';
  readonly model: AnsweringModel;
  readonly throughInvoker?: PlatformOptions['throughInvoker'];
  /** The port that is tried where none was asked for. */
  readonly defaultPort: number;
}

/**
 * Starts the platform of the data folder in this process, or finds the one that runs there. Shows how far it is.
 *
 * @throws RunningElsewhereError where it runs on another port than was asked for; the errors of `startPlatform`
 */
export async function openPlatform(options: OpenOptions, settings: LocalSettings, host: CommandHost): Promise<Platform | OtherPlatform> {
  const progress = new ProgressLine(host);
  try {
    const found = await startPlatform({
      dataDir: path.resolve(host.cwd, options.dataDir),
      port: options.port ?? options.defaultPort,
      insist: options.port !== undefined,
      purpose: options.purpose,
      pageDirectory: options.purpose === 'platform' ? host.pageDirectory : undefined,
      calculations: host.calculations,
      version: host.version,
      model: options.model,
      throughInvoker: options.throughInvoker,
      settings,
      company: settings.company,
      clock: host.clock,
      random: host.random,
      log: options.verbose ? jsonLines(line => host.err(line)) : () => {},
      onProgress: (message, fraction) => progress.show(message, fraction),
      onWarning: message => host.err(`scap: ${plainLine(message)}\n`),
      onWait: pid => progress.show(`Waiting for process ${pid}, which is using the data folder`),
      signal: host.interrupted,
    });
    if (found.kind === 'running') requirePort(found.instance, options.port);
    return found;
  } finally {
    progress.clear();
  }
}

/** @throws RunningElsewhereError */
export function requirePort({ address, pid }: RunningInstance, port: number | undefined): void {
  if (port !== undefined && new URL(address).port !== String(port)) throw new RunningElsewhereError(address, pid, port);
}
