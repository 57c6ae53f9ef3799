import { INVENTORY_TOOLS } from './inventory';
import { LOGISTICS_TOOLS } from './logistics';
import { OVERVIEW_TOOLS } from './overview';
import { SQL_TOOLS } from './sql';
import { SUPPLIER_TOOLS } from './suppliers';
import type { ToolContract } from './tool-contract';

export { INVENTORY_TOOLS } from './inventory';
export { LOGISTICS_TOOLS } from './logistics';
export { OVERVIEW_TOOLS } from './overview';
export { SQL_TOOLS } from './sql';
export { SUPPLIER_TOOLS } from './suppliers';
export { TOOL_FAMILIES } from './tool-contract';
export type { ToolContract, ToolFamily } from './tool-contract';

/** Every tool that exists. Permissions name only these, and each is granted to somebody. */
export const TOOLS = {
  ...INVENTORY_TOOLS, ...LOGISTICS_TOOLS, ...SUPPLIER_TOOLS, ...SQL_TOOLS, ...OVERVIEW_TOOLS,
} as const satisfies Record<string, ToolContract>;

export type ToolName = keyof typeof TOOLS;

/** The names of tools, as grants name them. */
export function namesOf<Name extends string>(tools: Readonly<Record<Name, ToolContract>>): readonly Name[] {
  return Object.keys(tools).filter((name): name is Name => name in tools);
}
