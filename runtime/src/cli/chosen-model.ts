import { answeringModel, type AnsweringModel } from '../local';

import type { LocalSettings } from './local-settings';
import { UsageError } from './usage-error';

export interface ModelOptions {
  readonly model: 'offline' | 'bedrock' | 'ollama';
  readonly modelId?: string;
  readonly ollamaUrl: string;
}

/**
 * The model that the options of `scap start` choose.
 *
 * @throws UsageError where one that is needed is missing
 */
export function chosenModel({ model, modelId, ollamaUrl }: ModelOptions, settings: LocalSettings): AnsweringModel {
  switch (model) {
    case 'offline':
      if (modelId !== undefined) throw new UsageError('--model-id names a model of Bedrock or ollama.', 'Add --model bedrock or --model ollama.');
      return answeringModel({ kind: 'offline' });
    case 'bedrock': {
      const region = settings.variables.AWS_REGION || settings.variables.AWS_DEFAULT_REGION;
      if (!region) throw new UsageError('--model bedrock needs to know the AWS Region.', 'Set AWS_REGION, in the environment or in .env.');
      return answeringModel({ kind: 'bedrock', modelId: modelId ?? settings.bedrockModelId, region });
    }
    case 'ollama':
      if (modelId === undefined) throw new UsageError('--model ollama needs the name of a model.', 'Add one that the server has: --model-id qwen3:8b');
      if (!URL.canParse(ollamaUrl)) throw new UsageError(`--ollama-url ${JSON.stringify(ollamaUrl)} is no address.`, 'Write it like http://127.0.0.1:11434/v1');
      return answeringModel({ kind: 'ollama', modelId, url: ollamaUrl });
  }
}
