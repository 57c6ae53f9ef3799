import * as z from 'zod/mini';
import { TOOLS, type ResultColumn } from '../../../../src/contract';
import { scopeSummary } from '../../access';
import type { QueryResult } from '../../data';
import { MOST_BLOCK_ROWS } from '../block-limit';
import { counted, inDigits } from '../counted';
import { defineTool } from '../define-tool';
import type { ToolBlock, ToolContext, ToolQuery } from '../definition';
import { recordsOf } from '../records';

/** Rows that a client shows at first. */
const ROWS_SHOWN = 10;

/** One SELECT of the caller's own making, through the guard, over the views and columns that the caller may query. */
export const queryData = defineTool({
  contract: TOOLS.query_data,
  title: 'Querying the data',
  description:
    'Runs one SELECT over the views that the person may query and returns its rows. '
    + 'Use for: how many, how much, list, show, which, totals, counts, sums, averages, top, most, least, per group, per month, of what the views hold. '
    + 'Not for: anything that another tool calculates (run-out dates, forecasts), or what data exist (describe_data).',
  input: {
    type: 'object',
    properties: {
      sql: {
        type: 'string',
        format: 'sql',
        minLength: 1,
        description: 'One SELECT in Trino SQL over the views of schema supply_chain. Name the columns; no SELECT *. Order the rows, worst or newest first.',
      },
      purpose: { type: 'string', minLength: 1, maxLength: 200, description: 'What the query finds out, in a few words: it heads the result.' },
    },
    required: ['sql', 'purpose'],
    additionalProperties: false,
  },
  label: 'free_sql',
  timeoutSeconds: 60,
  async run({ sql, purpose }, context) {
    const query = await context.query(withoutEnd(sql), purpose, { maxRows: MOST_BLOCK_ROWS });
    const count = query.result.truncated ? await rowCount(sql, context) : undefined;
    const total = count?.total ?? query.result.rows.length;
    return {
      summary: summaryOf(query, total, context),
      blocks: [blockOf(query, purpose, total, context)],
      evidence: [{
        views: query.views,
        queries: [query.evidence, ...(count ? [count.query.evidence] : [])],
        method: { name: 'SQL written for this question' },
        inputs: { purpose },
        assumptions: [],
        warnings: [],
      }],
      followUps: [],
    };
  },
});

function withoutEnd(sql: string): string {
  return sql.trim().replace(/;\s*$/, '');
}

/** Counts the rows of a result that was cut: what is not shown is still counted. */
async function rowCount(sql: string, context: ToolContext): Promise<{ total: number; query: ToolQuery }> {
  const query = await context.query(`SELECT COUNT(*) AS row_count\nFROM (\n${withoutEnd(sql)}\n) AS whole_result`, 'Rows of the whole result');
  const [{ row_count }] = z.tuple([z.object({ row_count: z.int() })]).parse(recordsOf(query.result, z.object({ row_count: z.int() })));
  return { total: row_count, query };
}

function blockOf(query: ToolQuery, title: string, total: number, context: ToolContext): ToolBlock {
  const { columns, rows } = query.result;
  return { kind: 'table', title, columns: columns.map(column => described(column, query.views, context)), rows, total, shown: Math.min(ROWS_SHOWN, rows.length) };
}

/** A column that carries a catalogue name gets its unit, where the views agree on it. */
function described(column: QueryResult['columns'][number], views: readonly string[], context: ToolContext): ResultColumn {
  const units = new Set(views.flatMap(name => context.views[name]?.columns ?? []).filter(({ name }) => name === column.name).map(({ unit }) => unit));
  const [unit] = units;
  return { ...column, label: inWords(column.name), ...(units.size === 1 && unit !== undefined ? { unit } : {}) };
}

/** `quantity_ordered` is `Quantity ordered`. */
function inWords(name: string): string {
  const words = name.replaceAll('_', ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
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
