import type { FromSchema, JSONSchema } from 'json-schema-to-ts';
import type { InputSchema, ToolContext, ToolDefinition, ToolResult } from './definition';
import { inputCheck } from './input-check';

/** A tool as its author writes it: the type of `run`'s input comes from the schema. */
export interface ToolSpecification<Schema, Input> extends Omit<ToolDefinition, 'input' | 'run'> {
  readonly input: Schema;
  run(input: NoInfer<Input>, context: ToolContext): Promise<ToolResult>;
}

/**
 * Pairs a schema with the code that takes what the schema allows: nothing reaches `run` unchecked, and no cast is needed.
 *
 * @typeParam Input  never given: it follows from the schema
 */
export function defineTool<const Schema extends InputSchema & JSONSchema, Input = FromSchema<Schema>>(
  specification: ToolSpecification<Schema, Input>,
): ToolDefinition {
  const checked = inputCheck<Input>(specification.contract.name, specification.input);
  return {
    ...specification,
    run: async (input, context) => specification.run(checked(input), context),
  };
}
