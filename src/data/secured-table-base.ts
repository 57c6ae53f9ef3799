import type * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import type * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { ISecuredTable } from './secured-table-interface';

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
    const key = this.table.encryptionKey;
    if (key === undefined) return grant;
    return grant.combine(iam.Grant.addToPrincipal({
      grantee,
      actions: ['kms:Encrypt', 'kms:Decrypt', 'kms:GenerateDataKey', 'kms:DescribeKey'],
      resourceArns: [key.keyArn],
    }));
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
}
