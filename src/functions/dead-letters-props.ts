import type * as kms from 'aws-cdk-lib/aws-kms';

/** Where events go that functions failed on. */
export interface DeadLettersProps {
  /** The key that encrypts them: that of the functions. */
  readonly encryptionKey: kms.IKey;
  /**
   * The queue's name.
   *
   * @default - made by CloudFormation
   */
  readonly queueName?: string;
}
