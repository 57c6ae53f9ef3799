import type { RemovalPolicy } from 'aws-cdk-lib';

/** The key of a platform, and the services that may use it besides the account's own roles. */
export interface PlatformKeyProps {
  /** `alias/…` */
  readonly alias: string;
  /**
   * ARNs of the log groups that CloudWatch Logs may encrypt with the key; `*` stands for any characters.
   *
   * @default - no log group
   */
  readonly logGroupArns?: string[];
  /**
   * ARN of the workgroup whose managed results Athena may encrypt with the key.
   *
   * @default - no workgroup
   */
  readonly workgroupArn?: string;
  /**
   * What happens to the key when it leaves the stack.
   *
   * @default RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE
   */
  readonly removalPolicy?: RemovalPolicy;
}
