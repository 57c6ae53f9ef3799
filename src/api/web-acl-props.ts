import type * as kms from 'aws-cdk-lib/aws-kms';
import type * as logs from 'aws-cdk-lib/aws-logs';

/** A web ACL before the API. */
export interface WebAclProps {
  /** The key that encrypts the log. Its policy must let CloudWatch Logs use it: see PlatformKey. */
  readonly encryptionKey: kms.IKey;
  /**
   * The ACL's name.
   *
   * @default - made by CloudFormation
   */
  readonly webAclName?: string;
  /**
   * Requests of one address in five minutes, above which it is blocked.
   *
   * @default 1000
   * @minimum 10
   * @maximum 2000000
   */
  readonly requestsPerIp?: number;
  /**
   * The name of the log. AWS WAF takes only one that begins with `aws-waf-logs-`.
   *
   * @default - `aws-waf-logs-` and a name of its own
   */
  readonly logGroupName?: string;
  /**
   * Your own log group; its name begins with `aws-waf-logs-`.
   *
   * @default - a log group of its own
   */
  readonly logGroup?: logs.ILogGroup;
  /**
   * How long the log is kept.
   *
   * @default RetentionDays.ONE_MONTH
   */
  readonly logRetention?: logs.RetentionDays;
}
