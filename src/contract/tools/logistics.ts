import type { ToolContract } from './tool-contract';

/** Orders, deliveries and space of warehouses. */
export const LOGISTICS_TOOLS = {
} as const satisfies Record<string, ToolContract>;
