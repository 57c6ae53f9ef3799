import type * as kms from 'aws-cdk-lib/aws-kms';

/** Where alarms and budgets are told. */
export interface AlarmTopicProps {
  /**
   * The topic's name.
   *
   * @default - made by CloudFormation
   */
  readonly topicName?: string;
  /** The key that encrypts messages. Its policy must let CloudWatch and Budgets use it: see PlatformKey. */
  readonly encryptionKey: kms.IKey;
  /**
   * Who gets them by mail. AWS asks each address once whether it wants them.
   *
   * @default - nobody; the topic can be subscribed to
   */
  readonly emails?: string[];
}
