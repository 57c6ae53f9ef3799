/** What a command has of the world: its terminal, folder, environment, clock. */
export interface CommandHost {
  readonly cwd: string;
  /** The variables that are set, before `.env` is read. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Which of the three are a terminal. */
  readonly interactive: { readonly input: boolean; readonly output: boolean; readonly errors: boolean };
  /** The terminal's width; undefined where the output is none. */
  readonly columns: number | undefined;
  /** The same of the terminal that progress is written to. */
  readonly errorColumns: number | undefined;
  /** Whether output may be dimmed. */
  readonly style: boolean;
  readonly version: string;
  /** Where the built page lies. */
  readonly pageDirectory: string;
  /** The module that threads of long calculations run, as the build makes it. */
  readonly calculations?: string;
  /** Where the mappings lie that ship. */
  readonly mappingsDirectory: string;
  /** Where the golden questions lie. */
  readonly goldenDirectory: string;
  readonly clock: () => Date;
  /** A number in [0, 1). */
  readonly random: () => number;
  /** Aborted by Ctrl-C, SIGINT or SIGTERM. */
  readonly interrupted: AbortSignal;
  /** Writes data. */
  out(text: string): void;
  /** Writes progress, warnings and errors. */
  err(text: string): void;
  /** Sets variables of this process that are not set, for libraries that read them there. */
  setVariables(variables: Readonly<Record<string, string | undefined>>): void;
  /** All of the standard input. */
  readInput(): Promise<string>;
}
