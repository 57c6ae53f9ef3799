import type { ParseTree, ParserRuleContext } from 'antlr4ng';
import { RootQueryContext, StatementDefaultContext } from 'dt-sql-parser/dist/lib/trino/TrinoSqlParser';
import { QuerySyntaxError } from '../query-errors';
import { parse } from './parse';
import { Queries } from './queries';
import type { TranslatedQuery } from './reach';
import type { Tables } from './scope';
import { withScopeWhereRead } from './scope-relation';

/** How many texts are remembered. */
const REMEMBERED = 500;

/**
 * Trino's dialect in DuckDB's words: types are followed by Trino's rules from the columns of the tables up, every operator and function whose
 * meaning differs is written as one that means the same (`./macros`), and what Trino refuses, or what has no counterpart, is refused by
 * Trino's name of the error. Nothing that is not known gets through.
 */
export class Dialect {
  /** Lets the parser of all dialects learn from a text: a kind of query that it has seen is translated in a millisecond or two. */
  static learn(sql: string): void {
    parse(sql);
  }

  private readonly remembered = new Map<string, TranslatedQuery>();
  private readonly queries: Queries;

  /** @param tables  the columns of the base tables, by `schema.table` */
  constructor(tables: Tables) {
    this.queries = new Queries(tables);
  }

  /** @throws QuerySyntaxError */
  translate(sql: string): TranslatedQuery {
    const known = this.remembered.get(sql);
    if (known) return known;
    const translated = this.translated(sql);
    if (this.remembered.size >= REMEMBERED) this.remembered.clear();
    this.remembered.set(sql, translated);
    return translated;
  }

  private translated(sql: string): TranslatedQuery {
    const statements = parse(sql).statements();
    const statement = statements.length === 1 ? statements[0]!.singleStatement()?.statement() : undefined;
    if (!statement) throw new QuerySyntaxError('NOT_ONE_STATEMENT');
    const root = statement instanceof StatementDefaultContext ? only(statement) : undefined;
    if (!(root instanceof RootQueryContext)) throw new QuerySyntaxError('NOT_A_SELECT');
    if (root.withFunction()) throw new QuerySyntaxError('NOT_SUPPORTED');
    const { sql: written, columns } = this.queries.query(root.query(), new Map(), undefined);
    // Trino numbers the columns that have no name.
    return { sql: withScopeWhereRead(written), columns: columns.map(({ name, type }, index) => ({ name: name ?? `_col${index}`, type })) };
  }
}

function only(node: ParserRuleContext): ParseTree | undefined {
  return node.children?.length === 1 ? node.children[0] : undefined;
}
