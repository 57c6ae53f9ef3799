import { Duration, Stack } from 'aws-cdk-lib';
import { Match, type Template } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { AuditKeys, EnvelopeSecret, type AuditKeysProps } from '../../src';
import { templateOf, testApp } from '../fixture/synthesize';
import { flat, resourcesOf, statementsOf } from '../fixture/template';

const SECRET = /^<AuditKeysSecret\w+>$/;

function keysBeside(props: Partial<AuditKeysProps> = {}, rotated = true): Template {
  const stack = new Stack(testApp(), 'Alone');
  const encryptionKey = new kms.Key(stack, 'Key');
  const rotationFunction = rotated ? new EnvelopeSecret(stack, 'Envelope', { encryptionKey }).rotationFunction : undefined;
  new AuditKeys(stack, 'AuditKeys', { encryptionKey, rotationFunction, ...props });
  return templateOf(stack);
}

test('the first key is drawn in the account under the name that entries bear, and stays when the stack goes', () => {
  keysBeside().hasResource('AWS::SecretsManager::Secret', {
    Properties: {
      GenerateSecretString: { SecretStringTemplate: '{}', GenerateStringKey: 'k1', PasswordLength: 64, ExcludePunctuation: true }, KmsKeyId: Match.anyValue(),
    },
    DeletionPolicy: 'RetainExceptOnCreate',
    UpdateReplacePolicy: 'Retain',
  });
});

test.each([[undefined, 90], [Duration.days(30), 30]])('a key is added after %s: %i days', (rotateAfter, days) => {
  const schedules = Object.entries(resourcesOf(keysBeside({ rotateAfter }))).filter(([id, { Type }]) => Type === 'AWS::SecretsManager::RotationSchedule' && id.startsWith('AuditKeys'));
  expect(schedules.map(([, { Properties }]) => Properties)).toEqual([{
    SecretId: { Ref: expect.stringMatching(/^AuditKeysSecret/) }, RotateImmediatelyOnUpdate: false, RotationRules: { AutomaticallyAfterDays: days },
    RotationLambdaARN: { 'Fn::GetAtt': [expect.stringMatching(/^EnvelopeRotationFunction/), 'Arn'] },
  }]);
});

test('the function that adds one may touch this secret as its own, and Secrets Manager may call it for this secret', () => {
  const template = keysBeside();
  const statements = statementsOf(template, 'EnvelopeRotation').filter(({ Resource }) => SECRET.test(flat(Resource)));
  expect(statements.map(({ Action }) => Action)).toEqual([
    ['secretsmanager:DescribeSecret', 'secretsmanager:GetSecretValue', 'secretsmanager:PutSecretValue', 'secretsmanager:UpdateSecretVersionStage'],
  ]);
  template.hasResourceProperties('AWS::Lambda::Permission', {
    Principal: 'secretsmanager.amazonaws.com', SourceAccount: { Ref: 'AWS::AccountId' }, SourceArn: { Ref: Match.stringLikeRegexp('^AuditKeysSecret') },
  });
  const schedule = Object.entries(resourcesOf(template)).find(([id]) => id.startsWith('AuditKeysSchedule'))![1] as unknown as { DependsOn: string[] };
  expect(schedule.DependsOn).toEqual(expect.arrayContaining([expect.stringMatching(/^AuditKeysSecretsManager/), expect.stringMatching(/^EnvelopeRotationFunction/)]));
});

test('without such a function the first key stays the only one', () => {
  keysBeside({}, false).resourceCountIs('AWS::SecretsManager::RotationSchedule', 0);
});

test('keys of another stack are read as those that are made here, and none is made', () => {
  const stack = new Stack(testApp(), 'Beside');
  const secret = secretsmanager.Secret.fromSecretNameV2(stack, 'Mine', 'company/audit');
  AuditKeys.fromAuditKeysAttributes(stack, 'AuditKeys', { secret, encryptionKey: new kms.Key(stack, 'Key') })
    .grantRead(new iam.Role(stack, 'Reader', { assumedBy: new iam.AccountRootPrincipal() }));
  const template = templateOf(stack);
  template.resourceCountIs('AWS::SecretsManager::Secret', 0);
  expect(statementsOf(template, 'Reader').map(({ Action }) => Action)).toEqual(['secretsmanager:GetSecretValue', 'kms:Decrypt']);
});
