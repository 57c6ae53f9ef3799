import type * as sns from 'aws-cdk-lib/aws-sns';

/** What a platform may cost. The budget costs nothing. */
export interface PlatformBudgetProps {
  /**
   * The budget's name, which the whole account shares.
   *
   * @default - made by CloudFormation
   */
  readonly budgetName?: string;
  /** A month, USD: who subscribes is told when 80 % are spent, and when more than all of it is forecast. */
  readonly monthlyUsd: number;
  /**
   * The spending that counts carries all of these tags. They count from the day on which the account activates them as cost allocation tags.
   *
   * @default - the spending of the whole account
   */
  readonly tags?: { [name: string]: string };
  /** Who is told. Its policy must let Budgets publish: see AlarmTopic. */
  readonly topic: sns.ITopic;
  /**
   * The name of the alarm on the bill of the whole account, which only us-east-1 has.
   *
   * @default - made by CloudFormation
   */
  readonly billingAlarmName?: string;
}
