import type { OwnDefinition } from './own-definition';
import type { OwnQuestion } from './own-question';
import type { OwnView } from './own-view';

/** The data that questions are answered from, and the tables of the platform. */
export interface DataConfiguration {
  /**
   * The day that all tools count from: `today`, a date such as `2026-11-24`, or `latest`, the newest day in the data: for data
   * that end in the past.
   *
   * @default 'today'
   * @pattern ^(today|latest|\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01]))$
   * @expected today, latest, or a date such as 2026-11-24
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
   * Views of your own, and columns of your own beside those of views that ship, by the name of the view.
   *
   * @default - the views that ship
   */
  readonly views?: { [view: string]: OwnView };
  /**
   * What you change of measures that ship, and measures of your own, by their id. See the reference of definitions.
   *
   * @default - the measures that ship
   */
  readonly definitions?: { [measure: string]: OwnDefinition };
  /**
   * Questions whose SQL has been approved, by an id of your own: they are answered by that SQL and labelled verified. A deployment
   * brings them, and `scap config publish` does without one.
   *
   * @default - no question
   */
  readonly verifiedQuestions?: { [id: string]: OwnQuestion };
  /**
   * Every table that data.mappings reads, as database.table, with the places where its files lie, each with a slash at its end. Who may read a view
   * may read the tables that its SELECT names, and below their places: no other table, no other file.
   *
   * @default - no table beside the platform's own
   * @pattern ^s3://[a-z0-9][a-z0-9.-]+/([^*?$]+/)?$
   * @expected places such as s3://company-lake/sales/orders/
   */
  readonly mappedTables?: { [table: string]: string[] };
  /**
   * Keys of KMS that encrypt those files or your Glue Data Catalog, as ARNs: who may read a mapped view may decrypt with them. Their policies must
   * let the account's IAM decide, or name the roles.
   *
   * @default - no key beside the platform's own
   * @pattern ^arn:[a-z-]+:kms:[a-z0-9-]+:\d{12}:key/[A-Za-z0-9-]+$
   * @expected ARNs of keys of KMS
   */
  readonly mappedKeys?: string[];
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
