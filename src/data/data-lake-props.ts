import type { Size } from 'aws-cdk-lib';
import type * as glue from 'aws-cdk-lib/aws-glue';
import type { OwnView } from '../config/own-view';
import type { DataBucketsProps } from './data-buckets-props';
import type { MappedView } from './mapped-view';

/**
 * The data that questions are answered from: where it lies and how it is queried. The key's policy must let Athena encrypt the results of
 * the workgroup: see PlatformKey.
 */
export interface DataLakeProps extends DataBucketsProps {
  /**
   * A Glue database of yours that the views' tables are made in. It must have no tables of their names.
   *
   * @default - made here
   */
  readonly database?: glue.IDatabase;
  /**
   * Name of the Glue database that is made here, lower case with underscores.
   *
   * @default - made by CloudFormation
   */
  readonly databaseName?: string;
  /**
   * Views that are read from tables of your own: no table is made for them, and who reads them reads exactly those tables and places.
   *
   * @default - the Parquet files of the bucket
   */
  readonly mappings?: { [view: string]: MappedView };
  /**
   * Views of your own, and columns of your own beside those of views that ship: tables over the Parquet files of the bucket, but for those that are
   * mapped.
   *
   * @default - the views that ship
   */
  readonly views?: { [view: string]: OwnView };
  /** Name of the Athena workgroup. */
  readonly workgroupName: string;
  /**
   * How much one query may scan before Athena stops it; at least 10 MB.
   *
   * @default Size.gibibytes(10)
   */
  readonly scanLimit?: Size;
  /**
   * The first month whose files the dated views read, as `2015-01`; files of earlier months are not seen. Each month more costs a query over such
   * a view one listing of S3.
   *
   * @default '2015-01'
   */
  readonly firstMonth?: string;
}
