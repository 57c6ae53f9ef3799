/** One thing that is wrong with a configuration. */
export interface ConfigurationProblem {
  /** Where the value stands: `config/dev.yaml:12:3`, an environment variable, or the props. */
  readonly place: string;
  /** The key as it stands there: `functions.memory_mb`. */
  readonly path: string;
  readonly value?: unknown;
  /** What is wrong and what was expected. */
  readonly message: string;
  /** What the writer probably meant. */
  readonly hint?: string;
}

/** A configuration that cannot be used. It lists every problem, so that one round mends them all. */
export class ConfigurationError extends Error {
  public readonly code = 'CONFIGURATION_INVALID';
  public override readonly name = 'ConfigurationError';

  constructor(public readonly problems: readonly ConfigurationProblem[], options?: ErrorOptions) {
    super(problems.map(sentence).join('\n'), options);
  }
}

function sentence({ place, path, message, hint }: ConfigurationProblem): string {
  return `${place}: ${path ? `${path} ` : ''}${message}.${hint ? ` ${hint}` : ''}`;
}
