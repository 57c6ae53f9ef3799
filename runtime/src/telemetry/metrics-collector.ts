import { METRICS } from '../../../src/contract';
import type { MetricContract, MetricDimension, MetricId } from '../../../src/contract';
import type { LogRecord } from './log';

/** The dimension values of one record. A metric is emitted in total and once for each of its dimensions that has a value here. */
export type DimensionValues = Partial<Record<MetricDimension, string>>;

/**
 * Collects the metrics of one turn and renders them in CloudWatch's embedded metric format, so that no call is made on the way.
 * A record carries one value a dimension, so each tool of a turn has its own collector.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
 */
export class MetricsCollector {
  private readonly values = new Map<MetricId, number>();

  constructor(private readonly namespace: string, private readonly dimensions: DimensionValues) {}

  /** Adds to a metric; several calls sum up. */
  add(metric: MetricId, value: number): void {
    this.values.set(metric, (this.values.get(metric) ?? 0) + value);
  }

  /** The fields that turn a log record into metrics. */
  embedded(now: Date): LogRecord {
    const directives = new Map<string, { Dimensions: string[][]; Metrics: { Name: string; Unit: string }[] }>();
    for (const id of this.values.keys()) {
      const metric: MetricContract = METRICS[id];
      const sets = [[], ...metric.dimensions.filter(dimension => this.dimensions[dimension] !== undefined).map(dimension => [dimension])];
      const key = JSON.stringify(sets);
      const directive = directives.get(key) ?? { Dimensions: sets, Metrics: [] };
      directive.Metrics.push({ Name: metric.name, Unit: metric.unit });
      directives.set(key, directive);
    }
    return {
      _aws: { Timestamp: now.getTime(), CloudWatchMetrics: [...directives.values()].map(directive => ({ Namespace: this.namespace, ...directive })) },
      ...this.dimensions,
      ...Object.fromEntries([...this.values].map(([id, value]) => [METRICS[id].name, value])),
    };
  }
}
