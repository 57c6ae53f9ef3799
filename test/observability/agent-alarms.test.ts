import { Duration } from 'aws-cdk-lib';
import { Match, type Template } from 'aws-cdk-lib/assertions';
import * as sns from 'aws-cdk-lib/aws-sns';
import { AgentAlarms, MetricDetail, type AgentAlarmsProps } from '../../src';
import { templateOf } from '../fixture/synthesize';
import { flat, resourcesOf } from '../fixture/template';
import { observedStack } from './observed';

function alarmed(props: Partial<AgentAlarmsProps> = {}, detail = MetricDetail.MINIMAL): { template: Template; alarms: AgentAlarms } {
  const { stack, topic, observed } = observedStack(detail);
  const alarms = new AgentAlarms(stack, 'Alarms', { ...observed, topic, ...props });
  return { template: templateOf(stack), alarms };
}

function namesOf(template: Template): string[] {
  return Object.values(resourcesOf(template)).filter(({ Type }) => Type === 'AWS::CloudWatch::Alarm').map(({ Properties }) => flat(Properties?.AlarmName)).sort();
}

const { template, alarms } = alarmed();

test('errors, latency, functions, tables, API, cost and dead letters have an alarm each', () => {
  expect(namesOf(template)).toEqual([
    'scap-api-server-errors-test',
    'scap-daily-model-cost-test',
    'scap-dead-letters-key-set-test',
    'scap-function-errors-chat-test',
    'scap-function-errors-tools-sql-test',
    'scap-function-throttles-chat-test',
    'scap-function-throttles-tools-sql-test',
    'scap-latency-p95-test',
    'scap-latency-p99-test',
    'scap-table-errors-conversations-batch-get-item-test',
    'scap-table-errors-conversations-get-item-test',
    'scap-table-errors-conversations-put-item-test',
    'scap-table-errors-conversations-query-test',
    'scap-table-errors-conversations-update-item-test',
    'scap-table-read-throttles-conversations-test',
    'scap-table-write-throttles-conversations-test',
    'scap-turn-failures-test',
  ]);
});

test('five questions without an answer in five minutes raise an alarm, and so does a day of models above its limit', () => {
  template.hasResourceProperties('AWS::CloudWatch::Alarm', {
    Namespace: 'scap/test', MetricName: 'TurnFailures', Dimensions: Match.absent(), Statistic: 'Sum', Period: 300, Threshold: 5, EvaluationPeriods: 1,
    ComparisonOperator: 'GreaterThanOrEqualToThreshold', TreatMissingData: 'notBreaching',
  });
  template.hasResourceProperties('AWS::CloudWatch::Alarm', { MetricName: 'CostUsd', Statistic: 'Sum', Period: 86400, Threshold: 5 });
});

test('latency is watched at two percentiles, in milliseconds, twice in three periods', () => {
  const slow = alarmed({ p95Latency: Duration.seconds(30), p99Latency: Duration.seconds(90) }).template;
  const lasting = { MetricName: 'TurnMilliseconds', Statistic: Match.absent(), EvaluationPeriods: 3, DatapointsToAlarm: 2 };
  slow.hasResourceProperties('AWS::CloudWatch::Alarm', { ...lasting, ExtendedStatistic: 'p95', Threshold: 30000 });
  slow.hasResourceProperties('AWS::CloudWatch::Alarm', { ...lasting, ExtendedStatistic: 'p99', Threshold: 90000 });
});

test('where metrics are split by agent, each agent has its alarm', () => {
  const names = namesOf(alarmed({}, MetricDetail.STANDARD).template);
  expect(names.filter(name => name.includes('turn-failures'))).toEqual([
    'scap-turn-failures-inventory-test', 'scap-turn-failures-logistics-test', 'scap-turn-failures-test',
  ]);
});

test('no alarm watches an expression, and none goes off for want of data', () => {
  template.allResourcesProperties('AWS::CloudWatch::Alarm', { Metrics: Match.absent(), TreatMissingData: 'notBreaching', AlarmDescription: Match.anyValue() });
});

test('every alarm tells the topic when it goes off and when it is over', () => {
  const told = [{ Ref: Match.stringLikeRegexp('^Topic') }];
  template.allResourcesProperties('AWS::CloudWatch::Alarm', { AlarmActions: told, OKActions: told });
  template.allResourcesProperties('AWS::CloudWatch::CompositeAlarm', { AlarmActions: told, OKActions: told, AlarmName: 'scap-paging-test' });
});

test('the alarm for paging goes off for what needs a person now, and not for slowness or cost', () => {
  const [composite] = Object.values(resourcesOf(template)).filter(({ Type }) => Type === 'AWS::CloudWatch::CompositeAlarm');
  const rule = flat(composite?.Properties?.AlarmRule);
  expect(rule.match(/Alarms(\w+?)[0-9A-F]{8}\.Arn/g)?.map(each => each.replace(/^Alarms|[0-9A-F]{8}\.Arn$/g, ''))).toEqual([
    'TurnFailures', 'FunctionErrorschat', 'TableErrorsconversationsGetItem', 'TableErrorsconversationsBatchGetItem', 'TableErrorsconversationsQuery',
    'TableErrorsconversationsPutItem', 'TableErrorsconversationsUpdateItem', 'ApiServerErrors', 'DeadLetterskeyset',
  ]);
});

test('pages can go to another topic than mails', () => {
  const { stack, topic, observed } = observedStack();
  new AgentAlarms(stack, 'Alarms', { ...observed, topic, pagingTopic: new sns.Topic(stack, 'Pager') });
  templateOf(stack).hasResourceProperties('AWS::CloudWatch::CompositeAlarm', { AlarmActions: [{ Ref: Match.stringLikeRegexp('^Pager') }] });
});

test('a new version is taken back for failed questions, errors of its function and 5xx of the API', () => {
  expect(alarms.functionErrors('chat')?.node.id).toBe('FunctionErrors-chat');
  expect(alarms.functionErrors('nothing')).toBeUndefined();
  expect(alarms.deploymentAlarms.map(alarm => alarm.node.id)).toEqual(['TurnFailures', 'FunctionErrors-chat', 'ApiServerErrors']);
});

test('a limit of 0 a day makes no alarm on cost', () => {
  expect(namesOf(alarmed({ dailyModelUsd: 0 }).template)).not.toContain('scap-daily-model-cost-test');
});
