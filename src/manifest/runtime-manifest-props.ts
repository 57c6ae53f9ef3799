import type { AgentsConfiguration, PermissionsConfiguration, ToolsConfiguration } from '../config/agents-configuration';
import type { MetricDetail } from '../observability/metric-detail';

/** What functions are told of the platform. No value may be a token: the manifest is written when the app is synthesized. */
export interface RuntimeManifestProps {
  /**
   * The agents.
   *
   * @default - those that ship
   */
  readonly agents?: AgentsConfiguration;
  /**
   * Who may use what.
   *
   * @default - the grants that ship
   */
  readonly permissions?: PermissionsConfiguration;
  /**
   * The tools.
   *
   * @default - every tool that is granted is offered
   */
  readonly tools?: ToolsConfiguration;
  /**
   * How finely metrics are split.
   *
   * @default MetricDetail.MINIMAL
   */
  readonly metricDetail?: MetricDetail;
  /**
   * A guardrail looks at questions and answers. The function refuses to start without one.
   *
   * @default false
   */
  readonly guardrails?: boolean;
  /**
   * Log records carry the id of their trace.
   *
   * @default false
   */
  readonly tracing?: boolean;
}
