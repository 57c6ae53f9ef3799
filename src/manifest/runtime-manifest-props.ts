import type { AgentsConfiguration, PermissionsConfiguration, ToolsConfiguration } from '../config/agents-configuration';
import type { OwnQuestion } from '../config/own-question';
import type { OwnView } from '../config/own-view';
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
   * Your own tables as the canonical views: each view as a SELECT over `database.table` names.
   *
   * @default - every view has a table of its own name
   */
  readonly mappings?: { [view: string]: string };
  /**
   * Views of your own, and columns of your own beside those of views that ship.
   *
   * @default - the views that ship
   */
  readonly views?: { [view: string]: OwnView };
  /**
   * Questions whose SQL has been approved, by id. What the access table says of the same id holds in their place.
   *
   * @default - none but those of the access table
   */
  readonly verifiedQuestions?: { [id: string]: OwnQuestion };
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
