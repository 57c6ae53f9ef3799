import type * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { queryTime, scannedBytes } from './data-lake-access';
import type { IQueryRole } from './query-role-interface';

/** What a query role offers, whoever made it. */
export abstract class QueryRoleBase extends Construct implements IQueryRole {
  /** The role, for grants of your own. */
  public abstract readonly role: iam.IRole;
  /** The name of the workgroup that its queries run in. */
  public abstract readonly workgroupName: string;
  /** Whose queries run under it. */
  public abstract readonly reader: string;

  /** Lets `grantee` assume the role, as far as the role trusts it. */
  public grantAssume(grantee: iam.IGrantable): iam.Grant {
    return iam.Grant.addToPrincipal({ grantee, actions: ['sts:AssumeRole'], resourceArns: [this.role.roleArn] });
  }

  /** What its queries scanned in five minutes, bytes. Athena bills 5 USD a TB. */
  public metricScannedBytes(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return scannedBytes(this.workgroupName, options);
  }

  /** How long its queries took, milliseconds, mean of five minutes. */
  public metricQueryTime(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return queryTime(this.workgroupName, options);
  }
}
