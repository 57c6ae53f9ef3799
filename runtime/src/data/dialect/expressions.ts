import type { ParseTree } from 'antlr4ng';
import { ParserRuleContext, TerminalNode } from 'antlr4ng';
import * as grammar from 'dt-sql-parser/dist/lib/trino/TrinoSqlParser';
import { arithmetic, concatenation, negation } from './arithmetic';
import { call } from './calls';
import { searchedCase, simpleCase } from './cases';
import { cast } from './casts';
import { between, comparison, distinctFrom, inList, inSubquery, isNull, like } from './conditions';
import { arrayConstructor, rowConstructor, subscript } from './containers';
import { extract, position, substring, trim } from './functions';
import { interval, number, text, typed } from './literals';
import { column } from './names';
import type { Reach } from './reach';
import { BOOLEAN, DATE, INTEGER, isOpen, UNKNOWN } from './sql-type';
import type { Typed } from './typed';
import { refusal } from './typed';

type Kind<T> = abstract new (...args: never[]) => T;
type Translator = (node: ParserRuleContext, reach: Reach) => Typed | undefined;

/** An expression in DuckDB's words, and its type in Trino. */
export function value(node: ParseTree, reach: Reach): Typed {
  if (node instanceof ParserRuleContext) {
    for (const translator of TRANSLATORS) {
      const translated = translator(node, reach);
      if (translated) return translated;
    }
    const [only, ...more] = node.children ?? [];
    if (only && more.length === 0 && !(only instanceof TerminalNode)) return value(only, reach);
  }
  throw refusal('NOT_SUPPORTED', node);
}

/** What an expression is, where it is one thing: a column, a literal, a call. */
export function primaryOf(node: ParseTree): ParseTree {
  if (node instanceof grammar.PrimaryExpressionContext || !(node instanceof ParserRuleContext)) return node;
  const [only, ...more] = node.children ?? [];
  return only && more.length === 0 ? primaryOf(only) : node;
}

function on<T extends ParserRuleContext>(kind: Kind<T>, translate: (node: T, reach: Reach) => Typed): Translator {
  return (node, reach) => (node instanceof kind ? translate(node, reach) : undefined);
}

/** A condition of Trino is of type boolean: DuckDB would take numbers and text for one. */
export function condition(node: ParseTree, reach: Reach): string {
  const { sql, type } = value(node, reach);
  if (type.kind !== 'boolean' && !isOpen(type)) throw refusal('TYPE_MISMATCH', node);
  return sql;
}

const TRANSLATORS: readonly Translator[] = [
  on(grammar.AndContext, (node, reach) => ({ sql: node.booleanExpression().map(each => condition(each, reach)).join(' AND '), type: BOOLEAN })),
  on(grammar.OrContext, (node, reach) => ({ sql: node.booleanExpression().map(each => condition(each, reach)).join(' OR '), type: BOOLEAN })),
  on(grammar.LogicalNotContext, (node, reach) => ({ sql: `NOT ${condition(node.booleanExpression(), reach)}`, type: BOOLEAN })),
  on(grammar.PredicatedContext, (node, reach) => predicate(node, reach)),
  on(grammar.ArithmeticBinaryContext, arithmetic),
  on(grammar.ArithmeticUnaryContext, negation),
  on(grammar.ConcatenationContext, concatenation),
  on(grammar.NumberContext, number),
  on(grammar.StringContext, text),
  on(grammar.NullLiteralContext, () => ({ sql: 'NULL', type: UNKNOWN })),
  on(grammar.BooleanLiteralContext, node => ({ sql: node.getText().toUpperCase(), type: BOOLEAN })),
  on(grammar.IntervalContext, interval),
  on(grammar.TypeConstructorContext, typed),
  on(grammar.CurrentDateContext, () => ({ sql: 'current_date', type: DATE })),
  on(grammar.ColumnReferenceContext, column),
  on(grammar.DereferenceContext, column),
  on(grammar.ColumnRefContext, column),
  on(grammar.ParenthesizedExpressionContext, (node, reach) => {
    const inner = value(node.expression(), reach);
    return { ...inner, sql: `(${inner.sql})` };
  }),
  on(grammar.SubqueryExpressionContext, (node, reach) => {
    const { sql, columns } = reach.query(node.query(), reach.scope);
    if (columns.length !== 1) throw refusal('NOT_SUPPORTED', node);
    return { sql: `(${sql})`, type: columns[0]!.type };
  }),
  on(grammar.ExistsContext, (node, reach) => ({ sql: `EXISTS (${reach.query(node.query(), reach.scope).sql})`, type: BOOLEAN })),
  on(grammar.SearchedCaseContext, searchedCase),
  on(grammar.SimpleCaseContext, simpleCase),
  on(grammar.CastContext, cast),
  on(grammar.ExtractContext, extract),
  on(grammar.SubstringContext, substring),
  on(grammar.PositionContext, position),
  on(grammar.TrimContext, trim),
  on(grammar.GroupingOperationContext, (node, reach) => ({
    sql: `CAST(grouping(${node.qualifiedName().map(each => column(each, reach).sql).join(', ')}) AS INTEGER)`, type: INTEGER,
  })),
  on(grammar.CoalesceContext, call),
  on(grammar.FunctionCallContext, call),
  on(grammar.ArrayConstructorContext, arrayConstructor),
  on(grammar.RowConstructorContext, rowConstructor),
  on(grammar.SubscriptContext, subscript),
];

function predicate(node: grammar.PredicatedContext, reach: Reach): Typed {
  const left = value(node.valueExpression(), reach);
  const right = node.predicate();
  if (!right) return left;
  if (right instanceof grammar.ComparisonContext) return comparison(left, right, reach);
  if (right instanceof grammar.BetweenContext) return between(left, right, reach);
  if (right instanceof grammar.InListContext) return inList(left, right, reach);
  if (right instanceof grammar.InSubqueryContext) return inSubquery(left, right, reach);
  if (right instanceof grammar.LikeContext) return like(left, right, reach);
  if (right instanceof grammar.NullPredicateContext) return isNull(left, right);
  if (right instanceof grammar.DistinctFromContext) return distinctFrom(left, right, reach);
  throw refusal('NOT_SUPPORTED', node);
}
