import type { Answer } from '../../../src/contract';
import type { Identity } from '../access';
import { MetricsCollector } from '../telemetry';
import type { Log } from '../telemetry';
import type { ExecutedCall } from '../tools';

export interface RecordedTurn {
  readonly identity: Identity;
  readonly turnId: string;
  readonly answer: Answer;
  readonly executed: readonly ExecutedCall[];
  readonly modelId: string;
}

export interface RecordServices {
  readonly metricNamespace: string;
  readonly environment: string;
  readonly clock: () => Date;
  readonly log: Log;
}

const FAILURES: readonly Answer['outcome'][] = ['failed', 'out_of_rounds', 'out_of_budget'];

/** One structured record of a turn, with its metrics, and one for each tool that it used. Texts of question and answer are not logged. */
export function recordTurn({ identity, turnId, answer, executed, modelId }: RecordedTurn, services: RecordServices): void {
  const { usage, figures } = answer;
  const metrics = new MetricsCollector(services.metricNamespace, { Agent: answer.agent, Persona: identity.persona, Model: modelId });
  metrics.add('turns', 1);
  metrics.add('turnFailures', FAILURES.includes(answer.outcome) ? 1 : 0);
  metrics.add('turnMilliseconds', usage.milliseconds);
  metrics.add('modelCalls', usage.modelCalls);
  metrics.add('inputTokens', usage.inputTokens);
  metrics.add('outputTokens', usage.outputTokens);
  if (usage.costUsd !== null) metrics.add('costUsd', usage.costUsd);
  metrics.add('unverifiedFigures', figures.filter(figure => figure.source === 'unverified').length);
  services.log({
    event: 'turn', environment: services.environment, conversationId: answer.conversationId, turnId, user: identity.subject,
    outcome: answer.outcome, label: answer.label, scope: answer.scope.text, asOf: answer.asOf,
    questionCharacters: answer.question.length, answerCharacters: answer.answer.length,
    figures: figures.length, tools: executed.map(each => ({ name: each.call.name, status: each.status, milliseconds: each.milliseconds })),
    ...(answer.error ? { errorCode: answer.error.code } : {}),
    ...metrics.embedded(services.clock()),
  });
  // A name that a model made up is no dimension: only tools that exist are measured.
  for (const tool of new Set(executed.flatMap(each => (each.definition ? [each.call.name] : [])))) recordTool(tool, executed, turnId, services);
}

function recordTool(tool: string, executed: readonly ExecutedCall[], turnId: string, services: RecordServices): void {
  const metrics = new MetricsCollector(services.metricNamespace, { Tool: tool });
  for (const { status, milliseconds } of executed.filter(each => each.call.name === tool)) {
    metrics.add('toolCalls', 1);
    metrics.add('toolFailures', status === 'failed' || status === 'timed_out' ? 1 : 0);
    metrics.add('toolMilliseconds', milliseconds);
  }
  services.log({ event: 'tool', environment: services.environment, turnId, ...metrics.embedded(services.clock()) });
}
