import { Duration } from 'aws-cdk-lib';
import { AgentMetrics, MetricDetail } from '../../src';

const metrics = new AgentMetrics({ namespace: 'scap/prod', detail: MetricDetail.STANDARD });

test('metrics are those of the namespace, with the statistic that suits them', () => {
  expect(metrics.metricTurns()).toMatchObject({ namespace: 'scap/prod', metricName: 'Turns', statistic: 'Sum', period: Duration.minutes(5) });
  expect(metrics.metricTurnFailures()).toMatchObject({ metricName: 'TurnFailures', statistic: 'Sum' });
  expect(metrics.metricLatency()).toMatchObject({ metricName: 'TurnMilliseconds', statistic: 'p95' });
  expect(metrics.metricCost({ dimensionsMap: { Model: 'm' }, period: Duration.days(1) })).toMatchObject({ metricName: 'CostUsd', dimensions: { Model: 'm' }, period: Duration.days(1) });
});

test.each([
  ['a name that does not exist', () => metrics.metric('Turn'), /The metric Turn cannot be read: there is none of that name. There are Turns, /],
  ['one that is planned', () => metrics.metric('TurnsOutOfBudget'), 'The metric TurnsOutOfBudget cannot be read: it is planned, and no code emits it yet.'],
  ['a split that this detail does not emit', () => metrics.metricTurns({ dimensionsMap: { Persona: 'field_engineer' } }),
    'The metric Turns cannot be read: with observability.detail standard it is emitted in total, by Agent, and not by Persona.'],
  ['one that is in the log only', () => new AgentMetrics({ namespace: 'n' }).metric('ModelCalls'),
    'The metric ModelCalls cannot be read: with observability.detail minimal it is a field of the log only. Raise observability.detail.'],
])('%s is refused by a typed error, not drawn empty', (_, ask, message) => {
  expect(ask).toThrow(expect.objectContaining({ code: 'METRIC_NOT_EMITTED' }));
  expect(ask).toThrow(message);
});
