import type { AnswerEvent } from '../../../src/contract';

/**
 * Where the events of a turn go. A slow reader slows the turn: `emit` resolves when there is room.
 * It never rejects: a reader that has gone is no error.
 */
export interface EventSink {
  emit(event: AnswerEvent): Promise<void>;
}
