import { AGENTS, TOOLS } from '../../../contract';
import { agentsOf } from '../agents-of';
import type { CrossCheck, Finding } from '../cross-check';
import type { Steps } from '../given-values';
import { meant } from '../nearest';
import { personasOf } from '../personas-of';
import type { ResolvedConfiguration } from '../resolved-configuration';
import { TOOL_USE_AS_OF, usesTools } from '../tool-use';

/** Agents, and the models that answer for them. */
export const AGENT_CHECKS: readonly CrossCheck[] = [
  {
    reads: ['agents.definitions'],
    find: ({ agents: { definitions } }) => definitions.flatMap(({ id }, i): Finding[] => (definitions.findIndex(other => other.id === id) < i
      ? [{ keys: ['agents.definitions'], at: [i, 'id'], message: `is ${id}, which another agent has already`, hint: 'Give each agent an id of its own.' }]
      : [])),
  },
  {
    reads: ['agents.definitions', 'permissions.views', 'permissions.tools'],
    find: ({ agents: { definitions }, permissions }) => {
      const personas = personasOf(permissions).map(persona => persona.id);
      return definitions.flatMap(({ persona }, i): Finding[] => (personas.includes(persona) ? [] : [{
        keys: ['agents.definitions'], at: [i, 'persona'], message: `is ${persona}, which is no persona`, hint: meant(persona, personas),
      }]));
    },
  },
  {
    reads: ['agents.disabled', 'agents.definitions'],
    find: ({ agents }) => {
      const ids = [...AGENTS, ...agents.definitions].map(agent => agent.id);
      const unknown = agents.disabled.flatMap((id, i): Finding[] => (ids.includes(id) ? [] : [{
        keys: ['agents.disabled'], at: [i], message: `is ${id}, which is no agent`, hint: meant(id, ids),
      }]));
      const nobody: Finding = { keys: ['agents.disabled'], message: 'leaves no agent that answers', hint: 'Leave one of them out.' };
      return agentsOf(agents).length === 0 ? [...unknown, nobody] : unknown;
    },
  },
  {
    reads: ['agents.definitions', 'agents.disabled', 'models.default_model', 'models.further_models', 'permissions.tools', 'permissions.views', 'tools.disabled'],
    find: config => {
      const withTools = agentsOf(config.agents).filter(agent => hasTools(config, agent.persona));
      if (withTools.length === 0) return [];
      const { defaultModel, furtherModels } = config.models;
      return [
        ...withTools.some(agent => agent.model === undefined) ? toolUse(['models.default_model'], defaultModel, []) : [],
        ...config.agents.definitions.flatMap((agent, i) => (
          withTools.includes(agent) && agent.model !== undefined ? toolUse(['agents.definitions'], agent.model, [i, 'model']) : [])),
        ...furtherModels.flatMap((model, i) => toolUse(['models.further_models'], model, [i])),
      ];
    },
  },
];

function hasTools({ permissions, tools }: ResolvedConfiguration, persona: string): boolean {
  const granted = personasOf(permissions).find(each => each.id === persona)?.tools ?? [];
  return granted.some(tool => Object.hasOwn(TOOLS, tool) && !tools.disabled.includes(tool));
}

function toolUse(keys: Finding['keys'], model: string, at: Steps): Finding[] {
  switch (usesTools(model)) {
    case true: return [];
    case false: return [{
      keys, at, value: model,
      message: `is ${model}, which cannot use tools (table of ${TOOL_USE_AS_OF}), but its agents have tools`,
      hint: 'Choose a model that can, such as amazon.nova-pro-v1:0.',
    }];
    case undefined: return [{
      keys, at, value: model, warning: true,
      message: `is ${model}, of which the table of ${TOOL_USE_AS_OF} does not know whether it can use tools`,
      hint: 'Ask it one question that needs figures before others do.',
    }];
  }
}
