import type { Duration } from 'aws-cdk-lib';
import type * as sns from 'aws-cdk-lib/aws-sns';
import type { ObservedResources } from './observed-resources';

/** The alarms of a platform. Each costs 0.10 USD a month, the one for paging 0.50. */
export interface AgentAlarmsProps extends ObservedResources {
  /** Who is told when an alarm goes off and when it is over. Its policy must let CloudWatch publish: see AlarmTopic. */
  readonly topic: sns.ITopic;
  /**
   * Who is told when a person is needed now.
   *
   * @default - `topic`
   */
  readonly pagingTopic?: sns.ITopic;
  /**
   * Questions in five minutes that end without an answer, from which an alarm goes off.
   *
   * @default 5
   */
  readonly failedTurns?: number;
  /**
   * What the slowest twentieth of answers may take.
   *
   * @default Duration.seconds(60)
   */
  readonly p95Latency?: Duration;
  /**
   * What the slowest hundredth of answers may take.
   *
   * @default Duration.seconds(120)
   */
  readonly p99Latency?: Duration;
  /**
   * What models may cost a day, USD. 0 makes no alarm.
   *
   * @default 5
   */
  readonly dailyModelUsd?: number;
}
