import type { TokenUsage } from './model';
import modelPrices from './model-prices.json';

/** USD per million tokens. */
interface Price {
  readonly input: number;
  readonly output: number;
  readonly cacheRead: number;
  readonly cacheWrite: number;
}

/** The model behind `npm start` without a model: it costs nothing. */
export const OFFLINE_MODEL_ID = 'scap.offline-planner';

const PRICES: Readonly<Record<string, Price>> = {
  ...modelPrices.prices,
  [OFFLINE_MODEL_ID]: { input: 0, output: 0, cacheRead: 0, cacheWrite: 0 },
};

/** What a call cost, USD; null where the model has no known price. */
export function costUsd(modelId: string, usage: TokenUsage): number | null {
  const price = priceOf(modelId);
  if (!price) return null;
  return (usage.inputTokens * price.input + usage.outputTokens * price.output
    + usage.cacheReadTokens * price.cacheRead + usage.cacheWriteTokens * price.cacheWrite) / 1_000_000;
}

/** An inference profile's id holds its model's; of several names that it holds the longest decides. */
function priceOf(modelId: string): Price | undefined {
  const name = Object.keys(PRICES).filter(each => modelId.includes(each)).sort((a, b) => b.length - a.length)[0];
  return name === undefined ? undefined : PRICES[name];
}
