import { PERSONAS, TOOL_FAMILIES, TOOLS, VIEWS, type ToolContract, type ToolFamily } from '../contract';

/** The family of that name. */
export function toolFamily(name: string): ToolFamily {
  const family = TOOL_FAMILIES.find(each => each === name);
  if (!family) throw new Error(`There is no tool family ${JSON.stringify(name)}: expected one of ${TOOL_FAMILIES.join(', ')}.`);
  return family;
}

/** The views that the tools of a family read, in the catalogue's order. A tool that reads as its caller reads what any persona may query. */
export function viewsOf(family: ToolFamily): string[] {
  const tools: readonly ToolContract[] = Object.values(TOOLS);
  const read = new Set(tools.filter(tool => tool.family === family)
    .flatMap(tool => (tool.reads === 'persona' ? queryableViews() : Object.keys(tool.reads))));
  return Object.keys(VIEWS).filter(view => read.has(view));
}

function queryableViews(): readonly string[] {
  return Object.values(PERSONAS).flatMap<string>(persona => persona.views);
}
