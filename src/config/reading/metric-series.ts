import { dimensionSets, METRIC_DETAILS, METRICS, TOOL_FAMILIES, type MetricContract, type MetricDetail, type MetricDimension } from '../../contract';
import { agentsOf } from './agents-of';
import { personasOf } from './personas-of';
import type { ResolvedConfiguration } from './resolved-configuration';

/** How many there are of each thing that metrics are split by. */
export interface MetricCardinality {
  readonly agents: number;
  readonly personas: number;
  readonly models: number;
  readonly families: number;
}

/** How many metric series the runtime makes: a total for each metric, and one for each value of each dimension that the detail splits it by. */
export function metricSeries(detail: MetricDetail, { agents, personas, models, families }: MetricCardinality): number {
  const values: Readonly<Record<MetricDimension, number>> = { Agent: agents, Persona: personas, Model: models, ToolFamily: families };
  const emitted = Object.values<MetricContract>(METRICS).filter(metric => !metric.planned);
  return emitted.flatMap(metric => dimensionSets(metric, detail))
    .reduce((sum, set) => sum + set.reduce((product, dimension) => product * values[dimension], 1), 0);
}

/** The metric series of a configuration. */
export function seriesOf(config: ResolvedConfiguration): number {
  const agents = agentsOf(config.agents);
  const models = new Set([...agents.map(agent => agent.model ?? config.models.defaultModel), ...config.models.furtherModels]);
  return metricSeries(METRIC_DETAILS.find(detail => detail === config.observability.detail) ?? 'full', {
    agents: agents.length,
    personas: personasOf(config.permissions).length,
    models: models.size,
    families: TOOL_FAMILIES.length,
  });
}
