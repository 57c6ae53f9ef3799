import { RemovalPolicy } from 'aws-cdk-lib';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as iam from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { SecuredTableBase } from './secured-table-base';
import type { ISecuredTable } from './secured-table-interface';
import type { SecuredTableAttributes, SecuredTableProps, TableCapacity } from './secured-table-props';

/** What changes or removes an item that is there. BatchWriteItem puts, too, but nothing tells its deletions apart. */
const CHANGING_ACTIONS = [
  'dynamodb:UpdateItem', 'dynamodb:DeleteItem', 'dynamodb:BatchWriteItem', 'dynamodb:PartiQLUpdate', 'dynamodb:PartiQLDelete',
];

/** How much of its provisioned capacity a table uses before it gets more, percent. */
const TARGET_UTILIZATION = 70;

/** A DynamoDB table for platform data: customer-managed key, point-in-time recovery, kept when the stack goes. */
export class SecuredTable extends SecuredTableBase {
  /**
   * A table of yours in place of one that the platform makes. Its keys are texts named PK and SK. With a key of yours, it is granted where
   * `table` knows it (`encryptionKey`).
   */
  public static fromTable(scope: Construct, id: string, table: dynamodb.ITable): ISecuredTable {
    return new BroughtTable(scope, id, () => table);
  }

  /** A table of another stack in place of one that the platform makes. */
  public static fromSecuredTableAttributes(scope: Construct, id: string, attributes: SecuredTableAttributes): ISecuredTable {
    return new BroughtTable(scope, id, brought => dynamodb.Table.fromTableAttributes(brought, 'Table', attributes));
  }

  public readonly table: dynamodb.ITable;

  constructor(scope: Construct, id: string, props: SecuredTableProps) {
    super(scope, id);
    const table = new dynamodb.Table(this, 'Table', { // not TableV2: with a key of ours it refuses a stack without a fixed Region
      tableName: props.tableName,
      partitionKey: { name: props.partitionKey, type: dynamodb.AttributeType.STRING },
      sortKey: props.sortKey === undefined ? undefined : { name: props.sortKey, type: dynamodb.AttributeType.STRING },
      timeToLiveAttribute: props.timeToLiveAttribute,
      ...billing(props.capacity),
      encryption: dynamodb.TableEncryption.CUSTOMER_MANAGED,
      encryptionKey: props.encryptionKey,
      pointInTimeRecoverySpecification: recovery(props),
      deletionProtection: props.deletionProtection ?? false,
      removalPolicy: props.removalPolicy ?? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    });
    if (props.appendOnly) table.addToResourcePolicy(noChanges());
    if (props.capacity) followLoad(table, props.capacity);
    this.table = table;
  }
}

class BroughtTable extends SecuredTableBase {
  public readonly table: dynamodb.ITable;

  constructor(scope: Construct, id: string, table: (brought: Construct) => dynamodb.ITable) {
    super(scope, id);
    this.table = table(this);
  }
}

function billing(capacity: TableCapacity | undefined): Partial<dynamodb.TableProps> {
  if (capacity === undefined) return { billingMode: dynamodb.BillingMode.PAY_PER_REQUEST };
  return { billingMode: dynamodb.BillingMode.PROVISIONED, readCapacity: capacity.minimumRead, writeCapacity: capacity.minimumWrite };
}

function recovery({ pointInTimeRecovery = true, recoveryPeriod }: SecuredTableProps): dynamodb.PointInTimeRecoverySpecification {
  return { pointInTimeRecoveryEnabled: pointInTimeRecovery, recoveryPeriodInDays: recoveryPeriod?.toDays() };
}

function followLoad(table: dynamodb.Table, { minimumRead, minimumWrite, maximum }: TableCapacity): void {
  const target: dynamodb.UtilizationScalingProps = { targetUtilizationPercent: TARGET_UTILIZATION };
  table.autoScaleReadCapacity({ minCapacity: minimumRead, maxCapacity: maximum }).scaleOnUtilization(target);
  table.autoScaleWriteCapacity({ minCapacity: minimumWrite, maxCapacity: maximum }).scaleOnUtilization(target);
}

function noChanges(): iam.PolicyStatement {
  return new iam.PolicyStatement({
    sid: 'AppendOnly',
    effect: iam.Effect.DENY,
    principals: [new iam.AnyPrincipal()],
    actions: CHANGING_ACTIONS,
    // The table whose policy this is: by name it would refer to itself.
    resources: ['*'],
  });
}
