import type * as kms from 'aws-cdk-lib/aws-kms';

/** A key of your own. */
export interface OwnKeyProps {
  /**
   * Your own key, which encrypts everything in place of one of the platform. Its policy gets the statements of the services that use it; for a
   * key that CDK may not change (`Key.fromKeyArn`) a warning prints them.
   *
   * @default - a key of the platform, kept when the stack goes
   */
  readonly encryptionKey?: kms.IKey;
}
