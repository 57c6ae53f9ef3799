import { App, Duration, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { EnvelopeSecret, PlatformKey } from 'supply-chain-agent-platform';

/** A signing key that is replaced each month, and a role that signs with it. */
export const app = new App({ context: { '@aws-cdk/core:validateAgainstDefaultRules': true } });
const stack = new Stack(app, 'Signed');
const { key } = new PlatformKey(stack, 'Key', { logGroupArns: [stack.formatArn({ service: 'logs', resource: 'log-group:/signed/*' })] });
const secret = new EnvelopeSecret(stack, 'Envelope', {
  encryptionKey: key,
  rotateAfter: Duration.days(30),
  rotationFunction: { encryptionKey: key, logGroupName: '/signed/rotation' },
});
secret.grantRead(new iam.Role(stack, 'Signer', { assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com') }));
