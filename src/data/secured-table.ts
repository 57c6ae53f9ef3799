import { RemovalPolicy } from 'aws-cdk-lib';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import type { SecuredTableProps } from './secured-table-props';

/** A DynamoDB table for platform data: customer-managed key, point-in-time recovery, on demand, kept when the stack goes. */
export class SecuredTable extends Construct {
  /** The table, for metrics and grants of your own. */
  public readonly table: dynamodb.ITable;
  private readonly encryptionKey: kms.IKey;

  constructor(scope: Construct, id: string, props: SecuredTableProps) {
    super(scope, id);
    this.encryptionKey = props.encryptionKey;
    // Not TableV2: with a key of ours it refuses a stack without a fixed Region.
    this.table = new dynamodb.Table(this, 'Table', {
      tableName: props.tableName,
      partitionKey: { name: props.partitionKey, type: dynamodb.AttributeType.STRING },
      sortKey: props.sortKey === undefined ? undefined : { name: props.sortKey, type: dynamodb.AttributeType.STRING },
      timeToLiveAttribute: props.timeToLiveAttribute,
      billingMode: dynamodb.BillingMode.PAY_PER_REQUEST,
      encryption: dynamodb.TableEncryption.CUSTOMER_MANAGED,
      encryptionKey: props.encryptionKey,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: props.deletionProtection ?? false,
      removalPolicy: props.removalPolicy ?? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    });
  }

  /**
   * Lets `grantee` read and write single items and partitions whose partition key matches one of `leadingKeys`, and no others.
   * It cannot scan or delete.
   *
   * @param leadingKeys  `U#*`: `*` stands for any characters
   */
  public grantItems(grantee: iam.IGrantable, leadingKeys: string[]): iam.Grant {
    const grant = iam.Grant.addToPrincipal({
      grantee,
      actions: ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query', 'dynamodb:PutItem', 'dynamodb:UpdateItem'],
      resourceArns: [this.table.tableArn],
      conditions: {
        'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': leadingKeys },
        // ForAllValues is true of a request without any key.
        'Null': { 'dynamodb:LeadingKeys': 'false' },
      },
    });
    return grant.combine(iam.Grant.addToPrincipal({
      grantee,
      actions: ['kms:Encrypt', 'kms:Decrypt', 'kms:GenerateDataKey', 'kms:DescribeKey'],
      resourceArns: [this.encryptionKey.keyArn],
    }));
  }
}
