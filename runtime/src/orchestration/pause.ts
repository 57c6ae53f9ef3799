import type { Pause } from '../../../src/contract';
import { PlatformError } from '../errors';

/** What those who run the platform have stopped, as it stands now. */
export type PauseSwitch = () => Promise<Pause>;

/** How long the switch may take to be noticed, seconds: the time after which asking again makes sense. */
const RETRY_SECONDS = 60;

/** The whole platform, or the agent that was asked, is stopped for now. */
export class PausedError extends PlatformError {
  override readonly status = 503;
  override readonly retryable = true;
  override readonly retryAfterSeconds = RETRY_SECONDS;
  override readonly remedy = 'Ask again later, or ask whoever runs the platform when it will be back.';

  private constructor(readonly code: 'PLATFORM_PAUSED' | 'AGENT_PAUSED', message: string) {
    super(message);
  }

  static platform(): PausedError {
    return new PausedError('PLATFORM_PAUSED', 'The platform is paused: it answers no questions at the moment. What it has answered can be read.');
  }

  static agent(id: string): PausedError {
    return new PausedError('AGENT_PAUSED', `The agent ${id} is paused: it answers no questions at the moment.`);
  }
}

/**
 * Goes on only where neither the platform nor the agent is paused.
 *
 * @throws PausedError
 */
export function requireRunning(pause: Pause, agent?: string): void {
  if (pause.all) throw PausedError.platform();
  if (agent !== undefined && pause.agents.includes(agent)) throw PausedError.agent(agent);
}
