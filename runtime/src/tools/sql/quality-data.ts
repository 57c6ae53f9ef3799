import * as z from 'zod/mini';
import type { CanonicalView, ViewColumn } from '../../../../src/contract';
import { literal } from '../../data';
import { staleViews } from '../../data/recorded-days';
import { PlatformError } from '../../errors';
import { addDays } from '../calendar-day';
import type { ToolContext, ToolQuery } from '../definition';
import { readRows, rowQuery } from '../row-query';
import { viewQuality, type CheckedRows, type DataFinding, type ViewQuality } from './quality-checks';
import { COUNT_DAYS, referencesOf } from './quality-queries';

/** A record of stock below nothing. */
export interface NegativeStock {
  readonly warehouse: string;
  readonly product: string;
  readonly onHand: number;
}

/** A count that found another quantity than the record. */
export interface CountDifference {
  readonly warehouse: string;
  readonly product: string;
  readonly countedAt: string;
  readonly quantity: number;
  /** At standard cost; null where the reader may not see it, or nobody knows it. */
  readonly value: number | null;
}

/** What the views hold that somebody may query, and what is wrong in them. */
export interface QualityData {
  readonly views: readonly ViewQuality[];
  /** Worst first. */
  readonly findings: readonly DataFinding[];
  readonly negative: readonly NegativeStock[];
  readonly differences: readonly CountDifference[];
  /** References that cannot be judged, for rows of the other view may be hidden: `order_id`. */
  readonly notJudged: readonly string[];
  readonly queries: readonly ToolQuery[];
}

/** Checks these views as far as the caller may read them. */
export async function readQuality(views: readonly CanonicalView[], context: ToolContext): Promise<QualityData> {
  const queries: ToolQuery[] = [];
  const read = async (view: CanonicalView): Promise<ViewQuality> => {
    const quality = await qualityOf(view, context, queries);
    context.progress(`Checked ${view.name}`);
    return quality;
  };
  const qualities = await Promise.all(views.map(read));
  const all = new Map(qualities.map(({ view, newest }) => [view, newest]));
  const stale = [...staleViews(all, context.asOf)].map(([view, message]): DataFinding => ({ view, severity: 'warning', check: 'date', message: message.replace(/\.$/, ''), rows: null }));
  const findings = [...qualities.flatMap(each => each.findings), ...stale].sort(worstFirst);
  const [negative, differences] = await Promise.all([negativeStock(findings, context), countDifferences(findings, context)]);
  return {
    views: qualities, findings,
    negative: negative?.rows.map(row => ({ warehouse: row.warehouse_id, product: row.product_id, onHand: row.on_hand })) ?? [],
    differences: differences?.rows.map(row => ({
      warehouse: row.warehouse_id, product: row.product_id, countedAt: row.moved_at, quantity: row.quantity, value: row.difference_value,
    })) ?? [],
    notJudged: [...new Set(views.flatMap(view => hiddenReferences(view, context)))].sort(),
    queries: [...queries, ...negative ? [negative.query] : [], ...differences ? [differences.query] : []],
  };
}

/** A view that cannot be read is a finding, and hides no other. */
async function qualityOf(view: CanonicalView, context: ToolContext, queries: ToolQuery[]): Promise<ViewQuality> {
  const rows: CheckedRows = {
    asOf: context.asOf,
    columns: each => readable(each, context),
    references: each => referencesOf(each, context.views, other => readable(other, context), other => isWhole(other, context)),
    row: async (sql, purpose) => {
      const query = await context.query(sql, purpose);
      queries.push(query);
      return query.result.rows[0] ?? [];
    },
  };
  try {
    return await viewQuality(view, rows);
  } catch (thrown) {
    if (!(thrown instanceof PlatformError) || context.signal.aborted) throw thrown;
    const finding: DataFinding = { view: view.name, severity: 'error', check: 'unreadable', message: `cannot be read: ${thrown.message}`, rows: null };
    return { view: view.name, rows: 0, newest: null, unknown: [], stockedOut: null, findings: [finding] };
  }
}

/** Errors before warnings; then what concerns a view as a whole, then the most rows. */
function worstFirst(one: DataFinding, other: DataFinding): number {
  return Number(other.severity === 'error') - Number(one.severity === 'error') || (other.rows ?? Infinity) - (one.rows ?? Infinity) || 0;
}

function readable(view: CanonicalView, { permit }: ToolContext): readonly ViewColumn[] {
  const granted = new Set(permit.views.get(view.name));
  return view.columns.filter(column => !column.absent && granted.has(column.name));
}

/** Whether the caller sees all rows of a view. */
function isWhole({ rowScope }: CanonicalView, { identity }: ToolContext): boolean {
  return identity.warehouses === 'all' || rowScope.kind === 'company';
}

function hiddenReferences(view: CanonicalView, context: ToolContext): string[] {
  const of = (whole: (other: CanonicalView) => boolean) => referencesOf(view, context.views, other => readable(other, context), whole);
  const judged = of(other => isWhole(other, context));
  return of(() => true).filter(each => !judged.includes(each)).map(({ column }) => column);
}

async function negativeStock(findings: readonly DataFinding[], context: ToolContext) {
  const columns = ['warehouse_id', 'product_id', 'on_hand'];
  if (!findings.some(({ view, check }) => view === 'inventory_position' && check === 'stock') || !mayRead('inventory_position', columns, context)) return undefined;
  return readRows(rowQuery(
    'Items whose record of stock is below zero',
    `
SELECT v.warehouse_id, v.product_id, v.on_hand
FROM inventory_position AS v
WHERE v.on_hand < 0
ORDER BY v.on_hand, v.warehouse_id, v.product_id`,
    z.object({ warehouse_id: z.string(), product_id: z.string(), on_hand: z.number() }),
  ), context);
}

/** The worst by value where costs are known, else by quantity. */
async function countDifferences(findings: readonly DataFinding[], context: ToolContext) {
  const columns = ['warehouse_id', 'product_id', 'moved_at', 'quantity', 'kind'];
  if (!findings.some(({ check }) => check === 'count') || !mayRead('stock_movements', columns, context)) return undefined;
  const priced = mayRead('products', ['product_id', 'unit_cost'], context);
  return readRows(rowQuery(
    `Counts of the last ${COUNT_DAYS} days with another quantity than the record`,
    `
SELECT v.warehouse_id, v.product_id, v.moved_at, v.quantity, ${priced ? 'v.quantity * i.unit_cost' : 'CAST(NULL AS DOUBLE)'} AS difference_value
FROM stock_movements AS v${priced ? '\nLEFT JOIN products AS i ON i.product_id = v.product_id' : ''}
WHERE v.kind = 'count' AND v.quantity <> 0 AND v.moved_at >= ${literal('date', addDays(context.asOf, -COUNT_DAYS))}
ORDER BY ABS(${priced ? 'COALESCE(v.quantity * i.unit_cost, 0)' : 'v.quantity'}) DESC, ABS(v.quantity) DESC, v.warehouse_id, v.product_id, v.moved_at`,
    z.object({
      warehouse_id: z.string(), product_id: z.string(), moved_at: z.string(), quantity: z.number(), difference_value: z.nullable(z.number()),
    }),
  ), context);
}

function mayRead(view: string, columns: readonly string[], { permit, views }: ToolContext): boolean {
  const granted = permit.views.get(view) ?? [];
  return columns.every(column => granted.includes(column) && views[view]?.columns.some(({ name, absent }) => name === column && !absent));
}
