import type * as sns from 'aws-cdk-lib/aws-sns';

/** Topics of your own that alarms and budgets tell. */
export interface OwnTopicProps {
  /**
   * A topic of yours that alarms and the budget tell. Its policy is given their statements; where CDK may not change it, a warning prints them.
   *
   * @default - made by the platform, with the addresses of observability.alarm_emails
   */
  readonly alarmTopic?: sns.ITopic;
  /**
   * A topic of yours that is told only when a person is needed now, such as that of a pager.
   *
   * @default - the topic of the alarms
   */
  readonly pagingTopic?: sns.ITopic;
}
