import { Duration } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';

/** A metric of an AWS service, summed over five minutes unless `more` says otherwise. */
function serviceMetric(namespace: string, metricName: string, dimensionsMap: Record<string, string>, more: cloudwatch.MetricOptions) {
  return new cloudwatch.Metric({ statistic: cloudwatch.Stats.SUM, period: Duration.minutes(5), ...more, namespace, metricName, dimensionsMap });
}

/** Of a function, over all its versions. An alias would do, but then a version that is being tried is not seen. */
export function functionMetric(functionName: string, metricName: string, more: cloudwatch.MetricOptions = {}): cloudwatch.Metric {
  return serviceMetric('AWS/Lambda', metricName, { FunctionName: functionName }, more);
}

/** Of a table and one operation: where DynamoDB counts SystemErrors and latency. */
export function operationMetric(tableName: string, operation: string, metricName: string, more: cloudwatch.MetricOptions = {}): cloudwatch.Metric {
  return serviceMetric('AWS/DynamoDB', metricName, { TableName: tableName, Operation: operation }, more);
}

/** Of a whole table: throttling and consumed capacity. */
export function tableMetric(tableName: string, metricName: string, more: cloudwatch.MetricOptions = {}): cloudwatch.Metric {
  return serviceMetric('AWS/DynamoDB', metricName, { TableName: tableName }, more);
}

/** Of a REST API, over all its stages. */
export function apiMetric(apiName: string, metricName: string, more: cloudwatch.MetricOptions = {}): cloudwatch.Metric {
  return serviceMetric('AWS/ApiGateway', metricName, { ApiName: apiName }, more);
}

/** Of a queue. */
export function queueMetric(queueName: string, metricName: string, more: cloudwatch.MetricOptions = {}): cloudwatch.Metric {
  return serviceMetric('AWS/SQS', metricName, { QueueName: queueName }, more);
}

/** Of a workgroup, which must publish its metrics. */
export function workgroupMetric(workgroup: string, metricName: string, more: cloudwatch.MetricOptions = {}): cloudwatch.Metric {
  return serviceMetric('AWS/Athena', metricName, { WorkGroup: workgroup }, more);
}

/** Of the queries of a workgroup that ended in one state: `FAILED`, `CANCELLED`. */
export function queryMetric(workgroup: string, state: string, metricName: string, more: cloudwatch.MetricOptions = {}): cloudwatch.Metric {
  return serviceMetric('AWS/Athena', metricName, { WorkGroup: workgroup, QueryState: state, QueryType: 'DML' }, more);
}

/** What a service of the whole account has cost this month, which CloudWatch has in one Region only. */
export function billedMetric(serviceName: string | undefined, more: cloudwatch.MetricOptions = {}): cloudwatch.Metric {
  return serviceMetric('AWS/Billing', 'EstimatedCharges', { Currency: 'USD', ...(serviceName === undefined ? {} : { ServiceName: serviceName }) }, {
    statistic: cloudwatch.Stats.MAXIMUM, period: Duration.hours(6), ...more,
  });
}
