import { problemText, type ConfigurationProblem } from '../../../src/config/reading';

import type { CommandHost } from './command-host';
import { EXIT_CODES } from './exit-codes';
import { plainLine } from './plain-text';

/** What every command on configurations takes. */
export interface ConfigOptions {
  readonly json?: boolean;
}

/** Problems as lines, with their number at the end. */
export function problemLines(problems: readonly ConfigurationProblem[]): string {
  return [...problems.map(problem => plainLine(problemText(problem))), `${counted(problems)}.`].map(line => `${line}\n`).join('');
}

/** What another program is told of a problem. A variable has neither line nor column. */
export function problemRecord({ file, line, column, path, value, message, hint }: ConfigurationProblem) {
  return { file: file ?? null, line: line ?? null, column: column ?? null, path, value: value ?? null, message, hint: hint ?? null };
}

export function sayWarnings(warnings: readonly ConfigurationProblem[], host: CommandHost): void {
  for (const warning of warnings) host.err(`warning: ${plainLine(problemText(warning))}\n`);
}

/** Ends a command that needs a sound configuration: problems are no result of it. */
export function refuseUnsound(problems: readonly ConfigurationProblem[], options: ConfigOptions, host: CommandHost): number {
  host.err(problemLines(problems));
  if (options.json) {
    const detail = `The configuration has ${counted(problems)}.`;
    host.out(`${JSON.stringify({ error: { code: 'CONFIGURATION_INVALID', detail, problems: problems.map(problemRecord) } })}\n`);
  }
  return EXIT_CODES.failed.code;
}

function counted(problems: readonly ConfigurationProblem[]): string {
  return `${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}`;
}
