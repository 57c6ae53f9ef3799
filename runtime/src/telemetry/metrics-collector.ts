import { dimensionSets, METRICS } from '../../../src/contract';
import type { MetricContract, MetricDetail, MetricDimension, MetricId } from '../../../src/contract';
import type { LogRecord } from './log';

/** Where metrics go, and how finely they are split. */
export interface MetricSettings {
  readonly metricNamespace: string;
  readonly metricDetail: MetricDetail;
}

/** The dimension values of one record. A metric is split by those of its dimensions that have a value here; the others are fields of the record. */
export type DimensionValues = Partial<Record<MetricDimension, string>>;

/**
 * Collects the metrics of one turn and renders them in CloudWatch's embedded metric format, so that no call is made on the way.
 * A record carries one value a dimension, so each tool of a turn has its own collector.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
 */
export class MetricsCollector {
  private readonly values = new Map<MetricId, number>();

  constructor(private readonly settings: MetricSettings, private readonly dimensions: DimensionValues) {}

  /** Adds to a metric; several calls sum up. */
  add(metric: MetricId, value: number): void {
    this.values.set(metric, (this.values.get(metric) ?? 0) + value);
  }

  /** The fields that turn a log record into metrics. */
  embedded(now: Date): LogRecord {
    const directives = new Map<string, { Dimensions: string[][]; Metrics: { Name: string; Unit: string }[] }>();
    for (const id of this.values.keys()) {
      const metric: MetricContract = METRICS[id];
      const sets = dimensionSets(metric, this.settings.metricDetail).filter(set => set.every(dimension => this.dimensions[dimension] !== undefined));
      if (sets.length === 0) continue;
      const key = JSON.stringify(sets);
      const directive = directives.get(key) ?? { Dimensions: sets, Metrics: [] };
      directive.Metrics.push({ Name: metric.name, Unit: metric.unit });
      directives.set(key, directive);
    }
    return {
      _aws: {
        Timestamp: now.getTime(),
        CloudWatchMetrics: [...directives.values()].map(directive => ({ Namespace: this.settings.metricNamespace, ...directive })),
      },
      ...this.dimensions,
      ...Object.fromEntries([...this.values].map(([id, value]) => [METRICS[id].name, value])),
    };
  }
}
