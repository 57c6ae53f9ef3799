import { AGENTS } from '../../contract';
import type { AgentDefinition } from '../agent-definition';
import type { ResolvedConfiguration } from './resolved-configuration';

/** The agents that answer: those that ship, with those of the configuration in their place or behind them, but for the disabled ones. */
export function agentsOf({ definitions, disabled }: ResolvedConfiguration['agents']): AgentDefinition[] {
  const own = new Map(definitions.map(definition => [definition.id, definition]));
  const shipped: AgentDefinition[] = AGENTS.map(agent => own.get(agent.id) ?? agent);
  const added = definitions.filter(({ id }) => !AGENTS.some(agent => agent.id === id));
  return [...shipped, ...added].filter(({ id }) => !disabled.includes(id));
}
