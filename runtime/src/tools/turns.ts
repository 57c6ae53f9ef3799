import { setImmediate as turnOfTheLoop } from 'node:timers/promises';

/**
 * Gives other work of this thread its turn: between two pieces of work that take tens of milliseconds each.
 *
 * @throws the signal's reason
 */
export async function othersTurn({ signal }: { readonly signal: AbortSignal }): Promise<void> {
  await turnOfTheLoop();
  signal.throwIfAborted();
}

/** Gives each piece of work a turn of the event loop of its own, in the order asked for: many that begin together would hold up all others. */
export class Turns {
  private last: Promise<void> = Promise.resolve();

  next(): Promise<void> {
    this.last = this.last.then(() => turnOfTheLoop());
    return this.last;
  }
}
