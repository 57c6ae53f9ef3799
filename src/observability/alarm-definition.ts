import type * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';

/** One alarm before it is made. It goes off when the metric reaches the threshold. */
export interface AlarmDefinition {
  /** Its construct id, and in kebab case its name. */
  readonly id: string;
  /** What the mail says: what is wrong and where to look first. */
  readonly description: string;
  readonly metric: cloudwatch.IMetric;
  readonly threshold: number;
  /** Of this many periods so many must reach the threshold: the last one alone if absent. */
  readonly points?: { readonly of: number; readonly reach: number };
  /** Whether a person is needed now. */
  readonly pages: boolean;
  /** Whether a new version of the function that answers is taken back for it. */
  readonly rollsBack?: boolean;
}
