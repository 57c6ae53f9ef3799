/** Codes and amounts of a tool's result, by tool and code; null where nothing is known of an amount. Nothing personal is among them. */
export type KeptFigures = Readonly<Record<string, Readonly<Record<string, number | null>>>>;

/** What a tool kept when the person asked before. */
export interface KeptResult {
  /** The as-of date of that answer, `2026-11-23`. */
  readonly day: string;
  readonly figures: KeptFigures;
}

/** What the partition keys of kept results begin with, in the executions table: a partition a user, an item a tool and persona. */
export const KEPT_RESULT_PARTITION = 'K#';
/** The most characters of JSON that are kept of a result: it travels with the next call. */
export const MOST_KEPT = 64_000;
