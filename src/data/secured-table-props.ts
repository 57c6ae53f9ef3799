import type { Duration, RemovalPolicy } from 'aws-cdk-lib';
import type * as kms from 'aws-cdk-lib/aws-kms';

/** A capacity that follows the load, read and write each on its own. */
export interface TableCapacity {
  /** Lowest read capacity, units. */
  readonly minimumRead: number;
  /** Lowest write capacity, units. */
  readonly minimumWrite: number;
  /** Highest read and highest write capacity, units. */
  readonly maximum: number;
}

/** A table that another stack has made. */
export interface SecuredTableAttributes {
  /** The table's ARN. */
  readonly tableArn: string;
  /**
   * The key that encrypts the table.
   *
   * @default - a key of AWS, which needs no grant
   */
  readonly encryptionKey?: kms.IKey;
}

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
   * The table is billed for a capacity that follows the load, at 70 % of which it grows. Cheaper than per request where the load is steady:
   * five units of each cost about 3 USD a month.
   *
   * @default - billed per request, without a limit
   */
  readonly capacity?: TableCapacity;
  /**
   * Whether the table can be restored to any second of the recovery period. Costs 0.20 USD a GB and month.
   *
   * @default true
   */
  readonly pointInTimeRecovery?: boolean;
  /**
   * How far back it can be restored, 1 to 35 days.
   *
   * @default Duration.days(35)
   */
  readonly recoveryPeriod?: Duration;
  /**
   * Whether the table's own policy refuses everybody, administrators too, to update or delete an item. A new item can be put, one at a time;
   * that it replaces none is for the writer's condition.
   *
   * @default false
   */
  readonly appendOnly?: boolean;
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
