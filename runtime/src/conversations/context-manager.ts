import { ConversationNotFoundError, TurnNotFoundError } from './conversation-errors';
import type { ConversationStore } from './conversation-store';
import type { SlimTurn } from './items';
import type { Owner } from './keys';

/** How many ancestors a turn names. */
const ANCESTORS = 32;

export interface ContextWindow {
  /** Turns at the most. */
  readonly turns: number;
  /** Tokens at the most, estimated at four characters each. */
  readonly tokens: number;
}

/** What a new turn follows on from. */
export interface ConversationContext {
  /** Oldest first. */
  readonly turns: readonly SlimTurn[];
  readonly parentTurnId?: string;
  /** The new turn's ancestors, nearest first. */
  readonly ancestors: readonly string[];
}

/** Finds the turns that a question follows on from: the newest branch by one query, another branch by its list of ancestors. */
export class ConversationContextManager {
  constructor(private readonly store: ConversationStore, private readonly window: ContextWindow) {}

  /**
   * @throws ConversationNotFoundError where the user has no such conversation
   * @throws TurnNotFoundError where `parentTurnId` is none of its turns
   */
  async contextOf(owner: Owner, conversationId: string, parentTurnId?: string): Promise<ConversationContext> {
    const newestFirst = parentTurnId === undefined
      ? await this.newestBranch(owner, conversationId)
      : await this.branchOf(owner, conversationId, parentTurnId);
    const parent = newestFirst[0];
    if (!parent) throw new ConversationNotFoundError();
    return {
      turns: withinBudget(newestFirst, this.window.tokens).reverse(),
      parentTurnId: parent.turnId,
      ancestors: [parent.turnId, ...parent.ancestors].slice(0, ANCESTORS),
    };
  }

  private async newestBranch(owner: Owner, conversationId: string): Promise<SlimTurn[]> {
    const latest = await this.store.latestTurns(owner, conversationId, this.window.turns);
    const newest = latest[0];
    if (!newest) return [];
    const ancestors = new Set(newest.ancestors);
    return [newest, ...latest.filter(turn => ancestors.has(turn.turnId))];
  }

  private async branchOf(owner: Owner, conversationId: string, parentTurnId: string): Promise<SlimTurn[]> {
    const [parent] = await this.store.turns(owner, conversationId, [parentTurnId]);
    if (!parent) throw new TurnNotFoundError();
    return [parent, ...await this.store.turns(owner, conversationId, parent.ancestors.slice(0, this.window.turns - 1))];
  }
}

function withinBudget(newestFirst: readonly SlimTurn[], tokens: number): SlimTurn[] {
  let left = tokens * 4;
  return newestFirst.filter(turn => (left -= JSON.stringify(turn).length) > 0);
}
