import * as cognito from 'aws-cdk-lib/aws-cognito';
import { AcceptedToken, AgentAppClient } from '../../src';
import { measured } from '../fixture/measured';
import { platformTemplate, SOMEWHERE, templateOf } from '../fixture/synthesize';
import { flat, resourcesOf } from '../fixture/template';
import { stackIn } from './stack-in';

const template = platformTemplate({ identity: { callbackUrls: ['https://agents.example.com/'] } });
const client = Object.values(resourcesOf(template)).find(({ Type }) => Type === 'AWS::Cognito::UserPoolClient')?.Properties ?? {};

test('a user can read the attribute that bounds his rows, and not write it', () => {
  expect(client.ReadAttributes).toContain('custom:scope');
  expect(client.WriteAttributes).toEqual(['name', 'preferred_username']);
});

test('it knows the code grant only, and its tokens can be revoked', () => {
  expect(client).toMatchObject({
    AllowedOAuthFlows: ['code'],
    AllowedOAuthScopes: ['openid', 'email', 'profile'],
    GenerateSecret: false,
    EnableTokenRevocation: true,
    PreventUserExistenceErrors: 'ENABLED',
    ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
  });
});

test('sign-in returns to the page and the configured addresses, and nowhere else', () => {
  const returns = (urls: unknown): string[] => (urls as unknown[]).map(flat);
  expect(returns(client.CallbackURLs)).toEqual([
    expect.stringMatching(/^https:\/\/<PlatformApiRestApi\w+>\.execute-api\.<AWS::Region>\.<AWS::URLSuffix>\/live\/$/), 'https://agents.example.com/',
  ]);
  expect(client.LogoutURLs).toEqual(client.CallbackURLs);
});

test('without a page sign-in returns to the configured addresses, or to a laptop', () => {
  platformTemplate({ api: { web: false }, identity: { callbackUrls: ['https://agents.example.com/'] } })
    .hasResourceProperties('AWS::Cognito::UserPoolClient', { CallbackURLs: ['https://agents.example.com/'] });
  platformTemplate({ api: { web: false } }).hasResourceProperties('AWS::Cognito::UserPoolClient', { CallbackURLs: ['http://localhost:4817/'] });
});

test('in a pool of your own it is made, and its tokens are those of that pool', () => {
  const stack = stackIn({ env: SOMEWHERE });
  const userPool = cognito.UserPool.fromUserPoolId(stack, 'Pool', 'eu-central-1_abc');
  const { tokenIssuer } = new AgentAppClient(stack, 'Client', { userPool, callbackUrls: ['https://a.example/'], defaultLook: false });
  expect(flat(stack.resolve(tokenIssuer.issuer))).toBe('https://cognito-idp.eu-central-1.<AWS::URLSuffix>/eu-central-1_abc');
  expect(tokenIssuer.acceptedToken).toBe(AcceptedToken.ID);
  const alone = templateOf(stack);
  alone.hasResourceProperties('AWS::Cognito::UserPoolClient', { UserPoolId: 'eu-central-1_abc' });
  alone.resourceCountIs('AWS::Cognito::ManagedLoginBranding', 0);
});

test('a client that is there is used as it is', () => {
  const stack = stackIn();
  const userPool = cognito.UserPool.fromUserPoolId(stack, 'Pool', 'eu-central-1_abc');
  const there = AgentAppClient.fromAgentAppClientAttributes(stack, 'Client', {
    userPool, client: cognito.UserPoolClient.fromUserPoolClientId(stack, 'Mine', 'client-1'), loginUrl: 'https://login.example.com',
  });
  expect(there.tokenIssuer).toMatchObject({ audience: 'client-1', loginUrl: 'https://login.example.com', userPool });
  expect(templateOf(stack).toJSON().Resources).toBeUndefined();
});

test('sign-ins are watched by pool and app client, made here or elsewhere', () => {
  const stack = stackIn();
  const there = AgentAppClient.fromAgentAppClientAttributes(stack, 'There', {
    userPool: cognito.UserPool.fromUserPoolId(stack, 'Pool', 'eu-central-1_theirs'),
    client: cognito.UserPoolClient.fromUserPoolClientId(stack, 'Client', 'their-client'),
  });
  expect([there.metricSignIns(), there.metricThrottledSignIns()].map(metric => measured(stack, metric))).toEqual([
    'AWS/Cognito SignInSuccesses UserPool=eu-central-1_theirs UserPoolClient=their-client Sum',
    'AWS/Cognito SignInThrottles UserPool=eu-central-1_theirs UserPoolClient=their-client Sum',
  ]);
});
