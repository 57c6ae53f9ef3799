/** The day that this table was compared with the page below. */
export const TOOL_USE_AS_OF = '2026-11-27';

/**
 * Beginnings of ids of models that cannot use tools, or that hold no conversation at all. Models that are not listed are not judged here: the
 * probe before a deployment calls them.
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

/** Whether a model is known not to use tools. */
export function isWithoutToolUse(modelId: string): boolean {
  return WITHOUT_TOOL_USE.some(beginning => modelId.startsWith(beginning));
}
