import type { Usage } from '../../../src/contract';
import { costUsd } from '../models';
import type { TokenUsage } from '../models';

/** Adds up what the model calls of a turn consume. */
export class UsageMeter {
  private calls = 0;
  private tokens: TokenUsage = { inputTokens: 0, outputTokens: 0, cacheReadTokens: 0, cacheWriteTokens: 0 };

  constructor(private readonly modelId: string) {}

  add(usage: TokenUsage): void {
    this.calls += 1;
    this.tokens = {
      inputTokens: this.tokens.inputTokens + usage.inputTokens,
      outputTokens: this.tokens.outputTokens + usage.outputTokens,
      cacheReadTokens: this.tokens.cacheReadTokens + usage.cacheReadTokens,
      cacheWriteTokens: this.tokens.cacheWriteTokens + usage.cacheWriteTokens,
    };
  }

  usage(milliseconds: number): Usage {
    return { modelCalls: this.calls, ...this.tokens, costUsd: costUsd(this.modelId, this.tokens), milliseconds };
  }
}
