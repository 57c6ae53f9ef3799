import type * as kms from 'aws-cdk-lib/aws-kms';

/** A canonical view that is read from tables of your own. */
export interface MappedView {
  /** The tables, as `database.table`. */
  readonly tables: string[];
  /** Where their files lie, `s3://company-lake/sales/orders/`. */
  readonly locations: string[];
  /**
   * The keys that encrypt those files, or the Glue Data Catalog that names them. Their policies must let the account's IAM decide, or name the
   * roles that read.
   *
   * @default - nothing is encrypted with a key of KMS
   */
  readonly encryptionKeys?: kms.IKey[];
}
