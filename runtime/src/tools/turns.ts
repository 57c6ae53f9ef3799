import { setImmediate as turnOfTheLoop } from 'node:timers/promises';

/** Gives each piece of work a turn of the event loop of its own, in the order asked for: many that begin together would hold up all others. */
export class Turns {
  private last: Promise<void> = Promise.resolve();

  next(): Promise<void> {
    this.last = this.last.then(() => turnOfTheLoop());
    return this.last;
  }
}
