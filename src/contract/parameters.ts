/** A parameter of Parameter Store that people change without a deployment. The runtime reads it once a minute at the most. */
export interface ParameterContract {
  /** The last part of its name, `/{prefix}/{environment}/{purpose}`. */
  readonly purpose: string;
  readonly meaning: string;
  /** Its value until somebody changes it. */
  readonly initial: string;
  /** What Parameter Store takes as its value: a typing error is refused where it is made. */
  readonly allowedPattern: string;
}

/** A JSON list of ids, in a regular expression of Parameter Store. */
const IDS = '\\[\\s*("[a-z0-9_]+"\\s*(,\\s*"[a-z0-9_]+"\\s*)*)?\\]';

/** Every parameter that functions read and people change. */
export const PARAMETERS = {
  /** The kill switch. */
  pause: {
    purpose: 'pause',
    meaning: 'Stops the platform ("all": true), agents or tools, by their ids, within a minute and without a deployment.',
    initial: '{"all": false, "agents": [], "tools": []}',
    allowedPattern: `^\\s*\\{\\s*"all"\\s*:\\s*(true|false)\\s*,\\s*"agents"\\s*:\\s*${IDS}\\s*,\\s*"tools"\\s*:\\s*${IDS}\\s*\\}\\s*$`,
  },
  /** Which of the models that the role may call answers, and what they cost. */
  models: {
    purpose: 'models',
    meaning: 'The models that answer, by agent or "default", the first that can; and prices, USD for a million tokens, by a part of the model\'s id.',
    initial: '{"chains": {}, "prices": {}}',
    allowedPattern: '^\\s*\\{[\\s\\S]*\\}\\s*$',
  },
  /** What words mean in the company. */
  definitions: {
    purpose: 'definitions',
    meaning: 'The company\'s definitions as the configuration has them, by their id: JSON, or that compressed by gzip, in Base64 behind "gzip:".',
    initial: '{}',
    allowedPattern: '^(\\s*\\{[\\s\\S]*\\}\\s*|gzip:[A-Za-z0-9+/]+=*)$',
  },
} as const satisfies Record<string, ParameterContract>;

export type ParameterId = keyof typeof PARAMETERS;

/** What stands before definitions that are compressed: in JSON they would not fit into a parameter. */
export const GZIPPED = 'gzip:';

/** What stands in the parameter `pause`. */
export interface Pause {
  readonly all: boolean;
  readonly agents: readonly string[];
  readonly tools: readonly string[];
}

/** USD for a million tokens. */
export interface ModelPrice {
  readonly input: number;
  readonly output: number;
  readonly cacheRead: number;
  readonly cacheWrite: number;
}

/** What stands in the parameter `models`. */
export interface ModelOverrides {
  /** Ids as the functions invoke them, the preferred first, by agent; `default` for all others. One that the role may not call is passed over. */
  readonly chains: Readonly<Record<string, readonly string[]>>;
  readonly prices: Readonly<Record<string, ModelPrice>>;
}
