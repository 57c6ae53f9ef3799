import * as sns from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import { letAlarmsPublish } from './alarm-publishers';
import type { AlarmTopicProps } from './alarm-topic-props';

/** Where alarms and budgets are told: encrypted with your key, over TLS only, written by the alarms and budgets of this account alone. */
export class AlarmTopic extends Construct {
  /** The topic, for subscriptions of your own. */
  public readonly topic: sns.ITopic;

  constructor(scope: Construct, id: string, props: AlarmTopicProps) {
    super(scope, id);
    this.topic = new sns.Topic(this, 'Topic', { topicName: props.topicName, masterKey: props.encryptionKey, enforceSSL: true });
    for (const email of props.emails ?? []) this.topic.addSubscription(new EmailSubscription(email));
    letAlarmsPublish(this.topic);
  }
}
