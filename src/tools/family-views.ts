import { Token } from 'aws-cdk-lib';
import { DATA_DAYS, TOOL_FAMILIES, TOOLS, VIEWS, type ToolContract, type ToolFamily } from '../contract';
import { KnownOnlyAtDeploymentError } from '../errors/known-only-at-deployment-error';
import { ToolFamilyError } from './tool-family-error';

/** The family of that name. */
export function toolFamily(name: string): ToolFamily {
  const family = TOOL_FAMILIES.find(each => each === name);
  if (Token.isUnresolved(name)) throw new KnownOnlyAtDeploymentError('family', 'which code the function has');
  if (!family) throw new ToolFamilyError(name, TOOL_FAMILIES);
  return family;
}

/** The tools of a family, also that of the platform itself. */
export function toolsOf(family: ToolFamily): ToolContract[] {
  const tools: readonly ToolContract[] = [...Object.values(TOOLS), DATA_DAYS];
  return tools.filter(tool => tool.family === family);
}

/** Whether a family runs SQL that a model has written: one of its tools names no views and reads what its caller may query. */
export function readsAsCaller(family: ToolFamily): boolean {
  return toolsOf(family).some(({ reads }) => reads === 'persona');
}

/** The views that each tool of a family names itself, in the catalogue's order. A tool that reads as its caller names none. */
export function fixedReads(family: ToolFamily): Record<string, string[]> {
  return Object.fromEntries(toolsOf(family).flatMap(({ name, reads }) => (
    reads === 'persona' ? [] : [[name, Object.keys(VIEWS).filter(view => view in reads)]]
  )));
}

/** The views that the tools of a family name, in the catalogue's order. */
export function viewsOf(family: ToolFamily): string[] {
  const read = new Set(Object.values(fixedReads(family)).flat());
  return Object.keys(VIEWS).filter(view => read.has(view));
}
