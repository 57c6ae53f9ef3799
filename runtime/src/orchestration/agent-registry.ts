import type { AgentContract } from '../../../src/contract';
import type { VerifiedUser } from '../access';
import { PlatformError } from '../errors';

export class AgentNotOfferedError extends PlatformError {
  readonly code = 'AGENT_NOT_OFFERED';
  override readonly status = 403;
  override readonly remedy: string;
  constructor(readonly agent: string, offered: readonly string[]) {
    super(`There is no agent "${agent}" for you.`);
    this.remedy = offered.length > 0 ? `Ask one of: ${offered.join(', ')}.` : 'Ask whoever runs the platform to give you a persona.';
  }
}

/** The agents that exist, and which of them a user may ask. */
export class AgentRegistry {
  constructor(private readonly agents: readonly AgentContract[]) {}

  offeredTo(user: VerifiedUser): readonly AgentContract[] {
    return user.personas.flatMap(persona => this.agents.filter(agent => agent.persona === persona));
  }
}
