import { ConstructError } from '../../errors/construct-error';

/** One thing that is wrong with a configuration. */
export interface ConfigurationProblem {
  /** Where the value stands: `config/dev.yaml:12:3`, an environment variable, or the props. */
  readonly place: string;
  /** The same in parts: the file or the variable, and, of a file, line and column. */
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
  /** The key as its writer wrote it: `functions.memory_mb` in YAML, `functions.memoryMb` in code. */
  readonly path: string;
  readonly value?: unknown;
  /** What is wrong and what was expected. */
  readonly message: string;
  /** What the writer can do, or probably meant. */
  readonly hint?: string;
}

/** A configuration that cannot be used. It lists every problem, so that one round mends them all. */
export class ConfigurationError extends ConstructError {
  public readonly code = 'CONFIGURATION_INVALID';
  public override readonly name = 'ConfigurationError';

  /** @param problems  of which key, value and remedy of the error are the first one's */
  constructor(public readonly problems: readonly ConfigurationProblem[], options?: ErrorOptions) {
    const { path: prop = '', value, message: problem = '', hint: remedy = 'Write what is expected.' } = problems[0] ?? {};
    super({ prop, value, problem, remedy }, { ...options, message: problems.map(problemText).join('\n') });
  }
}

/** A problem as one line: its place, its key, what is wrong, what to do. */
export function problemText({ place, path, message, hint }: ConfigurationProblem): string {
  return `${place}: ${path ? `${path} ` : ''}${message}.${hint ? ` ${hint}` : ''}`;
}
