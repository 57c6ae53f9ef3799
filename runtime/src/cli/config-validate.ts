import { seriesOf } from '../../../src/config/reading';

import type { CommandHost } from './command-host';
import { problemLines, problemRecord, sayWarnings, type ConfigOptions } from './config-problems';
import { readConfiguration } from './config-reading';
import { EXIT_CODES } from './exit-codes';

/** `scap config validate`: every problem of a configuration at once. With `--json` a list of them, empty where there is none. */
export function validateConfig(file: string, options: ConfigOptions, host: CommandHost): number {
  const { configuration, problems, warnings } = readConfiguration(file, host);
  sayWarnings(warnings, host);
  if (options.json) {
    host.out(`${JSON.stringify(problems.map(problemRecord))}\n`);
  } else if (problems.length > 0) {
    host.out(problemLines(problems));
  } else {
    const { environment, observability } = configuration;
    host.out(`${file} is sound: environment ${environment}, ${seriesOf(configuration)} of ${observability.seriesBudget} metric series.\n`);
  }
  return problems.length > 0 ? EXIT_CODES.failed.code : EXIT_CODES.ok.code;
}
