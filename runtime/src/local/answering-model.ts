import { OFFLINE_MODEL_ID } from '../models';
import type { ConverseModel } from './bedrock/converse-model';
import { createOfflinePlanner } from './bedrock/offline-planner';

/** Who answers, by the user's choice. */
export type ModelChoice = { readonly kind: 'offline' };

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

/** The model that was chosen. It is loaded here and connects to nothing yet. */
export function answeringModel(choice: ModelChoice): AnsweringModel {
  switch (choice.kind) {
    case 'offline': return {
      model: createOfflinePlanner(), modelId: OFFLINE_MODEL_ID, name: 'offline planner',
      nature: 'rules, not a language model', reach: 'nothing leaves this machine',
    };
  }
}
