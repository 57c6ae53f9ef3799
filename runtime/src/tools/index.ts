export type { InputSchema, ToolBlock, ToolContext, ToolDefinition, ToolEvidence, ToolQuery, ToolResult } from './definition';
