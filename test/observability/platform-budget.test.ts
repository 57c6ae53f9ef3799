import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { PlatformBudget } from '../../src';
import { templateOf } from '../fixture/synthesize';
import { observedStack } from './observed';

function budgetIn(region?: string) {
  const { stack, topic } = observedStack(undefined, region);
  const budget = new PlatformBudget(stack, 'Budget', {
    monthlyUsd: 200, topic, budgetName: 'scap-costs-test', billingAlarmName: 'scap-bill-test', tags: { Project: 'agents', Environment: 'test' },
  });
  return { stack, budget, template: templateOf(stack) };
}

const { stack, template, budget } = budgetIn();

test('the month has a limit, counted by the cost tags', () => {
  template.hasResourceProperties('AWS::Budgets::Budget', {
    Budget: {
      BudgetName: 'scap-costs-test', BudgetType: 'COST', TimeUnit: 'MONTHLY', BudgetLimit: { Amount: 200, Unit: 'USD' }, Metrics: ['UnblendedCost'],
      FilterExpression: {
        And: [
          { Tags: { Key: 'Project', Values: ['agents'], MatchOptions: ['EQUALS'] } },
          { Tags: { Key: 'Environment', Values: ['test'], MatchOptions: ['EQUALS'] } },
        ],
      },
    },
  });
});

test('the topic is told at 80 % spent and at 100 % forecast, once it may be published to', () => {
  const subscribers = [{ SubscriptionType: 'SNS', Address: { Ref: Match.stringLikeRegexp('^Topic') } }];
  template.hasResource('AWS::Budgets::Budget', {
    Properties: {
      NotificationsWithSubscribers: [
        { Notification: { NotificationType: 'ACTUAL', Threshold: 80, ThresholdType: 'PERCENTAGE', ComparisonOperator: 'GREATER_THAN' }, Subscribers: subscribers },
        { Notification: { NotificationType: 'FORECASTED', Threshold: 100, ThresholdType: 'PERCENTAGE', ComparisonOperator: 'GREATER_THAN' }, Subscribers: subscribers },
      ],
    },
    DependsOn: Match.arrayWith([Match.stringLikeRegexp('^TopicTopicPolicy|^TopicPolicy|TopicTopicPolicy')]),
  });
});

test('outside us-east-1 there is no alarm on the bill, and synth says so', () => {
  expect(budget.billingAlarm).toBeUndefined();
  template.resourceCountIs('AWS::CloudWatch::Alarm', 0);
  Annotations.fromStack(stack).hasInfo('*', Match.stringLikeRegexp("^No alarm on the account's bill: CloudWatch has bills in us-east-1 only."));
});

test('in us-east-1 the bill of the account has an alarm', () => {
  budgetIn('us-east-1').template.hasResourceProperties('AWS::CloudWatch::Alarm', {
    AlarmName: 'scap-bill-test', Namespace: 'AWS/Billing', MetricName: 'EstimatedCharges', Dimensions: [{ Name: 'Currency', Value: 'USD' }], Statistic: 'Maximum',
    Period: 21600, Threshold: 200,
  });
});
