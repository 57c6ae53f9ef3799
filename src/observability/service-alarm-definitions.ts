import { Duration } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import type { AlarmDefinition } from './alarm-definition';
import type { ObservedResources } from './observed-resources';
import { apiMetric, functionMetric, operationMetric, queueMetric, tableMetric } from './service-metrics';

/** What the runtime's roles may do with items. */
export const TABLE_OPERATIONS: readonly string[] = ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem'];

/** Alarms on what the platform runs on. */
export function serviceAlarmDefinitions(observed: ObservedResources): AlarmDefinition[] {
  return [
    ...Object.entries(observed.functions ?? {}).flatMap(([purpose, { functionName }]) => functionAlarms(purpose, functionName)),
    ...Object.entries(observed.tables ?? {}).flatMap(([purpose, { tableName }]) =>
      tableAlarms(purpose, tableName, observed.tableOperations ?? TABLE_OPERATIONS)),
    ...(observed.api ? [serverErrors(observed.api.restApiName)] : []),
    ...Object.entries(observed.deadLetters ?? {}).map(([purpose, { queueName }]) => deadLetters(purpose, queueName)),
  ];
}

/** The id of the alarm on errors of one function. */
export function functionErrorsId(purpose: string): string {
  return `FunctionErrors-${purpose}`;
}

function functionAlarms(purpose: string, functionName: string): AlarmDefinition[] {
  const answers = purpose === 'chat';
  return [
    {
      id: functionErrorsId(purpose), metric: functionMetric(functionName, 'Errors'), threshold: 1, pages: answers, rollsBack: answers,
      description: `The function ${purpose} fails, or takes longer than it may. Look at its log.`,
    },
    {
      id: `FunctionThrottles-${purpose}`, metric: functionMetric(functionName, 'Throttles'), threshold: 1, pages: false,
      description: `The function ${purpose} is refused invocations. Look at the concurrency of the account and functions.reserved_concurrency.`,
    },
  ];
}

function tableAlarms(purpose: string, tableName: string, operations: readonly string[]): AlarmDefinition[] {
  return [
    ...['Read', 'Write'].map((way): AlarmDefinition => ({
      id: `Table${way}Throttles-${purpose}`, metric: tableMetric(tableName, `${way}ThrottleEvents`), threshold: 1, points: { of: 3, reach: 2 }, pages: false,
      description: `The table ${purpose} takes longer than its capacity allows. Look at data.capacity_mode and its limits.`,
    })),
    // DynamoDB counts its own errors by operation only, and an alarm adds nothing up.
    ...operations.map((operation): AlarmDefinition => ({
      id: `TableErrors-${purpose}-${operation}`, metric: operationMetric(tableName, operation, 'SystemErrors'), threshold: 1, pages: true,
      description: `DynamoDB fails at ${operation} on the table ${purpose}. Look at the health of the Region.`,
    })),
  ];
}

function serverErrors(apiName: string): AlarmDefinition {
  return {
    id: 'ApiServerErrors', metric: apiMetric(apiName, '5XXError'), threshold: 1, points: { of: 3, reach: 2 }, pages: true, rollsBack: true,
    description: 'The API answers with 5xx. Look at its access log, then at the log of the chat function.',
  };
}

function deadLetters(purpose: string, queueName: string): AlarmDefinition {
  const metric = queueMetric(queueName, 'ApproximateNumberOfMessagesVisible', { statistic: cloudwatch.Stats.MAXIMUM, period: Duration.minutes(5) });
  return { id: `DeadLetters-${purpose}`, metric, threshold: 1, pages: true, description: `Work of ${purpose} has failed for good. Its events wait in the queue.` };
}
