/** An environment variable of a function: set by the construct, read once at cold start. */
export interface EnvironmentVariable {
  readonly name: string;
  readonly meaning: string;
  readonly kind: 'text' | 'integer' | 'url' | 'json';
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
  modelId: text('SCAP_MODEL_ID', 'The Bedrock model or inference profile that answers.'),
  issuer: { name: 'SCAP_TOKEN_ISSUER', meaning: 'The issuer of ID tokens.', kind: 'url' },
  audience: text('SCAP_TOKEN_AUDIENCE', 'The app client that ID tokens are for.'),
  keySetUrl: { name: 'SCAP_TOKEN_KEY_SET_URL', meaning: 'Where the issuer publishes its keys.', kind: 'url' },
  keySetParameter: text('SCAP_TOKEN_KEY_SET_PARAMETER', 'The parameter that holds a copy of the keys, for functions that cannot reach the issuer.'),
  toolFunctions: { name: 'SCAP_TOOL_FUNCTIONS', meaning: 'The alias ARN or name of the function of each tool family.', kind: 'json' },
  athenaWorkgroup: text('SCAP_ATHENA_WORKGROUP', 'The Athena workgroup that queries run in.'),
  glueDatabase: text('SCAP_GLUE_DATABASE', 'The Glue database that holds the views.'),
} as const satisfies Record<string, EnvironmentVariable>;

export type VariableId = keyof typeof VARIABLES;

/** What the chat function needs. */
export const CHAT_VARIABLES: readonly VariableId[] = [
  'environment', 'metricNamespace', 'asOf', 'envelopeSecretId', 'conversationsTable', 'conversationDays', 'answerSeconds', 'modelId',
  'issuer', 'audience', 'toolFunctions',
];
/** Where the chat function reads the keys of the issuer: it needs one of these and takes no two. */
export const KEY_SET_VARIABLES: readonly VariableId[] = ['keySetUrl', 'keySetParameter'];
/** What the function that copies the keys needs. */
export const KEY_SET_REFRESH_VARIABLES: readonly VariableId[] = ['keySetUrl', 'keySetParameter'];
/** What a tool function needs. */
export const TOOL_VARIABLES: readonly VariableId[] = [
  'environment', 'metricNamespace', 'asOf', 'envelopeSecretId', 'athenaWorkgroup', 'glueDatabase',
];
