import type { Cell, ResultColumn } from '../../../../src/contract';
import { scopeSummary } from '../../access';
import type { QueryResult } from '../../data';
import { counted, inDigits } from '../counted';
import type { ToolBlock, ToolContext, ToolEvidence, ToolQuery, ToolQueryOptions, ToolResult } from '../definition';
import { countedQuery } from './counted-query';
import { labelOf, ROWS_SHOWN } from './result-words';

/** The rows of one SELECT, with units where its columns carry names of the catalogue. */
export async function sqlAnswer(
  sql: string, purpose: string, told: Pick<ToolEvidence, 'method' | 'inputs'>, context: ToolContext, options: ToolQueryOptions = {},
): Promise<ToolResult> {
  const { query, total, queries } = await countedQuery(sql, purpose, context, options);
  const block = blockOf(query, purpose, total, context);
  return {
    summary: summaryOf(block, query.views, context),
    blocks: [block],
    evidence: [{ ...told, views: query.views, queries, assumptions: [], warnings: [] }],
    followUps: [],
  };
}

function blockOf(query: ToolQuery, title: string, total: number, context: ToolContext): ToolBlock {
  const { columns, rows } = query.result;
  return { kind: 'table', title, columns: columns.map(column => described(column, query.views, context)), rows, total, shown: Math.min(ROWS_SHOWN, rows.length) };
}

/** A column that carries a catalogue name gets its unit, where the views agree on it. */
function described(column: QueryResult['columns'][number], views: readonly string[], context: ToolContext): ResultColumn {
  const units = new Set(views.flatMap(name => context.views[name]?.columns ?? []).filter(({ name }) => name === column.name).map(({ unit }) => unit));
  const unit = units.size === 1 ? [...units][0] : undefined;
  return { ...column, label: labelOf(column.name, unit), ...(unit !== undefined && { unit }) };
}

function summaryOf({ columns, rows, total }: ToolBlock, views: readonly string[], context: ToolContext): string {
  if (rows.length === 0 && isBounded(views, context)) return `None within your scope (${scopeSummary(context.identity.warehouses).text}).`;
  if (rows.length === 0) return 'None: the data hold no such row.';
  if (rows.length < total) return `${counted(total, 'row')}, cut at ${inDigits(rows.length)}.`;
  return rows.length === 1 ? oneRow(columns, rows[0]!) : `${counted(rows.length, 'row')}.`;
}

/** Whether the caller's scope may have taken rows away: views of the whole company are not bounded by it. */
function isBounded(views: readonly string[], context: ToolContext): boolean {
  return context.identity.warehouses !== 'all' && views.some(name => context.views[name]?.rowScope.kind !== 'company');
}

function oneRow(columns: readonly ResultColumn[], row: readonly Cell[]): string {
  const values = columns.map(({ label, unit }, place) => {
    const value = row[place] ?? null;
    return `${label}: ${value === null ? 'unknown' : `${String(value)}${unit === undefined ? '' : ` ${unit}`}`}`;
  });
  return values.length <= 4 ? `${values.join(', ')}.` : '1 row.';
}
