/** The data that questions are answered from, and the tables of the platform. */
export interface DataConfiguration {
  /**
   * The day that all tools count from: `today`, or a date such as `2026-11-24`.
   *
   * @default 'today'
   * @pattern ^(today|\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01]))$
   * @expected today, or a date such as 2026-11-24
   */
  readonly asOf?: string;
  /**
   * How much one query may scan before Athena stops it, MB. Athena bills 5 USD a TB scanned.
   *
   * @default 10240
   * @minimum 10
   * @maximum 1048576
   */
  readonly scanLimitMb?: number;
  /**
   * After how many days data moves to Intelligent-Tiering, which Athena can read and which costs less when nobody does. 0 never moves it.
   *
   * @default 30
   * @minimum 0
   * @maximum 3650
   */
  readonly tieringAfterDays?: number;
  /**
   * The first month that the views whose files lie month by month read; files of earlier months are not seen. Each month more costs a query over such
   * a view one look at S3.
   *
   * @default '2015-01'
   * @pattern ^\d{4}-(0[1-9]|1[0-2])$
   * @expected a month such as 2015-01
   */
  readonly firstMonth?: string;
  /**
   * Your own tables as the canonical views: each view as a SELECT over `database.table` names.
   *
   * @default - the Parquet files of the platform's own bucket
   */
  readonly mappings?: { [view: string]: string };
  /**
   * Every table that data.mappings reads, as database.table: functions may read these and no others.
   *
   * @default - no table beside the platform's own
   * @pattern ^[a-z0-9_]+\.[a-z0-9_]+$
   * @expected names such as sales.orders
   */
  readonly mappedTables?: string[];
  /**
   * Where the files of those tables lie: functions may read below these prefixes and no others.
   *
   * @default - no place beside the platform's own bucket
   * @pattern ^s3://[a-z0-9][a-z0-9.-]+/.*$
   * @expected places such as s3://company-lake/sales/orders/
   */
  readonly mappedLocations?: string[];
  /**
   * How the tables are billed: per request, or for a capacity that follows the load.
   *
   * @default 'on_demand'
   * @choices on_demand, provisioned
   */
  readonly capacityMode?: string;
  /**
   * Lowest read capacity of each table, units; only with data.capacity_mode: provisioned.
   *
   * @default 5
   * @minimum 1
   * @maximum 40000
   */
  readonly readCapacity?: number;
  /**
   * Lowest write capacity of each table, units; only with data.capacity_mode: provisioned.
   *
   * @default 5
   * @minimum 1
   * @maximum 40000
   */
  readonly writeCapacity?: number;
  /**
   * Highest read and write capacity of each table, units; only with data.capacity_mode: provisioned.
   *
   * @default 100
   * @minimum 1
   * @maximum 40000
   */
  readonly maximumCapacity?: number;
  /**
   * The tables can be restored to any second of the last 35 days. Costs 0.20 USD a GB and month.
   *
   * @default true
   */
  readonly pointInTimeRecovery?: boolean;
}
