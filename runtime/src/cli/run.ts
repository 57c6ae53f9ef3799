import { CommanderError } from 'commander';

import { ApiError, ConnectionLostError } from '../../web/api/errors';
import { PlatformError } from '../errors';

import { calledAs, inCalledForm } from './called-as';
import type { CommandHost } from './command-host';
import { CommandLineError } from './command-line-error';
import { EXIT_CODES, exitCodeOfError } from './exit-codes';
import { plainLine } from './plain-text';
import { program, shortHelp } from './program';

/** Runs one command line of `scap` and returns its exit code. Every error becomes one sentence with its remedy. */
export async function run(argv: readonly string[], host: CommandHost): Promise<number> {
  const { scap } = calledAs(host.environment);
  if (argv.length === 0) {
    const write = host.interactive.output ? host.out : host.err;
    write.call(host, inCalledForm(shortHelp(host.version), scap));
    return host.interactive.output ? EXIT_CODES.ok.code : EXIT_CODES.usage.code;
  }
  let exitCode: number = EXIT_CODES.ok.code;
  try {
    await program(host, code => { exitCode = code; }).parseAsync(argv, { from: 'user' });
    return exitCode;
  } catch (thrown) {
    if (thrown instanceof CommanderError) return EXIT_CODES.ok.code; // help or the version was asked for
    if (host.interrupted.aborted) return EXIT_CODES.interrupted.code;
    const { code, sentence, remedy: given } = told(thrown);
    const remedy = given === undefined ? undefined : inCalledForm(given, scap);
    if (!(thrown instanceof CommandLineError)) host.err(`scap: ${plainLine([sentence, remedy].filter(Boolean).join(' '))}\n`);
    if (argv.includes('--json')) host.out(`${JSON.stringify({ error: { code, detail: sentence, remedy } })}\n`);
    return exitCodeOfError(code);
  }
}

function told(thrown: unknown): { readonly code: string; readonly sentence: string; readonly remedy?: string } {
  if (thrown instanceof PlatformError) return { code: thrown.code, sentence: thrown.message, remedy: thrown.remedy };
  if (thrown instanceof CommandLineError) return { code: 'USAGE', sentence: thrown.detail, remedy: thrown.remedy };
  if (thrown instanceof ApiError) {
    const { code, detail, remedy } = thrown.problem;
    if (code !== 'CONTRACT_BROKEN') return { code, sentence: detail, remedy };
    return { code, sentence: 'The platform sent something that this scap does not understand.', remedy: 'They are of different versions: stop the platform and start it again.' };
  }
  if (thrown instanceof ConnectionLostError) {
    return { code: 'UNREACHABLE', sentence: 'The connection to the platform was lost.', remedy: 'See whether it still runs (scap start), then ask again.' };
  }
  const cause = thrown instanceof Error ? thrown.message : String(thrown);
  return { code: 'UNEXPECTED', sentence: `scap met an error that it did not foresee: ${cause}.`, remedy: 'Try again with --verbose.' };
}
