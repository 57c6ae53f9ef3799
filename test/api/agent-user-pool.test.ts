import { Match } from 'aws-cdk-lib/assertions';
import { PERSONAS } from '../../src/contract';
import { platformTemplate } from '../fixture/synthesize';
import { resourcesOf } from '../fixture/template';

const template = platformTemplate({ identity: { callbackUrls: ['https://agents.example.com/'] } });

test('there is a group for each persona', () => {
  template.resourceCountIs('AWS::Cognito::UserPoolGroup', Object.keys(PERSONAS).length);
  for (const id of Object.keys(PERSONAS)) template.hasResourceProperties('AWS::Cognito::UserPoolGroup', { GroupName: id });
});

test('nobody signs up by himself, and a second factor is required unless the configuration says otherwise', () => {
  template.hasResourceProperties('AWS::Cognito::UserPool', {
    AdminCreateUserConfig: { AllowAdminCreateUserOnly: true }, MfaConfiguration: 'ON', EnabledMfas: ['SOFTWARE_TOKEN_MFA'],
  });
  platformTemplate({ identity: { mfa: 'optional' } }).hasResourceProperties('AWS::Cognito::UserPool', { MfaConfiguration: 'OPTIONAL' });
});

test('a user can read the attribute that bounds his rows, and not write it', () => {
  template.hasResourceProperties('AWS::Cognito::UserPool', { Schema: [{ Name: 'scope', AttributeDataType: 'String', Mutable: true }] });
  const client = Object.values(resourcesOf(template)).find(({ Type }) => Type === 'AWS::Cognito::UserPoolClient')?.Properties;
  expect(client?.ReadAttributes).toContain('custom:scope');
  expect(client?.WriteAttributes).toEqual(['name', 'preferred_username']);
});

test('the app client knows the code grant only, returns to the given addresses only, and its tokens can be revoked', () => {
  template.hasResourceProperties('AWS::Cognito::UserPoolClient', {
    AllowedOAuthFlows: ['code'],
    CallbackURLs: ['https://agents.example.com/'],
    GenerateSecret: false,
    EnableTokenRevocation: true,
    PreventUserExistenceErrors: 'ENABLED',
    ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
  });
});

test('adaptive checks come with the plan that they need', () => {
  platformTemplate({ identity: { threatProtection: true } }).hasResourceProperties('AWS::Cognito::UserPool', {
    UserPoolTier: 'PLUS', UserPoolAddOns: { AdvancedSecurityMode: 'ENFORCED' },
  });
  template.hasResourceProperties('AWS::Cognito::UserPool', { UserPoolTier: 'ESSENTIALS', UserPoolAddOns: Match.absent() });
});
