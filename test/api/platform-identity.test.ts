import { Stack } from 'aws-cdk-lib';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import { SupplyChainAgentPlatform } from '../../src';
import { platformTemplate, SMALLEST, templateOf, testApp } from '../fixture/synthesize';
import { resourcesOf } from '../fixture/template';

const OIDC = { issuer: 'https://id.example.com/tenant', audience: 'page-1' };

/** The variables of the function with this handler. */
function variables(of: ReturnType<typeof platformTemplate>, handler: string): Record<string, unknown> {
  const found = Object.values(resourcesOf(of)).find(({ Properties }) => Properties?.Handler === handler);
  return (found?.Properties?.Environment as { Variables: Record<string, unknown> }).Variables;
}

test('a pool and an app client of your own are used, and none is made', () => {
  const stack = new Stack(testApp(), 'Own');
  const userPool = cognito.UserPool.fromUserPoolId(stack, 'Pool', 'eu-central-1_abc');
  const userPoolClient = cognito.UserPoolClient.fromUserPoolClientId(stack, 'Client', 'client-1');
  const platform = new SupplyChainAgentPlatform(stack, 'P', { ...SMALLEST, userPool, userPoolClient });
  const own = templateOf(stack);
  expect(Object.values(resourcesOf(own)).filter(({ Type }) => Type.startsWith('AWS::Cognito::'))).toEqual([]);
  own.hasResourceProperties('AWS::ApiGateway::Authorizer', { Type: 'COGNITO_USER_POOLS' });
  expect(variables(own, 'stream.handler')).toMatchObject({ SCAP_TOKEN_AUDIENCE: 'client-1', SCAP_TOKEN_USE: 'id' });
  expect(platform.users?.userPool).toBe(userPool);
});

test('in a pool of your own an app client is made where none is given', () => {
  const stack = new Stack(testApp(), 'Own');
  new SupplyChainAgentPlatform(stack, 'P', { ...SMALLEST, userPool: cognito.UserPool.fromUserPoolId(stack, 'Pool', 'eu-central-1_abc') });
  const own = templateOf(stack);
  own.hasResourceProperties('AWS::Cognito::UserPoolClient', { UserPoolId: 'eu-central-1_abc' });
  own.resourceCountIs('AWS::Cognito::UserPool', 0);
});

test('with an issuer of your own there is no pool and no authorizer: the function verifies its tokens, the page asks it for the login', () => {
  const own = platformTemplate({ identity: OIDC });
  expect(Object.values(resourcesOf(own)).filter(({ Type }) => Type.startsWith('AWS::Cognito::'))).toEqual([]);
  own.resourceCountIs('AWS::ApiGateway::Authorizer', 0);
  const expected = { SCAP_TOKEN_ISSUER: OIDC.issuer, SCAP_TOKEN_AUDIENCE: OIDC.audience, SCAP_TOKEN_USE: 'oidc' };
  expect(variables(own, 'stream.handler')).toMatchObject({ ...expected, SCAP_TOKEN_KEY_SET_URL: 'https://id.example.com/tenant/.well-known/jwks.json' });
  expect(variables(own, 'page.handler')).toMatchObject(expected);
  expect(variables(own, 'page.handler')).not.toHaveProperty('SCAP_LOGIN_URL');
});

test('the key set of an issuer of your own may lie elsewhere', () => {
  const own = platformTemplate({ identity: { ...OIDC, keySetUrl: 'https://id.example.com/keys' } });
  expect(variables(own, 'stream.handler')).toMatchObject({ SCAP_TOKEN_KEY_SET_URL: 'https://id.example.com/keys' });
});

test('an issuer without an audience, and a client without its pool, are refused', () => {
  expect(() => platformTemplate({ identity: { issuer: OIDC.issuer } })).toThrow(/identity\.audience/);
  const stack = new Stack(testApp(), 'Own');
  const userPoolClient = cognito.UserPoolClient.fromUserPoolClientId(stack, 'Client', 'client-1');
  expect(() => new SupplyChainAgentPlatform(stack, 'P', { ...SMALLEST, userPoolClient })).toThrow(expect.objectContaining({
    code: 'IDENTITY', message: 'userPoolClient is given without userPool. Give the pool of the client, too.',
  }));
});
