// Writes runtime/src/models/model-prices.json from the table of @pydantic/genai-prices: the models that we name, on Bedrock, on demand.
// usage: node scripts/write-model-prices.mjs
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { calcPrice } from '@pydantic/genai-prices';

/** The part of a model's id that says which one it is, and the id in the table. */
const MODELS = {
  'anthropic.claude-opus-5': 'anthropic.claude-opus-5',
  'anthropic.claude-sonnet-5': 'anthropic.claude-sonnet-5',
  'anthropic.claude-sonnet-4-6': 'anthropic.claude-sonnet-4-6',
  'anthropic.claude-haiku-4-5': 'anthropic.claude-haiku-4-5-20251001-v1:0',
  'amazon.nova-pro': 'amazon.nova-pro-v1:0',
  'amazon.nova-lite': 'amazon.nova-lite-v1:0',
  'meta.llama3-3-70b-instruct': 'meta.llama3-3-70b-instruct-v1:0',
};
const MILLION = 1_000_000;

const price = (model, usage, field) => {
  const found = calcPrice(usage, model, { providerId: 'aws' });
  if (!found) throw new Error(`@pydantic/genai-prices has no price for ${model}`);
  return found[field];
};

const prices = Object.fromEntries(Object.entries(MODELS).map(([name, model]) => [name, {
  input: price(model, { input_tokens: MILLION }, 'input_price'),
  output: price(model, { output_tokens: MILLION }, 'output_price'),
  cacheRead: price(model, { input_tokens: MILLION, cache_read_tokens: MILLION }, 'input_price'),
  cacheWrite: price(model, { input_tokens: MILLION, cache_write_tokens: MILLION }, 'input_price'),
}]));

const manifest = createRequire(import.meta.url).resolve('@pydantic/genai-prices').replace(/dist\/.*/, 'package.json');
const { version } = JSON.parse(await readFile(manifest, 'utf8'));
const file = new URL('../runtime/src/models/model-prices.json', import.meta.url);
await writeFile(file, `${JSON.stringify({ source: `@pydantic/genai-prices ${version}, USD per million tokens`, prices }, null, 2)}\n`);
