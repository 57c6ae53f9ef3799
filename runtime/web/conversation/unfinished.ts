import * as z from 'zod/mini';
import type { Message, TurnAddress } from '../api/client';

/** A question on its way, as a reload of the page finds it again: its key, and its turn once that is known. */
export interface Unfinished {
  readonly user: string;
  readonly message: Message;
  readonly address?: TurnAddress;
}

/** What lasts as long as the tab: `sessionStorage`. */
export interface TabStorage {
  getItem(name: string): string | null;
  setItem(name: string, value: string): void;
  removeItem(name: string): void;
}

const schema: z.ZodMiniType<Unfinished> = z.object({
  user: z.string(),
  message: z.object({
    conversationId: z.string(),
    key: z.string(),
    request: z.object({ message: z.string(), agent: z.optional(z.string()), parentTurnId: z.optional(z.string()) }),
  }),
  address: z.optional(z.object({ conversationId: z.string(), turnId: z.string() })),
});

/** The question that is on its way in this tab; one at a time, for one user at a time. */
export class UnfinishedQuestion {
  private static readonly KEY = 'scap.unfinished';

  constructor(private readonly storage: TabStorage, private readonly user: string) {}

  /** The user's question on its way, if there is one. */
  find(): Unfinished | undefined {
    const kept = this.storage.getItem(UnfinishedQuestion.KEY);
    if (kept === null) return undefined;
    const parsed = schema.safeParse(readJson(kept));
    return parsed.success && parsed.data.user === this.user ? parsed.data : undefined;
  }

  keep(message: Message, address?: TurnAddress): void {
    this.storage.setItem(UnfinishedQuestion.KEY, JSON.stringify({ user: this.user, message, address } satisfies Unfinished));
  }

  forget(): void {
    this.storage.removeItem(UnfinishedQuestion.KEY);
  }
}

/** What another version of the page left behind may be anything: then there is no question on its way. */
function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
