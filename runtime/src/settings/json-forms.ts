import * as z from 'zod/mini';
import { TOOL_FAMILIES } from '../../../src/contract';
import type { VariableId, VARIABLES } from '../../../src/contract';

/** The variables that hold JSON. */
export type JsonVariableId = { [Id in VariableId]: (typeof VARIABLES)[Id]['kind'] extends 'json' ? Id : never }[VariableId];

const filled = z.string().check(z.minLength(1));
const queryRole = z.object({ roleArn: filled, workgroup: filled });

/** What a variable that holds JSON must hold. */
export const JSON_FORMS = {
  toolFunctions: z.record(z.enum(TOOL_FAMILIES), filled),
  models: z.object({ default: filled, agents: z.record(z.string(), filled), further: z.optional(z.array(filled)) }),
  guardrail: z.object({ id: filled, version: filled }),
  parameters: z.object({ pause: filled, models: filled }),
  queryRoles: z.object({ personas: z.record(z.string(), queryRole), tools: z.record(z.string(), queryRole) }),
} as const satisfies Record<JsonVariableId, z.ZodMiniType>;

/** The same in words that follow `it does not`. */
export const JSON_WORDS: Readonly<Record<JsonVariableId, string>> = {
  toolFunctions: `name a function for each of: ${TOOL_FAMILIES.join(', ')}`,
  models: 'name a model as "default", and those of agents in "agents"',
  guardrail: 'name the "id" and "version" of a guardrail',
  parameters: 'name the parameters "pause" and "models"',
  queryRoles: 'name a "roleArn" and a "workgroup" for each of its "personas" and "tools"',
};
