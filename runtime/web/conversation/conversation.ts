import { changed, type TurnChange } from '../turn/change';
import type { Turn } from '../turn/turn';
import { unreachable } from '../unreachable';

/** The conversation on screen. */
export interface Conversation {
  /** Absent until its first turn is known. */
  readonly id?: string;
  readonly turns: readonly Turn[];
}

export type ConversationChange =
  | { readonly kind: 'opened'; readonly id?: string; readonly turns: readonly Turn[] }
  | { readonly kind: 'asked'; readonly turn: Turn }
  | { readonly kind: 'turn'; readonly key: string; readonly change: TurnChange };

export const EMPTY_CONVERSATION: Conversation = { turns: [] };

/** The conversation after a change. What concerns a turn that is no longer on screen changes nothing. */
export function conversationAfter(conversation: Conversation, change: ConversationChange): Conversation {
  switch (change.kind) {
    case 'opened': return { id: change.id, turns: change.turns };
    case 'asked': return { ...conversation, turns: [...conversation.turns, change.turn] };
    case 'turn': {
      const turns = conversation.turns.map(turn => turn.key === change.key ? changed(turn, change.change) : turn);
      const known = turns.find(turn => turn.key === change.key);
      return { id: conversation.id ?? known?.conversationId, turns: turns.filter(turn => turn === known || !isSame(turn, known)) };
    }
    default: return unreachable(change);
  }
}

/** A question that a reload sent again under its key may turn out to be a turn that was read already. */
function isSame(turn: Turn, known: Turn | undefined): boolean {
  return turn.turnId !== undefined && turn.turnId === known?.turnId;
}
