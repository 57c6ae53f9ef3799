import type { ParserRuleContext } from 'antlr4ng';
import {
  CurrentDateContext, IdentifierContext, NamedQueryContext, QueryPrimaryDefaultContext, QueryStatementContext, QueryTermDefaultContext,
  SetOperationContext, SubqueryContext, TableRefContext,
} from 'dt-sql-parser/dist/lib/trino/TrinoSqlParser';
import type { QueryTermContext, SelectItemContext } from 'dt-sql-parser/dist/lib/trino/TrinoSqlParser';
import type { CanonicalView } from '../../../../../src/contract';
import { literal } from '../../../data';
import { BOUNDS } from '../bounds';
import { enforceOnTree } from '../enforce';
import { partsOf } from '../names/expressions';
import { nameOf } from '../names/resolution';
import { NO_CHANGES, print } from '../print';
import { placeOf, QueryRefusedError } from '../query-refused';
import type { ViewSource } from '../readable-views';
import type { Rule, Rules } from '../rule';
import { plainIdentifiers } from '../rules/plain-identifiers';
import type { SqlParser } from '../sql-parser';
import type { TimeLimit } from '../time-limit';
import { nodesOf } from '../tree';
import { BadMappingError } from './bad-mapping';

/** Bounds of a mapping: it stands within queries, which have bounds of their own. */
const MAPPING_BOUNDS = { ...BOUNDS, nesting: 10, selects: 4, values: 4 };

/** A view that a mapping makes, on the day of a question, `2026-11-24`: `current_date` stands for that day. */
export type MappedView = (asOf: string) => ViewSource;

/**
 * Parses the SELECT of a mapping, which is trusted to read what it likes and held to what the guard understands: one SELECT by the rules for
 * syntax, over tables of two names, whose output columns are the view's. It must read as it is printed.
 *
 * @throws BadMappingError
 */
export function mappedView(view: CanonicalView, sql: string, syntax: Rules['syntax'], parser: SqlParser, limit: TimeLimit): MappedView {
  try {
    const tree = parser.parse(sql, MAPPING_BOUNDS, limit);
    const rules = syntax.map(rule => rule.id === plainIdentifiers.id ? ANY_NAME : rule);
    enforceOnTree(rules, tree);
    const query = nodesOf(tree, QueryStatementContext)[0]!;
    const named = new Set(nodesOf(query, NamedQueryContext).map(node => nameOf(node.identifier())));
    for (const table of nodesOf(query, TableRefContext)) checkTable(table, named);
    const columns = columnsOf(view, query);
    const printed = print(query, NO_CHANGES);
    if (print(parser.parse(printed, MAPPING_BOUNDS, limit), NO_CHANGES) !== printed) throw fault('it does not read as it is printed.', 'Write it more plainly.');
    const days = nodesOf(query, CurrentDateContext);
    if (days.length === 0) return () => ({ columns, sql: printed });
    return asOf => ({ columns, sql: print(query, { ...NO_CHANGES, replacements: new Map(days.map(day => [day, literal('date', asOf)])) }) });
  } catch (thrown) {
    if (!(thrown instanceof QueryRefusedError)) throw thrown;
    throw new BadMappingError(view.name, thrown.message, thrown.remedy, { cause: thrown });
  }
}

/** Columns of a company's own tables are named as they are: `"Order Id"`, `"order date (DateOrders)"`. */
const ANY_NAME: Rule<ParserRuleContext> = {
  id: plainIdentifiers.id,
  check: node => node instanceof IdentifierContext && !/^(?:[a-z_][a-z0-9_]{0,254}|"(?:[^"\p{C}]|""){1,255}")$/iu.test(node.getText())
    ? { message: 'A name stands without double quotes that needs them.', remedy: 'Write it in double quotes.' }
    : undefined,
};

function checkTable(table: TableRefContext, named: ReadonlySet<string>): void {
  const parts = partsOf(table);
  if (parts.length === 2 || (parts.length === 1 && named.has(parts[0]!))) return;
  throw fault('it names a table otherwise than by database and table.', 'Write each table as database.table.', table);
}

/** The names of the output columns, each of which the view has, with the view's key and the column that bounds its rows. */
function columnsOf(view: CanonicalView, query: QueryStatementContext): ReadonlySet<string> {
  const columns = new Set<string>();
  for (const item of outputOf(query.queryNoWith().queryTerm())) {
    const name = outputName(item);
    if (name === undefined) throw fault('a column of it has no name.', 'Name each column that it gives: … AS column. No asterisk.', item);
    if (!view.columns.some(column => column.name === name)) {
      throw fault(`it gives a column ${name}, which the view does not have.`, `The view has ${view.columns.map(column => column.name).join(', ')}.`, item);
    }
    if (columns.has(name)) throw fault(`it gives the column ${name} twice.`, 'Give each column once.', item);
    columns.add(name);
  }
  const { rowScope } = view;
  const missing = [...view.key, ...(rowScope.kind === 'company' ? [] : [rowScope.column])].find(name => !columns.has(name));
  if (missing !== undefined) throw fault(`it does not give ${missing}.`, 'The columns of the key, and the one that bounds its rows, must be there. Others may be left out: they are null.');
  return columns;
}

/** The SELECT list that names the output: the first of a UNION. */
function outputOf(term: QueryTermContext): readonly SelectItemContext[] {
  if (term instanceof SetOperationContext) return outputOf(term.queryTerm(0)!);
  const primary = term instanceof QueryTermDefaultContext ? term.queryPrimary() : undefined;
  if (primary instanceof SubqueryContext) return outputOf(primary.queryNoWith().queryTerm());
  return primary instanceof QueryPrimaryDefaultContext ? primary.querySpecification().selectList().selectItem() : [];
}

function outputName(item: SelectItemContext): string | undefined {
  const alias = item.identifier();
  const literal = item.selectLiteralColumnName();
  return alias ? nameOf(alias) : literal ? partsOf(literal).at(-1) : undefined;
}

function fault(message: string, remedy: string, node?: ParserRuleContext): QueryRefusedError {
  return new QueryRefusedError({ rule: 'mapping', message, remedy }, node && placeOf(node));
}
