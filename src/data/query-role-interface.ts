import type * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import type * as iam from 'aws-cdk-lib/aws-iam';
import type { IConstruct } from 'constructs';

/** Under what queries of one persona, or of one tool, run: made here or elsewhere. */
export interface IQueryRole extends IConstruct {
  /** The role. */
  readonly role: iam.IRole;
  /** The name of the workgroup that its queries run in. */
  readonly workgroupName: string;
  /** Whose queries run under it. */
  readonly reader: string;

  /** Lets `grantee` assume the role, as far as the role trusts it. */
  grantAssume(grantee: iam.IGrantable): iam.Grant;

  /** What its queries scanned in five minutes, bytes. Athena bills 5 USD a TB. */
  metricScannedBytes(options?: cloudwatch.MetricOptions): cloudwatch.Metric;

  /** How long its queries took, milliseconds, mean of five minutes. */
  metricQueryTime(options?: cloudwatch.MetricOptions): cloudwatch.Metric;
}

/** A query role of another stack. */
export interface QueryRoleAttributes {
  /** Whose queries run under it: a persona such as `warehouse_manager`, or a tool. */
  readonly reader: string;
  /** The role: `Role.fromRoleArn`. */
  readonly role: iam.IRole;
  /** The name of the workgroup that its queries run in. */
  readonly workgroupName: string;
}
