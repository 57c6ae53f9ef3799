import type { ResultColumn } from '../../../../src/contract';
import { scopeSummary } from '../../access';
import type { QueryResult } from '../../data';
import { MOST_BLOCK_ROWS } from '../block-limit';
import { counted, inDigits } from '../counted';
import type { ToolBlock, ToolContext, ToolEvidence, ToolQuery, ToolQueryOptions, ToolResult } from '../definition';
import { labelOf, ROWS_SHOWN } from './result-words';
import { rowCount, withoutEnd } from './row-count';

/** The rows of one SELECT, with units where its columns carry names of the catalogue. */
export async function sqlAnswer(
  sql: string, purpose: string, told: Pick<ToolEvidence, 'method' | 'inputs'>, context: ToolContext, options: ToolQueryOptions = {},
): Promise<ToolResult> {
  const query = await context.query(withoutEnd(sql), purpose, { ...options, maxRows: MOST_BLOCK_ROWS });
  const count = query.result.truncated ? await rowCount(sql, context, options) : undefined;
  const total = count?.total ?? query.result.rows.length;
  return {
    summary: summaryOf(query, total, context),
    blocks: [blockOf(query, purpose, total, context)],
    evidence: [{
      ...told,
      views: query.views,
      queries: [query.evidence, ...(count ? [count.query.evidence] : [])],
      assumptions: [],
      warnings: [],
    }],
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
  const [unit] = units;
  return { ...column, label: labelOf(column.name), ...(units.size === 1 && unit !== undefined ? { unit } : {}) };
}

function summaryOf(query: ToolQuery, total: number, context: ToolContext): string {
  const { rows } = query.result;
  if (rows.length === 0 && isBounded(query, context)) return `None within your scope (${scopeSummary(context.identity.warehouses).text}).`;
  if (rows.length === 0) return 'None: the data hold no such row.';
  if (rows.length < total) return `${counted(total, 'row')}, cut at ${inDigits(rows.length)}.`;
  return rows.length === 1 ? oneRow(query, context) : `${counted(rows.length, 'row')}.`;
}

/** Whether the caller's scope may have taken rows away: views of the whole company are not bounded by it. */
function isBounded(query: ToolQuery, context: ToolContext): boolean {
  return context.identity.warehouses !== 'all' && query.views.some(name => context.views[name]?.rowScope.kind !== 'company');
}

function oneRow(query: ToolQuery, context: ToolContext): string {
  const columns = query.result.columns.map(column => described(column, query.views, context));
  const values = columns.map(({ label, unit }, place) => {
    const value = query.result.rows[0]?.[place] ?? null;
    return `${label}: ${value === null ? 'unknown' : `${String(value)}${unit === undefined ? '' : ` ${unit}`}`}`;
  });
  return values.length <= 4 ? `${values.join(', ')}.` : '1 row.';
}
