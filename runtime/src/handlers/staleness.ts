import { setTimeout as sleep } from 'node:timers/promises';
import { RECORDED_DAYS } from '../../../src/contract';
import { staleViews, type DataDays } from '../data';
import { errorFields, type Log } from '../telemetry';

/** How long a result that is there waits for what is said of its data, milliseconds. */
const PATIENCE_MS = 10_000;

const UNKNOWN: ReadonlyMap<string, string> = new Map(Object.keys(RECORDED_DAYS).map(view => [view, `How recent the data of ${view} are could not be looked up.`]));

/**
 * What is to be said of views whose data end before those of the others or the day of the answers. Where nobody can say how recent the data
 * are, that is said: a result is not lost for it.
 */
export function staleness(days: () => Promise<DataDays>, log: Log): (asOf: string) => Promise<ReadonlyMap<string, string>> {
  return async asOf => {
    const waiting = new AbortController();
    try {
      const known = await Promise.race([days(), sleep(PATIENCE_MS, undefined, { signal: waiting.signal })]);
      return known ? staleViews(known, asOf) : UNKNOWN;
    } catch (error) {
      log({ event: 'data_days_unknown', error: errorFields(error) });
      return UNKNOWN;
    } finally {
      waiting.abort();
    }
  };
}
