import { RemovalPolicy } from 'aws-cdk-lib';
import { Match } from 'aws-cdk-lib/assertions';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import { AgentUserPool } from '../../src';
import { platformTemplate, templateOf } from '../fixture/synthesize';
import { flat, resourcesOf } from '../fixture/template';
import { stackIn } from './stack-in';

const template = platformTemplate();

const groups = (of: typeof template): unknown[] => Object.values(resourcesOf(of))
  .filter(({ Type }) => Type === 'AWS::Cognito::UserPoolGroup').map(({ Properties }) => Properties?.GroupName).sort();

test('there is a group for each persona that ships, and for each that the configuration adds', () => {
  expect(groups(template)).toEqual(['field_engineer', 'procurement_specialist', 'warehouse_manager']);
  const more = platformTemplate({ permissions: { tools: { auditor: ['describe_data'] }, views: { auditor: ['products'] } } });
  expect(groups(more)).toEqual(['auditor', 'field_engineer', 'procurement_specialist', 'warehouse_manager']);
});

test('nobody signs up by himself, and a second factor is required unless the configuration says otherwise', () => {
  template.hasResourceProperties('AWS::Cognito::UserPool', {
    AdminCreateUserConfig: { AllowAdminCreateUserOnly: true }, MfaConfiguration: 'ON', EnabledMfas: ['SOFTWARE_TOKEN_MFA'],
  });
  platformTemplate({ identity: { mfa: 'optional' } }).hasResourceProperties('AWS::Cognito::UserPool', { MfaConfiguration: 'OPTIONAL' });
});

test('the attribute that bounds rows is declared', () => {
  template.hasResourceProperties('AWS::Cognito::UserPool', { Schema: [{ Name: 'scope', AttributeDataType: 'String', Mutable: true }] });
});

test('people sign in at a managed login with a look, under a domain that stays when the stack goes', () => {
  template.hasResource('AWS::Cognito::UserPoolDomain', {
    DeletionPolicy: 'RetainExceptOnCreate', UpdateReplacePolicy: 'Retain', Properties: { ManagedLoginVersion: 2, CustomDomainConfig: Match.absent() },
  });
  const domain = Object.values(resourcesOf(template)).find(({ Type }) => Type === 'AWS::Cognito::UserPoolDomain');
  expect(flat(domain?.Properties?.Domain)).toMatch(/^scap-dev-/);
  template.hasResourceProperties('AWS::Cognito::ManagedLoginBranding', { UseCognitoProvidedValues: true });
  template.hasOutput('*', { Description: 'Where people sign in' });
});

test('adaptive checks come with the plan that they need, watched or acted upon', () => {
  platformTemplate({ identity: { threatProtection: true } }).hasResourceProperties('AWS::Cognito::UserPool', {
    UserPoolTier: 'PLUS', UserPoolAddOns: { AdvancedSecurityMode: 'ENFORCED' },
  });
  template.hasResourceProperties('AWS::Cognito::UserPool', { UserPoolTier: 'ESSENTIALS', UserPoolAddOns: Match.absent() });
  const stack = stackIn();
  new AgentUserPool(stack, 'Users', { threatProtection: cognito.StandardThreatProtectionMode.AUDIT_ONLY });
  templateOf(stack).hasResourceProperties('AWS::Cognito::UserPool', { UserPoolTier: 'PLUS', UserPoolAddOns: { AdvancedSecurityMode: 'AUDIT' } });
});

test('alone it makes a pool and its groups, and a login or a scope only where they are asked for', () => {
  const stack = stackIn();
  const users = new AgentUserPool(stack, 'Users', { groups: { buyers: 'Buy' }, removalPolicy: RemovalPolicy.DESTROY });
  const alone = templateOf(stack);
  expect(groups(alone)).toEqual(['buyers']);
  expect(users.loginUrl).toBeUndefined();
  alone.resourceCountIs('AWS::Cognito::UserPoolDomain', 0);
  alone.resourceCountIs('AWS::Cognito::UserPoolResourceServer', 0);
  alone.hasResource('AWS::Cognito::UserPool', { DeletionPolicy: 'Delete' });
});

test('access tokens get a scope of their own where the configuration wants them', () => {
  const access = platformTemplate({ identity: { tokenUse: 'access' } });
  access.hasResourceProperties('AWS::Cognito::UserPoolResourceServer', { Identifier: 'agents', Scopes: [{ ScopeName: 'ask' }] });
  access.hasResourceProperties('AWS::Cognito::UserPoolClient', { AllowedOAuthScopes: ['openid', 'email', 'profile', 'agents/ask'] });
  access.hasResourceProperties('AWS::ApiGateway::Method', { AuthorizationScopes: ['agents/ask'] });
  access.hasResourceProperties('AWS::Lambda::Function', { Handler: 'stream.handler', Environment: { Variables: { SCAP_TOKEN_USE: 'access' } } });
  template.resourceCountIs('AWS::Cognito::UserPoolResourceServer', 0);
  template.hasResourceProperties('AWS::Lambda::Function', { Handler: 'stream.handler', Environment: { Variables: { SCAP_TOKEN_USE: 'id' } } });
});
