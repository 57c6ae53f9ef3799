import type { Deadline } from './deadline';
import { TurnCancelledError, TurnTimeoutError } from './turn-errors';

/** How often a running turn looks whether it has been stopped, milliseconds. */
const LOOK_EVERY_MS = 2_000;

/**
 * The end of a turn: its deadline, and the person's wish to stop it. The wish is kept in the turn's claim, for the request to stop reaches
 * another process than the one that runs the turn. A dropped connection is no such wish.
 */
export class TurnClock {
  private readonly controller = new AbortController();
  private readonly timers: NodeJS.Timeout[] = [];

  constructor(deadline: Deadline, private readonly stopRequested: () => Promise<boolean>, private readonly onLookFailed: (error: unknown) => void) {
    this.timers.push(setTimeout(() => this.controller.abort(new TurnTimeoutError(deadline.seconds)), deadline.left));
    this.timers.push(setInterval(() => void this.look(), LOOK_EVERY_MS));
  }

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  /** @throws TurnCancelledError, TurnTimeoutError */
  async checkpoint(): Promise<void> {
    await this.look();
    this.signal.throwIfAborted();
  }

  /** Clears the timers: a Lambda function would wait, and bill, for them. */
  stop(): void {
    this.timers.forEach(timer => clearTimeout(timer));
  }

  private async look(): Promise<void> {
    try {
      if (await this.stopRequested()) this.controller.abort(new TurnCancelledError());
    } catch (error) {
      this.onLookFailed(error); // a turn goes on where it cannot be asked whether it should stop
    }
  }
}
