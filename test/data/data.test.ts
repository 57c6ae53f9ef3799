import { Match } from 'aws-cdk-lib/assertions';
import { TABLES, VIEWS } from '../../src/contract';
import { platformTemplate } from '../fixture/synthesize';
import { flat, resourcesOf } from '../fixture/template';

const template = platformTemplate({ data: { scanLimitMb: 1024 } });
const ofType = (type: string) => Object.values(resourcesOf(template)).filter(({ Type }) => Type === type).map(({ Properties = {} }) => Properties);

test('the five tables have the keys of the contract, our key, recovery to any minute, and grow by themselves', () => {
  template.resourceCountIs('AWS::DynamoDB::Table', 5);
  for (const table of Object.values(TABLES)) {
    template.hasResourceProperties('AWS::DynamoDB::Table', {
      TableName: `scap-${table.purpose}-dev`,
      KeySchema: [{ AttributeName: table.partitionKey, KeyType: 'HASH' }, { AttributeName: table.sortKey, KeyType: 'RANGE' }],
      SSESpecification: { SSEEnabled: true, SSEType: 'KMS', KMSMasterKeyId: Match.anyValue() },
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      BillingMode: 'PAY_PER_REQUEST',
      TimeToLiveSpecification: 'timeToLiveAttribute' in table ? { AttributeName: table.timeToLiveAttribute, Enabled: true } : Match.absent(),
    });
  }
});

test('the data bucket is encrypted with our key, versioned, closed to the public, and its accesses are logged', () => {
  template.hasResourceProperties('AWS::S3::Bucket', {
    BucketEncryption: { ServerSideEncryptionConfiguration: [{ BucketKeyEnabled: true, ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: Match.anyValue() } }] },
    VersioningConfiguration: { Status: 'Enabled' },
    PublicAccessBlockConfiguration: { BlockPublicAcls: true, BlockPublicPolicy: true, IgnorePublicAcls: true, RestrictPublicBuckets: true },
    OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
    LoggingConfiguration: { DestinationBucketName: Match.anyValue(), LogFilePrefix: 'data/' },
  });
});

test('the bucket of access logs takes them by its policy, without access lists, with the encryption that S3 demands', () => {
  template.hasResourceProperties('AWS::S3::Bucket', {
    BucketEncryption: { ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }] },
    LoggingConfiguration: Match.absent(),
    AccessControl: Match.absent(),
    OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
  });
  template.hasResourceProperties('AWS::S3::BucketPolicy', {
    PolicyDocument: { Statement: Match.arrayWith([Match.objectLike({ Action: 's3:PutObject', Principal: { Service: 'logging.s3.amazonaws.com' } })]) },
  });
});

test('both buckets refuse requests without TLS and with an old one', () => {
  expect(ofType('AWS::S3::BucketPolicy')).toHaveLength(2);
  template.allResourcesProperties('AWS::S3::BucketPolicy', {
    PolicyDocument: { Statement: Match.arrayWith([
      Match.objectLike({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
      Match.objectLike({ Effect: 'Deny', Condition: { NumericLessThan: { 's3:TlsVersion': 1.2 } } }),
    ]) },
  });
});

test('each view is a Parquet table over its own prefix, with the columns of the catalogue', () => {
  const tables = ofType('AWS::Glue::Table').map(({ TableInput }) => TableInput as {
    Name: string; TableType: string; Parameters: Record<string, unknown>;
    StorageDescriptor: { Location: unknown; Columns: { Name: string; Type: string; Comment: string }[] };
  });
  expect(tables.map(({ Name }) => Name).sort()).toEqual(Object.keys(VIEWS).sort());
  const position = tables.find(({ Name }) => Name === 'inventory_position')!;
  expect(position.TableType).toBe('EXTERNAL_TABLE');
  expect(position.Parameters).toMatchObject({ classification: 'parquet', has_encrypted_data: false });
  expect(flat(position.StorageDescriptor.Location)).toBe('s3://<PlatformDataLakeBucket14F8DB69>/views/inventory_position/');
  const types = Object.fromEntries(position.StorageDescriptor.Columns.map(({ Name, Type }) => [Name, Type]));
  expect(types).toMatchObject({ warehouse_id: 'string', as_of_date: 'date', on_hand: 'double' });
  for (const { StorageDescriptor } of tables) for (const { Comment } of StorageDescriptor.Columns) expect(Comment.length).toBeLessThanOrEqual(255);
});

test('the workgroup bounds scans, keeps results encrypted, lets no client choose otherwise, and can be deleted', () => {
  template.hasResourceProperties('AWS::Athena::WorkGroup', {
    Name: 'scap-queries-dev',
    RecursiveDeleteOption: true,
    WorkGroupConfiguration: {
      EnforceWorkGroupConfiguration: true,
      BytesScannedCutoffPerQuery: 1024 * 1024 * 1024,
      ManagedQueryResultsConfiguration: { Enabled: true, EncryptionConfiguration: { KmsKey: Match.anyValue() } },
    },
  });
});
