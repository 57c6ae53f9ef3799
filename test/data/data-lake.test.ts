import { App, Duration, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as glue from 'aws-cdk-lib/aws-glue';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { DataBuckets, DataLake, QueryRole, type DataLakeProps } from '../../src';
import { measured } from '../fixture/measured';
import { SOMEWHERE } from '../fixture/synthesize';
import { flat, resourcesOf, statementFor, statementsOf } from '../fixture/template';

const WORKGROUP = { workgroupName: 'queries' };

function lake(props: (scope: Stack) => Partial<DataLakeProps> = () => ({})): { scope: Stack; lake: DataLake } {
  const scope = new Stack(new App({ analyticsReporting: false }), 'S');
  return { scope, lake: new DataLake(scope, 'Lake', { encryptionKey: new kms.Key(scope, 'Key'), ...WORKGROUP, ...props(scope) }) };
}

interface Table {
  readonly Name: string;
  readonly PartitionKeys?: { readonly Name: string; readonly Type: string }[];
  readonly Parameters: Record<string, unknown>;
  readonly StorageDescriptor: { readonly Location: unknown };
}

const tableOf = (template: Template, name: string) => Object.values(resourcesOf(template)).filter(({ Type }) => Type === 'AWS::Glue::Table')
  .map(({ Properties }) => Properties!.TableInput as Table).find(table => table.Name === name)!;

test('alone it needs a key and a workgroup, and nothing that it makes is named or emptied', () => {
  const template = Template.fromStack(lake().scope);
  for (const { Properties = {}, DeletionPolicy } of Object.values(resourcesOf(template)).filter(({ Type }) => Type === 'AWS::S3::Bucket')) {
    expect([Properties.BucketName, DeletionPolicy]).toEqual([undefined, 'RetainExceptOnCreate']);
  }
  expect(Object.keys(template.findResources('Custom::S3AutoDeleteObjects'))).toEqual([]);
});

test('versions of the past go after 30 days and uploads that were given up after 7; data stays where it is', () => {
  Template.fromStack(lake().scope).hasResourceProperties('AWS::S3::Bucket', {
    LoggingConfiguration: Match.anyValue(),
    LifecycleConfiguration: { Rules: [{
      NoncurrentVersionExpiration: { NoncurrentDays: 30 }, AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 }, Status: 'Enabled',
    }] },
  });
});

test('data moves to Intelligent-Tiering, and into no class that Athena cannot read', () => {
  const template = Template.fromStack(lake(() => ({ tieringAfter: Duration.days(30), noncurrentVersionRetention: Duration.days(7) })).scope);
  template.hasResourceProperties('AWS::S3::Bucket', {
    LoggingConfiguration: Match.anyValue(),
    // The archive tiers of Intelligent-Tiering are off unless a bucket configures them.
    IntelligentTieringConfigurations: Match.absent(),
    LifecycleConfiguration: { Rules: [Match.objectLike({
      NoncurrentVersionExpiration: { NoncurrentDays: 7 }, Transitions: [{ StorageClass: 'INTELLIGENT_TIERING', TransitionInDays: 30 }],
    })] },
  });
  expect(JSON.stringify(template.toJSON())).not.toMatch(/GLACIER|ARCHIVE/);
});

test('the dated views lie month by month, in partitions that nobody registers', () => {
  const daily = tableOf(Template.fromStack(lake(() => ({ firstMonth: '2020-06' })).scope), 'demand_daily');
  expect(daily.PartitionKeys?.map(({ Name, Type }) => [Name, Type])).toEqual([['month', 'string']]);
  expect(daily.Parameters).toMatchObject({
    'projection.enabled': 'true',
    'projection.month.type': 'date',
    'projection.month.format': 'yyyy-MM',
    'projection.month.range': '2020-06,NOW+12MONTHS',
    'projection.month.interval': '1',
    'projection.month.interval.unit': 'MONTHS',
  });
});

test('the other views lie together', () => {
  const products = tableOf(Template.fromStack(lake().scope), 'products');
  expect(products.PartitionKeys ?? []).toEqual([]);
  expect(Object.keys(products.Parameters).filter(name => name.startsWith('projection'))).toEqual([]);
});

test('a bucket that was brought is read below its views with its own key, and none is made', () => {
  const { scope, lake: own } = lake(within => ({ bucket: s3.Bucket.fromBucketAttributes(within, 'Yours', {
    bucketName: 'company-data', encryptionKey: kms.Key.fromKeyArn(within, 'YourKey', 'arn:aws:kms:eu-central-1:111111111111:key/company'),
  }) }));
  own.grantReadViews(new iam.Role(scope, 'Reader', { assumedBy: new iam.AnyPrincipal() }), ['products']);
  const template = Template.fromStack(scope);
  template.resourceCountIs('AWS::S3::Bucket', 0);
  expect(own.accessLogsBucket).toBeUndefined();
  expect(flat(tableOf(template, 'products').StorageDescriptor.Location)).toBe('s3://company-data/views/products/');
  expect(flat(statementFor(template, 'Reader', 's3:GetObject').Resource)).toBe('arn:<AWS::Partition>:s3:::company-data/views/products/*');
  expect(statementFor(template, 'Reader', 'kms:Decrypt').Resource).toBe('arn:aws:kms:eu-central-1:111111111111:key/company');
});

test('a bucket that was brought without a key of its own needs no grant of one', () => {
  const { scope, lake: own } = lake(within => ({ bucket: s3.Bucket.fromBucketName(within, 'Yours', 'company-data') }));
  own.grantReadViews(new iam.Role(scope, 'Reader', { assumedBy: new iam.AnyPrincipal() }), ['products']);
  expect(statementsOf(Template.fromStack(scope), 'Reader').flatMap(({ Action }) => [Action].flat()).filter(action => action.startsWith('kms:'))).toEqual([]);
});

test('a Glue database that was brought holds the tables, and none is made', () => {
  const { scope, lake: own } = lake(within => ({ database: glue.Database.fromDatabaseArn(within, 'Yours', 'arn:aws:glue:eu-central-1:111111111111:database/company') }));
  own.grantReadViews(new iam.Role(scope, 'Reader', { assumedBy: new iam.AnyPrincipal() }), ['products']);
  const template = Template.fromStack(scope);
  template.resourceCountIs('AWS::Glue::Database', 0);
  template.allResourcesProperties('AWS::Glue::Table', { DatabaseName: 'company' });
  expect([statementFor(template, 'Reader', 'glue:GetTable').Resource].flat().map(flat)).toContainEqual(
    'arn:<AWS::Partition>:glue:<AWS::Region>:<AWS::AccountId>:table/company/products');
});

test('the buckets alone are what remains of it', () => {
  const parked = new Stack(new App({ analyticsReporting: false }), 'S');
  new DataBuckets(parked, 'Lake', { encryptionKey: new kms.Key(parked, 'Key') });
  const remains = resourcesOf(Template.fromStack(parked));
  expect(Object.values(remains).map(({ Type }) => Type).sort()).toEqual([
    'AWS::KMS::Key', 'AWS::S3::Bucket', 'AWS::S3::Bucket', 'AWS::S3::BucketPolicy', 'AWS::S3::BucketPolicy',
  ]);
  const full = resourcesOf(Template.fromStack(lake().scope));
  for (const [id, resource] of Object.entries(remains)) expect([id, full[id]]).toEqual([id, resource]);
});

test('a lake of another stack is read by its views and queried in its workgroup, with the keys that it is given', () => {
  const scope = new Stack(new App({ analyticsReporting: false }), 'S', { env: SOMEWHERE });
  const key = kms.Key.fromKeyArn(scope, 'Key', 'arn:aws:kms:eu-central-1:111111111111:key/theirs');
  const there = DataLake.fromDataLakeAttributes(scope, 'There', {
    bucket: s3.Bucket.fromBucketAttributes(scope, 'Bucket', { bucketName: 'their-data', encryptionKey: key }),
    database: glue.Database.fromDatabaseArn(scope, 'Database', 'arn:aws:glue:eu-central-1:111111111111:database/theirs'),
    workgroupName: 'their-queries',
    encryptionKey: key,
  });
  const analyst = new iam.Role(scope, 'Analyst', { assumedBy: new iam.AccountRootPrincipal() });
  there.grantReadViews(analyst, ['suppliers']);
  there.grantQuery(analyst);
  const template = Template.fromStack(scope);
  const partition = 'arn:<AWS::Partition>:';
  expect([statementFor(template, 'Analyst', 'glue:GetTable').Resource].flat().map(flat)).toEqual([
    `${partition}glue:eu-central-1:111111111111:catalog`, `${partition}glue:eu-central-1:111111111111:database/theirs`,
    `${partition}glue:eu-central-1:111111111111:table/theirs/suppliers`,
  ]);
  expect(flat(statementFor(template, 'Analyst', 's3:GetObject').Resource)).toBe(`${partition}s3:::their-data/views/suppliers/*`);
  expect(flat(statementFor(template, 'Analyst', 'athena:StartQueryExecution').Resource))
    .toBe(`${partition}athena:eu-central-1:111111111111:workgroup/their-queries`);
  expect(flat(statementFor(template, 'Analyst', 'kms:GenerateDataKey').Resource)).toBe('arn:aws:kms:eu-central-1:111111111111:key/theirs');
  expect(Object.values(resourcesOf(template)).map(({ Type }) => Type)).toEqual(['AWS::IAM::Role', 'AWS::IAM::Policy']);
  expect([there.metricScannedBytes(), there.metricQueryTime()].map(metric => measured(scope, metric)))
    .toEqual(['AWS/Athena ProcessedBytes WorkGroup=their-queries Sum', 'AWS/Athena TotalExecutionTime WorkGroup=their-queries Average']);
});

test('a query role of another stack is assumed and watched', () => {
  const scope = new Stack(new App({ analyticsReporting: false }), 'S');
  const there = QueryRole.fromQueryRoleAttributes(scope, 'There', {
    reader: 'buyer', role: iam.Role.fromRoleArn(scope, 'Role', 'arn:aws:iam::111111111111:role/buyers'), workgroupName: 'queries-buyer',
  });
  there.grantAssume(new iam.Role(scope, 'Analyst', { assumedBy: new iam.AccountRootPrincipal() }));
  expect(statementsOf(Template.fromStack(scope), 'Analyst').map(({ Action, Resource }) => [Action, Resource]))
    .toEqual([['sts:AssumeRole', 'arn:aws:iam::111111111111:role/buyers']]);
  expect([there.reader, measured(scope, there.metricScannedBytes())]).toEqual(['buyer', 'AWS/Athena ProcessedBytes WorkGroup=queries-buyer Sum']);
});

test('a view of your own has a table, columns of your own stand behind those that ship, and a mapped view has no table', () => {
  const { scope } = lake(() => ({
    views: {
      customs: {
        meaning: 'Customs declarations', grain: 'one row per declaration', key: ['id'], scope: 'company',
        columns: { id: { type: 'text', meaning: 'Number' }, cleared: { type: 'date', meaning: 'Day of clearance' } },
      },
      products: { columns: { hs_code: { type: 'text', meaning: 'Customs tariff number' } } },
    },
    mappings: { suppliers: { tables: ['erp.lfa1'], locations: ['s3://company-lake/lfa1/'] } },
  }));
  const template = Template.fromStack(scope);
  const columnsOf = (name: string) => (tableOf(template, name).StorageDescriptor as unknown as { Columns: { Name: string; Type: string }[] }).Columns;
  expect(columnsOf('customs').map(({ Name, Type }) => [Name, Type])).toEqual([['id', 'string'], ['cleared', 'date']]);
  expect(columnsOf('products').at(-1)).toMatchObject({ Name: 'hs_code', Type: 'string' });
  expect(tableOf(template, 'suppliers')).toBeUndefined();
});
