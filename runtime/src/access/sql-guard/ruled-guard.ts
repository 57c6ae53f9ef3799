import type { ParseTree } from 'antlr4ng';
import { CurrentDateContext, QueryStatementContext } from 'dt-sql-parser/dist/lib/trino/TrinoSqlParser';
import { literal } from '../../data';
import type { ReadPermit } from '../permit';
import { BOUNDS, PRINTED_BOUNDS } from './bounds';
import { enforceOnTree } from './enforce';
import type { GuardedQuery, GuardOptions } from './guarded-query';
import { NameResolver } from './names/resolver';
import { print } from './print';
import { prove } from './proof';
import { QueryRefusedError } from './query-refused';
import type { Catalogue } from './readable-views';
import { readableViews } from './readable-views';
import { rowLimit } from './row-limit';
import { scopeCondition } from './row-scope';
import type { Rules } from './rule';
import type { MappedView } from './sources/mapped-view';
import { mappedView } from './sources/mapped-view';
import { SqlParser } from './sql-parser';
import { TimeLimit } from './time-limit';
import { nodesOf } from './tree';
import { WARMING } from './warming';

/** How long the guard thinks about one query before it refuses it: so long, or as long as its warming took, if that is more. */
export interface GuardPatience {
  readonly milliseconds: number;
  /** A clock that never goes back, milliseconds. */
  readonly now: () => number;
}

/** What the query as it is written may take of the time; the rest is for the printed one. */
const FIRST_SHARE = 0.6;

/** The guard by given rules. The product gives it all of them: see `SqlGuard`. */
export class RuledGuard {
  private readonly parser: SqlParser;
  private readonly mapped: ReadonlyMap<string, MappedView>;
  /** What warming took, milliseconds. */
  private warming?: number;

  /**
   * @param examples  what the parser learns the grammar from
   * @throws BadMappingError  a view's own SELECT cannot stand for it
   */
  constructor(
    private readonly views: Catalogue['views'], private readonly patience: GuardPatience, private readonly rules: Rules,
    private readonly examples: readonly string[] = WARMING,
  ) {
    this.parser = new SqlParser(rules);
    const limit = new TimeLimit(Infinity, patience.now);
    this.mapped = new Map(Object.values(views).flatMap(view => view.source === undefined ? []
      : [[view.name, mappedView(view, view.source, rules.syntax, this.parser, limit)] as const]));
  }

  /** @throws QueryRefusedError  with the rule that refused, and how to write the query instead */
  guard(sql: string, permit: ReadPermit, { asOf, maxRows }: GuardOptions): GuardedQuery {
    // A slow or busy machine warms slowly, and refuses nothing for being slow: a kind of query that is new takes a third of a warming.
    const limit = new TimeLimit(Math.max(this.patience.milliseconds, this.warm()), this.patience.now);
    const tree = this.parser.parse(sql, BOUNDS, limit.part(FIRST_SHARE));
    enforceOnTree(this.rules.syntax, tree);
    const condition = scopeCondition(permit.warehouses);
    const sources = new Map([...this.mapped].map(([name, on]) => [name, on(asOf)]));
    const readable = readableViews({ views: this.views, sources }, permit, condition);
    const query = nodesOf(tree, QueryStatementContext)[0]!;
    const names = new NameResolver(readable, this.rules.names);
    names.whole(query);
    const days = nodesOf(tree, CurrentDateContext).map((node): [ParseTree, string] => [node, literal('date', asOf)]);
    const rows = rowLimit(query, maxRows + 1);
    const printed = print(tree, {
      openings: openingsFor(query, condition.relation),
      replacements: new Map([...names.replacements, ...days, ...rows.replacements]),
      additions: rows.additions,
    });
    if (Buffer.byteLength(printed) > PRINTED_BOUNDS.characters) throw new QueryRefusedError(TOO_LONG);
    const subqueries = new Set([...readable.values()].map(view => view.subquery));
    prove(printed, { subqueries, scopeRelation: condition.relation }, this.rules.syntax, this.parser, limit);
    return { sql: printed, views: [...names.read].sort() };
  }

  /** @returns what it took, milliseconds; the first time only */
  warm(): number {
    this.warming ??= this.learn(this.examples);
    return this.warming;
  }

  /**
   * The same in small steps. A query that comes meanwhile waits for the examples that are left.
   *
   * @param lessons  what the parser learns from before its examples, a little from each
   * @param turn  is waited for before each step
   * @param also  learns from the same texts, each in a step of its own
   */
  async warmInTurns(lessons: readonly string[], turn: () => Promise<void>, also: (sql: string) => void): Promise<void> {
    let took = 0;
    for (const sql of [...lessons, ...this.examples]) {
      await turn();
      took += this.learn([sql]);
      await turn();
      also(sql);
    }
    this.warming ??= took;
  }

  private learn(texts: readonly string[]): number {
    const { now } = this.patience;
    const started = now();
    for (const sql of texts) this.parser.parse(sql, BOUNDS, new TimeLimit(Infinity, now));
    return now() - started;
  }
}

const TOO_LONG = {
  rule: 'printed-length',
  message: 'The query becomes too long for the engine when each view in it is bounded to the rows that it may read.',
  remedy: 'Read each view once, by WITH, and use that several times.',
};

/** The relation of a large scope is named before all others. */
function openingsFor(query: QueryStatementContext, relation: string | undefined): ReadonlyMap<ParseTree, string> {
  if (relation === undefined) return new Map();
  const first = query.with()?.namedQuery(0);
  return first ? new Map([[first, `${relation},`]]) : new Map([[query.queryNoWith(), `WITH ${relation}`]]);
}
