import { Duration } from 'aws-cdk-lib';
import type * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { acknowledge } from '../security/acknowledgements';
import type { DeadLettersProps } from './dead-letters-props';

/**
 * Keeps the events that functions failed on for 14 days. The platform itself waits for every answer of a function; whoever invokes one
 * asynchronously, and Secrets Manager when it has a key replaced, loses nothing.
 */
export class DeadLetters extends Construct {
  /** The queue, for `deadLetterQueue` of functions. */
  public readonly queue: sqs.IQueue;

  constructor(scope: Construct, id: string, props: DeadLettersProps) {
    super(scope, id);
    this.queue = new sqs.Queue(this, 'Queue', {
      queueName: props.queueName, encryptionMasterKey: props.encryptionKey, enforceSSL: true, retentionPeriod: Duration.days(14),
    });
    acknowledge(this.queue, 'lastQueue');
  }

  /**
   * Events that wait to be looked at.
   *
   * @default - maximum over 5 minutes
   */
  public metricWaiting(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.queue.metricApproximateNumberOfMessagesVisible(options);
  }
}
