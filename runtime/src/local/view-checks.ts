import { RECORDED_DAYS, type CanonicalView, type ViewColumn } from '../../../src/contract';
import type { SqlGuard } from '../access';
import type { QueryEngine } from '../data';
import { literal } from '../data';
import { PlatformError } from '../errors';

/** Something that is wrong, or worth a look, in the rows of a view. */
export interface DataFinding {
  readonly view: string;
  readonly severity: 'error' | 'warning';
  readonly check: 'unreadable' | 'empty' | 'key' | 'reference' | 'date' | 'stock' | 'coverage' | 'censoring';
  readonly message: string;
}

/** Where findings are looked for. */
export interface CheckedData {
  readonly views: Readonly<Record<string, CanonicalView>>;
  readonly guard: SqlGuard;
  readonly engine: QueryEngine;
  /** `2026-11-24` */
  readonly asOf: string;
  readonly signal: AbortSignal;
}

/** Columns that name a row of another view, by its key: suppliers, products, warehouses, orders. */
const REFERENCES: readonly { readonly column: string; readonly view: string }[] = [
  { column: 'warehouse_id', view: 'warehouses' }, { column: 'product_id', view: 'products' }, { column: 'supplier_id', view: 'suppliers' },
  { column: 'order_id', view: 'sales_orders' }, { column: 'purchase_order_id', view: 'purchase_orders' },
];
/** Before that day nobody kept such records on a computer that is asked today: it stands for "unknown". */
const FIRST_DAY = '1990-01-01';
/** Views with a row for every item and day. */
const DAILY: Readonly<Record<string, string>> = { demand_daily: 'demand_date', inventory_daily: 'stock_date' };
const STOCK: readonly string[] = ['on_hand', 'closing_on_hand', 'quarantined', 'allocated'];
const TIMEOUT_MS = 120_000;
const MUCH_CENSORED = 0.3;

/** Everything to be said of one view. */
export async function checkView(view: CanonicalView, data: CheckedData): Promise<readonly DataFinding[]> {
  try {
    const rows = Number((await row(view, data, 'SELECT COUNT(*) FROM v'))[0]);
    if (rows === 0) return [finding(view, 'warning', 'empty', 'holds no rows')];
    const unread = await unreadColumns(view, data);
    if (unread.length > 0) return unread;
    const found = await Promise.all([
      keyFindings(view, data, rows), ...columnsOf(view).filter(isDay).map(column => dayFindings(view, column, data)),
      ...references(view, data).map(reference => referenceFindings(view, reference, data)),
      ...columnsOf(view).filter(({ name }) => STOCK.includes(name)).map(column => stockFindings(view, column, data)),
      coverageFindings(view, data), censoringFindings(view, data, rows),
    ]);
    return found.flat();
  } catch (thrown) {
    if (!(thrown instanceof PlatformError)) throw thrown;
    return [finding(view, 'error', 'unreadable', `cannot be read: ${thrown.message} ${thrown.remedy ?? ''}`.trim())];
  }
}

/** Reads every value: what the mapping makes of a column may fail at some rows alone. */
async function unreadColumns(view: CanonicalView, data: CheckedData): Promise<DataFinding[]> {
  const found = await Promise.all(columnsOf(view).map(async ({ name }) => {
    try {
      await row(view, data, `SELECT MAX(v.${name}) FROM v`);
      return [];
    } catch (thrown) {
      if (!(thrown instanceof PlatformError)) throw thrown;
      return [finding(view, 'error', 'unreadable', `${name} cannot be read: ${thrown.message}`)];
    }
  }));
  return found.flat();
}

async function keyFindings(view: CanonicalView, data: CheckedData, rows: number): Promise<DataFinding[]> {
  const key = view.key.filter(column => columnsOf(view).some(({ name }) => name === column));
  const columns = key.map(column => `v.${column}`).join(', ');
  const [twice, unknown] = await row(view, data,
    `SELECT ${rows} - COUNT(*), SUM(CASE WHEN ${key.map(column => `k.${column} IS NULL`).join(' OR ')} THEN 1 ELSE 0 END) FROM (SELECT ${columns} FROM v GROUP BY ${columns}) AS k`);
  return [
    ...(Number(twice) > 0 ? [finding(view, 'error', 'key', `${Number(twice)} of ${rows} rows share their ${key.join(', ')} with another row`)] : []),
    ...(Number(unknown) > 0 ? [finding(view, 'error', 'key', `a part of ${key.join(', ')} is unknown`)] : []),
  ];
}

async function dayFindings(view: CanonicalView, { name }: ViewColumn, data: CheckedData): Promise<DataFinding[]> {
  const recorded = RECORDED_DAYS[view.name]?.includes(name);
  const [early, ahead, unknown] = await row(view, data, `SELECT
    COUNT(CASE WHEN v.${name} < ${literal('date', FIRST_DAY)} THEN 1 END),
    COUNT(CASE WHEN CAST(v.${name} AS DATE) > ${literal('date', data.asOf)} THEN 1 END), COUNT(*) - COUNT(v.${name}) FROM v`);
  return [
    ...(Number(early) > 0 ? [finding(view, 'warning', 'date', `${name} is before 1990 in ${Number(early)} rows: such days mostly stand for unknown`)] : []),
    ...(recorded && Number(ahead) > 0 ? [finding(view, 'error', 'date', `${name} lies after ${data.asOf} in ${Number(ahead)} rows, and it says what has happened`)] : []),
    ...(view.key.includes(name) && Number(unknown) > 0 ? [finding(view, 'error', 'date', `${name} is unknown in ${Number(unknown)} rows`)] : []),
  ];
}

function references(view: CanonicalView, { views }: CheckedData): typeof REFERENCES {
  const held = new Set(columnsOf(view).map(({ name }) => name));
  const isFilled = (other: string, column: string): boolean => columnsOf(views[other]).some(({ name }) => name === column);
  return REFERENCES.filter(({ column, view: other }) => held.has(column) && other !== view.name && isFilled(other, column));
}

async function referenceFindings(
  view: CanonicalView, { column, view: other }: (typeof REFERENCES)[number], data: CheckedData,
): Promise<DataFinding[]> {
  const [lost, example] = await row(view, data,
    `SELECT COUNT(*), MIN(v.${column}) FROM v LEFT JOIN ${other} AS o ON o.${column} = v.${column} WHERE v.${column} IS NOT NULL AND o.${column} IS NULL`, [other]);
  return Number(lost) > 0 ? [finding(view, 'error', 'reference', `${Number(lost)} rows name a ${column} that ${other} does not have, such as ${String(example)}`)] : [];
}

async function stockFindings(view: CanonicalView, { name }: ViewColumn, data: CheckedData): Promise<DataFinding[]> {
  const [negative] = await row(view, data, `SELECT COUNT(*) FROM v WHERE v.${name} < 0`);
  return Number(negative) > 0 ? [finding(view, 'warning', 'stock', `${name} is negative in ${Number(negative)} rows`)] : [];
}

/** Days that are missing between the first and the last of each item. */
async function coverageFindings(view: CanonicalView, data: CheckedData): Promise<DataFinding[]> {
  const day = DAILY[view.name];
  if (day === undefined || !columnsOf(view).some(({ name }) => name === day)) return [];
  const [missing, items] = await row(view, data, `SELECT SUM(i.span - i.days), COUNT(CASE WHEN i.span > i.days THEN 1 END) FROM (
    SELECT v.warehouse_id, v.product_id, DATE_DIFF('day', MIN(v.${day}), MAX(v.${day})) + 1 AS span, COUNT(DISTINCT v.${day}) AS days
    FROM v GROUP BY v.warehouse_id, v.product_id) AS i`);
  return Number(missing) > 0 ? [finding(view, 'error', 'coverage',
    `${Number(missing)} days are missing at ${Number(items)} products in a warehouse: a day without demand or stock needs its row too, with 0`)] : [];
}

async function censoringFindings(view: CanonicalView, data: CheckedData, rows: number): Promise<DataFinding[]> {
  if (view.name !== 'demand_daily') return [];
  if (!columnsOf(view).some(({ name }) => name === 'stocked_out_share')) {
    return [finding(view, 'warning', 'censoring', 'stocked_out_share is not there: demand that stock-outs have hidden cannot be told from none')];
  }
  const [censored] = await row(view, data, 'SELECT COUNT(*) FROM v WHERE v.stocked_out_share > 0 OR v.quantity_demanded IS NULL');
  const share = Number(censored) / rows;
  return share > MUCH_CENSORED ? [finding(view, 'warning', 'censoring', `${Math.round(share * 100)} % of the days were out of stock: demand there is a lower bound`)] : [];
}

/** Runs a query over `v`, the view itself, and reads its one row. */
async function row(
  { name }: CanonicalView, { views, guard, engine, asOf, signal }: CheckedData, sql: string, others: readonly string[] = [],
): Promise<readonly unknown[]> {
  const permit = new Map([name, ...others].map((each): [string, string[]] => [each, columnsOf(views[each]).map(column => column.name)]));
  const guarded = guard.guard(sql.replaceAll(/\bFROM v\b/g, `FROM ${name} AS v`), { views: permit, warehouses: 'all' }, { asOf, maxRows: 1 });
  return (await engine.run(guarded.sql, { signal, timeoutMs: TIMEOUT_MS, maxRows: 1 })).rows[0] ?? [];
}

function columnsOf(view: CanonicalView | undefined): readonly ViewColumn[] {
  return view?.columns.filter(column => !column.absent) ?? [];
}

function isDay({ type }: ViewColumn): boolean {
  return type === 'date' || type === 'timestamp';
}

function finding({ name }: CanonicalView, severity: DataFinding['severity'], check: DataFinding['check'], message: string): DataFinding {
  return { view: name, severity, check, message };
}
