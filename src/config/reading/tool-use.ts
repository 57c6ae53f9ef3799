/**
 * The day that these two tables were written, from memory of the page below. Nothing is refused for being unknown: a model of neither is told, and
 * answers for agents with tools; whether it can, its first question shows.
 */
export const TOOL_USE_AS_OF = '2026-11-27';

/**
 * Beginnings of ids of models that cannot use tools, or that hold no conversation at all.
 *
 * @see https://docs.aws.amazon.com/bedrock/latest/userguide/conversation-inference-supported-models-features.html
 */
const WITHOUT_TOOL_USE = [
  'ai21.j2', 'ai21.jamba-instruct',
  'amazon.titan', 'amazon.nova-canvas', 'amazon.nova-reel', 'amazon.nova-sonic', 'amazon.rerank',
  'anthropic.claude-v2', 'anthropic.claude-instant',
  'cohere.command-text', 'cohere.command-light', 'cohere.embed', 'cohere.rerank',
  'deepseek.r1',
  'luma.',
  'meta.llama2', 'meta.llama3-8b', 'meta.llama3-70b', 'meta.llama3-2-1b', 'meta.llama3-2-3b',
  'mistral.mistral-7b', 'mistral.mixtral-8x7b',
  'stability.', 'twelvelabs.',
];

/** Beginnings of ids of models that can, each with a reply that streams. */
const WITH_TOOL_USE = [
  'ai21.jamba-1-5',
  'amazon.nova-micro', 'amazon.nova-lite', 'amazon.nova-pro', 'amazon.nova-premier', 'amazon.nova-2-',
  'anthropic.claude-3', 'anthropic.claude-haiku', 'anthropic.claude-opus', 'anthropic.claude-sonnet',
  'cohere.command-r',
  'deepseek.v3',
  'meta.llama3-1', 'meta.llama3-2-11b', 'meta.llama3-2-90b', 'meta.llama3-3', 'meta.llama4',
  'mistral.mistral-large', 'mistral.mistral-small', 'mistral.pixtral-large',
  'openai.gpt-oss', 'qwen.qwen3', 'writer.palmyra-x',
];

/** Whether a model can use tools; undefined where neither table knows it. */
export function usesTools(modelId: string): boolean | undefined {
  const among = (beginnings: readonly string[]): boolean => beginnings.some(beginning => modelId.startsWith(beginning));
  if (among(WITHOUT_TOOL_USE)) return false;
  return among(WITH_TOOL_USE) ? true : undefined;
}
