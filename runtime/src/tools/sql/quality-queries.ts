import type { CanonicalView, ViewColumn } from '../../../../src/contract';
import { literal } from '../../data';
import { recordedColumns } from '../../data/recorded-days';
import { addDays, type CalendarDay } from '../calendar-day';

/** A column that names a row of another view, by its key. */
export interface Reference {
  readonly column: string;
  readonly view: string;
  readonly key: string;
}

/** Suppliers, products, warehouses, orders. */
export const REFERENCES: readonly Reference[] = [
  { column: 'warehouse_id', view: 'warehouses', key: 'warehouse_id' }, { column: 'from_warehouse_id', view: 'warehouses', key: 'warehouse_id' },
  { column: 'product_id', view: 'products', key: 'product_id' }, { column: 'successor_id', view: 'products', key: 'product_id' },
  { column: 'substitute_id', view: 'products', key: 'product_id' }, { column: 'supplier_id', view: 'suppliers', key: 'supplier_id' },
  { column: 'order_id', view: 'sales_orders', key: 'order_id' }, { column: 'purchase_order_id', view: 'purchase_orders', key: 'purchase_order_id' },
];

/** The references of a view whose both ends can be read, to views of which all rows are seen. */
export function referencesOf(
  view: CanonicalView, views: Readonly<Record<string, CanonicalView>>, columns: (view: CanonicalView) => readonly ViewColumn[],
  isWhole: (view: CanonicalView) => boolean,
): readonly Reference[] {
  const holds = (each: CanonicalView | undefined, column: string): boolean => each !== undefined && columns(each).some(({ name }) => name === column);
  return REFERENCES.filter(({ column, view: other, key }) => holds(view, column) && holds(views[other], key)
    && (other !== view.name || column !== key) && isWhole(views[other]!));
}

/** Days of a row of which the second cannot come before the first. */
export const DATE_ORDERS: Readonly<Record<string, readonly (readonly [first: string, then: string])[]>> = {
  products: [['introduced_date', 'discontinued_date']],
  sales_order_lines: [['order_date', 'first_despatched_date'], ['first_despatched_date', 'last_despatched_date'], ['first_despatched_date', 'last_delivered_date']],
  shipments: [['despatched_date', 'delivered_date']],
  purchase_order_lines: [['order_date', 'closed_date']],
  supplier_prices: [['valid_from', 'valid_to']],
  transfers: [['sent_date', 'received_date']],
  lots: [['received_date', 'expiry_date']],
};

/** Views with a row for every item and day. */
export const DAILY: Readonly<Record<string, string>> = { demand_daily: 'demand_date', inventory_daily: 'stock_date' };
/** What cannot be less than nothing. */
export const STOCK: readonly string[] = ['on_hand', 'closing_on_hand', 'quarantined', 'allocated'];
/** Where a demand that nobody recorded shows. */
export const STOCKED_OUT = 'stocked_out_share';
/** Counts are looked at for so many days: what they found is corrected in the record at once. */
export const COUNT_DAYS = 30;

/** Before that day nobody kept such records on a computer that is asked today: it stands for "unknown". */
const FIRST_DAY = '1990-01-01';

export function isDay({ type }: ViewColumn): boolean {
  return type === 'date' || type === 'timestamp';
}

/** Whether a column says when something has happened. */
export function isRecorded(view: CanonicalView, { name }: ViewColumn): boolean {
  return recordedColumns(view).includes(name);
}

/** One row of figures over a whole view, with their names: all that one reading of it can tell. */
export function factsQuery(view: CanonicalView, columns: readonly ViewColumn[], asOf: CalendarDay): { sql: string; names: readonly string[] } {
  const held = new Set(columns.map(({ name }) => name));
  const orders = (DATE_ORDERS[view.name] ?? []).filter(([first, then]) => held.has(first) && held.has(then));
  const isCounts = view.name === 'stock_movements' && ['kind', 'quantity', 'moved_at'].every(name => held.has(name));
  const recent = `v.kind = 'count' AND v.moved_at >= ${literal('date', addDays(asOf, -COUNT_DAYS))}`;
  const figures: (readonly [name: string, sql: string])[] = [
    ['row_count', 'COUNT(*)'],
    ...columns.map(({ name }) => [`known_${name}`, `COUNT(v.${name})`] as const),
    ...columns.filter(column => isRecorded(view, column)).map(({ name }) => [`newest_${name}`, `CAST(MAX(v.${name}) AS DATE)`] as const),
    ...columns.filter(isDay).flatMap(({ name }) => [
      [`early_${name}`, countOf(`v.${name} < ${literal('date', FIRST_DAY)}`)] as const,
      [`ahead_${name}`, countOf(`CAST(v.${name} AS DATE) > ${literal('date', asOf)}`)] as const,
    ]),
    ...orders.map(([first, then]) => [`order_${first}_${then}`, countOf(`CAST(v.${then} AS DATE) < CAST(v.${first} AS DATE)`)] as const),
    ...columns.filter(({ name }) => STOCK.includes(name)).map(({ name }) => [`negative_${name}`, countOf(`v.${name} < 0`)] as const),
    ...(isCounts ? [['counts', countOf(recent)] as const, ['count_differences', countOf(`${recent} AND v.quantity <> 0`)] as const] : []),
    ...(view.name === 'demand_daily' && held.has(STOCKED_OUT) && held.has('quantity_demanded')
      ? [['stocked_out', countOf(`v.${STOCKED_OUT} > 0 OR v.quantity_demanded IS NULL`)] as const] : []),
  ];
  return {
    sql: `SELECT ${figures.map(([name, sql]) => `${sql} AS ${name}`).join(',\n  ')}\nFROM ${view.name} AS v`,
    names: figures.map(([name]) => name),
  };
}

/** How many different keys a view has. */
export function keyQuery({ name, key }: CanonicalView): string {
  const columns = key.map(column => `v.${column}`).join(', ');
  return `SELECT COUNT(*) AS different_keys\nFROM (SELECT ${columns} FROM ${name} AS v GROUP BY ${columns}) AS k`;
}

/** For each reference how many rows lead nowhere, and an example. */
export function referencesQuery({ name }: CanonicalView, references: readonly Reference[]): string {
  const lost = (place: number): string => `v.${references[place]!.column} IS NOT NULL AND r${place}.${references[place]!.key} IS NULL`;
  const selected = references.flatMap(({ column }, place) => [
    `${countOf(lost(place))} AS lost_${place}`, `MIN(CASE WHEN ${lost(place)} THEN v.${column} END) AS example_${place}`,
  ]);
  const joined = references.map(({ column, view, key }, place) =>
    `LEFT JOIN (SELECT DISTINCT o.${key} FROM ${view} AS o) AS r${place} ON r${place}.${key} = v.${column}`);
  return `SELECT ${selected.join(',\n  ')}\nFROM ${name} AS v\n${joined.join('\n')}`;
}

/** Days without a row between the first and the last of each item, and the items that lack some. */
export function gapsQuery({ name }: CanonicalView, day: string): string {
  return `SELECT SUM(i.span - i.days) AS missing_days, COUNT(CASE WHEN i.span > i.days THEN 1 END) AS items
FROM (
  SELECT v.warehouse_id, v.product_id, DATE_DIFF('day', MIN(v.${day}), MAX(v.${day})) + 1 AS span, COUNT(DISTINCT v.${day}) AS days
  FROM ${name} AS v
  GROUP BY v.warehouse_id, v.product_id
) AS i`;
}

function countOf(condition: string): string {
  return `COUNT(CASE WHEN ${condition} THEN 1 END)`;
}
