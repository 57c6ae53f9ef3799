import type { ParseTree } from 'antlr4ng';
import { ParserRuleContext, TerminalNode } from 'antlr4ng';
import {
  BooleanExpressionContext, ColumnRefContext, ExpressionContext, HavingClauseContext, IdentifierContext, JoinCriteriaContext,
  PrimaryExpressionContext, ValueExpressionContext, WhereClauseContext,
} from 'dt-sql-parser/dist/lib/trino/TrinoSqlParser';
import { condition, value } from './expressions';
import { column, nameOf, quoted } from './names';
import type { Reach } from './reach';

/** A part of a query word for word, with its expressions translated: clauses that both engines read alike. */
export function words(node: ParseTree, reach: Reach): string {
  if (node instanceof TerminalNode) return node.getText().toUpperCase();
  if (node instanceof ColumnRefContext) return column(node, reach).sql;
  if (node instanceof IdentifierContext) return quoted(nameOf(node));
  if (EXPRESSIONS.some(kind => node instanceof kind)) {
    return CONDITIONS.some(kind => node.parent instanceof kind) ? condition(node, reach) : value(node, reach).sql;
  }
  return node instanceof ParserRuleContext ? (node.children ?? []).map(child => words(child, reach)).join(' ') : '';
}

const EXPRESSIONS = [ExpressionContext, BooleanExpressionContext, ValueExpressionContext, PrimaryExpressionContext];
/** What an expression in them must be: true or false. */
const CONDITIONS = [WhereClauseContext, HavingClauseContext, JoinCriteriaContext];
