import { App, Stack } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { PlatformKey, PlatformNetwork } from 'supply-chain-agent-platform';

/** A function that reads a table and a secret from three zones, with no way to the internet. */
export const app = new App({ context: { '@aws-cdk/core:validateAgainstDefaultRules': true } });
const stack = new Stack(app, 'Closed');
const { key } = new PlatformKey(stack, 'Key', {
  logGroupArns: [stack.formatArn({ service: 'logs', resource: 'log-group:/closed/*' })],
});
const network = new PlatformNetwork(stack, 'Network', {
  encryptionKey: key,
  zones: 3,
  clients: ['client-dynamodb', 'client-secrets-manager'],
  flowLogGroupName: '/closed/connections',
});
new lambda.Function(stack, 'Reader', {
  runtime: lambda.Runtime.NODEJS_24_X,
  handler: 'index.handler',
  code: lambda.Code.fromInline('exports.handler = async () => {};'),
  vpc: network.vpc,
  vpcSubnets: network.vpcSubnets,
  securityGroups: network.securityGroups,
});
