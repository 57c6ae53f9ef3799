import { PlatformError } from '../errors';
import { isIsoDate } from './literal';

/** A setting of the as-of day that is neither `today` nor a day. */
export class BadAsOfError extends PlatformError {
  readonly code = 'BAD_AS_OF';
  override readonly status = 400;
  override readonly remedy = 'Set data.as_of to today, or to a day such as 2026-11-24.';

  constructor(setting: string) {
    super(`data.as_of is ${JSON.stringify(setting)}, which is neither "today" nor a day.`);
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
