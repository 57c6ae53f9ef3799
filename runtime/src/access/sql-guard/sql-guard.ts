import type { CanonicalView } from '../../../../src/contract';
import type { ReadPermit } from '../permit';
import type { GuardedQuery, GuardOptions } from './guarded-query';
import { LESSONS } from './lessons';
import type { GuardPatience } from './ruled-guard';
import { RuledGuard } from './ruled-guard';
import { RULES } from './rules';

/** Some hundred times what a usual query takes. */
const PATIENCE: GuardPatience = { milliseconds: 1_000, now: () => performance.now() };

/**
 * Lets a SELECT through, bounded to what one permit opens, and refuses everything else: whatever it does not understand, it refuses.
 *
 * Length, depth and time are bounded, then the text is parsed by Trino's grammar, every node and function is held against allow-lists and
 * every name followed to a permitted view, column or alias; each view is replaced by a subquery of its permitted columns and rows;
 * the result is printed in canonical form, parsed again, and proved to reach base tables by these subqueries alone.
 */
export class SqlGuard {
  private readonly ruled: RuledGuard;

  /**
   * @param views  the catalogue
   * @throws BadMappingError  the SELECT that makes one of the views cannot stand for it
   */
  constructor(views: Readonly<Record<string, CanonicalView>>, patience: GuardPatience = PATIENCE) {
    this.ruled = new RuledGuard(views, patience, RULES);
  }

  /** @throws QueryRefusedError  with the rule that refused, and how to write the query instead */
  guard(sql: string, permit: ReadPermit, options: GuardOptions): GuardedQuery {
    return this.ruled.guard(sql, permit, options);
  }

  /**
   * Lets the parser learn the grammar, once, which takes about half a second: call it before the first query comes, or the first
   * query waits for it.
   *
   * @returns what it took, milliseconds
   */
  warm(): number {
    return this.ruled.warm();
  }

  /**
   * The same in small steps, for a thread that has others to serve; and how tools write, which is then learned too.
   *
   * @param turn  is waited for before each step
   * @param also  another parser that learns from the same texts
   */
  async warmInTurns(turn: () => Promise<void>, also: (sql: string) => void): Promise<void> {
    await this.ruled.warmInTurns(LESSONS, turn, also);
  }
}
