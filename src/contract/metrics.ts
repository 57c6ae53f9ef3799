/** A dimension that a metric may be split by. Never users, sessions, or products of two. */
export type MetricDimension = 'Agent' | 'Persona' | 'Model' | 'ToolFamily';

/** How finely metrics are split: totals; also by agent and model; also by persona and family of tools. */
export const METRIC_DETAILS = ['minimal', 'standard', 'full'] as const;
export type MetricDetail = (typeof METRIC_DETAILS)[number];

/** A metric that the runtime emits and dashboards read. */
export interface MetricContract {
  readonly name: string;
  readonly unit: 'Count' | 'Milliseconds' | 'Percent' | 'None';
  /** What it counts, in words for a dashboard. */
  readonly meaning: string;
  /** The single-dimension sets beside the total, each from its level of detail on. Finer questions are fields of the log. */
  readonly dimensions: readonly MetricDimension[];
  /** The least detail at which it is a metric; below it is a field of the log only. Absent: always. */
  readonly from?: MetricDetail;
  /** True for one that no code emits yet: on no dashboard, on no alarm, and no series. */
  readonly planned?: true;
}

/**
 * Every metric, in the namespace `{prefix}/{environment}`. A series costs 0.30 USD a month, so only what somebody acts on is split: with three
 * agents, three personas and a model, `minimal` makes 10 series, `standard` 25 and `full` 34 and one for each family of tools: which tool of a
 * function failed is a field of the log.
 */
export const METRICS = {
  turns: { name: 'Turns', unit: 'Count', meaning: 'Questions answered or refused', dimensions: ['Agent', 'Persona'] },
  turnFailures: { name: 'TurnFailures', unit: 'Count', meaning: 'Questions that ended without an answer', dimensions: ['Agent'] },
  turnMilliseconds: { name: 'TurnMilliseconds', unit: 'Milliseconds', meaning: 'From question to last token', dimensions: ['Agent'] },
  modelCalls: { name: 'ModelCalls', unit: 'Count', meaning: 'Calls of a model', dimensions: [], from: 'standard' },
  modelFallbacks: {
    name: 'ModelFallbacks', unit: 'Count', meaning: 'Calls that another model of the chain answered', dimensions: [], from: 'standard',
  },
  inputTokens: { name: 'InputTokens', unit: 'Count', meaning: 'Tokens that models read', dimensions: [] },
  outputTokens: { name: 'OutputTokens', unit: 'Count', meaning: 'Tokens that models wrote', dimensions: [] },
  costUsd: { name: 'CostUsd', unit: 'None', meaning: 'What models cost, USD', dimensions: ['Agent', 'Model'] },
  unverifiedFigures: { name: 'UnverifiedFigures', unit: 'Count', meaning: 'Figures of answers that no result holds', dimensions: [] },
  toolCalls: { name: 'ToolCalls', unit: 'Count', meaning: 'Calls of tools', dimensions: [] },
  toolFailures: { name: 'ToolFailures', unit: 'Count', meaning: 'Calls of tools that failed or timed out', dimensions: ['ToolFamily'] },
  toolMilliseconds: { name: 'ToolMilliseconds', unit: 'Milliseconds', meaning: 'How long tools of a turn took', dimensions: [] },
  turnsOutOfBudget: {
    name: 'TurnsOutOfBudget', unit: 'Count', meaning: 'Questions that a budget stopped', dimensions: [], from: 'standard', planned: true,
  },
  draftsProposed: { name: 'DraftsProposed', unit: 'Count', meaning: 'Actions drafted for approval', dimensions: [], from: 'full' },
  itemsAtRisk: {
    name: 'ItemsAtRisk', unit: 'Count', meaning: 'Items found that run out before their next receipt', dimensions: [], from: 'full',
  },
  valueAtRisk: {
    name: 'ValueAtRisk', unit: 'None', meaning: 'Revenue found at risk, company currency', dimensions: [], from: 'full',
  },
  savingsFound: {
    name: 'SavingsFound', unit: 'None', meaning: 'Net savings found in purchasing a year, company currency', dimensions: [], from: 'full',
  },
  forecastError: {
    name: 'ForecastError', unit: 'Percent', meaning: 'Weighted absolute error of demand forecasts', dimensions: [], from: 'full',
  },
  lateShare: {
    name: 'LateShare', unit: 'Percent', meaning: 'Late lines of the open lines of customer orders', dimensions: [], from: 'full',
  },
} as const satisfies Record<string, MetricContract>;

export type MetricId = keyof typeof METRICS;

/** The metrics of what tools find: figures of the business, not of the platform. */
export const BUSINESS_METRICS = ['itemsAtRisk', 'valueAtRisk', 'savingsFound', 'forecastError', 'lateShare'] as const satisfies readonly MetricId[];
export type BusinessMetric = (typeof BUSINESS_METRICS)[number];

/** The detail from which a metric is split by a dimension. */
const SPLIT_FROM: Readonly<Record<MetricDimension, MetricDetail>> = { Agent: 'standard', Model: 'standard', Persona: 'full', ToolFamily: 'full' };

/** The dimension sets that a metric is emitted with: the total first. None where it is a field of the log only. */
export function dimensionSets(metric: MetricContract, detail: MetricDetail): MetricDimension[][] {
  if (!reaches(detail, metric.from ?? 'minimal')) return [];
  return [[], ...metric.dimensions.filter(dimension => reaches(detail, SPLIT_FROM[dimension])).map(dimension => [dimension])];
}

function reaches(detail: MetricDetail, least: MetricDetail): boolean {
  return METRIC_DETAILS.indexOf(detail) >= METRIC_DETAILS.indexOf(least);
}
