import type { ApiConfiguration, FunctionsConfiguration, IdentityConfiguration, NetworkConfiguration } from './access-configuration';
import type { AgentsConfiguration, ConversationsConfiguration, ModelsConfiguration, PermissionsConfiguration, ToolsConfiguration } from './agents-configuration';
import type { AuditConfiguration, BackupConfiguration, BudgetsConfiguration, ObservabilityConfiguration, SecretsConfiguration } from './care-configuration';
import type { DataConfiguration } from './data-configuration';
import type { FeaturesConfiguration, NamesConfiguration } from './features-configuration';

/** The part of a configuration that has defaults. */
export interface DefaultedConfiguration {
  /**
   * First part of every name, 2 to 20 of a-z, 0-9 and -. Two platforms of one account differ in it or in their environment.
   *
   * @default 'scap'
   * @pattern ^[a-z][a-z0-9-]{0,18}[a-z0-9]$
   * @expected 2 to 20 of a-z, 0-9 and -, beginning with a letter
   */
  readonly prefix?: string;
  /**
   * The environment, 2 to 12 of a-z and 0-9: part of every name and a tag. `staging` and `prod` have defaults of their own, every other name has
   * those of `dev`; `prod` protects data against deletion.
   *
   * @default 'dev'
   * @pattern ^[a-z][a-z0-9]{1,11}$
   * @expected 2 to 12 of a-z and 0-9, beginning with a letter
   */
  readonly environment?: string;
  /**
   * The account that this configuration is for, 12 digits. `auto` takes the one that is deployed to.
   *
   * @default 'auto'
   * @pattern ^(auto|\d{12})$
   * @expected 12 digits in quotes, or auto
   */
  readonly accountId?: string;
  /**
   * The Region that this configuration is for. `auto` takes the one that is deployed to.
   *
   * @default 'auto'
   * @pattern ^(auto|[a-z]{2,4}(-[a-z]+)+-\d)$
   * @expected a Region such as eu-central-1, or auto
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
   * Optional parts of the platform.
   *
   * @default - the default of each key
   */
  readonly features?: FeaturesConfiguration;
  /**
   * How resources are named.
   *
   * @default - the default of each key
   */
  readonly names?: NamesConfiguration;
  /**
   * The VPC of the functions, where features.vpc is on.
   *
   * @default - the default of each key
   */
  readonly network?: NetworkConfiguration;
  /**
   * Users of the platform.
   *
   * @default - the default of each key
   */
  readonly identity?: IdentityConfiguration;
  /**
   * The HTTP API and the page.
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
   * The data that questions are answered from, and the tables of the platform.
   *
   * @default - the default of each key
   */
  readonly data?: DataConfiguration;
  /**
   * The agents.
   *
   * @default - the default of each key
   */
  readonly agents?: AgentsConfiguration;
  /**
   * The tools.
   *
   * @default - the default of each key
   */
  readonly tools?: ToolsConfiguration;
  /**
   * Who may use what.
   *
   * @default - the default of each key
   */
  readonly permissions?: PermissionsConfiguration;
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
   * Spending that somebody is told about.
   *
   * @default - the default of each key
   */
  readonly budgets?: BudgetsConfiguration;
  /**
   * Logs, metrics and alarms.
   *
   * @default - the default of each key
   */
  readonly observability?: ObservabilityConfiguration;
  /**
   * The record of who did what, where features.audit_trail is on.
   *
   * @default - the default of each key
   */
  readonly audit?: AuditConfiguration;
  /**
   * Copies of tables and data, where features.backup is on.
   *
   * @default - the default of each key
   */
  readonly backup?: BackupConfiguration;
  /**
   * The secrets of the platform.
   *
   * @default - the default of each key
   */
  readonly secrets?: SecretsConfiguration;
}
