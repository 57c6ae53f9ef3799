import type { Size } from 'aws-cdk-lib';
import type { IDataLake } from '../data/data-lake-interface';
import type { ISecuredTable } from '../data/secured-table-interface';
import type { FunctionSettings } from '../functions/function-settings';
import type { RuntimeManifest } from '../manifest/runtime-manifest';
import type { IPlatformParameters } from '../parameters/platform-parameters-interface';
import type { ISigningSecret } from '../security/signing-secret-interface';
import type { PersonaReader, QueryReader } from './query-reader';

/** A function that runs the tools of one family. */
export interface ToolFunctionProps extends FunctionSettings {
  /** The family, as the runtime names it: `inventory`, `sql`. */
  readonly family: string;
  /** The data that the tools read. */
  readonly lake: IDataLake;
  /**
   * The personas whose own SQL runs, for a family that runs any: each in a role and workgroup of its own.
   *
   * @default - the personas that ship, with their views
   */
  readonly personaReaders?: PersonaReader[];
  /**
   * Names of the roles and workgroups of those tools of such a family that read the same views whoever asks.
   *
   * @default - roles made by CloudFormation, workgroups named after the lake's
   */
  readonly toolReaders?: QueryReader[];
  /**
   * How much one query of a persona or of such a tool may scan before Athena stops it; at least 10 MB.
   *
   * @default Size.gibibytes(10)
   */
  readonly scanLimit?: Size;
  /** The secret by which the function knows that the chat function calls it. */
  readonly envelopeSecret: ISigningSecret;
  /**
   * What the function is told of agents, personas and optional parts. Give all functions of a platform the same.
   *
   * @default - agents, personas and tools that ship
   */
  readonly manifest?: RuntimeManifest;
  /**
   * The parameters that people change without a deployment: a family that is asked for measures reads the company's definitions there.
   *
   * @default - the definitions that ship
   */
  readonly parameters?: IPlatformParameters;
  /**
   * The table that holds verified questions, for a family that answers them.
   *
   * @default - no question is verified
   */
  readonly access?: ISecuredTable;
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
