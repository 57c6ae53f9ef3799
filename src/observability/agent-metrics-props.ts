import type { MetricDetail } from './metric-detail';

/** Whose metrics are read. */
export interface AgentMetricsProps {
  /** The namespace that the runtime emits into: `{prefix}/{environment}`. */
  readonly namespace: string;
  /**
   * How finely the runtime splits them. What it does not emit cannot be asked for.
   *
   * @default MetricDetail.MINIMAL
   */
  readonly detail?: MetricDetail;
}
