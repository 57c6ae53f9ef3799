import * as glue from 'aws-cdk-lib/aws-glue';
import type * as s3 from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import type { CanonicalView, ColumnType, ViewColumn } from '../contract';

/** The longest comment that Glue keeps for a column, characters. */
const COMMENT_LENGTH = 255;

/** Where a view's Parquet files lie in the data bucket. */
export function viewPrefix(view: string): string {
  return `views/${view}/`;
}

/** A canonical view as an external table over Parquet. */
export function viewTable(scope: Construct, id: string, view: CanonicalView, database: glue.IDatabase, bucket: s3.IBucket): glue.S3Table {
  return new glue.S3Table(scope, id, {
    database,
    tableName: view.name,
    description: `${view.meaning} (${view.grain})`.slice(0, 2048),
    columns: view.columns.map(column),
    dataFormat: glue.DataFormat.PARQUET,
    storage: glue.S3TableStorage.fromBucket(bucket),
    s3Prefix: viewPrefix(view.name),
    // Means encryption by the client; the bucket encrypts at rest.
    hasEncryptedData: false,
  });
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
