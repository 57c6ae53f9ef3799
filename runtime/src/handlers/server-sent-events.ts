import type { AnswerEvent } from '../../../src/contract';

/** How often a waiting stream says that it lives, milliseconds: a Regional API ends a silent one after five minutes, proxies sooner. */
export const KEEP_ALIVE_MS = 15_000;

/** A comment, which clients ignore. */
export const KEEP_ALIVE = ': waiting\n\n';

/** An event as a server-sent event. JSON has no line breaks, so one data line is enough. */
export function serverSentEvent(event: AnswerEvent): string {
  return `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`;
}
