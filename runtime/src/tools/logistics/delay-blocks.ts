import type { ToolBlock } from '../definition';
import { cents } from '../rounding';
import { tableFor, tableOf, type ReadColumn } from '../table-of';
import type { DelayCase } from './delay-answer';
import { BUCKETS, marginAtStake, type Bucket, type DelayAssessment, type DelayedLine } from './delay-assessment';
import { openQuantity } from './order-line';
import type { Step } from './stage-history';
import { readerOfWorth, type WorthReader } from './worth-reader';

/** For whom a table is. */
interface Reader extends WorthReader { readonly severalWarehouses: boolean }

/** The tables of a delay answer: lines, buckets, and stages of the work where some have changed. */
export function delayBlocks(found: DelayCase): ToolBlock[] {
  return [delayedBlock(found), bucketBlock(found), ...(found.changes.length > 0 ? [changeBlock(found)] : [])];
}

/** What people call the work that ends with a step. */
export const STAGE_NAMES: Readonly<Record<Step, string>> = {
  called: 'Order entry', released: 'Release', allocated: 'Allocation', picked: 'Picking', packed: 'Packing', despatched: 'Loading', delivered: 'Delivery',
};

function delayedBlock({ choice, assessment: { delayed }, money, context }: DelayCase): ToolBlock {
  const reader = { ...readerOfWorth(money, context), severalWarehouses: choice.ids.length !== 1 };
  return tableFor(reader, 'Delayed orders and those at risk', 'worst first: expected margin at stake', delayed, columnsIn(money.unit ?? undefined));
}

/** @param unit  of money, for those who are shown some */
function columnsIn(unit: string | undefined): ReadColumn<DelayedLine, Reader>[] {
  return [
    ...COLUMNS,
    { name: 'open_value', label: 'Open value', type: 'number', unit, needs: 'value', cell: ({ value }) => cents(value) },
    { name: 'margin_at_stake', label: 'Margin at stake', type: 'number', unit, needs: 'margin', cell: line => cents(marginAtStake(line)) },
  ];
}

const COLUMNS: readonly ReadColumn<DelayedLine, Reader>[] = [
  { name: 'warehouse_id', label: 'Warehouse', type: 'text', needs: 'severalWarehouses', cell: ({ line }) => line.warehouse },
  { name: 'order_id', label: 'Order', type: 'text', cell: ({ line }) => line.order },
  { name: 'line_number', label: 'Line', type: 'integer', cell: ({ line }) => line.line },
  { name: 'product_id', label: 'Product', type: 'text', cell: ({ line }) => line.product },
  { name: 'bucket', label: 'Is', type: 'text', cell: ({ bucket }) => bucket },
  { name: 'days_late', label: 'Late', type: 'integer', unit: 'calendar days', cell: ({ daysLate }) => daysLate },
  { name: 'stage', label: 'Stage', type: 'text', cell: ({ outlook }) => outlook.stage },
  { name: 'cause', label: 'Waits for', type: 'text', cell: each => causeOf(each) },
  { name: 'open_quantity', label: 'Open', type: 'number', unit: 'base units', cell: ({ line }) => openQuantity(line) },
  { name: 'first_promised_date', label: 'First promised', type: 'date', cell: ({ line }) => line.firstPromised },
  { name: 'expected_date', label: 'Expected', type: 'date', cell: ({ outlook }) => outlook.expected },
  { name: 'chance_late_percent', label: 'Chance of being late', type: 'integer', unit: '%', cell: ({ bucket, outlook }) => bucket.startsWith('late') ? 100 : wholePercent(outlook.chanceLate) },
];

function causeOf({ promisedDayOff, outlook }: DelayedLine): string {
  if (promisedDayOff) return 'promised for a day on which nobody works';
  return outlook.stuck ? 'warehouse work, longer than nearly every line before' : outlook.waitsFor;
}

function bucketBlock({ assessment: { buckets }, money, context }: DelayCase): ToolBlock {
  const linesOf = (bucket: Bucket): readonly DelayedLine[] => linesIn(buckets, bucket);
  return tableFor(readerOfWorth(money, context), 'Open order lines by bucket', undefined, BUCKETS, [
    { name: 'bucket', label: 'Bucket', type: 'text', cell: bucket => bucket },
    { name: 'orders', label: 'Orders', type: 'integer', cell: bucket => ordersIn(linesOf(bucket)) },
    { name: 'lines', label: 'Lines', type: 'integer', cell: bucket => linesOf(bucket).length },
    {
      name: 'open_value', label: 'Open value', type: 'number', unit: money.unit ?? undefined, needs: 'value',
      cell: bucket => cents(sum(linesOf(bucket).map(({ value }) => value))),
    },
  ]);
}

function changeBlock({ changes }: DelayCase): ToolBlock {
  const table = tableOf('Stages of the work that have changed', 'by warehouse, in the order of the work', changes, [
    { name: 'warehouse_id', label: 'Warehouse', type: 'text', cell: ({ warehouse }) => warehouse },
    { name: 'stage', label: 'Stage', type: 'text', cell: ({ step }) => STAGE_NAMES[step] },
    { name: 'since', label: 'Since', type: 'date', cell: ({ since }) => since },
    { name: 'before', label: 'Median before', type: 'number', unit: 'working minutes', cell: ({ before }) => cents(before) },
    { name: 'now', label: 'Median since', type: 'number', unit: 'working minutes', cell: ({ now }) => cents(now) },
  ]);
  return { ...table, shown: changes.length };
}

/** The lines of a bucket. */
export function linesIn(buckets: DelayAssessment['buckets'], bucket: Bucket): readonly DelayedLine[] {
  return buckets.get(bucket) ?? [];
}

/** How many orders the lines belong to. */
export function ordersIn(lines: readonly DelayedLine[]): number {
  return new Set(lines.map(({ line }) => line.order)).size;
}

/** Unknown counts as nothing. */
export function sum(values: readonly (number | null)[]): number {
  return values.reduce<number>((total, value) => total + (value ?? 0), 0);
}

function wholePercent(chance: number | null): number | null {
  return chance === null ? null : Math.round(100 * chance);
}
