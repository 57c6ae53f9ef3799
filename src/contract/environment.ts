import { TOKEN_USES } from './api';
/** An environment variable of a function: set by the construct, read once at cold start. */
export interface EnvironmentVariable {
  readonly name: string;
  readonly meaning: string;
  readonly kind: 'text' | 'integer' | 'url' | 'json';
  /** The values that a text may have. */
  readonly choices?: readonly string[];
  /** True for one that a function can do without. */
  readonly optional?: true;
}

const text = (name: string, meaning: string): EnvironmentVariable => ({ name, meaning, kind: 'text' });

/** Every variable that the runtime reads. None holds a secret. */
export const VARIABLES = {
  environment: text('SCAP_ENVIRONMENT', 'The environment: dev, staging, prod.'),
  metricNamespace: text('SCAP_METRIC_NAMESPACE', 'The namespace of the metrics: {prefix}/{environment}.'),
  asOf: text('SCAP_DATA_AS_OF', 'The day of all tools: today, or a date (2026-11-24).'),
  envelopeSecretId: text('SCAP_ENVELOPE_SECRET_ID', 'The secret with which calls of tool functions are signed.'),
  conversationsTable: text('SCAP_CONVERSATIONS_TABLE', 'The name of the conversations table.'),
  conversationDays: { name: 'SCAP_CONVERSATION_DAYS', meaning: 'How long conversations are kept, days.', kind: 'integer' },
  answerSeconds: { name: 'SCAP_ANSWER_SECONDS', meaning: 'How long a turn may take, seconds.', kind: 'integer' },
  manifestSha256: text('SCAP_MANIFEST_SHA256', 'The SHA-256 of the manifest beside the code.'),
  parameters: {
    name: 'SCAP_PARAMETERS', kind: 'json', optional: true, meaning: 'The names of the parameters pause and models. Without it they have their initial values.',
  },
  definitionsParameter: {
    name: 'SCAP_DEFINITIONS_PARAMETER', kind: 'text', optional: true,
    meaning: 'The name of the parameter that holds the company\'s definitions. Without it those that ship hold.',
  },
  accessTable: {
    name: 'SCAP_ACCESS_TABLE', kind: 'text', optional: true,
    meaning: 'The name of the access table. Without it no question is verified, and what people say of answers is not kept.',
  },
  executionsTable: {
    name: 'SCAP_EXECUTIONS_TABLE', kind: 'text', optional: true, meaning: 'The name of the executions table. Without it no drafts are kept.',
  },
  auditTable: {
    name: 'SCAP_AUDIT_TABLE', kind: 'text', optional: true, meaning: 'The name of the audit table. Without it the log alone knows of decisions.',
  },
  auditSecretId: {
    name: 'SCAP_AUDIT_SECRET_ID', kind: 'text', optional: true, meaning: 'The secret with the keys that seal the audit. It comes with the audit table.',
  },
  models: { name: 'SCAP_MODELS', meaning: 'The Bedrock models or inference profiles that the role may call: the default, and those of agents.', kind: 'json' },
  guardrail: { name: 'SCAP_GUARDRAIL', kind: 'json', optional: true, meaning: 'The guardrail that looks at questions and answers, and its version.' },
  issuer: { name: 'SCAP_TOKEN_ISSUER', meaning: 'The issuer of ID tokens.', kind: 'url' },
  audience: text('SCAP_TOKEN_AUDIENCE', 'The app client that ID tokens are for.'),
  tokenUse: {
    name: 'SCAP_TOKEN_USE', kind: 'text', choices: TOKEN_USES, optional: true,
    meaning: 'Which token opens the API: id (an ID token of a pool, the default), access (with the scope agents/ask), oidc (an ID token of another issuer).',
  },
  loginUrl: { name: 'SCAP_LOGIN_URL', kind: 'url', optional: true, meaning: 'The hosted login of a user pool. Without it the issuer is asked where people sign in.' },
  keySetUrl: { name: 'SCAP_TOKEN_KEY_SET_URL', meaning: 'Where the issuer publishes its keys.', kind: 'url' },
  keySetParameter: text('SCAP_TOKEN_KEY_SET_PARAMETER', 'The parameter that holds a copy of the keys, for functions that cannot reach the issuer.'),
  toolFunctions: { name: 'SCAP_TOOL_FUNCTIONS', meaning: 'The alias ARN or name of the function of each tool family.', kind: 'json' },
  athenaWorkgroup: text('SCAP_ATHENA_WORKGROUP', 'The Athena workgroup that queries run in.'),
  queryRoles: {
    name: 'SCAP_QUERY_ROLES', kind: 'json',
    meaning: 'The role and the Athena workgroup that queries of each persona, and of each tool with views of its own, run under.',
  },
  glueDatabase: text('SCAP_GLUE_DATABASE', 'The Glue database that holds the views.'),
} as const satisfies Record<string, EnvironmentVariable>;

export type VariableId = keyof typeof VARIABLES;

/** What the chat function reads. */
export const CHAT_VARIABLES: readonly VariableId[] = [
  'environment', 'metricNamespace', 'asOf', 'envelopeSecretId', 'conversationsTable', 'conversationDays', 'answerSeconds',
  'manifestSha256', 'parameters', 'definitionsParameter', 'accessTable', 'executionsTable', 'auditTable', 'auditSecretId', 'models', 'guardrail',
  'issuer', 'audience', 'tokenUse', 'toolFunctions',
];
/** Where the chat function reads the keys of the issuer: it needs one of these and takes no two. */
export const KEY_SET_VARIABLES: readonly VariableId[] = ['keySetUrl', 'keySetParameter'];
/** What the function that serves the page reads. */
export const PAGE_VARIABLES: readonly VariableId[] = ['environment', 'issuer', 'audience', 'tokenUse', 'loginUrl'];
/** What the function that copies the keys needs. */
export const KEY_SET_REFRESH_VARIABLES: readonly VariableId[] = ['keySetUrl', 'keySetParameter'];
/** What every tool function reads. */
export const TOOL_VARIABLES: readonly VariableId[] = ['environment', 'metricNamespace', 'asOf', 'envelopeSecretId', 'manifestSha256'];
/** What a tool function reads beside it whose queries run under its own role: its tools name their views. */
export const OWN_ENGINE_VARIABLES: readonly VariableId[] = ['glueDatabase', 'athenaWorkgroup'];
/** What a tool function reads beside it whose queries run under the role of who asks: a model writes their SQL. */
export const ASSUMED_ENGINE_VARIABLES: readonly VariableId[] = ['glueDatabase', 'queryRoles', 'definitionsParameter', 'accessTable'];
