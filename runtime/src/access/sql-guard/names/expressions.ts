import type { ParseTree } from 'antlr4ng';
import { ParserRuleContext } from 'antlr4ng';
import {
  ColumnRefContext, ColumnReferenceContext, ExistsContext, ExtractContext, FunctionNameContext, GenericTypeContext, GroupingOperationContext,
  IdentifierContext, JoinColumnReferenceContext, OverContext, QualifiedNameContext, QueryContext, TypeConstructorContext,
} from 'dt-sql-parser/dist/lib/trino/TrinoSqlParser';
import type { Tally } from './reference';
import { nameOf } from './resolution';
import type { NamedQueries, Resolution } from './resolution';
import type { Field, Scope } from './scope';
import { NOTHING, sum } from './tally';
import { isWindow } from './windows';

/** Where an expression stands. */
export interface Place {
  readonly scope: Scope;
  readonly named: NamedQueries;
  /** What the reader should know about names here. */
  readonly hint?: string;
}

/** Follows every column named in an expression, and in the queries inside it. @returns what the inner queries read */
export function resolveExpression(node: ParseTree, place: Place, resolution: Resolution): Tally {
  if (!(node instanceof ParserRuleContext) || node instanceof FunctionNameContext) return NOTHING;
  if (node instanceof QueryContext) return resolveInner(node, place, resolution);
  if (isColumn(node)) {
    useAll(resolveColumn(node, place, resolution), node, resolution);
    return NOTHING;
  }
  if (node instanceof IdentifierContext) {
    checkOtherName(node, resolution);
    return NOTHING;
  }
  return sum((node.children ?? []).map(child => resolveExpression(child, place, resolution)));
}

/** The columns that a reference means: one, if the query is right. */
export function resolveColumn(node: ParserRuleContext, { scope, hint = '' }: Place, resolution: Resolution): readonly Field[] {
  const parts = partsOf(node);
  const name = parts.at(-1) ?? '';
  if (parts.length > 2) resolution.judge({ kind: 'unclear', node, why: 'long-name' });
  const meanings = scope.meanings(parts.length === 2 ? parts[0] : undefined, name);
  resolution.judge({ kind: 'column', node, meanings: meanings.length, scope, hint });
  return meanings;
}

/** Columns serve for something else than to be selected as they are. */
export function useAll(fields: readonly Field[], node: ParserRuleContext, resolution: Resolution): void {
  resolution.judge({ kind: 'use', node, masked: fields.some(({ masked }) => masked), as: 'other' });
}

/** The names in a reference, outermost first: `alias.column` gives both. */
export function partsOf(node: ParserRuleContext): readonly string[] {
  if (node instanceof IdentifierContext) return [nameOf(node)];
  return (node.children ?? []).flatMap(child => child instanceof ParserRuleContext ? partsOf(child) : []);
}

/** Whether a node names a column. */
export function isColumn(node: ParserRuleContext): boolean {
  return node instanceof ColumnRefContext || node instanceof ColumnReferenceContext || node instanceof JoinColumnReferenceContext
    || (node instanceof QualifiedNameContext && node.parent instanceof GroupingOperationContext);
}

/** A query that stands as a value, or beside IN, compares what it selects; beside EXISTS it does not. */
function resolveInner(node: QueryContext, { scope, named }: Place, resolution: Resolution): Tally {
  const { fields, tally } = resolution.query(node, named, scope);
  if (!(node.parent instanceof ExistsContext)) useAll(fields, node, resolution);
  return tally;
}

/** The names of types and fields have rules of their own. A name anywhere else, unless it is a window's, is one that nobody has looked at. */
function checkOtherName(node: IdentifierContext, resolution: Resolution): void {
  const { parent } = node;
  if (parent instanceof GenericTypeContext || parent instanceof TypeConstructorContext || parent instanceof ExtractContext) return;
  const isOver = parent instanceof OverContext;
  if (!isOver || !isWindow(node)) resolution.judge({ kind: 'unclear', node, why: isOver ? 'unknown-window' : 'strange-place' });
}
