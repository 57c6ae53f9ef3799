import { Duration } from 'aws-cdk-lib';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type * as sns from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import type { AgentRuntime } from '../agents/agent-runtime';
import type { AgentApi } from '../api/agent-api';
import { agentsOf, personasOf, type ResolvedConfiguration } from '../config';
import { TOOL_FAMILIES } from '../contract';
import type { DataLake } from '../data/data-lake';
import type { ISecuredTable } from '../data/secured-table-interface';
import type { ResourceNamer } from '../naming/resource-namer';
import type { ToolFunction } from '../tools/tool-function';
import { AgentAlarms } from './agent-alarms';
import { AgentDashboards } from './agent-dashboards';
import type { AgentDashboardsProps } from './agent-dashboards-props';
import { letAlarmsPublish } from './alarm-publishers';
import { AlarmTopic } from './alarm-topic';
import { MetricDetail } from './metric-detail';
import type { OwnTopicProps } from './own-topic-props';
import { PlatformBudget } from './platform-budget';
import { SavedQueries } from './saved-queries';

/** What the observation of a platform follows. */
export interface ObservabilitySettings {
  readonly config: ResolvedConfiguration;
  readonly names: ResourceNamer;
  readonly encryptionKey: kms.IKey;
  readonly own: OwnTopicProps;
  /** What else is watched beside the parts of every platform: further functions and queues. */
  readonly more: Pick<AgentDashboardsProps, 'functions' | 'deadLetters'>;
}

/** What is watched. */
export interface ObservedPlatform {
  /** Where that which watches is made. */
  readonly scope: Construct;
  readonly agents: AgentRuntime;
  readonly tools: readonly ToolFunction[];
  readonly conversations: ISecuredTable;
  readonly lake: DataLake;
  readonly api: AgentApi;
}

/** What watches a platform. */
export interface PlatformObservability {
  readonly alarmTopic: sns.ITopic;
  readonly alarms: AgentAlarms;
  readonly dashboards?: AgentDashboards;
  readonly budget?: PlatformBudget;
  readonly savedQueries: SavedQueries;
}

/** Watches a platform: alarms and their topic, dashboards, budget, saved queries. */
export function observe(platform: ObservedPlatform, settings: ObservabilitySettings): PlatformObservability {
  const { config, names, own } = settings;
  const { observability, budgets } = config;
  const { scope } = platform;
  const topic = alarmTopic(platform, settings);
  const observed = observedParts(platform, settings);
  const alarms = new AgentAlarms(scope, 'Alarms', {
    ...observed,
    topic,
    pagingTopic: own.pagingTopic,
    failedTurns: observability.failedTurns,
    p95Latency: Duration.seconds(observability.p95Seconds),
    p99Latency: Duration.seconds(observability.p99Seconds),
    dailyModelUsd: budgets.dailyModelUsd,
  });
  return {
    alarmTopic: topic,
    alarms,
    dashboards: config.features.dashboards ? new AgentDashboards(scope, 'Dashboards', observed) : undefined,
    budget: budgets.monthlyUsd === 0 ? undefined : new PlatformBudget(scope, 'Budget', {
      monthlyUsd: budgets.monthlyUsd,
      tags: { Project: config.project, Environment: config.environment, CostCenter: config.costCenter },
      topic,
      budgetName: names.role('budget'),
      billingAlarmName: names.resource('bill'),
    }),
    savedQueries: new SavedQueries(scope, 'SavedQueries', { logGroups: [platform.agents.handler.logGroup], names }),
  };
}

/** How finely the metrics of a configuration are split. */
export function detailOf({ observability }: ResolvedConfiguration): MetricDetail {
  return Object.values(MetricDetail).find(detail => detail === observability.detail) ?? MetricDetail.MINIMAL;
}

function alarmTopic({ scope }: ObservedPlatform, { config, names, encryptionKey, own }: ObservabilitySettings): sns.ITopic {
  for (const topic of [own.alarmTopic, own.pagingTopic]) if (topic) letAlarmsPublish(topic);
  if (own.alarmTopic) return own.alarmTopic;
  return new AlarmTopic(scope, 'AlarmTopic', { topicName: names.resource('alarms'), encryptionKey, emails: config.observability.alarmEmails }).topic;
}

function observedParts(platform: ObservedPlatform, { config, names, more }: ObservabilitySettings): AgentDashboardsProps {
  const { agents, tools, conversations, lake } = platform;
  return {
    namespace: names.metricNamespace(),
    detail: detailOf(config),
    names,
    agents: agentsOf(config.agents).map(({ id }) => id),
    personas: personasOf(config.permissions).map(({ id }) => id),
    models: [...new Set([agents.invokedModel, ...Object.values(agents.invokedAgentModels)])],
    toolFamilies: [...TOOL_FAMILIES],
    functions: { chat: agents.handler, ...Object.fromEntries(tools.map(({ family, handler }) => [`tools-${family}`, handler])), ...more.functions },
    // The tables that no code uses yet have nothing to show.
    tables: { conversations: conversations.table },
    api: platform.api.restApi,
    workgroups: {
      tools: lake.workgroupName,
      ...Object.fromEntries(tools.flatMap(({ queryRoles }) => queryRoles.map(({ reader, workgroupName }) => [reader, workgroupName]))),
    },
    deadLetters: more.deadLetters,
  };
}
