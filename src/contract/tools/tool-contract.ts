/** The tool functions: one Lambda function a family, each with its own role. */
export const TOOL_FAMILIES = ['inventory', 'logistics', 'suppliers', 'sql', 'overview'] as const;
export type ToolFamily = (typeof TOOL_FAMILIES)[number];

/** What infrastructure and runtime must agree on about a tool. */
export interface ToolContract {
  readonly name: string;
  readonly family: ToolFamily;
  /** The views and columns that the tool itself reads, whoever asks; `persona`: those that the caller may query. */
  readonly reads: Readonly<Record<string, readonly string[]>> | 'persona';
  /** Those of `reads` that it can do without: where a company's tables do not hold them they read NULL, and `scap data check` says what is lost. */
  readonly optional?: Readonly<Record<string, readonly string[]>>;
  /** Names of other tools that it runs, of those that the caller may use. Each of them reads what its own contract names and no more. */
  readonly runs?: readonly string[];
  /** Whether codes and amounts of a result are kept until the same person asks again: it says what has changed since. */
  readonly remembers?: true;
}
