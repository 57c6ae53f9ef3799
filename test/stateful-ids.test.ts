import { NestedStack, Stack, Stage } from 'aws-cdk-lib';
import { Match, type Template } from 'aws-cdk-lib/assertions';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import recommendedFlags from 'aws-cdk-lib/recommended-feature-flags.json';
import { SupplyChainAgentPlatform, type SupplyChainAgentPlatformProps } from '../src';
import { platformStack, platformTemplate, SMALLEST, SOMEWHERE, templateOf, testApp } from './fixture/synthesize';
import { resourcesOf, type TemplateResource } from './fixture/template';

const PARKED = { 'scap:parked': 'true' };
const PROD: Partial<SupplyChainAgentPlatformProps> = { environment: 'prod' };

/** Types of resources that hold data; the only log groups among them are those of audit. */
const HOLDS_DATA = [
  'AWS::DynamoDB::Table', 'AWS::S3::Bucket', 'AWS::KMS::Key', 'AWS::KMS::Alias', 'AWS::Cognito::UserPool', 'AWS::Cognito::UserPoolDomain',
  'AWS::SecretsManager::Secret', 'AWS::Backup::BackupVault',
];

/** What holds data, by the logical ids that it has had since it first was deployed. Entries are added here and never changed: a changed one deletes data. */
const PINNED = {
  PlatformKey3E98714F: 'AWS::KMS::Key',
  PlatformKeyAliasAC95DB94: 'AWS::KMS::Alias',
  PlatformConversationsTableF3A545E8: 'AWS::DynamoDB::Table',
  PlatformExecutionsTable74FC3F65: 'AWS::DynamoDB::Table',
  PlatformAuditTableDE7FEA3F: 'AWS::DynamoDB::Table',
  PlatformAccessTable320C740D: 'AWS::DynamoDB::Table',
  PlatformUsageTable089CC1BC: 'AWS::DynamoDB::Table',
  PlatformDataLakeAccessLogsB4D3F2A2: 'AWS::S3::Bucket',
  PlatformDataLakeBucket14F8DB69: 'AWS::S3::Bucket',
  PlatformUsersPool7681397B: 'AWS::Cognito::UserPool',
  PlatformUsersDomain36D68648: 'AWS::Cognito::UserPoolDomain',
  PlatformEnvelopeSecret883A7ECF: 'AWS::SecretsManager::Secret',
  PlatformAuditKeysSecretF4EA5B23: 'AWS::SecretsManager::Secret',
};
const PINNED_IN_PROD = {
  ...PINNED,
  PlatformAuditTrailBucket17A9193A: 'AWS::S3::Bucket',
  PlatformAuditTrailLogGroup182EB5F9: 'AWS::Logs::LogGroup',
  PlatformBackupVault220471C4: 'AWS::Backup::BackupVault',
};

const dev = platformTemplate();
const prod = platformTemplate(PROD, { env: SOMEWHERE });
const parkedProd = platformStack(PROD, { env: SOMEWHERE }, PARKED);

/** The resources that hold data. */
function stateful(of: Template): [string, TemplateResource][] {
  return Object.entries(resourcesOf(of)).filter(([id, { Type }]) => HOLDS_DATA.includes(Type) || (Type === 'AWS::Logs::LogGroup' && id.includes('Audit')));
}

/** What is pinned and not there as it was, each with what that does. */
function lost(of: Template, pinned: Record<string, string>): string[] {
  const types = Object.fromEntries(stateful(of).map(([id, { Type }]) => [id, Type]));
  return [
    ...Object.entries(pinned).filter(([id, type]) => types[id] !== type).map(([id, type]) => `${id} (${type}) is gone or has become another: this deletes data`),
    ...Object.keys(types).filter(id => !(id in pinned)).map(id => `${id} is new: pin it, so that it never moves`),
  ];
}

test.each([
  ['in dev', dev, PINNED],
  ['in prod, in a known place', prod, PINNED_IN_PROD],
  ['in prod, parked', templateOf(parkedProd.stack), PINNED_IN_PROD],
  ['with every feature flag of the CDK', templateOf(platformStack({}, {}, recommendedFlags).stack), PINNED],
])('a logical id of what holds data never moves, %s: this deletes data', (_, of, pinned) => {
  expect(lost(of, pinned)).toEqual([]);
});

test('a table under another id is found', () => {
  const app = testApp();
  const stack = new Stack(app, 'Dev');
  new SupplyChainAgentPlatform(stack, 'Other', SMALLEST);
  expect(lost(templateOf(stack), PINNED)).toContain('PlatformConversationsTableF3A545E8 (AWS::DynamoDB::Table) is gone or has become another: this deletes data');
});

test.each([['dev', dev], ['prod', prod]])('what holds data stays when the stack of %s goes, and leaves nothing behind when its first deployment fails', (_, of) => {
  for (const [id, resource] of stateful(of)) {
    expect([id, resource.DeletionPolicy, resource.UpdateReplacePolicy]).toEqual([id, 'RetainExceptOnCreate', 'Retain']);
  }
});

test('a bucket that stays keeps the policy by which it takes TLS only', () => {
  for (const [id, resource] of Object.entries(resourcesOf(prod)).filter(([, { Type }]) => Type === 'AWS::S3::BucketPolicy')) {
    expect([id, resource.DeletionPolicy]).toEqual([id, 'RetainExceptOnCreate']);
  }
});

test('in prod what can be protected against deletion is, in dev it is not', () => {
  prod.allResourcesProperties('AWS::DynamoDB::Table', { DeletionProtectionEnabled: true });
  prod.allResourcesProperties('AWS::Cognito::UserPool', { DeletionProtection: 'ACTIVE' });
  prod.hasResourceProperties('AWS::Logs::LogGroup', { LogGroupName: '/scap/prod/audit/trail', DeletionProtectionEnabled: true });
  prod.hasResourceProperties('AWS::Backup::BackupVault', { AccessPolicy: { Statement: [Match.objectLike({ Effect: 'Deny', Principal: { AWS: '*' } })] } });
  dev.allResourcesProperties('AWS::DynamoDB::Table', { DeletionProtectionEnabled: false });
  dev.allResourcesProperties('AWS::Cognito::UserPool', { DeletionProtection: 'INACTIVE' });
});

describe('a parked platform', () => {
  const parked = resourcesOf(templateOf(parkedProd.stack));

  test('has of the full one only what holds data and what belongs to it, unchanged', () => {
    const full = resourcesOf(prod);
    for (const [id, resource] of Object.entries(parked)) expect([id, full[id]]).toEqual([id, resource]);
    const beside = ['AWS::S3::BucketPolicy', 'AWS::Cognito::UserPoolGroup'];
    expect(Object.entries(parked).filter(([, { Type }]) => !beside.includes(Type)).map(([id]) => id).sort()).toEqual(Object.keys(PINNED_IN_PROD).sort());
    expect(Object.keys(full).length).toBeGreaterThan(2 * Object.keys(parked).length);
  });

  test('says so, has no part that works, and still names its parts that hold data', () => {
    const { platform } = parkedProd;
    expect([platform.parked, platform.tools, platform.agents, platform.api, platform.lake, platform.appClient]).toEqual([true, [], undefined, undefined, undefined, undefined]);
    expect(platform.buckets.bucket.bucketArn).toBeDefined();
    expect(platform.tables).toHaveLength(5);
    expect(platformStack().platform.parked).toBe(false);
  });

  test('carries no code to the account', () => {
    const { assets } = parkedProd.app.synth().getStackByName('Dev');
    expect(assets).toEqual([]);
    expect(Object.values(parked).some(({ Type }) => ['AWS::Lambda::Function', 'AWS::IAM::Role', 'AWS::IAM::Policy'].includes(Type))).toBe(false);
  });

  test('prints what remains', () => {
    const outputs: Record<string, { Description?: string }> = templateOf(parkedProd.stack).toJSON().Outputs;
    expect(Object.values(outputs).map(({ Description }) => Description)).toEqual([
      'The pool that users are created in',
      'Where people sign in',
      'Where the Parquet files of the views lie, under views/<view>/',
      'The table that holds conversations',
      'The table that holds verified questions and what people say of answers',
      'The key that encrypts everything',
    ]);
  });

  test('leaves nothing behind under a name that the next deployment needs: what goes is deleted', () => {
    const goes = Object.entries(resourcesOf(prod)).filter(([id]) => !(id in parked));
    const stays = goes.filter(([, { DeletionPolicy }]) => DeletionPolicy !== undefined && DeletionPolicy !== 'Delete').map(([, { Type }]) => Type);
    // Versions have no names of their own, and go with their function.
    expect([...new Set(stays)]).toEqual(['AWS::Lambda::Version']);
    const logGroups = goes.filter(([, { Type }]) => Type === 'AWS::Logs::LogGroup');
    expect(logGroups.length).toBeGreaterThan(3);
    expect(logGroups.filter(([, { DeletionPolicy }]) => DeletionPolicy !== 'Delete')).toEqual([]);
  });

  test('pays for no capacity: a provisioned table is billed per request until it works again', () => {
    const provisioned = { data: { capacityMode: 'provisioned' } };
    const template = templateOf(platformStack(provisioned, {}, PARKED).stack);
    template.allResourcesProperties('AWS::DynamoDB::Table', { BillingMode: 'PAY_PER_REQUEST' });
    template.resourceCountIs('AWS::ApplicationAutoScaling::ScalableTarget', 0);
    platformTemplate(provisioned).resourceCountIs('AWS::ApplicationAutoScaling::ScalableTarget', 10);
  });

  test.each([[true, true], ['true', true], [false, false], ['false', false], [undefined, false]])('is one with context %p: %p', (value, expected) => {
    expect(platformStack({}, {}, value === undefined ? {} : { 'scap:parked': value }).platform.parked).toBe(expected);
  });

  test('does not touch what was brought', () => {
    const app = testApp(PARKED);
    const stack = new Stack(app, 'Dev');
    new SupplyChainAgentPlatform(stack, 'Platform', {
      ...SMALLEST,
      dataBucket: s3.Bucket.fromBucketName(stack, 'Yours', 'company-data'),
      tables: { conversations: dynamodb.Table.fromTableName(stack, 'Conversations', 'company-conversations') },
      encryptionKey: kms.Key.fromKeyArn(stack, 'Key', 'arn:aws:kms:eu-central-1:111111111111:key/company'),
    });
    const template = templateOf(stack);
    template.resourceCountIs('AWS::S3::Bucket', 0);
    template.resourceCountIs('AWS::KMS::Key', 0);
    template.resourceCountIs('AWS::DynamoDB::Table', 4);
  });

  test('works in a stage and in a nested stack', () => {
    const app = testApp(PARKED);
    const stack = new Stack(new Stage(app, 'Staging', { env: SOMEWHERE }), 'Platform');
    new SupplyChainAgentPlatform(stack, 'P', SMALLEST);
    const nested = new NestedStack(stack, 'Nested');
    new SupplyChainAgentPlatform(nested, 'P', { ...SMALLEST, environment: 'nested' });
    templateOf(stack).resourceCountIs('AWS::DynamoDB::Table', 5);
    templateOf(nested).resourceCountIs('AWS::DynamoDB::Table', 5);
  });
});
