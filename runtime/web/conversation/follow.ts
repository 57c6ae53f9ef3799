import type { Answer, AnswerEvent } from '../../../src/contract';
import type { Message, TurnAddress } from '../api/client';
import { ApiError, ConnectionLostError, problemFrom } from '../api/errors';
import type { TurnChange } from '../turn/change';

/** What following a turn needs of the API. */
export interface TurnApi {
  ask(message: Message, signal: AbortSignal): AsyncIterable<AnswerEvent>;
  turn(address: TurnAddress): Promise<Answer>;
}

export interface FollowOptions {
  /** Ends the following, not the turn. */
  readonly signal: AbortSignal;
  /** Resolves after so many milliseconds. */
  readonly wait: (milliseconds: number) => Promise<void>;
  /** The turn, where it is known already: after a reload. */
  readonly address?: TurnAddress;
}

/** How often a question that nobody confirmed is sent again under its key, and a turn that cannot be read is looked for. */
const TRIES = 20;
const FIRST_WAIT = 500;
const LONGEST_WAIT = 5000;

/**
 * Carries a question to the end of its turn, whatever the connection does. The turn exists once: before it is known, the question is
 * sent again under the same key, which finds the same turn; once it is known, it is only read.
 */
export async function* follow(api: TurnApi, message: Message, options: FollowOptions): AsyncGenerator<TurnChange> {
  let { address } = options;
  for (let tries = 1; address === undefined; tries++) {
    try {
      for await (const event of api.ask(message, options.signal)) {
        if (event.type === 'turn') address = event;
        yield { kind: 'event', event };
        if (event.type === 'done') return;
      }
    } catch (error) {
      if (options.signal.aborted) return;
      if (address === undefined && (tries >= TRIES || !worthAnotherTry(error))) return yield { kind: 'gave_up', problem: problemFrom(error) };
      yield { kind: 'lost' };
      if (address === undefined) await options.wait(pause(tries, error));
    }
  }
  yield* watch(api, address, options);
}

/** Reads the turn until it has ended. */
async function* watch(api: TurnApi, address: TurnAddress, { signal, wait }: FollowOptions): AsyncGenerator<TurnChange> {
  let failures = 0;
  for (let reads = 1; !signal.aborted; reads++) {
    try {
      const answer = await api.turn(address);
      if (signal.aborted) return;
      failures = 0;
      yield { kind: 'read', answer };
      if (answer.outcome !== 'running') return;
      await wait(pause(reads, undefined));
    } catch (error) {
      failures++;
      if (failures >= TRIES || !worthAnotherTry(error)) return yield { kind: 'gave_up', problem: problemFrom(error) };
      await wait(pause(failures, error));
    }
  }
}

/** A dropped connection, an overloaded platform, and "this key is being worked on" pass. */
function worthAnotherTry(error: unknown): boolean {
  return error instanceof ConnectionLostError || (error instanceof ApiError && (error.problem.retryable || error.problem.status === 409));
}

function pause(tries: number, error: unknown): number {
  const asked = error instanceof ApiError ? error.retryAfterSeconds : undefined;
  return asked === undefined ? Math.min(FIRST_WAIT * 1.5 ** (tries - 1), LONGEST_WAIT) : asked * 1000;
}
