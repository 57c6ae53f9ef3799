import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** What Linux says of the first thread of a process: nanoseconds on a processor come first. */
const OF_THIS_THREAD = `/proc/self/task/${process.pid}/schedstat`;
const LOOK_EVERY_MS = 2;

/** Milliseconds that this thread has worked, whatever else the machine does; where nobody says so, the time that has passed. */
function worked(): number {
  return existsSync(OF_THIS_THREAD) ? Number(readFileSync(OF_THIS_THREAD, 'latin1').split(' ', 1)[0]) / 1e6 : performance.now();
}

/** For how long this thread worked at the most without giving others their turn while something ran, milliseconds; and what that came to. */
export async function longestTurnOf<T>(work: () => Promise<T>): Promise<{ readonly longest: number; readonly result: T }> {
  let before = worked();
  let longest = 0;
  const look = (): void => {
    const now = worked();
    longest = Math.max(longest, now - before);
    before = now;
  };
  const timer = setInterval(look, LOOK_EVERY_MS);
  try {
    const result = await work();
    await sleep(2 * LOOK_EVERY_MS);
    look();
    return { longest, result };
  } finally {
    clearInterval(timer);
  }
}

/** What this machine takes, now and on this thread, for work that takes some 15 ms where nothing else runs: the least of several tries. */
export function yardstick(): number {
  const rows = Array.from({ length: 20_000 }, (_, place) => ({ id: `P${place}`, quantity: place / 7, day: '2026-11-24', known: place % 3 === 0 }));
  const tries = Array.from({ length: 5 }, () => {
    const before = worked();
    JSON.parse(JSON.stringify(rows));
    return worked() - before;
  });
  return Math.min(...tries);
}
