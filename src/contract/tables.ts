/** A table of the platform: its purpose, which names it, and its keys. All keys are text. */
export interface TableContract {
  readonly purpose: string;
  readonly partitionKey: string;
  readonly sortKey: string;
  /** The attribute that holds the time of expiry, in seconds since 1970. */
  readonly timeToLiveAttribute?: string;
  /** Nobody may change or delete an item. */
  readonly appendOnly?: boolean;
}

/** The five tables. Their names are `{prefix}-{purpose}-{environment}`. */
export const TABLES = {
  /** `PK = U#<sub>`: heads, slim turns, details, claims. */
  conversations: { purpose: 'conversations', partitionKey: 'PK', sortKey: 'SK', timeToLiveAttribute: 'expiresAt' },
  /** Tool runs and drafts with their approval. */
  executions: { purpose: 'executions', partitionKey: 'PK', sortKey: 'SK', timeToLiveAttribute: 'expiresAt' },
  /** Append only, one hash chain a conversation. */
  audit: { purpose: 'audit', partitionKey: 'PK', sortKey: 'SK', appendOnly: true },
  /** Scopes of users and verified questions, which stay; feedback, which is kept as long as the conversation that it is of. */
  access: { purpose: 'access', partitionKey: 'PK', sortKey: 'SK', timeToLiveAttribute: 'expiresAt' },
  /** Budget counters. */
  usage: { purpose: 'usage', partitionKey: 'PK', sortKey: 'SK', timeToLiveAttribute: 'expiresAt' },
} as const satisfies Record<string, TableContract>;
