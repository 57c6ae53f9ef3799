import type { BedrockRuntimeClient } from '@aws-sdk/client-bedrock-runtime';
import type { ModelOverrides } from '../../../src/contract';
import { BedrockModel } from './bedrock-model';
import type { GuardrailChoice } from './converse-input';
import { FallbackModel } from './fallback-model';
import type { Model } from './model';
import { RetryingModel } from './retrying-model';
import type { RetryOptions } from './retrying-model';

/** The models that the role may call, as they are invoked: a model's id, or an inference profile's. */
export interface ModelIds {
  readonly default: string;
  /** Those of agents that have their own. */
  readonly agents: Readonly<Record<string, string>>;
  /** Those that only a chain of `models` brings into use. */
  readonly further?: readonly string[];
}

export interface ModelManagerOptions {
  readonly client: BedrockRuntimeClient;
  readonly ids: ModelIds;
  readonly guardrail?: GuardrailChoice;
  readonly retry: RetryOptions;
  /** What people have changed since the deployment. */
  readonly overrides: () => Promise<ModelOverrides>;
}

/** Gives each agent its model: the one that it was deployed with, or the chain that `models` names since, of models that the role may call. */
export class ModelManager {
  constructor(private readonly options: ModelManagerOptions) {}

  async modelFor(agent: string): Promise<Model> {
    const { client, guardrail, retry } = this.options;
    const overrides = await this.options.overrides();
    const modelOf = (id: string): Model => new RetryingModel(new BedrockModel(client, id, { guardrail, prices: overrides.prices }), retry);
    const [first, ...rest] = this.chainOf(agent, overrides);
    return rest.length === 0 ? modelOf(first) : new FallbackModel([modelOf(first), ...rest.map(modelOf)]);
  }

  private chainOf(agent: string, { chains }: ModelOverrides): [string, ...string[]] {
    const { ids } = this.options;
    const allowed = [ids.default, ...Object.values(ids.agents), ...ids.further ?? []];
    const [first, ...rest] = (own(chains, agent) ?? own(chains, 'default') ?? []).filter(id => allowed.includes(id));
    return first === undefined ? [own(ids.agents, agent) ?? ids.default] : [first, ...rest];
  }
}

function own<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
