import { PERSONAS, VIEWS, type PersonaId } from '../../../src/contract';
import { AccessController, SqlGuard, type Identity, type WarehouseScope } from '../../src/access';
import type { QueryEngine } from '../../src/data';
import { runTool, type ToolDefinition, type ToolOutput, type ToolServices } from '../../src/tools';

// The first queries of a process teach the guard's parser its grammar, which takes seconds on a busy machine.
jest.setTimeout(30_000);

/** The day of all tests here: a Tuesday. */
export const TODAY = '2026-11-24';

/** One for all tests of a file: it learns the grammar once. */
const GUARD = new SqlGuard(VIEWS);

/** The real parts, over the given engine. */
export function servicesOver(engine: QueryEngine, access = new AccessController()): ToolServices {
  return { engine, access, guard: GUARD };
}

export function somebody(persona: PersonaId = 'warehouse_manager', warehouses: WarehouseScope = 'all'): Identity {
  return { subject: 'user-1', name: PERSONAS[persona].title, persona, warehouses };
}

/** Runs a tool as the platform does. */
export async function run(
  definition: ToolDefinition, input: unknown, services: ToolServices, identity: Identity = somebody(), asOf: string = TODAY,
): Promise<ToolOutput> {
  return runTool(definition, { input, identity, asOf, signal: new AbortController().signal, progress: () => undefined }, services);
}

/** The rows of the first block as objects by column name. */
export function rowsOf({ blocks: [block] }: ToolOutput): Record<string, unknown>[] {
  return (block?.rows ?? []).map(row => Object.fromEntries(row.map((cell, place) => [block!.columns[place]!.name, cell])));
}
