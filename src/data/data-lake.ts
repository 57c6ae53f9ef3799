import { RemovalPolicy } from 'aws-cdk-lib';
import type * as athena from 'aws-cdk-lib/aws-athena';
import type * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as glue from 'aws-cdk-lib/aws-glue';
import type * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import { companyViews } from '../config/reading';
import { VIEWS } from '../contract';
import { DataBuckets } from './data-buckets';
import { grantReadViews, queryTime, scannedBytes } from './data-lake-access';
import { DataLakeElsewhere } from './data-lake-elsewhere';
import type { DataLakeAttributes, IDataLake } from './data-lake-interface';
import type { DataLakeProps } from './data-lake-props';
import type { MappedView } from './mapped-view';
import { grantQuery, queryWorkgroup } from './query-workgroup';
import { viewTable } from './view-table';

/**
 * The data that questions are answered from: a bucket with the Parquet files of each canonical view under `views/<view>/`, a Glue table
 * over each, and an Athena workgroup that bounds what a query may scan and keeps its results encrypted in Athena's own storage.
 */
export class DataLake extends DataBuckets implements IDataLake {
  /** A data lake of another stack, which is read and queried as it is: nothing of it is made or changed. */
  public static fromDataLakeAttributes(scope: Construct, id: string, attributes: DataLakeAttributes): IDataLake {
    return new DataLakeElsewhere(scope, id, attributes);
  }

  /** The Glue database that holds one table per view. */
  public readonly database: glue.IDatabase;
  /** The workgroup that queries run in. */
  public readonly workgroup: athena.CfnWorkGroup;
  /** The workgroup's name. */
  public readonly workgroupName: string;
  private readonly encryptionKey: kms.IKey;
  private readonly mappings: Readonly<Record<string, MappedView>>;

  constructor(scope: Construct, id: string, props: DataLakeProps) {
    super(scope, id, props);
    this.encryptionKey = props.encryptionKey;
    this.mappings = props.mappings ?? {};
    this.database = props.database
      ?? new glue.Database(this, 'Database', { databaseName: props.databaseName, removalPolicy: RemovalPolicy.DESTROY });
    const tables = { database: this.database, bucket: this.bucket, firstMonth: props.firstMonth ?? '2015-01' };
    const views = Object.values({ ...VIEWS, ...companyViews({ mappings: {}, views: props.views ?? {} }) });
    for (const view of views.filter(({ name }) => !this.mappings[name])) viewTable(this, `View-${view.name}`, view, tables);
    this.workgroup = queryWorkgroup(this, 'Workgroup', { ...props, description: 'Queries of the supply-chain agents' });
    this.workgroupName = props.workgroupName;
  }

  /**
   * Lets `grantee` read the data of `views`, and of no others.
   *
   * @param views  names of canonical views
   */
  public grantReadViews(grantee: iam.IGrantable, views: string[]): iam.Grant {
    return grantReadViews({ scope: this, bucket: this.bucket, database: this.database, mappings: this.mappings }, grantee, views);
  }

  /** Lets `grantee` run queries in the workgroup and read their results. What they may read is granted apart. */
  public grantQuery(grantee: iam.IGrantable): iam.Grant {
    return grantQuery(this, grantee, { workgroupName: this.workgroupName, encryptionKey: this.encryptionKey });
  }

  /** What the queries of the workgroup scanned in five minutes, bytes. Athena bills 5 USD a TB. */
  public metricScannedBytes(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return scannedBytes(this.workgroupName, options);
  }

  /** How long the queries of the workgroup took, milliseconds, mean of five minutes. */
  public metricQueryTime(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return queryTime(this.workgroupName, options);
  }
}
