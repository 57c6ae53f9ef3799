import type * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import type * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import type * as iam from 'aws-cdk-lib/aws-iam';
import type { IConstruct } from 'constructs';

/** A table of the platform's data, made by the platform or brought by you. */
export interface ISecuredTable extends IConstruct {
  /** The table, for metrics, grants and overrides of your own. */
  readonly table: dynamodb.ITable;

  /**
   * Lets `grantee` read and write single items and partitions whose partition key matches one of `leadingKeys`, and no others.
   * It cannot scan or delete.
   *
   * @param grantee  who may
   * @param leadingKeys  `U#*`: `*` stands for any characters
   */
  grantItems(grantee: iam.IGrantable, leadingKeys: string[]): iam.Grant;

  /**
   * Lets `grantee` read partitions whose partition key matches one of `leadingKeys`, and no others. It cannot scan or change anything.
   *
   * @param grantee  who may
   * @param leadingKeys  `Q#`: `*` stands for any characters
   */
  grantReadPartitions(grantee: iam.IGrantable, leadingKeys: string[]): iam.Grant;

  /**
   * Lets `grantee` put items, new ones or in the place of others, whose partition key matches one of `leadingKeys`, and no others. It cannot read,
   * scan or delete.
   *
   * @param grantee  who may
   * @param leadingKeys  `Q#`: `*` stands for any characters
   */
  grantPutItems(grantee: iam.IGrantable, leadingKeys: string[]): iam.Grant;

  /** Reads that DynamoDB refused because they were too many, a count. */
  metricThrottledReads(options?: cloudwatch.MetricOptions): cloudwatch.Metric;

  /** Writes that DynamoDB refused because they were too many, a count. */
  metricThrottledWrites(options?: cloudwatch.MetricOptions): cloudwatch.Metric;

  /**
   * Requests that failed by DynamoDB's own fault, a count.
   *
   * @param operation  as DynamoDB calls it: `GetItem`, `Query`, `PutItem`, …
   * @param options  of the metric
   */
  metricSystemErrors(operation: string, options?: cloudwatch.MetricOptions): cloudwatch.Metric;

  /** Read capacity used, units. */
  metricConsumedReadCapacity(options?: cloudwatch.MetricOptions): cloudwatch.Metric;

  /** Write capacity used, units. */
  metricConsumedWriteCapacity(options?: cloudwatch.MetricOptions): cloudwatch.Metric;
}
