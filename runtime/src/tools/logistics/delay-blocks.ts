import type { Cell, ResultColumn } from '../../../../src/contract';
import type { ToolBlock } from '../definition';
import { cents } from '../rounding';
import type { DelayCase } from './delay-answer';
import { BUCKETS, marginAtStake, type Bucket, type DelayAssessment, type DelayedLine } from './delay-assessment';
import { openQuantity } from './order-line';
import type { Step } from './stage-history';
import { maySeeWorth } from './worth-permit';

/** Rows that a client shows at first. */
const ROWS_SHOWN = 10;

/** The tables of a delay answer: lines, buckets, and stages of the work where some have changed. */
export function delayBlocks(found: DelayCase): ToolBlock[] {
  return [delayedBlock(found), bucketBlock(found), ...(found.changes.length > 0 ? [changeBlock(found)] : [])];
}

/** What people call the work that ends with a step. */
export const STAGE_NAMES: Readonly<Record<Step, string>> = {
  called: 'Order entry', released: 'Release', allocated: 'Allocation', picked: 'Picking', packed: 'Packing', despatched: 'Loading', delivered: 'Delivery',
};

function delayedBlock({ choice, assessment: { delayed }, money, context }: DelayCase): ToolBlock {
  const unit = money.unit ?? undefined;
  const columns = COLUMNS.filter(({ name, money: worth }) => (name !== 'warehouse_id' || choice.ids.length !== 1) && (!worth || (unit !== undefined && maySeeWorth(worth, context))));
  return {
    kind: 'table',
    title: 'Delayed orders and those at risk',
    columns: columns.map(({ cell: _, money: worth, ...column }) => worth && unit !== undefined ? { ...column, unit } : column),
    rows: delayed.map(line => columns.map(({ cell }) => cell(line))),
    order: 'worst first: expected margin at stake',
    total: delayed.length,
    shown: Math.min(ROWS_SHOWN, delayed.length),
  };
}

const COLUMNS: readonly (ResultColumn & { cell(line: DelayedLine): Cell; readonly money?: 'value' | 'margin' })[] = [
  { name: 'warehouse_id', label: 'Warehouse', type: 'text', cell: ({ line }) => line.warehouse },
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
  { name: 'open_value', label: 'Open value', type: 'number', money: 'value', cell: ({ value }) => value === null ? null : cents(value) },
  { name: 'margin_at_stake', label: 'Margin at stake', type: 'number', money: 'margin', cell: line => { const margin = marginAtStake(line); return margin === null ? null : cents(margin); } },
];

function causeOf({ promisedDayOff, outlook }: DelayedLine): string {
  if (promisedDayOff) return 'promised for a day on which nobody works';
  return outlook.stuck ? 'warehouse work, longer than nearly every line before' : outlook.waitsFor;
}

function bucketBlock({ assessment: { buckets }, money, context }: DelayCase): ToolBlock {
  const worth = money.unit !== null && maySeeWorth('value', context);
  return {
    kind: 'table',
    title: 'Open order lines by bucket',
    columns: [
      { name: 'bucket', label: 'Bucket', type: 'text' }, { name: 'orders', label: 'Orders', type: 'integer' }, { name: 'lines', label: 'Lines', type: 'integer' },
      ...(worth ? [{ name: 'open_value', label: 'Open value', type: 'number' as const, unit: money.unit! }] : []),
    ],
    rows: BUCKETS.map(bucket => {
      const lines = linesIn(buckets, bucket);
      return [bucket, ordersIn(lines), lines.length, ...(worth ? [cents(sum(lines.map(({ value }) => value)))] : [])];
    }),
    total: BUCKETS.length,
    shown: BUCKETS.length,
  };
}

function changeBlock({ changes }: DelayCase): ToolBlock {
  return {
    kind: 'table',
    title: 'Stages of the work that have changed',
    columns: [
      { name: 'warehouse_id', label: 'Warehouse', type: 'text' }, { name: 'stage', label: 'Stage', type: 'text' }, { name: 'since', label: 'Since', type: 'date' },
      { name: 'before', label: 'Median before', type: 'number', unit: 'working minutes' }, { name: 'now', label: 'Median since', type: 'number', unit: 'working minutes' },
    ],
    rows: changes.map(({ warehouse, step, since, before, now }) => [warehouse, STAGE_NAMES[step], since, cents(before), cents(now)]),
    order: 'by warehouse, in the order of the work',
    total: changes.length,
    shown: changes.length,
  };
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
