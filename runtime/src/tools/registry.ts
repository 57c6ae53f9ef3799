import type { ToolFamily } from '../../../src/contract';
import type { ToolDefinition } from './definition';
import { INVENTORY_DEFINITIONS } from './inventory';
import { LOGISTICS_DEFINITIONS } from './logistics';
import { OVERVIEW_DEFINITIONS } from './overview';
import { SQL_DEFINITIONS } from './sql';
import { SUPPLIERS_DEFINITIONS } from './suppliers';

/** Every tool that ships, one for each of the contract's. Where one family alone is meant, its own list brings less into a bundle. */
export const TOOL_DEFINITIONS: readonly ToolDefinition[] = [
  ...INVENTORY_DEFINITIONS, ...SUPPLIERS_DEFINITIONS, ...LOGISTICS_DEFINITIONS, ...SQL_DEFINITIONS, ...OVERVIEW_DEFINITIONS,
];

/** The tools that one tool function runs. */
export function toolsOfFamily(family: ToolFamily): readonly ToolDefinition[] {
  return TOOL_DEFINITIONS.filter(definition => definition.contract.family === family);
}
