import { problemText, seriesOf, type ConfigurationProblem } from '../../../src/config/reading';

import type { CommandHost } from './command-host';
import { readConfiguration } from './config-reading';
import { EXIT_CODES } from './exit-codes';
import { plainLine } from './plain-text';

export interface ConfigOptions {
  readonly json?: boolean;
}

/** `scap config validate`: every problem of a configuration at once. With `--json` a list of them, empty where there is none. */
export function validateConfig(file: string, options: ConfigOptions, host: CommandHost): number {
  const { configuration, problems, warnings } = readConfiguration(file, host);
  sayWarnings(warnings, host);
  if (options.json) {
    host.out(`${JSON.stringify(problems.map(problemRecord))}\n`);
  } else if (problems.length > 0) {
    sayProblems(problems, host);
  } else {
    const { environment, observability } = configuration;
    host.out(`${file} is sound: environment ${environment}, ${seriesOf(configuration)} of ${observability.seriesBudget} metric series.\n`);
  }
  return problems.length > 0 ? EXIT_CODES.failed.code : EXIT_CODES.ok.code;
}

/** Problems are what the command was asked for: they go to standard output. */
export function sayProblems(problems: readonly ConfigurationProblem[], host: CommandHost): void {
  for (const problem of problems) host.out(`${plainLine(problemText(problem))}\n`);
  host.out(`${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}.\n`);
}

export function sayWarnings(warnings: readonly ConfigurationProblem[], host: CommandHost): void {
  for (const warning of warnings) host.err(`warning: ${plainLine(problemText(warning))}\n`);
}

/** What another program is told of a problem. A variable has neither line nor column. */
function problemRecord({ file, line, column, path, value, message, hint }: ConfigurationProblem) {
  return { file: file ?? null, line: line ?? null, column: column ?? null, path, value: value ?? null, message, hint: hint ?? null };
}
