import type { LogRecord } from '../../runtime/src/telemetry';
import { METRICS } from '../../src/contract';
import type { MetricContract } from '../../src/contract';
import type { QueriedMetric } from '../fixture/drawn';

interface EmbeddedMetrics {
  readonly CloudWatchMetrics: readonly { readonly Namespace: string; readonly Dimensions: readonly (readonly string[])[]; readonly Metrics: readonly { readonly Name: string }[] }[];
}

/** The metrics that CloudWatch would extract from log records, each once for each of its dimension sets. */
export function emittedMetrics(records: readonly LogRecord[]): QueriedMetric[] {
  return records.flatMap(record => ('_aws' in record ? (record._aws as EmbeddedMetrics).CloudWatchMetrics : [])
    .flatMap(({ Namespace, Dimensions, Metrics }) => Metrics.flatMap(({ Name }) => Dimensions.map(set => ({
      namespace: Namespace, name: Name, dimensions: Object.fromEntries(set.map(dimension => [dimension, String(record[dimension])])),
    })))));
}

/** What AWS's own namespaces hold, by the documentation of each service: the metrics of each set of dimensions. */
const SERVICES: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  'AWS/Lambda': { FunctionName: ['Invocations', 'Errors', 'Throttles', 'Duration', 'ConcurrentExecutions'] },
  'AWS/DynamoDB': {
    'TableName': ['ReadThrottleEvents', 'WriteThrottleEvents', 'ConsumedReadCapacityUnits', 'ConsumedWriteCapacityUnits'],
    'Operation,TableName': ['SystemErrors', 'SuccessfulRequestLatency', 'ThrottledRequests'],
  },
  'AWS/ApiGateway': { ApiName: ['Count', '4XXError', '5XXError', 'Latency', 'IntegrationLatency'] },
  'AWS/Athena': { 'WorkGroup': ['ProcessedBytes', 'TotalExecutionTime'], 'QueryState,QueryType,WorkGroup': ['ProcessedBytes', 'TotalExecutionTime'] },
  'AWS/SQS': { QueueName: ['ApproximateNumberOfMessagesVisible'] },
  'AWS/Billing': { 'Currency': ['EstimatedCharges'], 'Currency,ServiceName': ['EstimatedCharges'] },
};

/** Where drawings and emissions contradict each other: one line each, and none where all is well. */
export function contradictions({ queried, emitted, namespace }: {
  readonly queried: readonly QueriedMetric[]; readonly emitted: readonly QueriedMetric[]; readonly namespace: string;
}): string[] {
  const emittedSets = new Set(emitted.map(shape));
  const planned = Object.values<MetricContract>(METRICS).filter(metric => metric.planned).map(({ name }) => name);
  const unemitted = queried.filter(metric => metric.namespace === namespace && !emittedSets.has(shape(metric))).map(metric => `${shape(metric)} is queried and not emitted`);
  const unknown = queried.filter(metric => metric.namespace !== namespace && !known(metric)).map(metric => `${shape(metric)} is queried and no service has it`);
  const early = emitted.filter(({ name }) => planned.includes(name)).map(metric => `${shape(metric)} is emitted and called planned`);
  return [...new Set([...unemitted, ...unknown, ...early])];
}

function known({ namespace, name, dimensions }: QueriedMetric): boolean {
  return SERVICES[namespace]?.[Object.keys(dimensions).sort().join()]?.includes(name) ?? false;
}

/** A metric with the names of its dimensions, whatever their values. */
function shape({ namespace, name, dimensions }: QueriedMetric): string {
  return [namespace, name, ...Object.keys(dimensions).sort()].join(' ');
}
