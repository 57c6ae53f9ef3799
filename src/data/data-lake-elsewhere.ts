import type * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import type * as glue from 'aws-cdk-lib/aws-glue';
import type * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { grantReadViews, queryTime, scannedBytes } from './data-lake-access';
import type { DataLakeAttributes, IDataLake } from './data-lake-interface';
import type { MappedView } from './mapped-view';
import { grantQuery } from './query-workgroup';

/** A data lake of another stack. */
export class DataLakeElsewhere extends Construct implements IDataLake {
  public readonly bucket: s3.IBucket;
  public readonly database: glue.IDatabase;
  public readonly workgroupName: string;
  private readonly encryptionKey: kms.IKey;
  private readonly mappings: Readonly<Record<string, MappedView>>;

  constructor(scope: Construct, id: string, attributes: DataLakeAttributes) {
    super(scope, id);
    this.bucket = attributes.bucket;
    this.database = attributes.database;
    this.workgroupName = attributes.workgroupName;
    this.encryptionKey = attributes.encryptionKey;
    this.mappings = attributes.mappings ?? {};
  }

  public grantReadViews(grantee: iam.IGrantable, views: string[]): iam.Grant {
    return grantReadViews({ scope: this, bucket: this.bucket, database: this.database, mappings: this.mappings }, grantee, views);
  }

  public grantQuery(grantee: iam.IGrantable): iam.Grant {
    return grantQuery(this, grantee, { workgroupName: this.workgroupName, encryptionKey: this.encryptionKey });
  }

  public metricScannedBytes(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return scannedBytes(this.workgroupName, options);
  }

  public metricQueryTime(options?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return queryTime(this.workgroupName, options);
  }
}
