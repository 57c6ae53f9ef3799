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
    for (const problem of problems) host.out(`${plainLine(problemText(problem))}\n`);
    host.out(`${counted(problems)}.\n`);
  } else {
    const { environment, observability } = configuration;
    host.out(`${file} is sound: environment ${environment}, ${seriesOf(configuration)} of ${observability.seriesBudget} metric series.\n`);
  }
  return problems.length > 0 ? EXIT_CODES.failed.code : EXIT_CODES.ok.code;
}

/** Ends a command that needs a sound configuration: problems are no result of it. */
export function refuseUnsound(problems: readonly ConfigurationProblem[], options: ConfigOptions, host: CommandHost): number {
  for (const problem of problems) host.err(`${plainLine(problemText(problem))}\n`);
  if (options.json) host.out(`${JSON.stringify({ error: { code: 'CONFIGURATION_INVALID', detail: `The configuration has ${counted(problems)}.`, problems: problems.map(problemRecord) } })}\n`);
  return EXIT_CODES.failed.code;
}

export function sayWarnings(warnings: readonly ConfigurationProblem[], host: CommandHost): void {
  for (const warning of warnings) host.err(`warning: ${plainLine(problemText(warning))}\n`);
}

function counted(problems: readonly ConfigurationProblem[]): string {
  return `${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}`;
}

/** What another program is told of a problem. A variable has neither line nor column. */
function problemRecord({ file, line, column, path, value, message, hint }: ConfigurationProblem) {
  return { file: file ?? null, line: line ?? null, column: column ?? null, path, value: value ?? null, message, hint: hint ?? null };
}
