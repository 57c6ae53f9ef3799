/** A canonical view that is read from tables of your own. */
export interface MappedView {
  /** The tables, as `database.table`. */
  readonly tables: string[];
  /** Where their files lie, `s3://company-lake/sales/orders/`. A key that encrypts them must let the platform's roles decrypt by its own policy. */
  readonly locations: string[];
}
