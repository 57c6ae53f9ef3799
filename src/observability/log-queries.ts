import type { QueryStringProps } from 'aws-cdk-lib/aws-logs';

/** A saved query by its purpose. Its fields are those that the runtime logs (a test compares them with the records of a real run). */
export const LOG_QUERIES = {
  /** Who asks how much, and at what cost: what no metric is split by. */
  'users': {
    filterStatements: ["event = 'turn'"],
    statsStatements: ['count(*) as questions, sum(CostUsd) as usd, sum(InputTokens) as tokens_read, pct(TurnMilliseconds, 95) as p95_ms by user, Persona'],
    sort: 'usd desc',
    limit: 100,
  },
  /** How each tool does. */
  'tools': {
    filterStatements: ["event = 'tool'"],
    statsStatements: ['sum(ToolCalls) as calls, sum(ToolFailures) as failures, pct(ToolMilliseconds, 95) as p95_ms by tool'],
    sort: 'calls desc',
  },
  /** Which views are read, and by how many questions. */
  'views': {
    filterStatements: ["event = 'view'"],
    statsStatements: ['count(*) as questions, sum(queries) as queries_run, sum(rowsRead) as rows_read by view'],
    sort: 'questions desc',
  },
  /** The slowest questions. */
  'slow-turns': {
    fields: ['@timestamp', 'turnId', 'conversationId', 'Agent', 'outcome', 'TurnMilliseconds', 'ModelCalls', 'OutputTokens'],
    filterStatements: ["event = 'turn'"],
    sort: 'TurnMilliseconds desc',
    limit: 50,
  },
  /** Questions without an answer, and why. */
  'failures': {
    fields: ['@timestamp', 'turnId', 'conversationId', 'Agent', 'outcome', 'errorCode', 'TurnMilliseconds'],
    filterStatements: ["event = 'turn' and TurnFailures > 0"],
    sort: '@timestamp desc',
    limit: 100,
  },
  /** Questions that were refused: too many of one persona mean a grant that is missing. */
  'refused': {
    fields: ['@timestamp', 'turnId', 'user', 'Persona', 'Agent', 'scope'],
    filterStatements: ["event = 'turn' and outcome = 'refused'"],
    sort: '@timestamp desc',
    limit: 100,
  },
} as const satisfies Record<string, QueryStringProps>;
