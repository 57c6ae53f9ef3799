import { Duration, Stack, type App } from 'aws-cdk-lib';
import { Match, type Template } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { AwsSolutionsChecks } from 'cdk-nag';
import { KeySetParameter, PlatformKey, type KeySetParameterProps } from '../../src';
import { findings } from '../fixture/findings';
import { SOMEWHERE, templateOf, testApp } from '../fixture/synthesize';
import { flat, resourcesOf, statementsOf } from '../fixture/template';
import { keyFindings } from '../security/key-use';

interface Alone { readonly app: App; readonly stack: Stack; readonly keySet: KeySetParameter }

function alone(props: Partial<KeySetParameterProps> = {}, encrypted?: (stack: Stack) => kms.IKey): Alone {
  const app = testApp();
  const stack = new Stack(app, 'Alone', { env: SOMEWHERE });
  const encryptionKey = encrypted?.(stack) ?? new kms.Key(stack, 'Key', { enableKeyRotation: true });
  const keySet = new KeySetParameter(stack, 'KeySet', {
    encryptionKey, parameterName: '/scap/dev/key-set', keySetUrl: 'https://issuer.example/jwks.json', ...props,
  });
  return { app, stack, keySet };
}

const template = (props: Partial<KeySetParameterProps> = {}): Template => templateOf(alone(props).stack);

test('the parameter begins without keys', () => {
  template().hasResourceProperties('AWS::SSM::Parameter', { Name: '/scap/dev/key-set', Type: 'String', Value: '{"keys":[]}' });
});

test('the keys are copied each hour, and when the parameter is made or overwritten, for which the rule is there first', () => {
  template().hasResourceProperties('AWS::Events::Rule', {
    ScheduleExpression: 'rate(1 hour)',
    EventPattern: { 'source': ['aws.ssm'], 'detail-type': ['Parameter Store Change'], 'detail': { name: ['/scap/dev/key-set'], operation: ['Create', 'Update'] } },
  });
  const [rule] = Object.entries(resourcesOf(template())).find(([, { Type }]) => Type === 'AWS::Events::Rule')!;
  template().hasResource('AWS::SSM::Parameter', { DependsOn: Match.arrayWith([rule]) });
  template({ refreshEvery: Duration.hours(6) }).hasResourceProperties('AWS::Events::Rule', { ScheduleExpression: 'rate(6 hours)' });
});

test('the function knows the address and the parameter, runs in no VPC, and may do no more than copy', () => {
  template().hasResourceProperties('AWS::Lambda::Function', {
    VpcConfig: Match.absent(),
    MemorySize: 256,
    Environment: { Variables: { SCAP_TOKEN_KEY_SET_URL: 'https://issuer.example/jwks.json', SCAP_TOKEN_KEY_SET_PARAMETER: '/scap/dev/key-set' } },
  });
  expect(statementsOf(template(), 'KeySetRole').map(({ Action, Resource }) => [[Action].flat(), flat(Resource)])).toEqual(expect.arrayContaining([
    [['ssm:GetParameter', 'ssm:PutParameter'], 'arn:<AWS::Partition>:ssm:eu-central-1:111111111111:parameter/scap/dev/key-set'],
    [['sqs:SendMessage'], expect.stringMatching(/^<KeySetDeadLetters\w+\.Arn>$/)],
    [['kms:Decrypt', 'kms:GenerateDataKey'], expect.stringMatching(/^<Key\w+\.Arn>$/)],
  ]));
});

test('what fails goes to an encrypted queue, from the function and from the rule', () => {
  const made = template({ deadLetterQueueName: 'scap-key-set-dev' });
  made.hasResourceProperties('AWS::SQS::Queue', { QueueName: 'scap-key-set-dev', KmsMasterKeyId: Match.anyValue(), MessageRetentionPeriod: 1_209_600 });
  made.hasResourceProperties('AWS::Lambda::Function', { DeadLetterConfig: { TargetArn: Match.anyValue() } });
  made.hasResourceProperties('AWS::Events::Rule', { Targets: [Match.objectLike({ DeadLetterConfig: { Arn: Match.anyValue() } })] });
});

test('a reader gets the one action on the one parameter', () => {
  const { stack, keySet } = alone();
  keySet.grantRead(new lambda.Function(stack, 'Reader', {
    runtime: lambda.Runtime.NODEJS_24_X, handler: 'index.handler', code: lambda.Code.fromInline('exports.handler = () => {}'),
  }));
  expect(statementsOf(templateOf(stack), 'Reader')).toEqual([{
    Effect: 'Allow', Action: 'ssm:GetParameter',
    Resource: { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':ssm:eu-central-1:111111111111:parameter/scap/dev/key-set']] },
  }]);
});

test('a copy that something else keeps can be read just so', () => {
  const stack = new Stack(testApp(), 'Elsewhere', { env: SOMEWHERE });
  const role = new iam.Role(stack, 'Reader', { assumedBy: new iam.AccountRootPrincipal() });
  KeySetParameter.fromKeySetParameterName(stack, 'KeySet', '/company/key-set').grantRead(role);
  expect(statementsOf(templateOf(stack), 'Reader').map(({ Action, Resource }) => [Action, flat(Resource)])).toEqual([
    ['ssm:GetParameter', 'arn:<AWS::Partition>:ssm:eu-central-1:111111111111:parameter/company/key-set'],
  ]);
});

test('its failed calls are a metric', () => {
  expect(alone().keySet.metricDeadLetters().metricName).toBe('ApproximateNumberOfMessagesVisible');
});

test('a key that lets EventBridge in is enough, and nothing is found', () => {
  const open = (): Alone => alone({ logGroupName: '/scap/dev/functions/refresh-key-set' }, scope => new PlatformKey(scope, 'Key', {
    events: true, logGroupArns: ['arn:aws:logs:eu-central-1:111111111111:log-group:/scap/dev/*'],
  }).key);
  expect(keyFindings(templateOf(open().stack))).toEqual([]);
  expect(findings(open().app, new AwsSolutionsChecks())).toEqual([]);
});
