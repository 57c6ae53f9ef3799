import { DATA_DAYS, PLATFORM_PERSONA } from '../../../src/contract';
import type { DataDays } from '../data/recorded-days';
import { PlatformError } from '../errors';
import { Refreshed } from '../settings';
import { errorFields, type Log } from '../telemetry';
import type { ToolInvoker } from './invoker';
import { dataDays } from './sql/data-days';

/** Nobody has said yet how recent the data are, and who knows does not answer. */
export class DataDaysUnavailableError extends PlatformError {
  readonly code = 'DATA_DAYS_UNAVAILABLE';
  override readonly status = 503;
  override readonly retryable = true;
  override readonly remedy = 'Ask again in a moment. If it stays, look at the log of the function of the family sql.';

  constructor(cause: unknown) {
    super('How recent the data are cannot be looked up at the moment.', { cause });
  }
}

/** How long the days of the data are taken for known, and how long a failure is left alone, milliseconds. */
const FRESH_MS = 10 * 60_000;
const RETRY_MS = 60_000;

/**
 * How recent the data are, as the function that may read them says: asked once in ten minutes, under an envelope of the platform's own. While
 * it cannot be asked, what it has said last holds.
 */
export function askedDataDays(invoker: ToolInvoker, { clock, log }: { readonly clock: () => Date; readonly log: Log }): () => Promise<DataDays> {
  const days = new Refreshed(async () => asked(invoker, clock()), {
    clock, freshMs: FRESH_MS, retryMs: RETRY_MS, onFailure: error => log({ event: 'data_days_not_refreshed', error: errorFields(error) }),
  });
  return () => days.current();
}

/** @throws DataDaysUnavailableError */
async function asked(invoker: ToolInvoker, now: Date): Promise<DataDays> {
  try {
    const { blocks: [block] } = await invoker.invoke({
      definition: dataDays, toolCallId: DATA_DAYS.name, turnId: DATA_DAYS.name, input: {},
      identity: { subject: PLATFORM_PERSONA, name: PLATFORM_PERSONA, persona: PLATFORM_PERSONA, warehouses: 'all' },
      views: Object.keys(DATA_DAYS.reads), tools: [], asOf: now.toISOString().slice(0, 10),
      signal: AbortSignal.timeout(dataDays.timeoutSeconds * 1_000), progress: () => { /* nobody waits for more than the days */ },
    });
    return new Map((block?.rows ?? []).map(([view, day]) => [String(view), typeof day === 'string' ? day : null]));
  } catch (cause) {
    throw new DataDaysUnavailableError(cause);
  }
}
