import type { RemovalPolicy } from 'aws-cdk-lib';
import type * as kms from 'aws-cdk-lib/aws-kms';

/**
 * The services that use a key on nobody's behalf. A role gets its use of a key by its own policy; these need a statement in the policy of the
 * key, and fail without a word where it is missing.
 */
export interface KeyServices {
  /**
   * ARNs of the log groups that CloudWatch Logs may encrypt with the key; `*` stands for any characters.
   *
   * @default - no log group
   */
  readonly logGroupArns?: string[];
  /**
   * ARNs of the workgroups whose managed results Athena may encrypt with the key; `*` stands for any characters.
   *
   * @default - no workgroup
   */
  readonly workgroupArns?: string[];
  /**
   * ARN of the trail that CloudTrail may encrypt with the key. It must be known before the trail exists: give the trail a name.
   *
   * @default - no trail
   */
  readonly trailArn?: string;
  /**
   * CloudWatch alarms of this account and Region may publish to topics that the key encrypts.
   *
   * @default false
   */
  readonly alarms?: boolean;
  /**
   * Budgets of this account may publish to topics that the key encrypts.
   *
   * @default false
   */
  readonly budgets?: boolean;
  /**
   * EventBridge may send to queues that the key encrypts.
   *
   * @default false
   */
  readonly events?: boolean;
  /**
   * AWS Backup may encrypt vaults of this account with the key.
   *
   * @default false
   */
  readonly backup?: boolean;
  /**
   * Services of this account and Region may deliver logs to buckets that the key encrypts, such as VPC flow logs.
   *
   * @default false
   */
  readonly logDelivery?: boolean;
}

/** The key of a platform, and the services that may use it besides the account's own roles. */
export interface PlatformKeyProps extends KeyServices {
  /**
   * `alias/…`
   *
   * @default - no alias
   */
  readonly alias?: string;
  /**
   * Your own key. Its policy gets the statements of the services; for a key that CDK may not change (`Key.fromKeyArn`) a warning prints them.
   *
   * @default - a key of the platform, kept when the stack goes
   */
  readonly encryptionKey?: kms.IKey;
  /**
   * What happens to the key when it leaves the stack.
   *
   * @default RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE
   */
  readonly removalPolicy?: RemovalPolicy;
}
