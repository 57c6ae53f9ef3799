import { BUSINESS_METRICS, type Answer, type MetricDetail, type ToolContract } from '../../../src/contract';
import type { Identity } from '../access';
import { MetricsCollector } from '../telemetry';
import type { Log } from '../telemetry';
import type { ExecutedCall } from '../tools';

export interface RecordedTurn {
  readonly identity: Identity;
  readonly turnId: string;
  readonly answer: Answer;
  readonly executed: readonly ExecutedCall[];
  /** The model that answered last. */
  readonly modelId: string;
  /** Calls that another model than the chosen one has answered. */
  readonly fallbacks: number;
}

export interface RecordServices {
  readonly metricNamespace: string;
  readonly metricDetail: MetricDetail;
  readonly environment: string;
  readonly clock: () => Date;
  readonly log: Log;
  /** The id of the trace that X-Ray writes of this invocation, where tracing is on. */
  readonly traceId?: () => string | undefined;
}

const FAILURES: readonly Answer['outcome'][] = ['failed', 'out_of_rounds', 'out_of_budget'];

/**
 * One structured record of a turn, with its metrics, one for each tool and view that it used, and one for each call that found something.
 * Texts of question and answer are not logged.
 */
export function recordTurn({ identity, turnId, answer, executed, modelId, fallbacks }: RecordedTurn, services: RecordServices): void {
  const { usage, figures } = answer;
  const metrics = new MetricsCollector(services, { Agent: answer.agent, Persona: identity.persona, Model: modelId });
  metrics.add('turns', 1);
  metrics.add('turnFailures', FAILURES.includes(answer.outcome) ? 1 : 0);
  metrics.add('turnMilliseconds', usage.milliseconds);
  metrics.add('modelCalls', usage.modelCalls);
  metrics.add('modelFallbacks', fallbacks);
  metrics.add('inputTokens', usage.inputTokens);
  metrics.add('outputTokens', usage.outputTokens);
  if (usage.costUsd !== null) metrics.add('costUsd', usage.costUsd);
  metrics.add('unverifiedFigures', figures.filter(figure => figure.source === 'unverified').length);
  services.log({
    event: 'turn', environment: services.environment, conversationId: answer.conversationId, turnId, user: identity.subject,
    outcome: answer.outcome, label: answer.label, scope: answer.scope.text, asOf: answer.asOf,
    questionCharacters: answer.question.length, answerCharacters: answer.answer.length,
    figures: figures.length, tools: executed.map(each => ({ name: each.call.name, status: each.status, milliseconds: each.milliseconds })),
    ...(answer.error ? { errorCode: answer.error.code } : {}), ...traced(services),
    ...metrics.embedded(services.clock()),
  });
  // A name that a model made up is no dimension: only tools that exist are measured.
  for (const tool of new Set(executed.flatMap(({ definition }) => definition?.contract ?? []))) recordTool(tool, executed, turnId, services);
  for (const each of executed) recordFound(each, turnId, services);
  recordViews(answer, turnId, services);
}

/** One record for each view that the answer rests on: which are read is a question to the log, and no metric. */
function recordViews({ toolCalls, agent }: Answer, turnId: string, services: RecordServices): void {
  const evidence = toolCalls.flatMap(call => call.evidence);
  for (const view of new Set(evidence.flatMap(each => each.views))) {
    const reading = evidence.filter(each => each.views.includes(view));
    services.log({
      event: 'view', environment: services.environment, turnId, agent, view,
      queries: reading.reduce((sum, each) => sum + each.queries.length, 0), rowsRead: reading.reduce((sum, each) => sum + each.rowsRead, 0),
    });
  }
}

function recordTool({ name, family }: ToolContract, executed: readonly ExecutedCall[], turnId: string, services: RecordServices): void {
  const metrics = new MetricsCollector(services, { ToolFamily: family });
  for (const { status, milliseconds } of executed.filter(each => each.call.name === name)) {
    metrics.add('toolCalls', 1);
    metrics.add('toolFailures', status === 'failed' || status === 'timed_out' ? 1 : 0);
    metrics.add('toolMilliseconds', milliseconds);
  }
  services.log({ event: 'tool', environment: services.environment, turnId, tool: name, ...traced(services), ...metrics.embedded(services.clock()) });
}

/** A record for each call, since shares of several calls have no sum. */
function recordFound({ call, output, draft }: ExecutedCall, turnId: string, services: RecordServices): void {
  if (output?.measured === undefined && !draft?.isNew) return;
  const metrics = new MetricsCollector(services, {});
  for (const metric of BUSINESS_METRICS) {
    const value = output?.measured?.[metric];
    if (value !== undefined) metrics.add(metric, value);
  }
  if (draft?.isNew) metrics.add('draftsProposed', 1);
  services.log({ event: 'found', environment: services.environment, turnId, tool: call.name, ...traced(services), ...metrics.embedded(services.clock()) });
}

function traced({ traceId }: RecordServices): { readonly traceId?: string } {
  const id = traceId?.();
  return id === undefined ? {} : { traceId: id };
}
