export { createBedrockClient } from './bedrock-client';
export { BedrockModel } from './bedrock-model';
export type { Model, ModelContent, ModelMessage, ModelReply, ModelRequest, OfferedTool, TokenUsage, ToolCallContent, ToolResultContent } from './model';
export { ModelError } from './model-errors';
export { costUsd, OFFLINE_MODEL_ID } from './prices';
export { RetryingModel } from './retrying-model';
