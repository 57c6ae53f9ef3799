import type * as z from 'zod/mini';
import { addDays, type CalendarDay } from '../calendar-day';
import type { ToolContext, ToolQuery } from '../definition';
import { readRows } from '../row-query';
import { LEAST_TREND_MONTHS, theilSen, type Trend } from '../statistics/theil-sen';
import { completeMonths } from './complete-months';
import type { Period } from './performance-queries';
import { chainedFisher, type MonthlyPurchases } from './price-index';
import { spendChange, type Purchased, type SpendChange, type SpendItem } from './spend-change';
import { openCommitments, recordedSpend, spendByItem, spendByMonth } from './spend-queries';
import type { Money, Share } from './units';

/** How spend can be broken down. */
export const SPEND_BY = ['supplier', 'group', 'product', 'warehouse'] as const;
export type SpendBy = (typeof SPEND_BY)[number];

const YEAR_DAYS = 365;
/** Not every company orders on every day: so much later may the first order be and the year still be wholly recorded. */
const FIRST_ORDER_DAYS = 31;

/** The spend of one supplier, group, product or warehouse. */
export interface SpendRow {
  /** Null where the data do not say. */
  readonly key: string | null;
  readonly change: SpendChange;
  readonly lines: number;
  readonly commitment: Money;
}

export interface SpendMonth {
  readonly month: number;
  readonly spend: Money;
  readonly lines: number;
  /** The first month is 100. */
  readonly index: number;
  readonly coverage: Share | null;
}

/** Spend of 12 months, of the 12 before, and month by month. */
export interface SpendData {
  /** Largest spend first. */
  readonly rows: readonly SpendRow[];
  readonly total: SpendRow;
  /** Complete months, oldest first. */
  readonly months: readonly SpendMonth[];
  /** Null with fewer than twelve months. */
  readonly trend: Trend | null;
  /** Lines of both years, and of the later one, whose price is not known. */
  readonly unpricedLines: number;
  readonly unpricedLater: number;
  /** The first day of the later year. */
  readonly laterFrom: CalendarDay;
  /** The day of the first order, where orders of the earlier year, or of the later one, are not recorded from its beginning; else null. */
  readonly earlierBegins: CalendarDay | null;
  readonly laterBegins: CalendarDay | null;
  /** Spent in the calendar year so far. */
  readonly yearToDate: Money;
  readonly queries: readonly ToolQuery[];
}

type RowOf<Query extends (...given: never[]) => { readonly row: z.ZodMiniType }> = z.output<ReturnType<Query>['row']>;

/** What was ordered and is still to come, before it is taken apart. */
export interface SpendRecords {
  readonly items: readonly RowOf<typeof spendByItem>[];
  readonly monthly: readonly RowOf<typeof spendByMonth>[];
  readonly open: readonly RowOf<typeof openCommitments>[];
  readonly laterFrom: CalendarDay;
  /** The last day that is in it is the one before. */
  readonly to: CalendarDay;
  /** Of the first order in the scope; null for none. */
  readonly recordedFrom: CalendarDay | null;
  readonly yearToDate: Money;
  readonly queries: readonly ToolQuery[];
}

/** Reads what was ordered in two years. */
export async function readSpend(
  { months, supplier }: { readonly months: number; readonly supplier?: string }, context: ToolContext,
): Promise<SpendRecords> {
  const laterFrom = addDays(context.asOf, -YEAR_DAYS);
  const [items, monthly, open, recorded] = await Promise.all([
    readRows(spendByItem({ from: addDays(laterFrom, -YEAR_DAYS), to: context.asOf }, laterFrom, supplier), context),
    readRows(spendByMonth(completeMonths(context.asOf, months), supplier), context),
    readRows(openCommitments(supplier), context),
    readRows(recordedSpend(yearSoFar(context.asOf), supplier), context),
  ]);
  const [known] = recorded.rows;
  return {
    items: items.rows, monthly: monthly.rows, open: open.rows, laterFrom, to: context.asOf,
    recordedFrom: known?.recorded_from ?? null, yearToDate: known?.year_to_date ?? 0,
    queries: [items, monthly, open, recorded].map(({ query }) => query),
  };
}

/** From 1 January to the day before. */
function yearSoFar(asOf: CalendarDay): Period {
  return { from: `${asOf.slice(0, 4)}-01-01`, to: asOf };
}

/** Takes the change of spend apart. */
export function spendOf({ items, monthly, open, laterFrom, to, recordedFrom, yearToDate, queries }: SpendRecords, by: SpendBy): SpendData {
  const keyOf = { supplier: 'supplier_id', group: 'product_group', product: 'product_id', warehouse: 'warehouse_id' } as const;
  const key = keyOf[by];
  const rowOf = (value: string | null, among: typeof items, commitments: typeof open): SpendRow => ({
    key: value, change: spendChange(itemsIn(among)), lines: among.filter(({ later }) => later).reduce((sum, { lines }) => sum + lines, 0),
    commitment: commitments.reduce((sum, { commitment }) => sum + (commitment ?? 0), 0),
  });
  const keys = [...new Set([...items, ...open].map(row => row[key]))];
  const indexed = chainedFisher(purchasesByMonth(monthly, to));
  const spent = indexed.map(({ month, index, coverage }): SpendMonth => {
    const of = monthly.filter(row => row.order_month === month);
    return {
      month, index, coverage,
      spend: of.reduce((sum, { value }) => sum + (value ?? 0), 0), lines: of.reduce((sum, { priced }) => sum + priced, 0),
    };
  });
  return {
    rows: keys.map(value => rowOf(value, items.filter(row => row[key] === value), open.filter(row => row[key] === value)))
      .sort((one, other) => other.change.after - one.change.after || String(one.key).localeCompare(String(other.key))),
    total: rowOf(null, items, open),
    months: spent,
    trend: spent.length < LEAST_TREND_MONTHS ? null : theilSen(spent.map(({ month, spend }) => ({ at: month, value: spend }))),
    unpricedLines: items.reduce((sum, { lines, priced }) => sum + lines - priced, 0),
    unpricedLater: items.filter(({ later }) => later).reduce((sum, { lines, priced }) => sum + lines - priced, 0),
    laterFrom, yearToDate,
    earlierBegins: recordedLate(addDays(laterFrom, -YEAR_DAYS), recordedFrom), laterBegins: recordedLate(laterFrom, recordedFrom),
    queries,
  };
}

/** The day of the first order, where it is too late for what begins on another day to be wholly recorded. */
function recordedLate(begin: CalendarDay, recordedFrom: CalendarDay | null): CalendarDay | null {
  return recordedFrom !== null && recordedFrom > addDays(begin, FIRST_ORDER_DAYS) ? recordedFrom : null;
}

interface ItemRow {
  readonly supplier_id: string | null; readonly product_id: string; readonly currency: string | null; readonly later: boolean;
  readonly base_unit: string | null; readonly quantity: number | null; readonly in_currency: number | null; readonly value: number | null;
}

/** A product from one supplier in one currency is one item, whatever warehouse it went to. */
function itemsIn(rows: readonly ItemRow[]): SpendItem[] {
  const items = new Map<string, ItemRow[]>();
  for (const row of rows) {
    const item = JSON.stringify([row.product_id, row.supplier_id, row.currency]);
    items.set(item, [...items.get(item) ?? [], row]);
  }
  const purchased = (among: readonly ItemRow[]): Purchased => ({
    quantity: among.reduce((sum, { quantity }) => sum + (quantity ?? 0), 0),
    inCurrency: among.reduce((sum, { in_currency: value }) => sum + (value ?? 0), 0),
    value: among.reduce((sum, { value }) => sum + (value ?? 0), 0),
  });
  return [...items.values()].map(among => ({
    baseUnit: among[0]?.base_unit ?? '', before: purchased(among.filter(({ later }) => !later)), after: purchased(among.filter(({ later }) => later)),
  }));
}

interface MonthRow {
  readonly order_month: number; readonly supplier_id: string | null; readonly product_id: string;
  readonly quantity: number | null; readonly value: number | null;
}

/** Every complete month from the first with orders on: nothing ordered is nothing spent. One whose prices are all unknown is left out. */
function purchasesByMonth(rows: readonly MonthRow[], to: CalendarDay): MonthlyPurchases[] {
  const first = rows[0]?.order_month;
  if (first === undefined) return [];
  const over = Number(to.slice(0, 4)) * 12 + Number(to.slice(5, 7));
  return Array.from({ length: over - first }, (_, place) => first + place).flatMap(month => {
    const of = rows.filter(row => row.order_month === month);
    const items = new Map(of.flatMap(({ product_id: product, supplier_id: supplier, quantity, value }) =>
      quantity === null || value === null ? [] : [[JSON.stringify([product, supplier]), { quantity, value }] as const]));
    return of.length > 0 && items.size === 0 ? [] : [{ month, items }];
  });
}
