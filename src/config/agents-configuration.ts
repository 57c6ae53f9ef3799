import type { AgentDefinition } from './agent-definition';

/** The agents. */
export interface AgentsConfiguration {
  /**
   * Agents of your own beside those that ship; one with the id of a shipped agent replaces it. In YAML each is a file `agents/<id>.yaml` beside the
   * configuration.
   *
   * @default - the agents that ship
   */
  readonly definitions?: AgentDefinition[];
  /**
   * Agents that answer nothing.
   *
   * @default - every agent answers
   */
  readonly disabled?: string[];
}

/** The tools. */
export interface ToolsConfiguration {
  /**
   * Tools that are offered to nobody.
   *
   * @default - every tool that is granted
   */
  readonly disabled?: string[];
}

/** Who may use what. A persona that is named here has what stands here and nothing else; a name that does not ship is a new persona. */
export interface PermissionsConfiguration {
  /**
   * Views that a persona may query.
   *
   * @default - the grants that ship
   */
  readonly views?: { [persona: string]: string[] };
  /**
   * Tools that a persona may use.
   *
   * @default - the grants that ship
   */
  readonly tools?: { [persona: string]: string[] };
  /**
   * Personal columns that a persona reads as they are, each `view.column`, of the views that it may query. Personal columns that are not named
   * appear masked: texts as `***`, all else as null.
   *
   * @default - every personal column is masked
   */
  readonly personalColumns?: { [persona: string]: string[] };
  /**
   * Personas that may read what people said of answers, approve questions and change definitions.
   *
   * @default - nobody
   */
  readonly curate?: string[];
  /**
   * Personas that may approve and reject drafts of orders, transfers and reminders, within their own rows. An approval changes the status of a
   * draft: nothing leaves the platform.
   *
   * @default - nobody
   */
  readonly approve?: string[];
}

/** The models that answer. */
export interface ModelsConfiguration {
  /**
   * The Bedrock model that answers, without a geography before its id. It must be able to use tools.
   *
   * @default 'amazon.nova-pro-v1:0'
   * @pattern ^[a-z0-9-]+\.[a-z0-9.-]+(:\d+)?$
   * @expected a Bedrock model id without a geography before it, such as amazon.nova-pro-v1:0
   */
  readonly defaultModel?: string;
  /**
   * Models that functions may call beside models.default_model and those of agents: those that the parameter of models shall be able to choose, and,
   * while a gradual deployment brings another model, the one before. Each counts in observability.series_budget.
   *
   * @default - no further model
   * @pattern ^[a-z0-9-]+\.[a-z0-9.-]+(:\d+)?$
   * @expected Bedrock model ids without a geography before them, such as amazon.nova-lite-v1:0
   */
  readonly furtherModels?: string[];
  /**
   * How far a question may travel to be answered: this Region, the Regions of its geography, or every commercial Region.
   *
   * @default 'geography'
   * @choices region, geography, global
   */
  readonly residency?: string;
  /**
   * Whose geographic inference profile is called, with models.residency: geography. `auto` takes the first that the table which ships knows in the
   * Region: us, eu, apac, ca or us-gov. The newest models have profiles of `jp` and `au` in place of `apac`: see the model's page in Bedrock.
   *
   * @default 'auto'
   * @choices auto, us, eu, apac, jp, au, ca, us-gov
   */
  readonly geography?: string;
  /**
   * The Regions that the geographic inference profile may route to.
   *
   * @default - those of the table that ships, which is dated, and written from memory
   * @pattern ^[a-z]{2,4}(-[a-z]+)+-\d$
   * @expected Regions such as eu-central-1
   */
  readonly destinationRegions?: string[];
}

/** What is kept of conversations. */
export interface ConversationsConfiguration {
  /**
   * How long conversations are kept, days.
   *
   * @default 30
   * @staging 90
   * @prod 365
   * @minimum 1
   * @maximum 3650
   */
  readonly retentionDays?: number;
}
