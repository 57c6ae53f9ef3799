import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import type { AgentDashboardsProps } from './agent-dashboards-props';
import { TABLE_OPERATIONS } from './service-alarm-definitions';
import { apiMetric, functionMetric, operationMetric, queryMetric, queueMetric, tableMetric, workgroupMetric } from './service-metrics';
import { graph, heading } from './widgets';

const P95: cloudwatch.MetricOptions = { statistic: cloudwatch.Stats.percentile(95) };
const HIGHEST: cloudwatch.MetricOptions = { statistic: cloudwatch.Stats.MAXIMUM };
const MEAN: cloudwatch.MetricOptions = { statistic: cloudwatch.Stats.AVERAGE };

/** What the platform runs on. */
export function operationsDashboard(props: AgentDashboardsProps): cloudwatch.IWidget[][] {
  return [
    ...(props.api ? [heading('## API'), api(props.api.restApiName)] : []),
    ...(props.functions ? [heading('## Functions'), functions(props.functions)] : []),
    ...(props.tables ? [heading('## Tables'), ...tables(props.tables, props.tableOperations ?? TABLE_OPERATIONS)] : []),
    ...(props.workgroups ? [heading('## Queries\nAthena bills 5 USD a TB scanned.'), workgroups(props.workgroups)] : []),
    ...(props.deadLetters ? [heading('## Work that failed for good'), deadLetters(props.deadLetters)] : []),
  ];
}

function api(name: string): cloudwatch.IWidget[] {
  return [
    ...graph('Requests', [apiMetric(name, 'Count', { label: 'requests' })]),
    ...graph('Refused and failed', [apiMetric(name, '4XXError', { label: '4xx' }), apiMetric(name, '5XXError', { label: '5xx' })]),
    ...graph('Latency, ms', [apiMetric(name, 'Latency', { ...P95, label: 'p95' }), apiMetric(name, 'IntegrationLatency', { ...P95, label: 'p95 of the function' })]),
  ];
}

function functions(all: NonNullable<AgentDashboardsProps['functions']>): cloudwatch.IWidget[] {
  const each = (metricName: string, more: cloudwatch.MetricOptions = {}): cloudwatch.Metric[] =>
    Object.entries(all).map(([label, { functionName }]) => functionMetric(functionName, metricName, { ...more, label }));
  return [
    ...graph('Invocations', each('Invocations'), { stacked: true }),
    ...graph('Errors', each('Errors'), { stacked: true }),
    ...graph('Throttles', each('Throttles'), { stacked: true }),
    ...graph('Duration p95, ms', each('Duration', P95)),
    ...graph('At once', each('ConcurrentExecutions', HIGHEST)),
  ];
}

function tables(all: NonNullable<AgentDashboardsProps['tables']>, operations: readonly string[]): cloudwatch.IWidget[][] {
  const each = (metricName: string): cloudwatch.Metric[] =>
    Object.entries(all).map(([label, { tableName }]) => tableMetric(tableName, metricName, { label }));
  const perOperation = (metricName: string, more: cloudwatch.MetricOptions = {}): cloudwatch.Metric[] =>
    Object.entries(all).flatMap(([purpose, { tableName }]) =>
      operations.map(operation => operationMetric(tableName, operation, metricName, { ...more, label: `${purpose} ${operation}` })));
  return [
    [
      ...graph('Read capacity consumed', each('ConsumedReadCapacityUnits')),
      ...graph('Write capacity consumed', each('ConsumedWriteCapacityUnits')),
      ...graph('Throttled', [...each('ReadThrottleEvents'), ...each('WriteThrottleEvents')], { stacked: true }),
    ],
    [
      ...graph('Errors of DynamoDB', perOperation('SystemErrors'), { stacked: true }),
      ...graph('Latency, ms', perOperation('SuccessfulRequestLatency', MEAN)),
    ],
  ];
}

function workgroups(all: { readonly [purpose: string]: string }): cloudwatch.IWidget[] {
  const each = (metricName: string, more: cloudwatch.MetricOptions = {}): cloudwatch.Metric[] =>
    Object.entries(all).map(([label, workgroup]) => workgroupMetric(workgroup, metricName, { ...more, label }));
  const failed = Object.entries(all).map(([label, workgroup]) =>
    queryMetric(workgroup, 'FAILED', 'TotalExecutionTime', { statistic: cloudwatch.Stats.SAMPLE_COUNT, label }));
  return [
    ...graph('Scanned, bytes', each('ProcessedBytes'), { stacked: true }),
    ...graph('Time of queries p95, ms', each('TotalExecutionTime', P95)),
    ...graph('Failed queries', failed, { stacked: true }),
  ];
}

function deadLetters(all: NonNullable<AgentDashboardsProps['deadLetters']>): cloudwatch.IWidget[] {
  return graph('Waiting', Object.entries(all).map(([label, { queueName }]) => queueMetric(queueName, 'ApproximateNumberOfMessagesVisible', { ...HIGHEST, label })));
}
