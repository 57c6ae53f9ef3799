import type { AgentContract } from '../../../src/contract';
import type { VerifiedUser } from '../access';
import { AgentNotOfferedError } from './agent-registry';
import type { AgentRegistry } from './agent-registry';

/** Picks the agent that answers, by rules: the one that was named, the only one, or the one whose purpose shares most words with the question. */
export class Router {
  constructor(private readonly registry: AgentRegistry) {}

  /** @throws AgentNotOfferedError where the named agent is none of the user's, or the user has none */
  route(user: VerifiedUser, message: string, named?: string): AgentContract {
    const offered = this.registry.offeredTo(user);
    const candidates = named === undefined ? offered : offered.filter(agent => agent.id === named);
    const asked = wordsOf(message);
    const best = candidates.map(agent => ({ agent, score: shared(wordsOf(agent.purpose), asked) })).sort((a, b) => b.score - a.score)[0];
    if (!best) throw new AgentNotOfferedError(named ?? 'default', offered.map(agent => agent.id));
    return best.agent;
  }
}

/** Words without their plural, so that `orders` meets `order`. */
function wordsOf(text: string): Set<string> {
  return new Set((text.toLowerCase().match(/\p{L}{3,}/gu) ?? []).map(word => word.replace(/s$/, '')));
}

function shared(purpose: ReadonlySet<string>, asked: ReadonlySet<string>): number {
  return [...purpose].filter(word => asked.has(word)).length;
}
