import { ParserRuleContext } from 'antlr4ng';
import { ColumnReferenceContext, FunctionCallContext, QueryContext } from 'dt-sql-parser/dist/lib/trino/TrinoSqlParser';
import type { QuerySpecificationContext, SelectItemContext } from 'dt-sql-parser/dist/lib/trino/TrinoSqlParser';
import { AGGREGATES } from '../functions/aggregates';
import { notUnderstood } from '../query-refused';
import { onlyNodes } from '../tree';
import { isColumn, partsOf, resolveColumn, resolveExpression } from './expressions';
import type { Place } from './expressions';
import type { Tally } from './reference';
import { nameOf } from './resolution';
import type { Resolution } from './resolution';
import type { Field } from './scope';
import { NOTHING } from './tally';

/** What one item of a SELECT list gives. */
interface Selected {
  readonly fields: readonly Field[];
  readonly tally: Tally;
}

/** Resolves an item of a SELECT list. A column that stands alone keeps what it is; anything else makes something of it. */
export function resolveSelectItem(node: SelectItemContext, place: Place, resolution: Resolution): Selected {
  if (node.selectAllWithoutTable()) return { fields: place.scope.fields, tally: NOTHING };
  const all = node.tableAllColumns();
  if (all) return { fields: allColumns(all.primaryExpression(), place, resolution), tally: NOTHING };
  const expression = node.selectLiteralColumnName() ?? node.selectExpressionColumnName();
  if (!expression) throw notUnderstood(node);
  const identifier = node.identifier();
  const alias = identifier ? nameOf(identifier) : undefined;
  const column = onlyNodes(expression).find(isColumn);
  if (!column) return { fields: [{ name: alias }], tally: resolveExpression(expression, place, resolution) };
  const [meant] = resolveColumn(column, place, resolution);
  resolution.judge({ kind: 'use', node: column, masked: meant?.masked ?? false, as: 'selected' });
  return { fields: [{ name: alias ?? partsOf(column).at(-1), masked: meant?.masked }], tally: NOTHING };
}

/** Whether a SELECT gives one row, whatever the data: nothing but aggregates of everything. */
export function hasOneRow(node: QuerySpecificationContext): boolean {
  if (node.groupBy()) return false;
  return node.relation().length === 0 || node.selectList().selectItem().some(aggregates);
}

function allColumns(primary: ParserRuleContext, place: Place, resolution: Resolution): readonly Field[] {
  const [relation, ...more] = primary instanceof ColumnReferenceContext ? partsOf(primary) : [];
  const fields = relation !== undefined && more.length === 0 ? place.scope.fields.filter(field => field.relation === relation) : [];
  resolution.judge({ kind: 'column', node: primary, meanings: Math.min(1, fields.length), scope: place.scope, hint: '' });
  return fields;
}

function aggregates(node: ParserRuleContext): boolean {
  if (node instanceof QueryContext) return false;
  if (node instanceof FunctionCallContext && !node.over() && Object.hasOwn(AGGREGATES, node.functionName().getText().toLowerCase())) return true;
  return (node.children ?? []).some(child => child instanceof ParserRuleContext && aggregates(child));
}
