export { checkInput } from './input-check';
export type {
  InputSchema, ToolBlock, ToolContext, ToolDefinition, ToolEvidence, ToolQuery, ToolQueryOptions, ToolResult,
} from './definition';
export { TOOL_DEFINITIONS, toolsOfFamily } from './registry';
export { runTool } from './run-tool';
export type { ToolOutput, ToolRun, ToolServices } from './run-tool';
export { ToolInputError } from './tool-input-error';
export type { InputFault } from './tool-input-error';
