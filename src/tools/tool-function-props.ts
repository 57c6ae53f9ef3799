import type { DataLake } from '../data/data-lake';
import type { FunctionSettings } from '../functions/function-settings';
import type { EnvelopeSecret } from '../security/envelope-secret';

/** A function that runs the tools of one family. */
export interface ToolFunctionProps extends FunctionSettings {
  /** The family, as the runtime names it: `inventory`, `sql`. */
  readonly family: string;
  /** The data that the tools read. */
  readonly lake: DataLake;
  /** The secret by which the function knows that the chat function calls it. */
  readonly envelopeSecret: EnvelopeSecret;
  /** The name of the environment in logs. */
  readonly environmentName: string;
  /** The namespace of the metrics that the function logs. */
  readonly metricNamespace: string;
  /**
   * The day that the tools count from: `today`, or a date such as `2026-11-24`.
   *
   * @default 'today'
   */
  readonly asOf?: string;
}
