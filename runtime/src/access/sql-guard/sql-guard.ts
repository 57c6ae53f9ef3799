import type { ParseTree } from 'antlr4ng';
import { ParserRuleContext } from 'antlr4ng';
import { CurrentDateContext, QueryStatementContext } from 'dt-sql-parser/dist/lib/trino/TrinoSqlParser';
import type { CanonicalView } from '../../../../src/contract';
import { literal } from '../../data';
import type { ReadPermit } from '../permit';
import { BOUNDS } from './bounds';
import { checkRules } from './check-rules';
import { NameResolver } from './names/resolver';
import { print } from './print';
import { prove } from './proof';
import { rowLimit } from './row-limit';
import { readableViews } from './scoped-subquery';
import { SqlParser } from './sql-parser';
import { TimeLimit } from './time-limit';

/** A query that has passed the guard. */
export interface GuardedQuery {
  /** What the engine runs: Trino's dialect, bounded to the permit's rows and columns. */
  readonly sql: string;
  /** The views that the query names, in alphabetical order. */
  readonly views: readonly string[];
}

export interface GuardOptions {
  /** The day that `current_date` stands for, `2026-11-24`. */
  readonly asOf: string;
  /** Rows that the reader gets at most. The query returns one more where there are more, so that a cut can be told. */
  readonly maxRows: number;
}

/** How long the guard thinks about one query before it refuses it: so long, or four times as long as its warming took, if that is more. */
export interface GuardPatience {
  readonly milliseconds: number;
  /** A clock that never goes back, milliseconds. */
  readonly now: () => number;
}

/** Some hundred times what a usual query takes. */
const PATIENCE: GuardPatience = { milliseconds: 1_000, now: () => performance.now() };
/** A slow or busy machine warms slowly, and refuses nothing for being slow. A kind of query that is new takes a third of a warming. */
const WARMINGS = 4;
/** What the query as it is written may take of the time; the rest is for the printed one. */
const FIRST_SHARE = 0.6;

/**
 * Lets a SELECT through, bounded to what one permit opens, and refuses everything else: whatever it does not understand, it refuses.
 *
 * Length, depth and time are bounded, then the text is parsed by Trino's grammar, every node and function is held against allow-lists and
 * every name followed to a permitted view, column or alias; each view is replaced by a subquery of its permitted columns and rows;
 * the result is printed in canonical form, parsed again, and proved to reach base tables by these subqueries alone.
 */
export class SqlGuard {
  private readonly parser = new SqlParser();
  /** What warming took, milliseconds. */
  private warming?: number;

  /** @param views  the catalogue */
  constructor(private readonly views: Readonly<Record<string, CanonicalView>>, private readonly patience: GuardPatience = PATIENCE) {}

  /** @throws QueryRefusedError  with the rule that refused, and how to write the query instead */
  guard(sql: string, permit: ReadPermit, { asOf, maxRows }: GuardOptions): GuardedQuery {
    const limit = new TimeLimit(Math.max(this.patience.milliseconds, WARMINGS * this.warm()), this.patience.now);
    const tree = this.parser.parse(sql, BOUNDS, limit.part(FIRST_SHARE));
    checkRules(tree);
    const readable = readableViews(this.views, permit);
    const query = nodesOf(tree, QueryStatementContext)[0]!;
    const names = new NameResolver(readable);
    names.query(query, new Map(), undefined);
    const days = nodesOf(tree, CurrentDateContext).map((node): [ParseTree, string] => [node, literal('date', asOf)]);
    const rows = rowLimit(query, maxRows + 1);
    const printed = print(tree, {
      replacements: new Map([...names.replacements, ...days, ...rows.replacements]),
      additions: rows.additions,
    });
    prove(printed, readable, this.parser, limit);
    return { sql: printed, views: [...names.read].sort() };
  }

  /**
   * Lets the parser learn the grammar, once, which takes about half a second: call it before the first query comes, or the first
   * query waits for it.
   *
   * @returns what it took, milliseconds
   */
  warm(): number {
    this.warming ??= this.learn();
    return this.warming;
  }

  private learn(): number {
    const { now } = this.patience;
    const started = now();
    for (const sql of WARMING) this.parser.parse(sql, BOUNDS, new TimeLimit(Infinity, now));
    return now() - started;
  }
}

/** Between them they hold most of the syntax that models write. */
const WARMING = [
  `WITH a AS (SELECT x.k, sum(x.v) AS s, count(*) FILTER (WHERE x.v > 1) AS n FROM supply_chain.x JOIN y ON x.k = y.k AND y.v >= 1
     LEFT JOIN z USING (k) WHERE x.d BETWEEN current_date - INTERVAL '7' DAY AND DATE '2026-01-01' AND x.t IN ('a', 'b') GROUP BY x.k HAVING sum(v) > 0)
   SELECT a.k, CASE WHEN s > 1 THEN 'p' ELSE coalesce(k, 'q') END AS c, CAST(s AS double) / nullif(n, 0), extract(YEAR FROM d)
   FROM a WHERE NOT EXISTS (SELECT 1 FROM y WHERE y.k = a.k) OR k NOT LIKE '%x%' ORDER BY s DESC NULLS LAST, 1 LIMIT 10`,
  `SELECT DISTINCT k, (SELECT max(v) FROM y) AS m, row_number() OVER (PARTITION BY k ORDER BY v DESC) AS r, (v + 1) * -2
   FROM (SELECT * FROM x WHERE k IN (SELECT k FROM y WHERE k IN ('a'))) AS t WHERE v IS NOT NULL UNION ALL SELECT k, 1, 2, 3 FROM y GROUP BY 1, k`,
];

/** The nodes of a kind, outermost first. */
function nodesOf<T extends ParserRuleContext>(tree: ParseTree, kind: abstract new (...args: never[]) => T): readonly T[] {
  if (!(tree instanceof ParserRuleContext)) return [];
  return [...(tree instanceof kind ? [tree] : []), ...(tree.children ?? []).flatMap(child => nodesOf(child, kind))];
}
