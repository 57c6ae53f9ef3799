/** A dimension that a metric may be split by. Never users, sessions, or products of two. */
export type MetricDimension = 'Agent' | 'Persona' | 'Model' | 'Tool';

/** A metric that the runtime emits and dashboards read. `dimensions`: the single-dimension sets beside the total. */
export interface MetricContract {
  readonly name: string;
  readonly unit: 'Count' | 'Milliseconds' | 'None';
  readonly dimensions: readonly MetricDimension[];
}

/** Every metric, in the namespace `{prefix}/{environment}`. */
export const METRICS = {
  turns: { name: 'Turns', unit: 'Count', dimensions: ['Agent', 'Persona'] },
  turnFailures: { name: 'TurnFailures', unit: 'Count', dimensions: ['Agent'] },
  turnMilliseconds: { name: 'TurnMilliseconds', unit: 'Milliseconds', dimensions: ['Agent'] },
  modelCalls: { name: 'ModelCalls', unit: 'Count', dimensions: ['Model'] },
  inputTokens: { name: 'InputTokens', unit: 'Count', dimensions: ['Model'] },
  outputTokens: { name: 'OutputTokens', unit: 'Count', dimensions: ['Model'] },
  costUsd: { name: 'CostUsd', unit: 'None', dimensions: ['Agent', 'Model'] },
  unverifiedFigures: { name: 'UnverifiedFigures', unit: 'Count', dimensions: ['Model'] },
  toolCalls: { name: 'ToolCalls', unit: 'Count', dimensions: ['Tool'] },
  toolFailures: { name: 'ToolFailures', unit: 'Count', dimensions: ['Tool'] },
  toolMilliseconds: { name: 'ToolMilliseconds', unit: 'Milliseconds', dimensions: ['Tool'] },
} as const satisfies Record<string, MetricContract>;

export type MetricId = keyof typeof METRICS;
