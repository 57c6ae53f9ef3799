import { Annotations, Duration, Stack } from 'aws-cdk-lib';
import * as budgets from 'aws-cdk-lib/aws-budgets';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { Construct } from 'constructs';
import type { PlatformBudgetProps } from './platform-budget-props';
import { billedMetric } from './service-metrics';

/** CloudWatch has bills in this Region only. */
const BILLING_REGION = 'us-east-1';
const SPENT_PERCENT = 80;
const FORECAST_PERCENT = 100;

/**
 * A monthly limit on what a platform costs, counted by its tags. It stops nothing: somebody is told. In us-east-1, which alone has bills in
 * CloudWatch, an alarm also watches the bill of the whole account.
 */
export class PlatformBudget extends Construct {
  /** The budget. */
  public readonly budget: budgets.CfnBudget;
  /** The alarm on the account's bill; in us-east-1 only. */
  public readonly billingAlarm?: cloudwatch.Alarm;

  constructor(scope: Construct, id: string, props: PlatformBudgetProps) {
    super(scope, id);
    this.budget = new budgets.CfnBudget(this, 'Budget', {
      budget: {
        budgetName: props.budgetName,
        budgetType: 'COST',
        timeUnit: 'MONTHLY',
        budgetLimit: { amount: props.monthlyUsd, unit: 'USD' },
        metrics: ['UnblendedCost'],
        filterExpression: taggedWith(props.tags ?? {}),
      },
      notificationsWithSubscribers: [
        notification('ACTUAL', SPENT_PERCENT, props),
        notification('FORECASTED', FORECAST_PERCENT, props),
      ],
    });
    this.budget.node.addDependency(props.topic);
    if (Stack.of(this).region === BILLING_REGION) this.billingAlarm = billingAlarm(this, props);
    else Annotations.of(this).addInfo(`No alarm on the account's bill: CloudWatch has bills in ${BILLING_REGION} only. The budget counts the platform everywhere.`);
  }
}

function taggedWith(tags: Readonly<Record<string, string>>): budgets.CfnBudget.ExpressionProperty | undefined {
  const each = Object.entries(tags).map(([key, value]): budgets.CfnBudget.ExpressionProperty =>
    ({ tags: { key, values: [value], matchOptions: ['EQUALS'] } }));
  return each.length > 1 ? { and: each } : each[0];
}

function notification(
  notificationType: string, threshold: number, { topic }: PlatformBudgetProps,
): budgets.CfnBudget.NotificationWithSubscribersProperty {
  return {
    notification: { notificationType, threshold, thresholdType: 'PERCENTAGE', comparisonOperator: 'GREATER_THAN' },
    subscribers: [{ subscriptionType: 'SNS', address: topic.topicArn }],
  };
}

function billingAlarm(scope: Construct, props: PlatformBudgetProps): cloudwatch.Alarm {
  const alarm = new cloudwatch.Alarm(scope, 'Billing', {
    alarmName: props.billingAlarmName,
    alarmDescription: `The account's bill has reached ${props.monthlyUsd} USD this month. Look at the cost dashboard, by service.`,
    metric: billedMetric(undefined, { period: Duration.hours(6) }),
    threshold: props.monthlyUsd,
    comparisonOperator: cloudwatch.ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    evaluationPeriods: 1,
    treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
  });
  const notify = new SnsAction(props.topic);
  alarm.addAlarmAction(notify);
  alarm.addOkAction(notify);
  return alarm;
}
