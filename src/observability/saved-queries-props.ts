import type * as logs from 'aws-cdk-lib/aws-logs';
import type { ResourceNamer } from '../naming/resource-namer';

/** Questions to the log that are asked again and again. They cost nothing; a run costs 0.005 USD a GB of log. */
export interface SavedQueriesProps {
  /** The log groups of the function that answers. */
  readonly logGroups: logs.ILogGroup[];
  /**
   * The names of the queries.
   *
   * @default - the name of the stack and the purpose of the query
   */
  readonly names?: ResourceNamer;
}
