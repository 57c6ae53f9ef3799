import type { AgentContract } from '../../../src/contract';
import { NoPersonaError } from '../access';
import type { VerifiedUser } from '../access';
import { AgentNotOfferedError } from './agent-registry';
import type { AgentRegistry } from './agent-registry';
import { PausedError } from './pause';
import { sharedWords } from './word-overlap';

/** Picks the agent that answers, by rules: the one that was named, the only one, or the one whose purpose shares most words with the question. */
export class Router {
  constructor(private readonly registry: AgentRegistry) {}

  /**
   * @param paused  agents that are stopped for now
   * @throws NoPersonaError
   * @throws AgentNotOfferedError where the named agent is none of the user's, or the user has none
   * @throws PausedError where it is stopped, or all of the user's are
   */
  route(user: VerifiedUser, message: string, named?: string, paused: readonly string[] = []): AgentContract {
    const offered = this.registry.offeredTo(user);
    const candidates = named === undefined ? offered : offered.filter(agent => agent.id === named);
    const running = candidates.filter(agent => !paused.includes(agent.id));
    const best = running.map(agent => ({ agent, score: sharedWords(agent.purpose, message) })).sort((a, b) => b.score - a.score)[0];
    const [stopped] = candidates;
    if (!best && stopped) throw PausedError.agent(stopped.id);
    if (!best && user.personas.length === 0) throw new NoPersonaError();
    if (!best) throw new AgentNotOfferedError(named ?? 'default', offered.map(agent => agent.id));
    return best.agent;
  }
}
