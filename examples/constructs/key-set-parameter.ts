import { App, Duration, Stack } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as iam from 'aws-cdk-lib/aws-iam';
import { KeySetParameter, PlatformKey } from 'supply-chain-agent-platform';

/** The keys of an issuer for a function in a VPC that cannot reach it, and an alarm when they are no longer copied. */
export const app = new App({ context: { '@aws-cdk/core:validateAgainstDefaultRules': true } });
const stack = new Stack(app, 'Keys');
const { key } = new PlatformKey(stack, 'Key', {
  events: true,
  logGroupArns: [stack.formatArn({ service: 'logs', resource: 'log-group:/keys/*' })],
});
const keySet = new KeySetParameter(stack, 'KeySet', {
  encryptionKey: key,
  logGroupName: '/keys/copy',
  parameterName: '/keys/key-set',
  keySetUrl: 'https://login.example.com/.well-known/jwks.json',
  refreshEvery: Duration.minutes(30),
});
keySet.grantRead(new iam.Role(stack, 'Verifier', { assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com') }));
new cloudwatch.Alarm(stack, 'NotCopied', { metric: keySet.metricDeadLetters(), threshold: 1, evaluationPeriods: 1 });
