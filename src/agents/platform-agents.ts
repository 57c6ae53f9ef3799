import type { Construct } from 'constructs';
import type { PlatformAssembly } from '../platform-assembly';
import { functionSettings } from '../platform-settings';
import { AgentRuntime } from './agent-runtime';
import type { AgentRuntimeProps } from './agent-runtime-props';

/** What the agents of a platform work with, beside the configuration. */
export type PlatformAgentsProps = Pick<
  AgentRuntimeProps,
  'conversations' | 'access' | 'executions' | 'audit' | 'tools' | 'envelopeSecret' | 'tokenIssuer' | 'keySet' | 'guardrail' | 'parameters' | 'manifest'
  | 'deadLetterQueue' | 'vpc' | 'vpcSubnets' | 'securityGroups'
>;

/** The function that answers. */
export function platformAgents(
  scope: Construct, props: PlatformAgentsProps, { config, settings, names, encryptionKey, own }: PlatformAssembly,
): AgentRuntime {
  const { functions, models } = config;
  return new AgentRuntime(scope, 'Agents', {
    ...functionSettings(config, names, 'chat', encryptionKey, own),
    ...props,
    environmentName: config.environment,
    metricNamespace: names.metricNamespace(),
    asOf: config.data.asOf,
    answerTimeout: settings.answerTimeout,
    provisionedConcurrency: functions.provisionedConcurrency,
    provisionedConcurrencyMaximum: functions.provisionedConcurrencyMaximum || undefined,
    responseStreaming: own.responseStreaming,
    modelId: models.defaultModel,
    agentModels: settings.agentModels,
    furtherModels: models.furtherModels,
    modelResidency: settings.modelResidency,
    modelGeography: settings.modelGeography,
    modelDestinationRegions: models.destinationRegions,
    conversationRetention: settings.conversationRetention,
  });
}
