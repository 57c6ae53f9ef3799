import * as glue from 'aws-cdk-lib/aws-glue';
import type * as s3 from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { PARTITION_COLUMN, type CanonicalView, type ColumnType, type ViewColumn } from '../contract';

/** The longest comment that Glue keeps for a column, characters. */
const COMMENT_LENGTH = 255;

/** Where a view's Parquet files lie in the data bucket. */
export function viewPrefix(view: string): string {
  return `views/${view}/`;
}

/** Where tables are made, and over what. */
export interface ViewTableSettings {
  readonly database: glue.IDatabase;
  readonly bucket: s3.IBucket;
  /** First month of a view whose files lie month by month: `2015-01`. */
  readonly firstMonth: string;
}

/** A canonical view as an external table over Parquet. */
export function viewTable(scope: Construct, id: string, view: CanonicalView, { database, bucket, firstMonth }: ViewTableSettings): glue.S3Table {
  return new glue.S3Table(scope, id, {
    database,
    tableName: view.name,
    description: `${view.meaning} (${view.grain})`.slice(0, 2048),
    columns: view.columns.map(column),
    ...view.filedByMonthOf === undefined ? {} : monthly(view.filedByMonthOf, firstMonth),
    dataFormat: glue.DataFormat.PARQUET,
    storage: glue.S3TableStorage.fromBucket(bucket),
    s3Prefix: viewPrefix(view.name),
    // Means encryption by the client; the bucket encrypts at rest.
    hasEncryptedData: false,
  });
}

/** Athena works out the months, and with them the folders, by itself: nobody registers a partition. */
function monthly(dateColumn: string, firstMonth: string): Pick<glue.S3TableProps, 'partitionKeys' | 'partitionProjection'> {
  return {
    partitionKeys: [{ name: PARTITION_COLUMN, type: glue.Schema.STRING, comment: `Month of ${dateColumn}, as 2026-11` }],
    partitionProjection: {
      [PARTITION_COLUMN]: glue.PartitionProjectionConfiguration.date({
        min: firstMonth,
        // Demand is dated on the day that goods are wanted, which may lie ahead.
        max: 'NOW+12MONTHS',
        format: 'yyyy-MM',
        step: { interval: 1, intervalUnit: glue.DateIntervalUnit.MONTHS },
      }),
    },
  };
}

function column({ name, type, unit, meaning }: ViewColumn): glue.Column {
  return { name, type: glueType(type), comment: (unit ? `${meaning} (${unit})` : meaning).slice(0, COMMENT_LENGTH) };
}

function glueType(type: ColumnType): glue.Type {
  switch (type) {
    case 'text': return glue.Schema.STRING;
    case 'integer': return glue.Schema.BIG_INT;
    case 'number': return glue.Schema.DOUBLE;
    case 'date': return glue.Schema.DATE;
    case 'timestamp': return glue.Schema.TIMESTAMP;
    case 'boolean': return glue.Schema.BOOLEAN;
  }
}
