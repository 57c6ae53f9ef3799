import { ANSWER_RESERVE } from '../../../src/contract';
import { Deadline } from '../orchestration';

/** The part of an invocation's context that we read and set. */
export interface InvocationContext {
  callbackWaitsForEmptyEventLoop: boolean;
  getRemainingTimeInMillis(): number;
}

/** Seconds between the end of a turn and that of the function. */
const RESERVE_SECONDS = ANSWER_RESERVE.turnBeforeApi + ANSWER_RESERVE.apiBeforeFunction;

/** Until when the answer of an invocation must be complete, so that it can still be sent and stored. Asked for as the first thing. */
export function deadlineOf(context: InvocationContext): Deadline {
  return new Deadline(context.getRemainingTimeInMillis() - RESERVE_SECONDS * 1_000);
}
