import { ArnFormat, Duration, RemovalPolicy, Size, Stack } from 'aws-cdk-lib';
import * as athena from 'aws-cdk-lib/aws-athena';
import * as glue from 'aws-cdk-lib/aws-glue';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { VIEWS } from '../contract';
import type { DataLakeProps } from './data-lake-props';
import { viewPrefix, viewTable } from './view-table';

/**
 * The data that questions are answered from: a bucket with the Parquet files of each canonical view under `views/<view>/`, a Glue table
 * over each, and an Athena workgroup that bounds what a query may scan and keeps its results encrypted in Athena's own storage.
 */
export class DataLake extends Construct {
  /** The bucket that holds the data. */
  public readonly bucket: s3.IBucket;
  /** The bucket that receives the access log of the data bucket. */
  public readonly accessLogsBucket: s3.IBucket;
  /** The Glue database that holds one table per view. */
  public readonly database: glue.IDatabase;
  /** The workgroup that queries run in. */
  public readonly workgroup: athena.CfnWorkGroup;
  /** The workgroup's name. */
  public readonly workgroupName: string;
  private readonly encryptionKey: kms.IKey;

  constructor(scope: Construct, id: string, props: DataLakeProps) {
    super(scope, id);
    // S3 delivers access logs to a bucket without access lists only by its policy.
    this.node.setContext('@aws-cdk/aws-s3:serverAccessLogsUseBucketPolicy', true);
    this.encryptionKey = props.encryptionKey;
    this.accessLogsBucket = accessLogsBucket(this, props);
    this.bucket = dataBucket(this, props, this.accessLogsBucket);
    this.database = new glue.Database(this, 'Database', { databaseName: props.databaseName, removalPolicy: RemovalPolicy.DESTROY });
    for (const view of Object.values(VIEWS)) viewTable(this, `View-${view.name}`, view, this.database, this.bucket);
    this.workgroup = workgroup(this, props);
    this.workgroupName = props.workgroupName;
  }

  /**
   * Lets `grantee` read the data of `views`, and of no others.
   *
   * @param views  names of canonical views
   */
  public grantReadViews(grantee: iam.IGrantable, views: string[]): iam.Grant {
    const stack = Stack.of(this);
    const glueArn = (resource: string, resourceName?: string): string => stack.formatArn({ service: 'glue', resource, resourceName });
    const name = this.database.databaseName;
    return [
      iam.Grant.addToPrincipal({
        grantee,
        actions: ['glue:GetTable'],
        resourceArns: [glueArn('catalog'), glueArn('database', name), ...views.map(view => glueArn('table', `${name}/${view}`))],
      }),
      // Athena looks at the default database before every query.
      iam.Grant.addToPrincipal({
        grantee, actions: ['glue:GetDatabase'], resourceArns: [glueArn('catalog'), glueArn('database', name), glueArn('database', 'default')],
      }),
      iam.Grant.addToPrincipal({ grantee, actions: ['s3:GetBucketLocation'], resourceArns: [this.bucket.bucketArn] }),
      iam.Grant.addToPrincipal({
        grantee,
        actions: ['s3:ListBucket'],
        resourceArns: [this.bucket.bucketArn],
        conditions: { StringLike: { 's3:prefix': views.map(view => `${viewPrefix(view)}*`) } },
      }),
      iam.Grant.addToPrincipal({
        grantee, actions: ['s3:GetObject'], resourceArns: views.map(view => this.bucket.arnForObjects(`${viewPrefix(view)}*`)),
      }),
      iam.Grant.addToPrincipal({ grantee, actions: ['kms:Decrypt'], resourceArns: [this.encryptionKey.keyArn] }),
    ].reduce((all, grant) => all.combine(grant));
  }

  /** Lets `grantee` run queries in the workgroup and read their results. What they may read is granted apart. */
  public grantQuery(grantee: iam.IGrantable): iam.Grant {
    return iam.Grant.addToPrincipal({
      grantee,
      actions: ['athena:StartQueryExecution', 'athena:GetQueryExecution', 'athena:GetQueryResults', 'athena:StopQueryExecution'],
      resourceArns: [workgroupArn(this, this.workgroupName)],
    }).combine(iam.Grant.addToPrincipal({
      grantee, actions: ['kms:Decrypt', 'kms:GenerateDataKey'], resourceArns: [this.encryptionKey.keyArn],
    }));
  }
}

/** The ARN of a workgroup in the stack of `scope`, known from its name before the workgroup exists. */
export function workgroupArn(scope: Construct, name: string): string {
  return Stack.of(scope).formatArn({ service: 'athena', resource: 'workgroup', resourceName: name, arnFormat: ArnFormat.SLASH_RESOURCE_NAME });
}

function accessLogsBucket(scope: Construct, props: DataLakeProps): s3.Bucket {
  return new s3.Bucket(scope, 'AccessLogs', {
    bucketName: props.accessLogsBucketName,
    // S3 writes access logs only to a bucket with its own encryption.
    encryption: s3.BucketEncryption.S3_MANAGED,
    ...closed(props),
    lifecycleRules: [{ expiration: Duration.days(365), abortIncompleteMultipartUploadAfter: Duration.days(7) }],
  });
}

function dataBucket(scope: Construct, props: DataLakeProps, accessLogs: s3.IBucket): s3.Bucket {
  return new s3.Bucket(scope, 'Bucket', {
    bucketName: props.bucketName,
    encryption: s3.BucketEncryption.KMS,
    encryptionKey: props.encryptionKey,
    bucketKeyEnabled: true,
    versioned: true,
    ...closed(props),
    serverAccessLogsBucket: accessLogs,
    serverAccessLogsPrefix: 'data/',
    lifecycleRules: [{ abortIncompleteMultipartUploadAfter: Duration.days(7) }],
  });
}

function closed(props: DataLakeProps): s3.BucketProps {
  return {
    blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
    objectOwnership: s3.ObjectOwnership.BUCKET_OWNER_ENFORCED,
    enforceSSL: true,
    minimumTLSVersion: 1.2,
    removalPolicy: props.removalPolicy ?? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
  };
}

function workgroup(scope: Construct, props: DataLakeProps): athena.CfnWorkGroup {
  return new athena.CfnWorkGroup(scope, 'Workgroup', {
    name: props.workgroupName,
    description: 'Queries of the supply-chain agents',
    // With past queries in it a workgroup is deleted only so.
    recursiveDeleteOption: true,
    workGroupConfiguration: {
      enforceWorkGroupConfiguration: true,
      publishCloudWatchMetricsEnabled: true,
      bytesScannedCutoffPerQuery: (props.scanLimit ?? Size.gibibytes(10)).toBytes(),
      engineVersion: { selectedEngineVersion: 'Athena engine version 3' },
      managedQueryResultsConfiguration: { enabled: true, encryptionConfiguration: { kmsKey: props.encryptionKey.keyArn } },
    },
  });
}
