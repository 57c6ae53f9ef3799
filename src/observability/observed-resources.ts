import type * as apigateway from 'aws-cdk-lib/aws-apigateway';
import type * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import type * as sqs from 'aws-cdk-lib/aws-sqs';
import type { ResourceNamer } from '../naming/resource-namer';
import type { AgentMetricsProps } from './agent-metrics-props';

/** What alarms and dashboards look at. */
export interface ObservedResources extends AgentMetricsProps {
  /**
   * The names of what is made.
   *
   * @default - made by CloudFormation
   */
  readonly names?: ResourceNamer;
  /**
   * The agents, as the runtime names them. Split out where `detail` is standard or full.
   *
   * @default - totals only
   */
  readonly agents?: string[];
  /**
   * The functions by their purpose, the one that answers as `chat`.
   *
   * @default - no function
   */
  readonly functions?: { [purpose: string]: lambda.IFunction };
  /**
   * The tables that the functions use, by their purpose.
   *
   * @default - no table
   */
  readonly tables?: { [purpose: string]: dynamodb.ITable };
  /**
   * What the functions do with the tables, as DynamoDB names it in its metrics.
   *
   * @default - GetItem, BatchGetItem, Query, PutItem, UpdateItem
   */
  readonly tableOperations?: string[];
  /**
   * The API that questions come through.
   *
   * @default - no API
   */
  readonly api?: apigateway.IRestApi;
  /**
   * Queues that hold what could not be done, by their purpose.
   *
   * @default - no queue
   */
  readonly deadLetters?: { [purpose: string]: sqs.IQueue };
}
