import { Annotations, Duration, Lazy } from 'aws-cdk-lib';
import type * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import type * as sns from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { AgentRuntime } from './agents/agent-runtime';
import type { IGuardrail } from './agents/guardrail-interface';
import { platformAgents } from './agents/platform-agents';
import { platformGuardrail } from './agents/platform-guardrail';
import type { AgentApi } from './api/agent-api';
import type { IAgentAppClient } from './api/agent-app-client-interface';
import type { IAgentUserPool } from './api/agent-user-pool-interface';
import { platformApi, platformWebAcl } from './api/platform-api';
import { platformAppClient, platformTokenIssuer, platformUsers } from './api/platform-identity';
import type { TokenIssuer } from './api/token-issuer';
import type { WebAcl } from './api/web-acl';
import { trailArn } from './audit/audit-store';
import type { AuditTrail } from './audit/audit-trail';
import { platformAudit } from './audit/platform-audit';
import { configuredBackup } from './backup/configured-backup';
import type { PlatformBackup } from './backup/platform-backup';
import { ConfigurationManager, problemText, requireSamePlace, resolveConfiguration, seriesOf } from './config';
import type { DataBuckets } from './data/data-buckets';
import { DataLake } from './data/data-lake';
import { mappedViews } from './data/mapped-views';
import { platformTables } from './data/platform-tables';
import { workgroupArn } from './data/query-workgroup';
import type { ISecuredTable } from './data/secured-table-interface';
import { DeadLetters } from './functions/dead-letters';
import { keptParts } from './kept-parts';
import { platformManifest } from './manifest/platform-manifest';
import { requireOwnNames } from './naming/own-names';
import { ResourceNamer } from './naming/resource-namer';
import { configuredKeySet, configuredNetwork, keySetInParameter } from './network/configured-network';
import type { PlatformNetwork } from './network/platform-network';
import type { AgentAlarms } from './observability/agent-alarms';
import type { AgentDashboards } from './observability/agent-dashboards';
import { AgentMetrics } from './observability/agent-metrics';
import type { PlatformBudget } from './observability/platform-budget';
import { detailOf, observe } from './observability/platform-observability';
import type { SavedQueries } from './observability/saved-queries';
import { printIdentifiers } from './operations/identifiers';
import { OWN_RESOURCES } from './own-resources';
import type { KeySetParameter } from './parameters/key-set-parameter';
import { PlatformParameters } from './parameters/platform-parameters';
import { isParked } from './parked';
import { parkedParts } from './parked-parts';
import type { PlatformFromFileProps, SupplyChainAgentPlatformProps } from './platform-props';
import { settingsOf, smallFunctionSettings } from './platform-settings';
import { AuditKeys } from './security/audit-keys';
import { EnvelopeSecret } from './security/envelope-secret';
import { loggedGroups } from './security/logged-groups';
import { PlatformKey } from './security/platform-key';
import { TagManager } from './tagging/tag-manager';
import { platformTools } from './tools/platform-tools';
import type { ToolFunction } from './tools/tool-function';
import type { PageFunction } from './web/page-function';
import { platformPage } from './web/platform-page';

/**
 * Supply-chain agents over your own data: people ask in plain language, agents answer with figures that can be checked. Data, users and
 * their conversations are kept when the stack goes.
 */
export class SupplyChainAgentPlatform extends Construct {
  /**
   * A platform from a YAML file, with the environment variables that override it.
   *
   * @param path  of the file, relative to the working directory
   * @param props  win over file and variables, and bring resources of your own
   */
  public static fromConfigFile(scope: Construct, id: string, path: string, props?: PlatformFromFileProps): SupplyChainAgentPlatform {
    return new SupplyChainAgentPlatform(scope, id, { ...props, ...ConfigurationManager.load(path, props) });
  }

  /** The names of its resources, for resources of your own beside them. */
  public readonly names: ResourceNamer;
  /** The key that encrypts everything the platform holds. */
  public readonly key: PlatformKey;
  /** Whether only what holds data is there: context `scap:parked`. The parts that work are then absent. */
  public readonly parked: boolean;
  /** The bucket that holds the data, and that of its access log. */
  public readonly buckets: DataBuckets;
  /** The data that questions are answered from, with the tables over them. Absent while parked. */
  public readonly lake?: DataLake;
  /** The conversations of users. */
  public readonly conversations: ISecuredTable;
  /** Verified questions, and what people say of answers. */
  public readonly access: ISecuredTable;
  /** Drafts of orders, transfers and reminders. */
  public readonly executions: ISecuredTable;
  /** All five tables, conversations among them. */
  public readonly tables: ISecuredTable[];
  /** The people who may ask, in a pool of the platform or of your own. Absent where another issuer signs tokens. */
  public readonly users?: IAgentUserPool;
  /** The app client that signs them in. Absent while parked. */
  public readonly appClient?: IAgentAppClient;
  /** Who signs the tokens that open the API. Absent while parked. */
  public readonly tokenIssuer?: TokenIssuer;
  /** What people change without a deployment: the kill switch, and which model answers. Absent while parked. */
  public readonly parameters?: PlatformParameters;
  /** The network that functions run in, where features.vpc is on or a VPC is given. */
  public readonly network?: PlatformNetwork;
  /** The copy of the keys that sign tokens, where functions cannot reach their issuer. */
  public readonly keySet?: KeySetParameter;
  /** Where events go that functions failed on. */
  public readonly deadLetters?: DeadLetters;
  /** One function per family of tools. None while parked. */
  public readonly tools: ToolFunction[];
  /** The guardrail that looks at questions and answers, where there is one. */
  public readonly guardrail?: IGuardrail;
  /** The function that answers. Absent while parked. */
  public readonly agents?: AgentRuntime;
  /** The function that serves the page, where api.web is on. */
  public readonly page?: PageFunction;
  /** The web ACL before the API, where features.waf is on. */
  public readonly webAcl?: WebAcl;
  /** The HTTP API. Absent while parked. */
  public readonly api?: AgentApi;
  /** The record of who read and wrote the platform's data, where features.audit_trail is on. */
  public readonly auditTrail?: AuditTrail;
  /** The copies of tables and data, where features.backup is on. */
  public readonly backup?: PlatformBackup;
  /** The metrics that the runtime emits. */
  public readonly metrics: AgentMetrics;
  /** Who is told of alarms and of the budget. Absent while parked. */
  public readonly alarmTopic?: sns.ITopic;
  /** The alarms. Absent while parked. */
  public readonly alarms?: AgentAlarms;
  /** The dashboards, where features.dashboards is on. */
  public readonly dashboards?: AgentDashboards;
  /** The budget, unless budgets.monthly_usd is 0. */
  public readonly budget?: PlatformBudget;
  /** Questions to the log. Absent while parked. */
  public readonly savedQueries?: SavedQueries;

  constructor(scope: Construct, id: string, props: SupplyChainAgentPlatformProps) {
    super(scope, id);
    const config = resolveConfiguration(props, warning => Annotations.of(this).addWarningV2(`scap:${warning.path}`, problemText(warning)), OWN_RESOURCES);
    requireSamePlace(this, config);
    Annotations.of(this).addInfo(`${seriesOf(config)} metric series of ${config.observability.seriesBudget} (observability.series_budget), 0.30 USD each a month.`);
    if (Object.keys(config.data.verifiedQuestions).length > 0) {
      Annotations.of(this).addInfo('data.verified_questions come with the functions. Where the account has one of the same id, published or approved, '
        + 'that holds: change it by scap config publish --yes.');
    }
    const settings = settingsOf(config);
    const names = new ResourceNamer(this, { ...config, ...config.names });
    this.names = names;
    requireOwnNames(this, this.node.root.node.findAll().filter(node => node instanceof SupplyChainAgentPlatform));
    const workgroupName = names.workgroup('queries');
    this.parked = isParked(this);
    this.metrics = new AgentMetrics({ namespace: names.metricNamespace(), detail: detailOf(config) });

    this.key = new PlatformKey(this, 'Key', {
      alias: names.alias('data'),
      encryptionKey: props.encryptionKey,
      events: keySetInParameter(config, props),
      logGroupArns: loggedGroups(this, names),
      workgroupArns: [workgroupArn(this, names.workgroup('*'))],
      trailArn: config.features.auditTrail ? trailArn(this, names.trail('audit')) : undefined,
      backup: config.features.backup,
      alarms: props.alarmTopic === undefined,
      budgets: props.alarmTopic === undefined && config.budgets.monthlyUsd > 0,
    });
    const encryptionKey = this.key.key;
    const assembly = { config, settings, names, encryptionKey, own: props };

    const tables = platformTables(this, {
      names,
      encryptionKey,
      deletionProtection: settings.deletionProtection,
      // A parked table costs what it holds.
      capacity: this.parked ? undefined : settings.tableCapacity,
      pointInTimeRecovery: config.data.pointInTimeRecovery,
      brought: props.tables,
    });
    this.tables = Object.values(tables);
    this.conversations = tables.conversations;
    this.access = tables.access;
    this.executions = tables.executions;
    this.users = platformUsers(this, assembly);
    const kept = keptParts(assembly);
    new TagManager(config).applyTo(this);
    if (this.parked) {
      this.buckets = parkedParts(this, kept);
      this.tools = [];
      printIdentifiers(this);
      return;
    }

    const lake = new DataLake(this, 'DataLake', {
      ...kept.dataLake,
      database: props.glueDatabase,
      databaseName: names.database('supply-chain'),
      firstMonth: config.data.firstMonth,
      mappings: mappedViews(this, config.data),
      views: config.data.views,
      workgroupName,
      scanLimit: settings.scanLimit,
    });
    this.lake = lake;
    this.buckets = lake;
    // The page's address is known when the API is there, and the API needs the function, which needs the app client.
    const page = config.api.web ? [Lazy.string({ produce: () => this.api?.pageAddress })] : [];
    this.appClient = platformAppClient(this, this.users, [...page, ...settings.callbackUrls], assembly);
    this.tokenIssuer = platformTokenIssuer(this.appClient, config);

    this.network = configuredNetwork(this, assembly);
    this.keySet = configuredKeySet(this, this.tokenIssuer, assembly);
    this.deadLetters = new DeadLetters(this, 'DeadLetters', { encryptionKey, queueName: names.resource('dead-letters') });
    const place = {
      deadLetterQueue: this.deadLetters.queue,
      ...(this.network && { vpc: this.network.vpc, vpcSubnets: this.network.vpcSubnets, securityGroups: this.network.securityGroups }),
    };

    this.guardrail = platformGuardrail(this, assembly);
    this.parameters = new PlatformParameters(this, 'Parameters', {
      pauseName: names.path('pause'),
      modelsName: names.path('models'),
      definitionsName: names.path('definitions'),
      initialDefinitions: config.data.definitions,
    });
    const rotateAfter = Duration.days(config.secrets.rotationDays);
    const envelopeSecret = new EnvelopeSecret(this, 'Envelope', {
      ...kept.envelope,
      rotateAfter,
      rotationFunction: { ...smallFunctionSettings(config, names, 'rotate-envelope', encryptionKey), ...place },
    });
    const auditKeys = new AuditKeys(this, 'AuditKeys', { ...kept.auditKeys, rotateAfter, rotationFunction: envelopeSecret.rotationFunction });
    const runtime = { ...place, envelopeSecret, manifest: platformManifest(config, this.guardrail) };
    const curated = { parameters: this.parameters, access: this.access };
    this.tools = platformTools(this, { ...runtime, ...curated, lake }, assembly);
    this.agents = platformAgents(this, {
      ...runtime,
      ...curated,
      guardrail: this.guardrail,
      conversations: this.conversations,
      executions: this.executions,
      audit: { table: tables.audit, keys: auditKeys },
      tools: this.tools,
      tokenIssuer: this.tokenIssuer,
      keySet: this.keySet,
    }, assembly);
    this.page = platformPage(this, { ...place, tokenIssuer: this.tokenIssuer }, assembly);
    this.webAcl = platformWebAcl(this, assembly);
    this.api = platformApi(this, { agents: this.agents, page: this.page, webAcl: this.webAcl, tokenIssuer: this.tokenIssuer }, assembly);

    const observed = { scope: this, agents: this.agents, tools: this.tools, conversations: this.conversations, lake, api: this.api };
    ({ alarmTopic: this.alarmTopic, alarms: this.alarms, dashboards: this.dashboards, budget: this.budget, savedQueries: this.savedQueries }
      = observe(observed, { ...assembly, more: {
        functions: { 'rotate-envelope': envelopeSecret.rotationFunction, ...(this.page && { page: this.page.handler }) },
        deadLetters: { functions: this.deadLetters.queue, ...(this.keySet && { 'refresh-key-set': this.keySet.deadLetterQueue }) },
      } }));

    for (const alarm of this.alarms.deploymentAlarms) this.agents.rollBackOn(alarm);
    for (const tool of this.tools) {
      // Only its own errors: the alarms of the chat function need that function, which needs the alias that is deployed here.
      const errors = this.alarms.functionErrors(`tools-${tool.family}`);
      if (errors) tool.rollBackOn(errors);
    }

    this.auditTrail = platformAudit(this, kept.auditTrail, { lake, tables: this.tables, functions: [this.agents, ...this.tools] }, assembly);
    this.backup = configuredBackup(this, kept.backup, { lake, tables: this.tables }, assembly);

    printIdentifiers(this);
  }

  /**
   * Any metric of the catalogue, in total or split by one dimension.
   *
   * @param metricName  as in the catalogue: `ToolFailures`
   * @throws an error with code METRIC_NOT_EMITTED for a name or dimension that is not emitted with this observability.detail
   */
  public metric(metricName: string, props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metrics.metric(metricName, props);
  }

  /**
   * Questions that were answered or refused.
   *
   * @default - sum over 5 minutes
   */
  public metricTurns(props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metrics.metricTurns(props);
  }

  /**
   * Questions that ended without an answer.
   *
   * @default - sum over 5 minutes
   */
  public metricTurnFailures(props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metrics.metricTurnFailures(props);
  }

  /**
   * From question to last token, milliseconds.
   *
   * @default - 95th percentile over 5 minutes
   */
  public metricLatency(props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metrics.metricLatency(props);
  }

  /**
   * What models cost, USD.
   *
   * @default - sum over 5 minutes
   */
  public metricCost(props?: cloudwatch.MetricOptions): cloudwatch.Metric {
    return this.metrics.metricCost(props);
  }
}
