import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { BUSINESS_METRICS } from '../contract';
import type { DrawnMetrics } from './drawn-metrics';
import { graph, HALF, heading, number } from './widgets';

const PERCENTILES = [50, 95, 99];

/** What users feel: how many ask, how long it takes, how often it fails, what it uses. */
export function agentsDashboard(drawn: DrawnMetrics): cloudwatch.IWidget[][] {
  return [
    heading('## Agents\nQuestions, how long they take, and how they end.'),
    [...number('Questions', drawn.totals(['turns'])), ...number('Without an answer', drawn.totals(['turnFailures'])), ...successRate(drawn)],
    [
      ...graph('Latency, ms', PERCENTILES.flatMap(percent =>
        drawn.totals(['turnMilliseconds'], { statistic: cloudwatch.Stats.percentile(percent), label: `p${percent}` })), { width: HALF }),
      ...graph('Latency p95 by agent, ms', drawn.by('Agent', 'turnMilliseconds'), { width: HALF }),
    ],
    [
      ...graph('Questions by agent', drawn.by('Agent', 'turns'), { stacked: true }),
      ...graph('Without an answer by agent', drawn.by('Agent', 'turnFailures'), { stacked: true }),
      ...graph('Questions by persona', drawn.by('Persona', 'turns'), { stacked: true }),
    ],
    heading('## Models and tools\nWhat an answer uses. A figure that no result holds is marked as unverified in the answer.'),
    [
      ...graph('Tokens', drawn.totals(['inputTokens', 'outputTokens']), { stacked: true }),
      ...graph('Calls of models', drawn.totals(['modelCalls', 'modelFallbacks'])),
      ...graph('Unverified figures', drawn.totals(['unverifiedFigures'])),
    ],
    [
      ...graph('Calls of tools', drawn.totals(['toolCalls', 'toolFailures'])),
      ...graph('Time of tools p95, ms', drawn.totals(['toolMilliseconds'])),
      ...graph('Failures by family of tools', drawn.by('ToolFamily', 'toolFailures'), { stacked: true }),
    ],
    ...business(drawn),
    [...graph('Cost, USD', drawn.totals(['costUsd']), { width: HALF }), ...graph('Cost by agent, USD', drawn.by('Agent', 'costUsd'), { width: HALF, stacked: true })],
  ];
}

/** Each call of a tool is one value, of the scope of who asked: the highest is that of the widest scope. */
function business(drawn: DrawnMetrics): cloudwatch.IWidget[][] {
  const found = drawn.totals(BUSINESS_METRICS, { statistic: cloudwatch.Stats.MAXIMUM });
  const widgets = [...found, ...drawn.totals(['draftsProposed'])].flatMap(each => graph(each.label ?? '', [each]));
  return widgets.length === 0 ? [] : [heading('## The business\nWhat tools found, at the most of a period, and what they drafted.'), widgets];
}

function successRate(drawn: DrawnMetrics): cloudwatch.IWidget[] {
  const [turns] = drawn.totals(['turns']);
  const [failures] = drawn.totals(['turnFailures']);
  if (!turns || !failures) return [];
  return number('Answered or refused, %', [new cloudwatch.MathExpression({
    expression: 'IF(turns > 0, 100 * (turns - failures) / turns)', usingMetrics: { turns, failures }, label: 'success rate',
  })]);
}
