import type { RemovalPolicy } from 'aws-cdk-lib';
import type * as kms from 'aws-cdk-lib/aws-kms';

/** A table of the platform's data. */
export interface SecuredTableProps {
  /**
   * The table's name.
   *
   * @default - made by CloudFormation
   */
  readonly tableName?: string;
  /** Name of the partition key, a text. */
  readonly partitionKey: string;
  /**
   * Name of the sort key, a text.
   *
   * @default - no sort key
   */
  readonly sortKey?: string;
  /**
   * The attribute that holds the time of expiry, in seconds since 1970.
   *
   * @default - items do not expire
   */
  readonly timeToLiveAttribute?: string;
  /** The key that encrypts the table. */
  readonly encryptionKey: kms.IKey;
  /**
   * Whether the table refuses to be deleted.
   *
   * @default false
   */
  readonly deletionProtection?: boolean;
  /**
   * What happens to the table when it leaves the stack.
   *
   * @default RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE
   */
  readonly removalPolicy?: RemovalPolicy;
}
