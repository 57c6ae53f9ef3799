import { Duration, Stack } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import * as cloudtrail from 'aws-cdk-lib/aws-cloudtrail';
import * as events from 'aws-cdk-lib/aws-events';
import * as targets from 'aws-cdk-lib/aws-events-targets';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { PlatformKey, SupplyChainAgentPlatform, type PlatformKeyProps } from '../../src';
import { platformStack, platformTemplate, SMALLEST, SOMEWHERE, templateOf, testApp } from '../fixture/synthesize';
import { flat, resourcesOf, statementsOf, type Statement } from '../fixture/template';
import { keyFindings } from './key-use';

const EVERY_SERVICE: PlatformKeyProps = {
  alias: 'alias/k',
  logGroupArns: ['arn:aws:logs:eu-central-1:111111111111:log-group:/scap/dev/*'],
  workgroupArns: ['arn:aws:athena:eu-central-1:111111111111:workgroup/scap-*-dev'],
  trailArn: 'arn:aws:cloudtrail:eu-central-1:111111111111:trail/scap-audit-dev',
  alarms: true, budgets: true, events: true, backup: true, logDelivery: true,
};

interface KeyStatement extends Statement { readonly Principal: { readonly Service: string } }

/** The statements of services in the policy of the one key, by their ids. */
function statements(template: Template): Record<string, KeyStatement> {
  const key = Object.values(resourcesOf(template)).find(({ Type }) => Type === 'AWS::KMS::Key');
  const all = (key?.Properties?.KeyPolicy as { Statement: KeyStatement[] }).Statement;
  return Object.fromEntries(all.flatMap(statement => (statement.Sid === undefined ? [] : [[statement.Sid, statement]])));
}

function keyAlone(props: PlatformKeyProps): Template {
  const stack = new Stack(testApp(), 'Alone', { env: SOMEWHERE });
  new PlatformKey(stack, 'Key', props);
  return templateOf(stack);
}

/** A condition with its values as text. */
function conditionOf({ Condition = {} }: KeyStatement): Record<string, Record<string, unknown>> {
  return Object.fromEntries(Object.entries(Condition).map(([operator, keys]) => [
    operator, Object.fromEntries(Object.entries(keys).map(([key, value]) => [key, Array.isArray(value) ? value.map(flat) : flat(value)])),
  ]));
}

test('the key rotates, and stays when the stack goes', () => {
  keyAlone({ alias: 'alias/k' }).hasResource('AWS::KMS::Key', {
    Properties: { EnableKeyRotation: true }, DeletionPolicy: 'RetainExceptOnCreate', UpdateReplacePolicy: 'Retain',
  });
});

test('a service that has nothing here has no statement', () => {
  expect(Object.keys(statements(keyAlone({ alias: 'alias/k' })))).toEqual([]);
});

describe('each service may use the key for what it does here, and no more', () => {
  const found = statements(keyAlone(EVERY_SERVICE));
  const ours = { 'aws:SourceAccount': '111111111111' };
  const partition = 'arn:<AWS::Partition>';

  test.each([
    ['CloudWatchLogs', 'logs.eu-central-1.amazonaws.com', ['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:DescribeKey'],
      { ArnLike: { 'kms:EncryptionContext:aws:logs:arn': ['arn:aws:logs:eu-central-1:111111111111:log-group:/scap/dev/*'] } }],
    ['AthenaManagedResults', 'encryption.athena.amazonaws.com', ['kms:Decrypt', 'kms:GenerateDataKey', 'kms:DescribeKey'], {
      StringEquals: ours,
      ArnLike: {
        'kms:EncryptionContext:aws:athena:arn': ['arn:aws:athena:eu-central-1:111111111111:workgroup/scap-*-dev'],
        'aws:SourceArn': ['arn:aws:athena:eu-central-1:111111111111:workgroup/scap-*-dev'],
      },
    }],
    ['CloudTrail', 'cloudtrail.amazonaws.com', ['kms:Decrypt', 'kms:GenerateDataKey*'], {
      StringEquals: {
        'aws:SourceArn': 'arn:aws:cloudtrail:eu-central-1:111111111111:trail/scap-audit-dev',
        'kms:EncryptionContext:aws:cloudtrail:arn': 'arn:aws:cloudtrail:eu-central-1:111111111111:trail/scap-audit-dev',
      },
    }],
    ['CloudTrailDescribe', 'cloudtrail.amazonaws.com', 'kms:DescribeKey',
      { StringEquals: { 'aws:SourceArn': 'arn:aws:cloudtrail:eu-central-1:111111111111:trail/scap-audit-dev' } }],
    ['CloudWatchAlarms', 'cloudwatch.amazonaws.com', ['kms:Decrypt', 'kms:GenerateDataKey*'],
      { StringEquals: ours, ArnLike: { 'aws:SourceArn': `${partition}:cloudwatch:eu-central-1:111111111111:alarm:*` } }],
    ['Budgets', 'budgets.amazonaws.com', ['kms:Decrypt', 'kms:GenerateDataKey*'],
      { StringEquals: ours, ArnLike: { 'aws:SourceArn': `${partition}:budgets::111111111111:*` } }],
    ['EventBridge', 'events.amazonaws.com', ['kms:Decrypt', 'kms:GenerateDataKey*'], {}],
    ['Backup', 'backup.amazonaws.com', ['kms:Decrypt', 'kms:GenerateDataKey*', 'kms:DescribeKey'], { StringEquals: ours }],
    ['LogDelivery', 'delivery.logs.amazonaws.com', ['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:DescribeKey'],
      { StringEquals: ours, ArnLike: { 'aws:SourceArn': `${partition}:logs:eu-central-1:111111111111:*` } }],
  ])('%s', (sid, service, actions, condition) => {
    const statement = found[sid]!;
    expect(statement.Principal.Service).toBe(service);
    expect(statement.Action).toEqual(actions);
    expect(conditionOf(statement)).toEqual(condition);
  });

  test('and these are all', () => expect(Object.keys(found)).toHaveLength(9));
});

describe('a key of the consumer', () => {
  const statementsPrinted = (stack: Stack): string[] => Annotations.fromStack(stack).findWarning('*', Match.anyValue()).map(({ entry }) => String(entry.data));

  test('is used, and none is made; a key of the same app gets the statements', () => {
    const stack = new Stack(testApp(), 'Own');
    const own = new kms.Key(stack, 'Mine');
    expect(new PlatformKey(stack, 'Key', { ...EVERY_SERVICE, encryptionKey: own }).key).toBe(own);
    const template = templateOf(stack);
    template.resourceCountIs('AWS::KMS::Key', 1);
    template.resourceCountIs('AWS::KMS::Alias', 0);
    expect(Object.keys(statements(template))).toHaveLength(9);
    expect(statementsPrinted(stack)).toEqual([]);
  });

  test('that CDK may not change is left alone, and a warning prints each statement that it needs', () => {
    const stack = new Stack(testApp(), 'Own', { env: SOMEWHERE });
    new s3.Bucket(stack, 'Something');
    const own = kms.Key.fromKeyArn(stack, 'Mine', 'arn:aws:kms:eu-central-1:111111111111:key/11111111-1111-1111-1111-111111111111');
    new PlatformKey(stack, 'Key', { ...EVERY_SERVICE, encryptionKey: own });
    templateOf(stack).resourceCountIs('AWS::KMS::Key', 0);
    const [warning = ''] = statementsPrinted(stack);
    for (const sid of ['CloudWatchLogs', 'AthenaManagedResults', 'CloudTrail', 'CloudWatchAlarms', 'Budgets', 'EventBridge', 'Backup', 'LogDelivery']) {
      expect(warning).toContain(`"Sid": "${sid}"`);
    }
    expect(warning).toContain('arn:${AWS::Partition}:cloudwatch:eu-central-1:111111111111:alarm:*');
  });

  test('is all that the platform encrypts with, and what its policy needs is printed', () => {
    const stack = new Stack(testApp(), 'Own', { env: SOMEWHERE });
    const arn = 'arn:aws:kms:eu-central-1:111111111111:key/11111111-1111-1111-1111-111111111111';
    new SupplyChainAgentPlatform(stack, 'Platform', { ...SMALLEST, encryptionKey: kms.Key.fromKeyArn(stack, 'Mine', arn) });
    const template = templateOf(stack);
    template.resourceCountIs('AWS::KMS::Key', 0);
    template.allResourcesProperties('AWS::Logs::LogGroup', { KmsKeyId: arn });
    template.allResourcesProperties('AWS::DynamoDB::Table', { SSESpecification: { KMSMasterKeyId: arn } });
    template.allResourcesProperties('AWS::SecretsManager::Secret', { KmsKeyId: arn });
    const printed = statementsPrinted(stack).find(warning => warning.includes('This key is yours')) ?? '';
    for (const sid of ['CloudWatchLogs', 'AthenaManagedResults', 'CloudWatchAlarms']) expect(printed).toContain(`"Sid": "${sid}"`);
  });
});

test('each resource of the platform that names the key finds its service in the policy of the key', () => {
  expect(keyFindings(platformTemplate({}, { env: SOMEWHERE }))).toEqual([]);
  expect(keyFindings(platformTemplate())).toEqual([]);
});

test('the look at the key is awake: a topic, a queue, a trail and a log group of another name beside the platform are found', () => {
  const { stack, platform } = platformStack();
  const { key } = platform.key;
  new sns.Topic(stack, 'Topic', { masterKey: key });
  const queue = new sqs.Queue(stack, 'Queue', { encryptionMasterKey: key });
  new events.Rule(stack, 'Rule', { schedule: events.Schedule.rate(Duration.hours(1)), targets: [new targets.SqsQueue(queue)] });
  new cloudtrail.CfnTrail(stack, 'Trail', { isLogging: true, s3BucketName: new s3.Bucket(stack, 'B').bucketName, trailName: 't', kmsKeyId: key.keyArn });
  new logs.LogGroup(stack, 'Log', { logGroupName: '/elsewhere/log', encryptionKey: key });
  const without = (sid: string): Template => {
    const template = templateOf(stack).toJSON();
    const policy = Object.values<{ Type: string; Properties: { KeyPolicy: { Statement: Statement[] } } }>(template.Resources)
      .find(({ Type }) => Type === 'AWS::KMS::Key')!.Properties.KeyPolicy;
    policy.Statement = policy.Statement.filter(({ Sid }) => Sid !== sid);
    return Template.fromJSON(template);
  };
  expect(keyFindings(without('CloudWatchAlarms'))).toEqual(expect.arrayContaining([expect.stringMatching(/^Topic\w+: no statement CloudWatchAlarms$/)]));
  expect(keyFindings(without('EventBridge'))).toEqual(expect.arrayContaining([expect.stringMatching(/^Queue\w+: no statement EventBridge$/)]));
  expect(keyFindings(without('CloudTrail'))).toEqual(expect.arrayContaining([expect.stringMatching(/^Trail: no statement CloudTrail$/)]));
  expect(keyFindings(templateOf(stack))).toEqual(expect.arrayContaining([expect.stringMatching(/^Log\w+: CloudWatchLogs does not reach \/elsewhere\/log$/)]));
});

test('a key that exists is granted as one that is made here, and its policy is left as it is', () => {
  const stack = new Stack(testApp(), 'Alone', { env: SOMEWHERE });
  const arn = 'arn:aws:kms:eu-central-1:111111111111:key/theirs';
  const there = PlatformKey.fromPlatformKeyArn(stack, 'There', arn);
  there.grantDecrypt(new iam.Role(stack, 'Reader', { assumedBy: new iam.AccountRootPrincipal() }));
  there.grantEncryptDecrypt(new iam.Role(stack, 'Writer', { assumedBy: new iam.AccountRootPrincipal() }));
  Annotations.fromStack(stack).hasNoWarning('*', Match.anyValue());
  const template = templateOf(stack);
  expect(statementsOf(template, 'Reader').map(({ Action, Resource }) => [Action, Resource])).toEqual([['kms:Decrypt', arn]]);
  expect(statementsOf(template, 'Writer').map(({ Action, Resource }) => [Action, Resource]))
    .toEqual([[['kms:Encrypt', 'kms:Decrypt', 'kms:GenerateDataKey', 'kms:DescribeKey'], arn]]);
  template.resourceCountIs('AWS::KMS::Key', 0);
});
