import type { ModelPrice } from '../../../src/contract';
import type { TokenUsage } from './model';
import modelPrices from './model-prices.json';

/** The model behind `npm start` without a model: it costs nothing. */
export const OFFLINE_MODEL_ID = 'scap.offline-planner';

/** Prices by a part of a model's id. */
export type ModelPrices = Readonly<Record<string, ModelPrice>>;

const PRICES: ModelPrices = {
  ...modelPrices.prices,
  [OFFLINE_MODEL_ID]: { input: 0, output: 0, cacheRead: 0, cacheWrite: 0 },
};

/**
 * What a call cost, USD; null where the model has no known price.
 *
 * @param overrides  prices that go before those that ship
 */
export function costUsd(modelId: string, usage: TokenUsage, overrides: ModelPrices = {}): number | null {
  const price = priceOf(modelId, overrides) ?? priceOf(modelId, PRICES);
  if (!price) return null;
  return (usage.inputTokens * price.input + usage.outputTokens * price.output
    + usage.cacheReadTokens * price.cacheRead + usage.cacheWriteTokens * price.cacheWrite) / 1_000_000;
}

/** An inference profile's id holds its model's; of several names that it holds the longest decides. */
function priceOf(modelId: string, prices: ModelPrices): ModelPrice | undefined {
  const name = Object.keys(prices).filter(each => modelId.includes(each)).sort((a, b) => b.length - a.length)[0];
  return name === undefined ? undefined : prices[name];
}
