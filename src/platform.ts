import { Annotations } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { AgentRuntime } from './agents/agent-runtime';
import { AgentApi } from './api/agent-api';
import { AgentUserPool } from './api/agent-user-pool';
import { ConfigurationManager, problemText, requireSamePlace, resolveConfiguration } from './config';
import { TOOL_FAMILIES } from './contract';
import { DataLake } from './data/data-lake';
import { platformTables } from './data/platform-tables';
import { workgroupArn } from './data/query-workgroup';
import type { ISecuredTable } from './data/secured-table-interface';
import { ResourceNamer } from './naming/resource-namer';
import { printIdentifiers } from './operations/identifiers';
import type { PlatformFromFileProps, SupplyChainAgentPlatformProps } from './platform-props';
import { functionSettings, settingsOf } from './platform-settings';
import { EnvelopeSecret } from './security/envelope-secret';
import { loggedGroups } from './security/logged-groups';
import { PlatformKey } from './security/platform-key';
import { TagManager } from './tagging/tag-manager';
import { ToolFunction } from './tools/tool-function';

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

  /** The key that encrypts everything the platform holds. */
  public readonly key: PlatformKey;
  /** The data that questions are answered from. */
  public readonly lake: DataLake;
  /** The conversations of users. */
  public readonly conversations: ISecuredTable;
  /** The people who may ask. */
  public readonly users: AgentUserPool;
  /** One function per family of tools. */
  public readonly tools: ToolFunction[];
  /** The function that answers. */
  public readonly agents: AgentRuntime;
  /** The HTTP API. */
  public readonly api: AgentApi;

  constructor(scope: Construct, id: string, props: SupplyChainAgentPlatformProps) {
    super(scope, id);
    const config = resolveConfiguration(props, warning => Annotations.of(this).addWarningV2(`scap:${warning.path}`, problemText(warning)));
    requireSamePlace(this, config);
    const settings = settingsOf(config);
    const names = new ResourceNamer(this, config);
    const workgroupName = names.workgroup('queries');

    this.key = new PlatformKey(this, 'Key', {
      alias: names.alias('data'),
      logGroupArns: loggedGroups(this, names),
      workgroupArns: [workgroupArn(this, names.workgroup('*'))],
    });
    const encryptionKey = this.key.key;
    const { deletionProtection, logRetention } = settings;

    this.conversations = platformTables(this, { names, encryptionKey, deletionProtection }).conversations;
    this.lake = new DataLake(this, 'DataLake', {
      encryptionKey,
      bucketName: names.bucket('data'),
      accessLogsBucketName: names.bucket('access-logs'),
      databaseName: names.database('supply-chain'),
      workgroupName,
      scanLimit: settings.scanLimit,
    });
    this.users = new AgentUserPool(this, 'Users', {
      userPoolName: names.resource('users'),
      clientName: names.resource('page'),
      callbackUrls: settings.callbackUrls,
      mfa: settings.mfa,
      threatProtection: config.identity.threatProtection,
      deletionProtection,
    });

    const envelopeSecret = new EnvelopeSecret(this, 'Envelope', { secretName: names.secret('envelope'), encryptionKey });
    const runtime = { environmentName: config.environment, metricNamespace: names.metricNamespace(), asOf: config.data.asOf, envelopeSecret };
    this.tools = TOOL_FAMILIES.map(family => new ToolFunction(this, `Tools-${family}`, {
      ...functionSettings(config, names, `tools-${family}`, encryptionKey),
      ...runtime,
      timeout: settings.toolTimeout,
      family,
      lake: this.lake,
    }));
    this.agents = new AgentRuntime(this, 'Agents', {
      ...functionSettings(config, names, 'chat', encryptionKey),
      ...runtime,
      answerTimeout: settings.answerTimeout,
      modelId: config.models.defaultModel,
      modelResidency: settings.modelResidency,
      modelDestinationRegions: config.models.destinationRegions,
      conversations: this.conversations,
      conversationRetention: settings.conversationRetention,
      tools: this.tools,
      users: this.users,
    });
    this.api = new AgentApi(this, 'Api', {
      handler: this.agents.handler,
      responseTimeout: this.agents.responseTimeout,
      userPool: this.users.userPool,
      encryptionKey,
      restApiName: names.resource('agents'),
      accessLogGroupName: names.path('api/access'),
      logRetention,
      requestsPerSecond: config.api.requestsPerSecond,
      burst: config.api.burst,
    });

    new TagManager(config).applyTo(this);
    printIdentifiers(this);
  }
}
