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

/** Of a guardrail in one version: what it looked at, and where it stepped in. */
export function guardrailMetric(arn: string, version: string, metricName: string, more: cloudwatch.MetricOptions = {}): cloudwatch.Metric {
  return serviceMetric('AWS/Bedrock/Guardrails', metricName, { GuardrailArn: arn, GuardrailVersion: version }, more);
}

/** Of a Regional web ACL over all its rules, unless `dimensionsMap` names one. Its `metricName` is that of its visibility settings. */
export function webAclMetric(webAcl: string, region: string, metricName: string, more: cloudwatch.MetricOptions = {}): cloudwatch.Metric {
  return serviceMetric('AWS/WAFV2', metricName, { WebACL: webAcl, Region: region, Rule: 'ALL', ...more.dimensionsMap }, more);
}

/** Of a log group. The L2's own asks for `IncomingLogs` of no group. */
export function logGroupMetric(logGroupName: string, metricName: string, more: cloudwatch.MetricOptions = {}): cloudwatch.Metric {
  return serviceMetric('AWS/Logs', metricName, { LogGroupName: logGroupName }, more);
}

/** Of a backup vault. */
export function vaultMetric(vaultName: string, metricName: string, more: cloudwatch.MetricOptions = {}): cloudwatch.Metric {
  return serviceMetric('AWS/Backup', metricName, { BackupVaultName: vaultName }, more);
}

/** Of an app client of a user pool. */
export function appClientMetric(userPoolId: string, clientId: string, metricName: string, more: cloudwatch.MetricOptions = {}): cloudwatch.Metric {
  return serviceMetric('AWS/Cognito', metricName, { UserPool: userPoolId, UserPoolClient: clientId }, more);
}

/** What a service of the whole account has cost this month, which CloudWatch has in one Region only. */
export function billedMetric(serviceName: string | undefined, more: cloudwatch.MetricOptions = {}): cloudwatch.Metric {
  return serviceMetric('AWS/Billing', 'EstimatedCharges', { Currency: 'USD', ...(serviceName === undefined ? {} : { ServiceName: serviceName }) }, {
    statistic: cloudwatch.Stats.MAXIMUM, period: Duration.hours(6), ...more,
  });
}
