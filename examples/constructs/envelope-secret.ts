import { App, Duration, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { AuditKeys, EnvelopeSecret, PlatformKey } from 'supply-chain-agent-platform';

/** A signing key that is replaced each month, keys of an audit to which one is added then, and a role that signs and seals with them. */
export const app = new App({ context: { '@aws-cdk/core:validateAgainstDefaultRules': true } });
const stack = new Stack(app, 'Signed');
const { key } = new PlatformKey(stack, 'Key', { logGroupArns: [stack.formatArn({ service: 'logs', resource: 'log-group:/signed/*' })] });
const secret = new EnvelopeSecret(stack, 'Envelope', {
  encryptionKey: key,
  rotateAfter: Duration.days(30),
  rotationFunction: { encryptionKey: key, logGroupName: '/signed/rotation' },
});
const keys = new AuditKeys(stack, 'AuditKeys', {
  encryptionKey: key, rotateAfter: Duration.days(30), rotationFunction: secret.rotationFunction,
});
const signer = new iam.Role(stack, 'Signer', { assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com') });
secret.grantRead(signer);
keys.grantRead(signer);
