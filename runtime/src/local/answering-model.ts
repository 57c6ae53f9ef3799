import { OFFLINE_MODEL_ID } from '../models';
import type { ConverseModel } from './bedrock/converse-model';
import { createOfflinePlanner } from './bedrock/offline-planner';
import { createOllamaModel } from './bedrock/ollama';
import { createPassThroughModel } from './bedrock/pass-through';

/** Who answers, by the user's choice. */
export type ModelChoice =
  | { readonly kind: 'offline' }
  | { readonly kind: 'bedrock'; readonly modelId: string; readonly region: string }
  | {
    readonly kind: 'ollama';
    readonly modelId: string;
    /** Where the server's OpenAI-compatible API begins: `http://127.0.0.1:11434/v1`. */
    readonly url: string;
  };

/** A model behind the embedded Bedrock endpoint, and what people are told of it. */
export interface AnsweringModel {
  readonly model: ConverseModel;
  readonly modelId: string;
  /** `offline planner` */
  readonly name: string;
  /** What kind of thing answers: `rules, not a language model`. */
  readonly nature: string;
  /** Where questions and results go: `nothing leaves this machine`. */
  readonly reach: string;
}

/** The model that was chosen. Nothing is asked of it yet. */
export function answeringModel(choice: ModelChoice): AnsweringModel {
  switch (choice.kind) {
    case 'offline': return {
      model: createOfflinePlanner(), modelId: OFFLINE_MODEL_ID, name: 'offline planner',
      nature: 'rules, not a language model', reach: 'nothing leaves this machine',
    };
    case 'bedrock': return {
      model: createPassThroughModel(choice), modelId: choice.modelId, name: 'bedrock',
      nature: choice.modelId, reach: 'questions and results go to Amazon Bedrock in your account, which it charges',
    };
    case 'ollama': return {
      model: createOllamaModel({ baseUrl: choice.url, model: choice.modelId }), modelId: choice.modelId, name: 'ollama',
      nature: choice.modelId, reach: isThisMachine(choice.url) ? 'nothing leaves this machine' : `questions and results go to ${new URL(choice.url).host}`,
    };
  }
}

function isThisMachine(url: string): boolean {
  const { hostname } = new URL(url);
  return hostname === 'localhost' || hostname === '[::1]' || /^127\./.test(hostname);
}
