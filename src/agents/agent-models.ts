import type * as iam from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import type { AgentRuntimeProps } from './agent-runtime-props';
import { modelAccess } from './model-access';
import { ModelResidency } from './model-residency';

/** What the runtime calls for each agent, and what its role needs for it. */
export interface AgentModels {
  readonly invoked: { readonly default: string; readonly agents: Record<string, string>; readonly further?: readonly string[] };
  readonly statements: readonly iam.PolicyStatement[];
}

type ModelProps = Pick<
  AgentRuntimeProps, 'modelId' | 'agentModels' | 'furtherModels' | 'modelResidency' | 'modelGeography' | 'modelDestinationRegions' | 'guardrail'
>;

/** Access to the model of all agents, to those of single ones and to further ones, each once. */
export function agentModels(scope: Construct, props: ModelProps): AgentModels {
  const { modelId, agentModels: byAgent = {}, furtherModels = [] } = props;
  const access = new Map([...new Set([modelId, ...Object.values(byAgent), ...furtherModels])].map(id => [id, modelAccess(scope, {
    modelId: id,
    residency: props.modelResidency ?? ModelResidency.GEOGRAPHY,
    geography: props.modelGeography,
    destinationRegions: props.modelDestinationRegions ?? [],
    guardrail: props.guardrail,
  })]));
  const invokedId = (id: string): string => access.get(id)?.invokedId ?? id;
  return {
    invoked: {
      default: invokedId(modelId),
      agents: Object.fromEntries(Object.entries(byAgent).map(([agent, id]) => [agent, invokedId(id)])),
      ...(furtherModels.length > 0 ? { further: furtherModels.map(invokedId) } : {}),
    },
    statements: [...access.values()].flatMap(({ statements }) => statements),
  };
}
