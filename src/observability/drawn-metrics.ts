import type * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { dimensionSets, METRICS, type MetricContract, type MetricDimension, type MetricId } from '../contract';
import type { AgentDashboardsProps } from './agent-dashboards-props';
import { AgentMetrics } from './agent-metrics';

/** The metrics of the runtime as dashboards draw them: a metric that is not emitted at this detail gives no line. */
export class DrawnMetrics {
  private readonly metrics: AgentMetrics;
  private readonly values: Readonly<Record<MetricDimension, readonly string[]>>;

  constructor(props: AgentDashboardsProps) {
    this.metrics = new AgentMetrics(props);
    this.values = { Agent: props.agents ?? [], Persona: props.personas ?? [], Model: props.models ?? [], ToolFamily: props.toolFamilies ?? [] };
  }

  /** The total of each metric. */
  totals(ids: readonly MetricId[], more: cloudwatch.MetricOptions = {}): cloudwatch.Metric[] {
    return ids.filter(id => this.emits(METRICS[id], [])).map(id => this.metrics.metric(METRICS[id].name, { label: METRICS[id].meaning, ...more }));
  }

  /** One metric for each value of a dimension. */
  by(dimension: MetricDimension, id: MetricId, more: cloudwatch.MetricOptions = {}): cloudwatch.Metric[] {
    if (!this.emits(METRICS[id], [dimension])) return [];
    return this.values[dimension].map(value =>
      this.metrics.metric(METRICS[id].name, { label: value, ...more, dimensionsMap: { [dimension]: value } }));
  }

  private emits(metric: MetricContract, dimensions: readonly MetricDimension[]): boolean {
    return !metric.planned && dimensionSets(metric, this.metrics.detail).some(set => set.join() === dimensions.join());
  }
}
