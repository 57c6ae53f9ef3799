import { randomUUID } from 'node:crypto';

import type { Answer, AnswerEvent } from '../../../src/contract';
import type { ApiClient } from '../../web/api/client';
import { AnswerCollector } from '../orchestration';

/** How long a stopped turn may take to say that it has stopped, milliseconds. */
const STOPPING_MS = 3_000;

export interface FollowOptions {
  readonly client: ApiClient;
  /** `new` begins a conversation. */
  readonly conversationId: string;
  readonly message: string;
  /** Stops the turn. */
  readonly interrupted: AbortSignal;
  readonly onEvent: (event: AnswerEvent) => void;
}

/**
 * Asks a question and follows its turn to the end. Interrupted, it has the platform stop the turn and waits a moment for the end.
 *
 * @throws ApiError, ConnectionLostError; `interrupted`'s reason where a stopped turn does not end in time
 */
export async function followTurn({ client, conversationId, message, interrupted, onEvent }: FollowOptions): Promise<Answer> {
  const collector = new AnswerCollector(message);
  const giveUp = new AbortController();
  let stop: (() => Promise<void>) | undefined;
  const onInterrupt = () => {
    setTimeout(() => giveUp.abort(interrupted.reason), STOPPING_MS).unref();
    void stop?.().catch(error => giveUp.abort(error));
  };
  interrupted.addEventListener('abort', onInterrupt);
  try {
    const events = client.ask({ conversationId, key: randomUUID(), request: { message } }, giveUp.signal);
    for await (const event of events) {
      if (event.type === 'turn') {
        stop = () => client.cancel({ conversationId: event.conversationId, turnId: event.turnId });
        if (interrupted.aborted) await stop();
      }
      collector.take(event);
      onEvent(event);
    }
    return collector.answer;
  } finally {
    interrupted.removeEventListener('abort', onInterrupt);
  }
}
