/** What a configuration key takes. `choice` names its values; a `text_list` and a `text_map` hold text. */
export type ConfigurationType = 'text' | 'integer' | 'boolean' | 'choice' | 'text_list' | 'text_map';

/** One key of a configuration file. */
export interface ConfigurationKey {
  /** Section and name as they stand in YAML: `functions.memory_mb`. */
  readonly path: string;
  readonly type: ConfigurationType;
  /** What it sets, with its unit. */
  readonly meaning: string;
  /** Absent: a value must be given, or, for a list or map, nothing is added. */
  readonly default?: string | number | boolean;
  readonly required?: boolean;
  /** Of an integer, inclusive. */
  readonly minimum?: number;
  readonly maximum?: number;
  /** Of a choice; of an integer that takes certain values only. */
  readonly values?: readonly (string | number)[];
  /** What a text, or each text of a list, must match; `expected` says it in words. */
  readonly pattern?: string;
  readonly expected?: string;
}

/** The retention times that CloudWatch Logs takes, days. */
const LOG_RETENTION_DAYS = [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653];

/**
 * Every key of `config/<environment>.yaml`: the snake_case of the construct's props, one level of nesting.
 * The parser, the defaults and the environment variables that override a file come from this list.
 */
export const CONFIGURATION_KEYS: readonly ConfigurationKey[] = [
  {
    path: 'prefix', type: 'text', default: 'scap', pattern: '^[a-z][a-z0-9-]{0,18}[a-z0-9]$', expected: '2 to 20 of a-z, 0-9 and -, beginning with a letter',
    meaning: 'First part of every name. Two platforms of one account differ in it or in their environment.',
  },
  {
    path: 'environment', type: 'text', default: 'dev', pattern: '^[a-z][a-z0-9]{1,11}$', expected: '2 to 12 of a-z and 0-9, beginning with a letter',
    meaning: 'The environment: part of every name and a tag. `prod` protects data against deletion.',
  },
  {
    path: 'account_id', type: 'text', default: 'auto', pattern: '^(auto|\\d{12})$', expected: '12 digits in quotes, or auto',
    meaning: 'The account that this configuration is for. `auto` takes the one that is deployed to.',
  },
  {
    path: 'region', type: 'text', default: 'auto', pattern: '^(auto|[a-z]{2,4}(-[a-z]+)+-\\d)$', expected: 'a Region such as eu-central-1, or auto',
    meaning: 'The Region that this configuration is for. `auto` takes the one that is deployed to.',
  },
  { path: 'owner', type: 'text', required: true, meaning: 'The team that answers for the platform: the tag Owner.' },
  { path: 'cost_center', type: 'text', required: true, meaning: 'Who pays: the tag CostCenter.' },
  { path: 'project', type: 'text', default: 'supply-chain-agent-platform', meaning: 'The tag Project.' },
  { path: 'tags', type: 'text_map', meaning: 'Further tags for every resource.' },
  {
    path: 'identity.callback_urls', type: 'text_list', pattern: '^(https://[^\\s*]+|http://localhost(:\\d+)?(/[^\\s*]*)?)$',
    expected: 'https addresses, or http://localhost ones',
    meaning: 'Where sign-in may return to. Without one the address of the laptop page is used, http://localhost:4817/.',
  },
  {
    path: 'identity.mfa', type: 'choice', values: ['required', 'optional', 'off'], default: 'required',
    meaning: 'Second factor of users of the pool, by authenticator app.',
  },
  {
    path: 'identity.threat_protection', type: 'boolean', default: false,
    meaning: 'Adaptive sign-in checks of Cognito (Plus plan). Costs per monthly active user.',
  },
  {
    path: 'api.requests_per_second', type: 'integer', default: 20, minimum: 1, maximum: 10_000,
    meaning: 'Steady rate of requests that the API lets through.',
  },
  { path: 'api.burst', type: 'integer', default: 40, minimum: 1, maximum: 5_000, meaning: 'Requests that the API lets through at once.' },
  {
    path: 'functions.memory_mb', type: 'integer', default: 1024, minimum: 512, maximum: 10_240,
    meaning: 'Memory of each function, MB; processor time grows with it.',
  },
  {
    path: 'functions.architecture', type: 'choice', values: ['arm64', 'x86_64'], default: 'arm64',
    meaning: 'Processor of the functions. arm64 is about a fifth cheaper.',
  },
  {
    path: 'functions.answer_timeout_seconds', type: 'integer', default: 290, minimum: 5, maximum: 885,
    meaning: 'How long an answer may take, from request to last token, seconds.',
  },
  {
    path: 'functions.tool_timeout_seconds', type: 'integer', default: 60, minimum: 5, maximum: 900,
    meaning: 'How long one call of a tool may take, seconds.',
  },
  {
    path: 'data.as_of', type: 'text', default: 'today', pattern: '^(today|\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01]))$',
    expected: 'today, or a date such as 2026-11-24',
    meaning: 'The day that all tools count from.',
  },
  {
    path: 'data.scan_limit_mb', type: 'integer', default: 10_240, minimum: 10, maximum: 1_048_576,
    meaning: 'How much one query may scan before Athena stops it, MB. Athena bills by the amount scanned.',
  },
  {
    path: 'models.default_model', type: 'text', default: 'amazon.nova-pro-v1:0', pattern: '^[a-z0-9-]+\\.[a-z0-9.-]+(:\\d+)?$',
    expected: 'a Bedrock model id without a geography before it, such as amazon.nova-pro-v1:0',
    meaning: 'The Bedrock model that answers. It must be able to use tools.',
  },
  {
    path: 'models.residency', type: 'choice', values: ['region', 'geography', 'global'], default: 'geography',
    meaning: 'How far a question may travel to be answered: this Region, the Regions of its geography, or every commercial Region.',
  },
  {
    path: 'models.destination_regions', type: 'text_list', pattern: '^[a-z]{2,4}(-[a-z]+)+-\\d$', expected: 'Regions such as eu-central-1',
    meaning: 'The Regions that the geographic inference profile may route to. Without them those of the table that ships.',
  },
  {
    path: 'conversations.retention_days', type: 'integer', default: 90, minimum: 1, maximum: 3_650,
    meaning: 'How long conversations are kept, days.',
  },
  {
    path: 'observability.log_retention_days', type: 'integer', default: 30, values: LOG_RETENTION_DAYS,
    meaning: 'How long logs are kept, days.',
  },
];

/** What the environment variables that override a configuration file begin with. */
export const CONFIGURATION_VARIABLE_PREFIX = 'SCAP__';

/** The environment variable that overrides a key: `SCAP__FUNCTIONS__MEMORY_MB` for `functions.memory_mb`. */
export function configurationVariable(path: string): string {
  return CONFIGURATION_VARIABLE_PREFIX + path.toUpperCase().replaceAll('.', '__');
}
