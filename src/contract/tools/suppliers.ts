import type { ToolContract } from './tool-contract';

/** Suppliers: how they deliver, what they cost, what depends on them. */
export const SUPPLIER_TOOLS = {
} as const satisfies Record<string, ToolContract>;
