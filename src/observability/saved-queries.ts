import { Stack } from 'aws-cdk-lib';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { LOG_QUERIES } from './log-queries';
import type { SavedQueriesProps } from './saved-queries-props';

/** Saved queries of CloudWatch Logs Insights: per user, tool and view, slow questions, questions that failed or were refused. */
export class SavedQueries extends Construct {
  /** The queries. */
  public readonly queries: logs.QueryDefinition[];

  constructor(scope: Construct, id: string, props: SavedQueriesProps) {
    super(scope, id);
    this.queries = Object.entries<logs.QueryStringProps>(LOG_QUERIES).map(([purpose, query]) => new logs.QueryDefinition(this, purpose, {
      queryDefinitionName: props.names?.resource(`query-${purpose}`) ?? `${Stack.of(this).stackName}/${purpose}`,
      queryString: new logs.QueryString(query),
      logGroups: props.logGroups,
    }));
  }
}
