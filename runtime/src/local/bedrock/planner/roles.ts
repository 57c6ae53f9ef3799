import { conceptsOf, stem } from './concepts';
import type { PlannerInput, PromptTool } from './parse-request';
import { tokenise } from './tokens';
import { roles as words } from './words/roles.json';

type Role = keyof typeof words;

/** The tools of a request by what they are for; `calculating` are those without a part of their own in a conversation. */
export interface ToolRoles {
  readonly askBack?: PromptTool;
  readonly decline?: PromptTool;
  readonly lookUp?: PromptTool;
  readonly describe?: PromptTool;
  readonly query?: PromptTool;
  readonly calculating: readonly PromptTool[];
}

/** Words of a role that a description must use at least. */
const LEAST_WORDS = 2;

/** Recognises the tools that every conversation needs by their schemas and descriptions. Their names do not count. */
export function rolesOf({ tools }: PlannerInput): ToolRoles {
  const taken = new Map<Role, PromptTool>();
  for (const role of ['query', 'askBack', 'lookUp', 'describe', 'decline'] as const) {
    const free = tools.filter(tool => ![...taken.values()].includes(tool));
    const best = free
      .filter(tool => hasShape(tool, words[role].shape))
      .map(tool => ({ tool, score: score(tool, role) }))
      .filter(({ score }) => score >= LEAST_WORDS || role === 'query')
      .sort((a, b) => b.score - a.score)[0];
    if (best) taken.set(role, best.tool);
  }
  return {
    ...Object.fromEntries(taken),
    calculating: tools.filter(tool => ![...taken.values()].includes(tool)),
  };
}

function hasShape({ parameters }: PromptTool, shape: string): boolean {
  const texts = parameters.filter(({ type }) => type === 'string');
  const lists = parameters.filter(({ type, items }) => type === 'array' && items?.type === 'string');
  switch (shape) {
    case 'sql': return texts.some(({ format }) => format === 'sql');
    case 'text and list': return texts.length === 1 && lists.some(({ required, items }) => required && !items?.enum) && parameters.length === 2;
    case 'one text': return parameters.filter(({ required }) => required).length === 1 && texts.some(({ required }) => required);
    case 'all optional': return parameters.length === texts.length && parameters.every(({ required }) => !required);
    default: return false;
  }
}

/** How many words of the role the tool's description of its use has. */
function score(tool: PromptTool, role: Role): number {
  const used = (tool.description.split(/\bnot for\b/i)[0] ?? '') + tool.parameters.map(({ description }) => ` ${description ?? ''}`).join('');
  const stems = new Set([...tokenise(used).map(token => stem(token.lower)), ...conceptsOf(used)]);
  return words[role].words.filter(word => stems.has(stem(word)) || stems.has(word)).length;
}
