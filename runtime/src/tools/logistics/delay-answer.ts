import type { Cell, ResultColumn } from '../../../../src/contract';
import { addDays, dayInWords } from '../calendar-day';
import { counted, inDigits } from '../counted';
import type { ToolBlock, ToolContext, ToolQuery, ToolResult } from '../definition';
import { cents } from '../rounding';
import { queriesInEvidence } from '../row-query';
import type { WarehouseChoice } from '../warehouse-choice';
import type { Money } from './company-money';
import { AT_RISK_FROM, BUCKETS, marginAtStake, type Bucket, type DelayAssessment, type DelayedLine } from './delay-assessment';
import type { JudgedLines } from './open-lines';
import { openQuantity } from './order-line';
import { OUTLOOK_METHOD, outlookAssumptions } from './outlook-words';
import type { StageChange } from './stage-change';
import type { Step } from './stage-history';
import type { Days } from './units';

/** Rows that a client shows at first. */
const ROWS_SHOWN = 10;

/** What was asked, read and found. */
export interface DelayCase {
  readonly choice: WarehouseChoice;
  readonly daysOverdue: Days;
  readonly atRiskDays: Days;
  readonly judged: JudgedLines;
  readonly assessment: DelayAssessment;
  readonly changes: readonly (StageChange & { readonly warehouse: string })[];
  readonly money: Money;
  readonly queries: readonly ToolQuery[];
  readonly context: ToolContext;
}

/** The answer to "which orders are delayed?": sentence, lines, buckets, stages that changed, evidence. */
export function delayAnswer(found: DelayCase): ToolResult {
  const { assessment: { buckets, population }, choice } = found;
  const late = linesIn(buckets, 'late, stocked').length + linesIn(buckets, 'late, for want of stock').length;
  const [worst] = found.assessment.delayed;
  return {
    summary: summaryOf(found),
    blocks: [delayedBlock(found), bucketBlock(found), ...(found.changes.length > 0 ? [changeBlock(found)] : [])],
    evidence: [evidenceOf(found)],
    followUps: [
      ...(worst ? [`What is the fulfillment status of order ${worst.line.order}?`] : []),
      ...(choice.ids.length === 1 ? ['Which orders are delayed or at risk of delay?'] : choice.ids.slice(0, 1).map(id => `Which orders in ${id} are delayed or at risk of delay?`)),
    ],
    measured: {
      ...(population.worked > 0 ? { lateShare: 100 * late / population.worked } : {}),
      ...(found.money.unit === null ? {} : { valueAtRisk: sum(found.assessment.delayed.map(each => each.value)) }),
    },
  };
}

function summaryOf({ choice, daysOverdue, atRiskDays, assessment, changes, context: { asOf } }: DelayCase): string {
  const { buckets, population } = assessment;
  if (choice.ids.length === 0) return `There is no warehouse ${choice.where}, so no orders were looked at.`;
  if (population.asked === 0) return `No order is open ${choice.where}.`;
  const [stocked, lacking] = [linesIn(buckets, 'late, stocked'), linesIn(buckets, 'late, for want of stock')];
  const [risky, waiting] = [linesIn(buckets, 'at risk'), linesIn(buckets, 'waiting')];
  const late = [...stocked, ...lacking];
  const by = daysOverdue > 0 ? ` by more than ${counted(daysOverdue, 'day')}` : '';
  const lateWords = late.length === 0
    ? `None of the ${counted(population.worked, 'open order line')} ${choice.where} is late${by}`
    : `${counted(late.length, 'order line')} ${choice.where} (of ${inDigits(population.worked)} open, in ${counted(ordersIn(late), 'order')}) ${late.length === 1 ? 'is' : 'are'} late${by}: `
      + `${inDigits(stocked.length)} stocked, ${inDigits(lacking.length)} for want of stock`;
  return `${lateWords}. ${inDigits(risky.length)} more ${risky.length === 1 ? 'is' : 'are'} at risk before ${dayInWords(addDays(asOf, atRiskDays), asOf)} `
    + `or promised for days on which nobody works; ${inDigits(waiting.length)} wait in time.${slower(changes, asOf)}${leftOut(population)}`;
}

function slower(changes: DelayCase['changes'], asOf: string): string {
  return changes.filter(({ before, now }) => now > before)
    .map(({ warehouse, step, since, before, now }) =>
      ` ${STAGE_NAMES[step]} in ${warehouse} takes ${cents(now)} minutes since ${dayInWords(since, asOf)}, before that ${cents(before)}.`).join('');
}

function leftOut({ leftOut: reasons }: DelayAssessment['population']): string {
  return reasons.length === 0 ? '' : ` Left out: ${reasons.map(({ reason, count }) => `${inDigits(count)} (${reason})`).join(', ')}.`;
}

/** What people call the work that ends with a step. */
const STAGE_NAMES: Readonly<Record<Step, string>> = {
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

/** Costs are shown to those who may read them only. */
export function maySeeWorth(worth: 'value' | 'margin', { permit }: ToolContext): boolean {
  const priced = permit.views.get('sales_order_lines')?.includes('unit_price') ?? false;
  return priced && (worth === 'value' || (permit.views.get('products')?.includes('unit_cost') ?? false));
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

function evidenceOf({ choice, daysOverdue, atRiskDays, judged, assessment, money, queries }: DelayCase): ToolResult['evidence'][number] {
  const finish = choice.ids[0] === undefined ? 'despatched' : judged.flows.of(choice.ids[0]).history.finish;
  return {
    ...queriesInEvidence(queries),
    method: OUTLOOK_METHOD,
    definition: {
      id: 'late_orders',
      wording: 'Open lines first promised before the as-of date and not yet despatched in full; lateness in calendar days.',
    },
    inputs: { warehouses: choice.ids.join(', '), days_overdue: daysOverdue, at_risk_days: atRiskDays, at_risk_from_percent: 100 * AT_RISK_FROM },
    assumptions: [
      ...outlookAssumptions(finish),
      `At risk is a chance of at least ${100 * AT_RISK_FROM} % to be finished after the first promise, of lines promised within ${counted(atRiskDays, 'calendar day')} or for a day on which the warehouse does not work.`,
      'Stages that have changed: daily medians of the stage, Pettitt (1979), Applied Statistics 28: 126-135, p <= 0.001 and a change of at least a quarter.',
      ...judged.flows.assumptions,
    ],
    warnings: money.warnings,
    population: { noun: 'open order lines', ...assessment.population },
  };
}

function linesIn(buckets: DelayAssessment['buckets'], bucket: Bucket): readonly DelayedLine[] {
  return buckets.get(bucket) ?? [];
}

function ordersIn(lines: readonly DelayedLine[]): number {
  return new Set(lines.map(({ line }) => line.order)).size;
}

function sum(values: readonly (number | null)[]): number {
  return values.reduce<number>((total, value) => total + (value ?? 0), 0);
}

function wholePercent(chance: number | null): number | null {
  return chance === null ? null : Math.round(100 * chance);
}
