import type * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import type * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { ISecuredTable } from './secured-table-interface';

/** What DynamoDB does with the key on behalf of whoever reads and writes items. */
const ITEM_KEY_ACTIONS = ['kms:Encrypt', 'kms:Decrypt', 'kms:GenerateDataKey', 'kms:DescribeKey'];

/** What a table offers, whoever made it. */
export abstract class SecuredTableBase extends Construct implements ISecuredTable {
  /** The table, for metrics, grants and overrides of your own. */
  public abstract readonly table: dynamodb.ITable;

  /**
   * Lets `grantee` read and write single items and partitions whose partition key matches one of `leadingKeys`, and no others.
   * It cannot scan or delete.
   *
   * @param grantee  who may
   * @param leadingKeys  `U#*`: `*` stands for any characters
   */
  public grantItems(grantee: iam.IGrantable, leadingKeys: string[]): iam.Grant {
    const actions = ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query', 'dynamodb:PutItem', 'dynamodb:UpdateItem'];
    return this.grantOn(leadingKeys, grantee, actions, ITEM_KEY_ACTIONS);
  }

  /**
   * Lets `grantee` read partitions whose partition key matches one of `leadingKeys`, and no others. It cannot scan or change anything.
   *
   * @param grantee  who may
   * @param leadingKeys  `Q#`: `*` stands for any characters
   */
  public grantReadPartitions(grantee: iam.IGrantable, leadingKeys: string[]): iam.Grant {
    return this.grantOn(leadingKeys, grantee, ['dynamodb:Query'], ['kms:Decrypt', 'kms:DescribeKey']);
  }

  /**
   * Lets `grantee` put items, new ones or in the place of others, whose partition key matches one of `leadingKeys`, and no others. It cannot read,
   * scan or delete.
   *
   * @param grantee  who may
   * @param leadingKeys  `Q#`: `*` stands for any characters
   */
  public grantPutItems(grantee: iam.IGrantable, leadingKeys: string[]): iam.Grant {
    return this.grantOn(leadingKeys, grantee, ['dynamodb:PutItem'], ITEM_KEY_ACTIONS);
  }

  /** Reads that DynamoDB refused because they were too many, a count. */
  public metricThrottledReads(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.table.metric('ReadThrottleEvents', { statistic: 'Sum', ...options });
  }

  /** Writes that DynamoDB refused because they were too many, a count. */
  public metricThrottledWrites(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.table.metric('WriteThrottleEvents', { statistic: 'Sum', ...options });
  }

  /**
   * Requests that failed by DynamoDB's own fault, a count.
   *
   * @param operation  as DynamoDB calls it: `GetItem`, `Query`, `PutItem`, …
   * @param options  of the metric
   */
  public metricSystemErrors(operation: string, options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    const dimensionsMap = { TableName: this.table.tableName, Operation: operation };
    return this.table.metric('SystemErrors', { statistic: 'Sum', ...options, dimensionsMap: { ...dimensionsMap, ...options?.dimensionsMap } });
  }

  /** Read capacity used, units. */
  public metricConsumedReadCapacity(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.table.metricConsumedReadCapacityUnits(options);
  }

  /** Write capacity used, units. */
  public metricConsumedWriteCapacity(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.table.metricConsumedWriteCapacityUnits(options);
  }

  private grantOn(leadingKeys: string[], grantee: iam.IGrantable, actions: string[], keyActions: string[]): iam.Grant {
    const grant = iam.Grant.addToPrincipal({
      grantee,
      actions,
      resourceArns: [this.table.tableArn],
      conditions: {
        'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': leadingKeys },
        // ForAllValues is true of a request without any key.
        'Null': { 'dynamodb:LeadingKeys': 'false' },
      },
    });
    const key = this.table.encryptionKey;
    return key === undefined ? grant : grant.combine(iam.Grant.addToPrincipal({ grantee, actions: keyActions, resourceArns: [key.keyArn] }));
  }
}
