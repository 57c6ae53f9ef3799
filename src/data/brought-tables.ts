import type * as dynamodb from 'aws-cdk-lib/aws-dynamodb';

/**
 * Tables of yours in place of those that the platform makes. Each has a partition key PK and a sort key SK, both texts; where items are to
 * expire, the attribute of its time to live is expiresAt. Recovery and protection of such a table are yours; features.backup copies it with
 * the others, and features.audit_trail records who reads and writes it.
 */
export interface BroughtTables {
  /**
   * Conversations of users.
   *
   * @default - made by the platform
   */
  readonly conversations?: dynamodb.ITable;
  /**
   * Runs of tools, and drafts with their approval.
   *
   * @default - made by the platform
   */
  readonly executions?: dynamodb.ITable;
  /**
   * Who decided and did what, append only: give it a resource policy that refuses updates and deletions.
   *
   * @default - made by the platform
   */
  readonly audit?: dynamodb.ITable;
  /**
   * Scopes of users, verified questions, feedback.
   *
   * @default - made by the platform
   */
  readonly access?: dynamodb.ITable;
  /**
   * Counters of budgets.
   *
   * @default - made by the platform
   */
  readonly usage?: dynamodb.ITable;
}
