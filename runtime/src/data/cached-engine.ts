import type { QueryEngine, QueryOptions, QueryResult } from './engine';

export interface CachedEngineProps {
  /** Milliseconds for which a result may stand for the data. @default 60000 */
  readonly keepMs?: number;
  /** Results kept at the most; the oldest goes first. @default 100 */
  readonly most?: number;
  /** Rows of a result that is kept at the most. @default 2000 */
  readonly mostRows?: number;
  /** A clock that never goes back, milliseconds. */
  readonly now?: () => number;
}

interface Kept {
  readonly result: QueryResult;
  readonly until: number;
}

/**
 * An engine that answers the same query of the same scope from memory for a minute: a model asks again what it has asked, and people ask the
 * same. Only what came to its end is kept, no error. A query without a scope is never kept. New data need a new engine, or `clear`.
 */
export class CachedEngine implements QueryEngine {
  private readonly kept = new Map<string, Kept>();
  private readonly keepMs: number;
  private readonly most: number;
  private readonly mostRows: number;
  private readonly now: () => number;

  constructor(
    private readonly engine: QueryEngine,
    { keepMs = 60_000, most = 100, mostRows = 2_000, now = () => performance.now() }: CachedEngineProps = {},
  ) {
    this.keepMs = keepMs;
    this.most = most;
    this.mostRows = mostRows;
    this.now = now;
  }

  async run(sql: string, options: QueryOptions): Promise<QueryResult> {
    if (options.scope === undefined || options.signal.aborted) return this.engine.run(sql, options);
    const key = JSON.stringify([options.scope, options.maxRows, sql]);
    const known = this.kept.get(key);
    if (known && this.now() < known.until) return known.result;
    this.kept.delete(key);
    const result = await this.engine.run(sql, options);
    if (result.rows.length <= this.mostRows) this.keep(key, result);
    return result;
  }

  /** Forgets everything: the data have changed. */
  clear(): void {
    this.kept.clear();
  }

  private keep(key: string, result: QueryResult): void {
    this.kept.delete(key);
    const [oldest] = this.kept.keys();
    if (this.kept.size >= this.most && oldest !== undefined) this.kept.delete(oldest);
    this.kept.set(key, { result, until: this.now() + this.keepMs });
  }
}
