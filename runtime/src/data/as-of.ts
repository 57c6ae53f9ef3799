import { PlatformError } from '../errors';
import { isIsoDate } from './literal';
import { newestDay, type DataDays } from './recorded-days';

/** A setting of the as-of day that is none. */
export class BadAsOfError extends PlatformError {
  readonly code = 'BAD_AS_OF';
  override readonly status = 400;
  override readonly remedy = 'Set data.as_of to today, to latest, or to a day such as 2026-11-24.';

  constructor(setting: string) {
    super(`data.as_of is ${JSON.stringify(setting)}, which is neither "today" nor "latest" nor a day.`);
  }
}

/**
 * The day that tools, definitions, `current_date` and prompts stand on.
 *
 * @param setting  `today` or a day, `2026-11-24`
 * @param now  for `today`, which is the day in UTC
 * @throws BadAsOfError
 */
export function resolveAsOf(setting: string, now: Date): string {
  if (setting === 'today') return now.toISOString().slice(0, 10);
  if (!isIsoDate(setting)) throw new BadAsOfError(setting);
  return setting;
}

/**
 * The same where the setting may be `latest`: the newest day in the data, or today while they hold none.
 *
 * @param days  asked only for `latest`
 * @throws BadAsOfError, or what `days` throws
 */
export async function askedAsOf(setting: string, now: Date, days: () => Promise<DataDays>): Promise<string> {
  return resolveAsOf(setting === 'latest' ? newestDay(await days(), resolveAsOf('today', now)) ?? 'today' : setting, now);
}
