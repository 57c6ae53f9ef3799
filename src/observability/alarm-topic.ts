import type * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import * as sns from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import { letAlarmsPublish } from './alarm-publishers';
import type { AlarmTopicProps } from './alarm-topic-props';

/** Where alarms and budgets are told: encrypted with your key, over TLS only, written by the alarms and budgets of this account alone. */
export class AlarmTopic extends Construct {
  /** The topic, for subscriptions of your own. */
  public readonly topic: sns.ITopic;
  private readonly encryptionKey: kms.IKey;

  constructor(scope: Construct, id: string, props: AlarmTopicProps) {
    super(scope, id);
    this.encryptionKey = props.encryptionKey;
    this.topic = new sns.Topic(this, 'Topic', { topicName: props.topicName, masterKey: props.encryptionKey, enforceSSL: true });
    for (const email of props.emails ?? []) this.topic.addSubscription(new EmailSubscription(email));
    letAlarmsPublish(this.topic);
  }

  /** Lets `grantee`, such as a function of yours, tell the same people. */
  public grantPublish(grantee: iam.IGrantable): iam.Grant {
    return iam.Grant.addToPrincipal({ grantee, actions: ['sns:Publish'], resourceArns: [this.topic.topicArn] })
      .combine(iam.Grant.addToPrincipal({ grantee, actions: ['kms:Decrypt', 'kms:GenerateDataKey'], resourceArns: [this.encryptionKey.keyArn] }));
  }

  /** Messages in five minutes that reached nobody. */
  public metricUndelivered(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.topic.metricNumberOfNotificationsFailed(options);
  }
}
