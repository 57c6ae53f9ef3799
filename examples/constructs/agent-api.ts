import { App, Duration, Stack } from 'aws-cdk-lib';
import * as acm from 'aws-cdk-lib/aws-certificatemanager';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { AgentApi, AgentAppClient, AgentUserPool, PageFunction, PlatformKey, WebAcl } from 'supply-chain-agent-platform';

/** The page, its sign-in, a web ACL and the API under a name of your own, before a function of your own that does not stream. */
export const app = new App({ context: { '@aws-cdk/core:validateAgainstDefaultRules': true } });
const stack = new Stack(app, 'Asked');
const { key } = new PlatformKey(stack, 'Key', {
  alias: 'alias/asked', logGroupArns: [stack.formatArn({ service: 'logs', resource: 'log-group:*' })],
});
const handler = new lambda.Function(stack, 'Answers', {
  runtime: lambda.Runtime.NODEJS_24_X, handler: 'index.handler', code: lambda.Code.fromInline('exports.handler = async () => ({ statusCode: 204 })'),
});

const users = new AgentUserPool(stack, 'Users', { loginDomainPrefix: 'asked-3f9a1c', groups: { buyers: 'Ask as buyers' } });
const { tokenIssuer } = new AgentAppClient(stack, 'SignIn', {
  userPool: users.userPool, loginUrl: users.loginUrl, callbackUrls: ['https://chat.example.com/'],
});
const page = new PageFunction(stack, 'Page', { tokenIssuer, encryptionKey: key, environmentName: 'asked' });
const { webAclArn } = new WebAcl(stack, 'WebAcl', { encryptionKey: key, requestsPerIp: 500 });

const api = new AgentApi(stack, 'Api', {
  handler,
  streaming: false,
  responseTimeout: Duration.seconds(20),
  userPool: users.userPool,
  page: page.handler,
  webAclArn,
  domainName: 'chat.example.com',
  certificate: new acm.Certificate(stack, 'Certificate', { domainName: 'chat.example.com' }),
  encryptionKey: key,
});
api.metricServerErrors().createAlarm(stack, 'Failing', { threshold: 1, evaluationPeriods: 3 });
