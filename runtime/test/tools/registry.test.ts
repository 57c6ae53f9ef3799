import { PERSONAS, TOOL_FAMILIES, TOOLS, VIEWS, type ToolContract } from '../../../src/contract';
import { TOOL_DEFINITIONS, toolsOfFamily } from '../../src/tools';

const contracts: readonly ToolContract[] = Object.values(TOOLS);

test('contract, definitions and grants name the same tools: nothing dangles', () => {
  const defined = TOOL_DEFINITIONS.map(definition => definition.contract.name).sort();
  const granted = [...new Set(Object.values(PERSONAS).flatMap(persona => [...persona.tools]))].sort();

  expect(defined).toEqual(Object.keys(TOOLS).sort());
  expect(granted).toEqual(defined);
  expect(Object.entries(TOOLS).filter(([key, contract]) => key !== contract.name)).toEqual([]);
});

test('every family has a tool, and every tool a family', () => {
  expect(TOOL_FAMILIES.filter(family => toolsOfFamily(family).length === 0)).toEqual([]);
  expect(TOOL_FAMILIES.flatMap(toolsOfFamily).length).toBe(TOOL_DEFINITIONS.length);
});

test('a tool reads only views and columns that the catalogue has', () => {
  const dangling = contracts.flatMap(({ name, reads }) => reads === 'persona' ? [] : Object.entries(reads).flatMap(([view, columns]) =>
    columns.filter(column => !VIEWS[view]?.columns.some(each => each.name === column)).map(column => `${name}: ${view}.${column}`)));

  expect(dangling).toEqual([]);
});

test('a model is told of every tool what it is for and what it is not for, and of every input what it means', () => {
  for (const { contract, description, input, title } of TOOL_DEFINITIONS) {
    expect([contract.name, description]).toEqual([contract.name, expect.stringMatching(/Use for: .+ Not for: /)]);
    expect(title).not.toBe('');
    for (const property of Object.values(input.properties)) expect(property).toMatchObject({ type: expect.any(String), description: expect.any(String) });
  }
});

test('schemas can be sent to a model as they are', () => {
  for (const { input } of TOOL_DEFINITIONS) {
    expect(JSON.parse(JSON.stringify(input))).toEqual(input);
    expect(input).toMatchObject({ type: 'object', additionalProperties: false });
  }
});
