import { Duration } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { dimensionSets, METRICS, type MetricContract } from '../contract';
import type { AgentMetricsProps } from './agent-metrics-props';
import { MetricDetail } from './metric-detail';
import { MetricNotEmittedError } from './metric-not-emitted-error';

/** The metrics that the runtime emits, for dashboards and alarms of your own. One that it does not emit is refused, not drawn empty. */
export class AgentMetrics {
  /** The namespace that they are in. */
  public readonly namespace: string;
  /** How finely they are split. */
  public readonly detail: MetricDetail;

  constructor(props: AgentMetricsProps) {
    this.namespace = props.namespace;
    this.detail = props.detail ?? MetricDetail.MINIMAL;
  }

  /**
   * Any metric of the catalogue, in total or split by one dimension.
   *
   * @param metricName  as in the catalogue: `ToolFailures`
   * @throws an error with code METRIC_NOT_EMITTED for a name or dimension that the runtime does not emit at this detail
   */
  public metric(metricName: string, props: cloudwatch.MetricOptions = {}): cloudwatch.Metric {
    const metric = contractOf(metricName);
    const dimensions = Object.keys(props.dimensionsMap ?? {});
    const sets = dimensionSets(metric, this.detail);
    if (!sets.some(set => set.length === dimensions.length && set.every(dimension => dimensions.includes(dimension)))) {
      throw new MetricNotEmittedError(metricName, ...notAt(this.detail, dimensions, sets));
    }
    return new cloudwatch.Metric({
      statistic: metric.unit === 'Milliseconds' ? cloudwatch.Stats.percentile(95) : cloudwatch.Stats.SUM,
      period: Duration.minutes(5),
      ...props,
      namespace: this.namespace,
      metricName,
    });
  }

  /**
   * Questions that were answered or refused.
   *
   * @default - sum over 5 minutes
   */
  public metricTurns(props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metric(METRICS.turns.name, props);
  }

  /**
   * Questions that ended without an answer.
   *
   * @default - sum over 5 minutes
   */
  public metricTurnFailures(props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metric(METRICS.turnFailures.name, props);
  }

  /**
   * From question to last token, milliseconds.
   *
   * @default - 95th percentile over 5 minutes
   */
  public metricLatency(props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metric(METRICS.turnMilliseconds.name, props);
  }

  /**
   * What models cost, USD.
   *
   * @default - sum over 5 minutes
   */
  public metricCost(props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metric(METRICS.costUsd.name, props);
  }
}

function contractOf(metricName: string): MetricContract {
  const catalogue: readonly MetricContract[] = Object.values(METRICS);
  const metric = catalogue.find(({ name }) => name === metricName);
  const emitted = catalogue.filter(({ planned }) => !planned).map(({ name }) => name);
  if (!metric) throw new MetricNotEmittedError(metricName, 'there is none of that name', `There are ${emitted.join(', ')}.`);
  if (metric.planned) throw new MetricNotEmittedError(metricName, 'it is planned, and no code emits it yet', `Ask for one of ${emitted.join(', ')}.`);
  return metric;
}

function notAt(detail: string, dimensions: readonly string[], sets: readonly (readonly string[])[]): [why: string, remedy: string] {
  if (sets.length === 0) return [`with observability.detail ${detail} it is a field of the log only`, 'Raise observability.detail.'];
  const asked = dimensions.length === 0 ? 'in total' : `by ${dimensions.join(' and ')}`;
  const there = sets.map(set => (set.length === 0 ? 'in total' : `by ${set.join(' and ')}`)).join(', ');
  return [`with observability.detail ${detail} it is emitted ${there}, and not ${asked}`, 'Ask for one of these, or raise observability.detail.'];
}
