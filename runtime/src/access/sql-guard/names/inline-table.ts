import type { InlineTableContext } from 'dt-sql-parser/dist/lib/trino/TrinoSqlParser';
import { RowConstructorContext } from 'dt-sql-parser/dist/lib/trino/TrinoSqlParser';
import { onlyNodes } from '../tree';
import type { Place } from './expressions';
import { resolveExpression } from './expressions';
import type { Resolution, Resolved } from './resolution';
import { sum } from './tally';

/** Resolves `VALUES (1, 'a'), (2, 'b')`: a table of as many columns without names as each row has values. */
export function resolveInlineTable(node: InlineTableContext, place: Place, resolution: Resolution): Resolved {
  const rows = node.expression();
  const widths = new Set(rows.map(row => onlyNodes(row).find(each => each instanceof RowConstructorContext)?.expression().length ?? 1));
  if (widths.size !== 1) resolution.judge({ kind: 'unclear', node, why: 'arm-columns' });
  const [width = 0] = widths;
  return { fields: Array.from({ length: width }, () => ({})), tally: sum(rows.map(row => resolveExpression(row, place, resolution))), few: true };
}
