import type { ParseTree } from 'antlr4ng';
import { ParserRuleContext } from 'antlr4ng';
import {
  ColumnRefContext, ColumnReferenceContext, ExtractContext, FunctionNameContext, GenericTypeContext, IdentifierContext, JoinColumnReferenceContext,
  QueryContext, TypeConstructorContext,
} from 'dt-sql-parser/dist/lib/trino/TrinoSqlParser';
import { ambiguousColumn, unclearNames, unknownColumn } from './name-refusals';
import { nameOf } from './resolution';
import type { NamedQueries, Resolution } from './resolution';
import type { Scope } from './scope';

/** Checks that every column named in an expression, and in the queries inside it, is in reach. */
export function resolveExpression(node: ParseTree, scope: Scope, named: NamedQueries, resolution: Resolution, hint = ''): void {
  if (!(node instanceof ParserRuleContext)) return;
  if (node instanceof QueryContext) {
    resolution.query(node, named, scope);
  } else if (node instanceof ColumnRefContext || node instanceof ColumnReferenceContext || node instanceof JoinColumnReferenceContext) {
    resolveColumn(node, scope, hint);
  } else if (node instanceof FunctionNameContext) {
    return;
  } else if (node instanceof IdentifierContext) {
    // The names of types and fields have rules of their own. A name anywhere else is one that nobody has looked at.
    const parent = node.parent;
    if (parent instanceof GenericTypeContext || parent instanceof TypeConstructorContext || parent instanceof ExtractContext) return;
    throw unclearNames(node, 'The query uses a name at a place where none is understood.', 'Write columns as column or alias.column.');
  } else {
    for (const child of node.children ?? []) resolveExpression(child, scope, named, resolution, hint);
  }
}

/** The names in a reference, outermost first: `alias.column` gives both. */
export function partsOf(node: ParserRuleContext): readonly string[] {
  if (node instanceof IdentifierContext) return [nameOf(node)];
  return (node.children ?? []).flatMap(child => child instanceof ParserRuleContext ? partsOf(child) : []);
}

function resolveColumn(node: ParserRuleContext, scope: Scope, hint: string): void {
  const parts = partsOf(node);
  const name = parts.at(-1);
  if (name === undefined || parts.length > 2) {
    throw unclearNames(node, 'The query refers to a column by more than two names.', 'Write columns as column or alias.column.');
  }
  const count = scope.count(parts.length === 2 ? parts[0] : undefined, name);
  if (count === 0) throw unknownColumn(node, scope, hint);
  if (count > 1) throw ambiguousColumn(node);
}
