import { Validator } from '@cfworker/json-schema';
import type { InputSchema, ToolDefinition } from './definition';
import { faultsOf } from './input-faults';
import { ToolInputError } from './tool-input-error';

/**
 * A check of a tool's input: it fills in the defaults of the schema and returns what the schema allows.
 *
 * @typeParam Input  the type that the schema describes; `defineTool` derives it, so that both cannot drift apart
 * @throws ToolInputError naming each place, its value and what is expected there.
 */
export function inputCheck<Input>(tool: string, schema: InputSchema): (input: unknown) => Input {
  const validator = new Validator(structuredClone<object>(schema), '2020-12', false);
  const accepts = (input: unknown): input is Input => validator.validate(input).valid;
  return input => {
    const filled = withDefaults(schema, input);
    if (!accepts(filled)) throw new ToolInputError(tool, faultsOf(schema, filled, validator.validate(filled).errors));
    return filled;
  };
}

/**
 * The same check where only its verdict matters: before a call leaves for another process.
 *
 * @throws ToolInputError
 */
export function checkInput(definition: ToolDefinition, input: unknown): void {
  inputCheck(definition.contract.name, definition.input)(input);
}

/** A null where a model means "not given" counts as not given. */
function withDefaults(schema: InputSchema, input: unknown): unknown {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return input;
  const given = Object.entries(input).filter(([name, value]) => value !== null || !Object.hasOwn(schema.properties, name));
  const defaults = Object.entries(schema.properties).flatMap(([name, property]) => 'default' in property ? [[name, property.default]] : []);
  return { ...Object.fromEntries(defaults), ...Object.fromEntries(given) };
}
