/** Users of the platform: the pool they sign in to. */
export interface IdentityConfiguration {
  /**
   * Where sign-in may return to: https addresses, or http://localhost ones.
   *
   * @default - the address of the laptop page, http://localhost:4817/
   */
  readonly callbackUrls?: string[];
  /**
   * Second factor of users of the pool, by authenticator app: `required`, `optional` or `off`.
   *
   * @default 'required'
   */
  readonly mfa?: string;
  /**
   * Adaptive sign-in checks of Cognito (Plus plan). Costs per monthly active user.
   *
   * @default false
   */
  readonly threatProtection?: boolean;
}

/** The HTTP API. */
export interface ApiConfiguration {
  /**
   * Steady rate of requests that the API lets through, a second.
   *
   * @default 20
   * @minimum 1
   * @maximum 10000
   */
  readonly requestsPerSecond?: number;
  /**
   * Requests that the API lets through at once.
   *
   * @default 40
   * @minimum 1
   * @maximum 5000
   */
  readonly burst?: number;
}

/** The Lambda functions. */
export interface FunctionsConfiguration {
  /**
   * Memory of each function, MB; processor time grows with it. Raise it for questions that optimise routes.
   *
   * @default 1024
   * @minimum 512
   * @maximum 10240
   */
  readonly memoryMb?: number;
  /**
   * Processor of the functions: `arm64` or `x86_64`. arm64 is about a fifth cheaper.
   *
   * @default 'arm64'
   */
  readonly architecture?: string;
  /**
   * How long an answer may take, from request to last token, seconds.
   *
   * @default 290
   * @minimum 5
   * @maximum 885
   */
  readonly answerTimeoutSeconds?: number;
  /**
   * How long one call of a tool may take, seconds.
   *
   * @default 60
   * @minimum 5
   * @maximum 900
   */
  readonly toolTimeoutSeconds?: number;
}

/** The data that questions are answered from. */
export interface DataConfiguration {
  /**
   * The day that all tools count from: `today`, or a date such as `2026-11-24`.
   *
   * @default 'today'
   */
  readonly asOf?: string;
  /**
   * How much one query may scan before Athena stops it, MB. Athena bills by the amount scanned.
   *
   * @default 10240
   * @minimum 10
   * @maximum 1048576
   */
  readonly scanLimitMb?: number;
}

/** The models that answer. */
export interface ModelsConfiguration {
  /**
   * The Bedrock model that answers, without a geography before its id. It must be able to use tools.
   *
   * @default 'amazon.nova-pro-v1:0'
   */
  readonly defaultModel?: string;
  /**
   * How far a question may travel to be answered: `region`, the Regions of its `geography`, or `global`.
   *
   * @default 'geography'
   */
  readonly residency?: string;
  /**
   * The Regions that the geographic inference profile may route to.
   *
   * @default - those of the table that ships
   */
  readonly destinationRegions?: string[];
}

/** What is kept of conversations. */
export interface ConversationsConfiguration {
  /**
   * How long conversations are kept, days.
   *
   * @default 90
   * @minimum 1
   * @maximum 3650
   */
  readonly retentionDays?: number;
}

/** Logs and what is read from them. */
export interface ObservabilityConfiguration {
  /**
   * How long logs are kept, days: a time that CloudWatch Logs takes (1, 3, 5, 7, 14, 30, 60, 90, … 3653).
   *
   * @default 30
   */
  readonly logRetentionDays?: number;
}

/**
 * What differs between environments. `config/<environment>.yaml` holds the same keys in snake_case.
 */
export interface PlatformConfiguration {
  /** The team that answers for the platform: the tag Owner. */
  readonly owner: string;
  /** Who pays: the tag CostCenter. */
  readonly costCenter: string;
  /**
   * First part of every name, 2 to 20 of a-z, 0-9 and -. Two platforms of one account differ in it or in their environment.
   *
   * @default 'scap'
   */
  readonly prefix?: string;
  /**
   * The environment, 2 to 12 of a-z and 0-9: part of every name and a tag. `prod` protects data against deletion.
   *
   * @default 'dev'
   */
  readonly environment?: string;
  /**
   * The account that this configuration is for, 12 digits. `auto` takes the one that is deployed to.
   *
   * @default 'auto'
   */
  readonly accountId?: string;
  /**
   * The Region that this configuration is for. `auto` takes the one that is deployed to.
   *
   * @default 'auto'
   */
  readonly region?: string;
  /**
   * The tag Project.
   *
   * @default 'supply-chain-agent-platform'
   */
  readonly project?: string;
  /**
   * Further tags for every resource.
   *
   * @default - the five that the platform sets
   */
  readonly tags?: { [name: string]: string };
  /**
   * Users of the platform.
   *
   * @default - the default of each key
   */
  readonly identity?: IdentityConfiguration;
  /**
   * The HTTP API.
   *
   * @default - the default of each key
   */
  readonly api?: ApiConfiguration;
  /**
   * The Lambda functions.
   *
   * @default - the default of each key
   */
  readonly functions?: FunctionsConfiguration;
  /**
   * The data that questions are answered from.
   *
   * @default - the default of each key
   */
  readonly data?: DataConfiguration;
  /**
   * The models that answer.
   *
   * @default - the default of each key
   */
  readonly models?: ModelsConfiguration;
  /**
   * What is kept of conversations.
   *
   * @default - the default of each key
   */
  readonly conversations?: ConversationsConfiguration;
  /**
   * Logs and what is read from them.
   *
   * @default - the default of each key
   */
  readonly observability?: ObservabilityConfiguration;
}
