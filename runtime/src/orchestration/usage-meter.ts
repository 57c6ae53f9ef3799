import type { Usage } from '../../../src/contract';
import type { ModelReply, TokenUsage } from '../models';

/** Adds up what the model calls of a turn consume. */
export class UsageMeter {
  private calls = 0;
  private cost: number | null = 0;
  private tokens: TokenUsage = { inputTokens: 0, outputTokens: 0, cacheReadTokens: 0, cacheWriteTokens: 0 };
  private answering: string;
  private byAnother = 0;

  /** @param chosen  the model that is to answer */
  constructor(private readonly chosen: string) {
    this.answering = chosen;
  }

  /** The model that replied last. */
  get modelId(): string {
    return this.answering;
  }

  /** How many calls another model than the chosen one has answered. */
  get fallbacks(): number {
    return this.byAnother;
  }

  add({ usage, modelId, costUsd }: Pick<ModelReply, 'usage' | 'modelId' | 'costUsd'>): void {
    this.calls += 1;
    this.answering = modelId;
    if (modelId !== this.chosen) this.byAnother += 1;
    this.cost = this.cost === null || costUsd === null ? null : this.cost + costUsd;
    this.tokens = {
      inputTokens: this.tokens.inputTokens + usage.inputTokens,
      outputTokens: this.tokens.outputTokens + usage.outputTokens,
      cacheReadTokens: this.tokens.cacheReadTokens + usage.cacheReadTokens,
      cacheWriteTokens: this.tokens.cacheWriteTokens + usage.cacheWriteTokens,
    };
  }

  usage(milliseconds: number): Usage {
    return { modelCalls: this.calls, ...this.tokens, costUsd: this.cost, milliseconds };
  }
}
