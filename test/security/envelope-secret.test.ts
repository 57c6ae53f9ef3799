import { Duration, Stack } from 'aws-cdk-lib';
import { Match, type Template } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { EnvelopeSecret, type EnvelopeSecretProps } from '../../src';
import { templateOf, testApp } from '../fixture/synthesize';
import { flat, resourcesOf, statementsOf } from '../fixture/template';

function secretAlone(props: Partial<EnvelopeSecretProps> = {}): Template {
  const stack = new Stack(testApp(), 'Alone');
  new EnvelopeSecret(stack, 'Envelope', { encryptionKey: new kms.Key(stack, 'Key'), ...props });
  return templateOf(stack);
}

test('the first key is drawn in the account, and stays when the stack goes', () => {
  secretAlone().hasResource('AWS::SecretsManager::Secret', {
    Properties: { GenerateSecretString: { PasswordLength: 64, ExcludePunctuation: true }, KmsKeyId: Match.anyValue() },
    DeletionPolicy: 'RetainExceptOnCreate',
    UpdateReplacePolicy: 'Retain',
  });
});

test.each([[undefined, 90], [Duration.days(30), 30]])('the key is replaced after %s: %i days', (rotateAfter, days) => {
  secretAlone({ rotateAfter }).hasResourceProperties('AWS::SecretsManager::RotationSchedule', {
    SecretId: { Ref: Match.stringLikeRegexp('^EnvelopeSecret') },
    RotationRules: { AutomaticallyAfterDays: days },
    RotationLambdaARN: { 'Fn::GetAtt': [Match.stringLikeRegexp('^EnvelopeRotationFunction'), 'Arn'] },
    RotateImmediatelyOnUpdate: false,
  });
});

test('the function that replaces it may touch this secret and no other, by what it calls', () => {
  const statements = statementsOf(secretAlone(), 'EnvelopeRotation').map(({ Action, Resource, Effect }) => [Effect, Action, flat(Resource)]);
  expect(statements).toEqual([
    ['Allow', ['logs:CreateLogStream', 'logs:PutLogEvents'], expect.stringMatching(/^<EnvelopeRotationLogs\w+\.Arn>$/)],
    [
      'Allow',
      ['secretsmanager:DescribeSecret', 'secretsmanager:GetSecretValue', 'secretsmanager:PutSecretValue', 'secretsmanager:UpdateSecretVersionStage'],
      expect.stringMatching(/^<EnvelopeSecret\w+>$/),
    ],
    ['Allow', ['kms:Decrypt', 'kms:GenerateDataKey'], expect.stringMatching(/^<Key\w+\.Arn>$/)],
  ]);
});

test('only Secrets Manager may call the function, for this secret in this account, and it runs in no VPC', () => {
  const template = secretAlone();
  template.resourceCountIs('AWS::Lambda::Permission', 1);
  template.hasResourceProperties('AWS::Lambda::Permission', {
    Principal: 'secretsmanager.amazonaws.com', SourceAccount: { Ref: 'AWS::AccountId' }, SourceArn: { Ref: Match.stringLikeRegexp('^EnvelopeSecret') },
  });
  template.hasResourceProperties('AWS::Lambda::Function', { VpcConfig: Match.absent(), MemorySize: 256 });
});

test('the schedule waits for the function, which waits for its role, and for the permission to call it', () => {
  const schedule = Object.values(resourcesOf(secretAlone())).find(({ Type }) => Type === 'AWS::SecretsManager::RotationSchedule');
  const { DependsOn } = schedule as unknown as { DependsOn: string[] };
  for (const part of ['EnvelopeRotationFunctionSecretsManager', 'EnvelopeRotationFunction']) {
    expect(DependsOn).toEqual(expect.arrayContaining([expect.stringMatching(`^${part}`)]));
  }
});

test('a secret that is made elsewhere is granted just so, and none is made', () => {
  const stack = new Stack(testApp(), 'Elsewhere');
  const secret = secretsmanager.Secret.fromSecretNameV2(stack, 'Mine', 'company/envelope');
  const role = new iam.Role(stack, 'Reader', { assumedBy: new iam.AccountRootPrincipal() });
  EnvelopeSecret.fromEnvelopeSecretAttributes(stack, 'Envelope', { secret, encryptionKey: new kms.Key(stack, 'Key') }).grantRead(role);
  const template = templateOf(stack);
  template.resourceCountIs('AWS::SecretsManager::Secret', 0);
  expect(statementsOf(template, 'Reader').map(({ Action }) => Action)).toEqual(['secretsmanager:GetSecretValue', 'kms:Decrypt']);
});
