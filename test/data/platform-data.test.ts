import { Stack } from 'aws-cdk-lib';
import { Match, type Template } from 'aws-cdk-lib/assertions';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as glue from 'aws-cdk-lib/aws-glue';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { DataLake, SupplyChainAgentPlatform, type SupplyChainAgentPlatformProps } from '../../src';
import { platformTemplate, SMALLEST, SOMEWHERE, templateOf, testApp } from '../fixture/synthesize';
import { flat, resourcesOf, statementsOf } from '../fixture/template';

/** A platform with resources of the company's own. */
function withOwn(own: (stack: Stack) => Partial<SupplyChainAgentPlatformProps>): Template {
  const stack = new Stack(testApp(), 'Dev', { env: SOMEWHERE });
  new SupplyChainAgentPlatform(stack, 'Platform', { ...SMALLEST, ...own(stack) });
  return templateOf(stack);
}

/** What statements allow `action` on. */
const resourcesFor = (template: Template, action: string) => statementsOf(template).filter(({ Action }) => [Action].flat().includes(action))
  .flatMap(({ Resource }) => [Resource].flat().map(flat));

test('the audit table alone refuses updates and deletions', () => {
  const policies = Object.values(resourcesOf(platformTemplate())).filter(({ Type }) => Type === 'AWS::DynamoDB::Table')
    .map(({ Properties = {} }) => [Properties.TableName, Properties.ResourcePolicy !== undefined]);
  expect(Object.fromEntries(policies)).toEqual({
    'scap-conversations-dev': false, 'scap-executions-dev': false, 'scap-audit-dev': true, 'scap-access-dev': false, 'scap-usage-dev': false,
  });
});

test('capacity, recovery, tiering and first month are those of the configuration', () => {
  const template = platformTemplate({ data: {
    capacityMode: 'provisioned', readCapacity: 7, writeCapacity: 3, maximumCapacity: 50, pointInTimeRecovery: false, tieringAfterDays: 90, firstMonth: '2022-01',
  } });
  template.allResourcesProperties('AWS::DynamoDB::Table', {
    ProvisionedThroughput: { ReadCapacityUnits: 7, WriteCapacityUnits: 3 }, PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: false },
  });
  template.resourcePropertiesCountIs('AWS::ApplicationAutoScaling::ScalableTarget', { MinCapacity: 7, MaxCapacity: 50 }, 5);
  template.resourcePropertiesCountIs('AWS::ApplicationAutoScaling::ScalableTarget', { MinCapacity: 3, MaxCapacity: 50 }, 5);
  template.hasResourceProperties('AWS::S3::Bucket', {
    LifecycleConfiguration: { Rules: [Match.objectLike({ Transitions: [{ StorageClass: 'INTELLIGENT_TIERING', TransitionInDays: 90 }] })] },
  });
  template.hasResourceProperties('AWS::Glue::Table', { TableInput: { Parameters: Match.objectLike({ 'projection.month.range': '2022-01,NOW+12MONTHS' }) } });
});

test('tieringAfterDays: 0 leaves data where it is', () => {
  expect(JSON.stringify(platformTemplate({ data: { tieringAfterDays: 0 } }).findResources('AWS::S3::Bucket'))).not.toContain('INTELLIGENT_TIERING');
});

test('a table, a bucket and a database that were brought are used and granted, and none is made', () => {
  const template = withOwn(stack => ({
    tables: { conversations: dynamodb.Table.fromTableAttributes(stack, 'Conversations', {
      tableArn: 'arn:aws:dynamodb:eu-central-1:111111111111:table/company-conversations',
      encryptionKey: kms.Key.fromKeyArn(stack, 'TableKey', 'arn:aws:kms:eu-central-1:111111111111:key/tables'),
    }) },
    dataBucket: s3.Bucket.fromBucketAttributes(stack, 'Bucket', {
      bucketName: 'company-data', encryptionKey: kms.Key.fromKeyArn(stack, 'BucketKey', 'arn:aws:kms:eu-central-1:111111111111:key/data'),
    }),
    glueDatabase: glue.Database.fromDatabaseArn(stack, 'Database', 'arn:aws:glue:eu-central-1:111111111111:database/company'),
  }));
  expect(Object.values(template.findResources('AWS::DynamoDB::Table')).map(({ Properties }) => Properties.TableName)).not.toContain('scap-conversations-dev');
  template.resourceCountIs('AWS::DynamoDB::Table', 4);
  template.resourceCountIs('AWS::S3::Bucket', 0);
  template.resourceCountIs('AWS::Glue::Database', 0);
  // Verified questions and feedback are in the table of scopes: chat and the sql function read it. Drafts are in that of executions, decisions in the audit.
  const scopes = expect.stringMatching(/^<PlatformAccessTable/);
  expect(resourcesFor(template, 'dynamodb:Query')).toEqual([
    scopes, 'arn:aws:dynamodb:eu-central-1:111111111111:table/company-conversations', scopes, expect.stringMatching(/^<PlatformExecutionsTable/),
    expect.stringMatching(/^<PlatformAuditTable/),
  ]);
  expect(resourcesFor(template, 's3:GetObject')).toContain('arn:<AWS::Partition>:s3:::company-data/views/products/*');
  expect(resourcesFor(template, 'kms:Decrypt')).toEqual(expect.arrayContaining([
    'arn:aws:kms:eu-central-1:111111111111:key/tables', 'arn:aws:kms:eu-central-1:111111111111:key/data',
  ]));
  template.allResourcesProperties('AWS::Glue::Table', { DatabaseName: 'company' });
  template.hasResourceProperties('AWS::Lambda::Function', { Environment: { Variables: Match.objectLike({ SCAP_CONVERSATIONS_TABLE: 'company-conversations' }) } });
});

describe('audit trail and backup', () => {
  const prod = platformTemplate({ environment: 'prod' }, { env: SOMEWHERE });

  test('are in no template while their flags are off, and in no policy of the key', () => {
    const template = platformTemplate();
    for (const type of ['AWS::CloudTrail::Trail', 'AWS::Backup::BackupVault', 'AWS::Backup::BackupPlan', 'AWS::Backup::BackupSelection']) template.resourceCountIs(type, 0);
    expect(JSON.stringify(template.findResources('AWS::KMS::Key'))).not.toMatch(/cloudtrail|backup/);
  });

  test('the trail records the data bucket, the five tables and every function with access to them, and no change of the account', () => {
    const [{ Properties }] = Object.values(prod.findResources('AWS::CloudTrail::Trail')) as [{ Properties: { AdvancedEventSelectors: { Name: string; FieldSelectors: { Equals?: unknown[] }[] }[] } }];
    const recorded = Object.fromEntries(Properties.AdvancedEventSelectors.map(({ Name, FieldSelectors }) => [Name, FieldSelectors.at(-1)?.Equals?.map(flat)]));
    expect(Object.keys(recorded)).toEqual(['Objects', 'Items', 'Invocations']);
    expect(recorded.Items).toHaveLength(5);
    expect(recorded.Invocations).toHaveLength(6);
    expect(Properties).toMatchObject({ TrailName: 'scap-audit-prod' });
  });

  test('the trail is kept as long as the configuration says, in bucket and log group', () => {
    prod.hasResourceProperties('AWS::S3::Bucket', { ObjectLockConfiguration: { Rule: { DefaultRetention: { Mode: 'GOVERNANCE', Days: 365 } } } });
    prod.hasResourceProperties('AWS::Logs::LogGroup', { LogGroupName: '/scap/prod/audit/trail', RetentionInDays: 365 });
  });

  test('management events are recorded where the configuration asks for them', () => {
    const template = platformTemplate({ features: { auditTrail: true }, audit: { managementEvents: true, retentionDays: 100 } });
    expect(JSON.stringify(template.findResources('AWS::CloudTrail::Trail'))).toContain('"Equals":["Management"]');
    template.hasResourceProperties('AWS::Logs::LogGroup', { LogGroupName: '/scap/dev/audit/trail', RetentionInDays: 120 });
  });

  test('a log group that was brought takes the trail, and none is made for it', () => {
    const template = withOwn(stack => ({ features: { auditTrail: true }, auditLogGroup: logs.LogGroup.fromLogGroupName(stack, 'Yours', '/company/audit') }));
    expect(Object.values(template.findResources('AWS::Logs::LogGroup')).map(({ Properties }) => Properties.LogGroupName)).not.toContain('/scap/dev/audit/trail');
    template.hasResourceProperties('AWS::CloudTrail::Trail', { CloudWatchLogsLogGroupArn: Match.objectLike({ 'Fn::Join': Match.anyValue() }) });
  });

  test('the backup copies the five tables and the data bucket, 120 days in prod, cold after 30', () => {
    const [{ Properties }] = Object.values(prod.findResources('AWS::Backup::BackupSelection')) as [{ Properties: { BackupSelection: { Resources: unknown[] } } }];
    expect(Properties.BackupSelection.Resources.map(flat)).toEqual([
      '<PlatformConversationsTableF3A545E8.Arn>', '<PlatformExecutionsTable74FC3F65.Arn>', '<PlatformAuditTableDE7FEA3F.Arn>',
      '<PlatformAccessTable320C740D.Arn>', '<PlatformUsageTable089CC1BC.Arn>', '<PlatformDataLakeBucket14F8DB69.Arn>',
    ]);
    prod.hasResourceProperties('AWS::Backup::BackupPlan', { BackupPlan: { BackupPlanName: 'scap-backup-prod', BackupPlanRule: [
      { Lifecycle: { DeleteAfterDays: 120, MoveToColdStorageAfterDays: 30 } },
    ] } });
    prod.hasResourceProperties('AWS::Backup::BackupVault', { BackupVaultName: 'scap-backup-prod' });
  });
});

test('who may not read a view reads none of the tables, partitions, places and keys that it is mapped from', () => {
  const template = platformTemplate({ data: {
    mappings: {
      suppliers: 'SELECT v.id AS supplier_id FROM erp.vendors v JOIN mdm.parties p ON p.id = v.party_id',
      inventory_position: 'SELECT lgort AS warehouse_id, matnr AS product_id FROM wms.stock',
    },
    mappedTables: {
      'erp.vendors': ['s3://company-lake/erp/vendors/'],
      'mdm.parties': ['s3://company-mdm/parties/', 's3://company-mdm/parties-of-before/'],
      'wms.stock': ['s3://company-lake/wms/stock/'],
    },
    mappedKeys: ['arn:aws:kms:eu-central-1:111111111111:key/lake'],
  } }, { env: SOMEWHERE });
  const role = (id: string) => JSON.stringify(statementsOf(template, id));
  const names = ['erp/vendors', 'mdm/parties', 'parties-of-before', 'wms/stock', 'key/lake'];
  const read = (id: string) => names.filter(name => role(id).includes(name));
  expect(read('Queryprocurementspecialist')).toEqual(['erp/vendors', 'mdm/parties', 'parties-of-before', 'key/lake']);
  expect(read('Queryfindentities')).toEqual(['erp/vendors', 'mdm/parties', 'parties-of-before', 'key/lake']);
  expect(read('Queryfieldengineer')).toEqual(['wms/stock', 'key/lake']);
  expect(role('Queryprocurementspecialist')).toContain('glue:BatchGetPartition');
});

test('a place without a slash at its end opens no place whose name begins the same', () => {
  const stack = new Stack(testApp(), 'Own', { env: SOMEWHERE });
  const lake = new DataLake(stack, 'Lake', {
    encryptionKey: new kms.Key(stack, 'Key'), workgroupName: 'own', mappings: { products: { tables: ['sales.products'], locations: ['s3://company-lake/products'] } },
  });
  lake.grantReadViews(new iam.Role(stack, 'Reader', { assumedBy: new iam.AnyPrincipal() }), ['products']);
  expect(resourcesFor(templateOf(stack), 's3:GetObject')).toEqual(['arn:<AWS::Partition>:s3:::company-lake/products/*']);
  // The bucket of the platform is not read, so its key is not used.
  expect(resourcesFor(templateOf(stack), 'kms:Decrypt')).toEqual([]);
});
