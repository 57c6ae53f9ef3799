import { scopeSummary } from '../../access';
import { dayInWords, daysBetween, type CalendarDay } from '../calendar-day';
import { counted } from '../counted';
import type { ToolBlock, ToolContext, ToolQuery, ToolResult } from '../definition';
import { queriesInEvidence } from '../row-query';
import { tableFor, tableOf, type ReadColumn } from '../table-of';
import { isOpen, type JudgedLine, type JudgedLines } from './open-lines';
import { RECORDED_STEPS } from './order-line';
import { OUTLOOK_METHOD, outlookAssumptions } from './outlook-words';
import { dayOfMinute } from './working-clock';

/** Rows that a client shows at first. */
const ROWS_SHOWN = 20;

/** What was asked, read and found. */
export interface FulfillmentCase {
  readonly order: string;
  readonly warehouses: readonly string[];
  readonly judged: JudgedLines;
  readonly queries: readonly ToolQuery[];
  readonly context: ToolContext;
}

/** The answer to "where is this order?": sentence, lines, steps, evidence, next questions. */
export function fulfillmentAnswer(found: FulfillmentCase): ToolResult {
  const { order, judged: { lines }, context } = found;
  return {
    summary: summaryOf(found),
    blocks: [linesBlock(order, lines, context.asOf), stepsBlock(order, lines)],
    evidence: [evidenceOf(found)],
    followUps: [`Which orders in ${found.warehouses[0]} are delayed or at risk of delay?`],
  };
}

/** An order that does not exist and one beyond the caller's scope are answered alike: an answer does not tell what exists. */
export function noSuchOrder(order: string, queries: readonly ToolQuery[], { asOf, identity: { warehouses } }: ToolContext): ToolResult {
  const where = warehouses === 'all' ? '' : ` within your scope (${scopeSummary(warehouses).text})`;
  return {
    summary: `There is no order ${order}${where}.`,
    blocks: [],
    evidence: [{
      ...queriesInEvidence(queries), method: OUTLOOK_METHOD, inputs: { order, as_of: asOf }, assumptions: [], warnings: [],
      population: { noun: 'order lines', asked: 0, worked: 0, leftOut: [] },
    }],
    followUps: ['Which orders are delayed or at risk of delay?'],
  };
}

function summaryOf({ order, judged: { lines }, context: { asOf } }: FulfillmentCase): string {
  const count = (test: (line: JudgedLine) => boolean) => lines.filter(test).length;
  const delivered = count(({ outlook }) => outlook.stage === 'delivered');
  const gone = count(({ outlook }) => outlook.stage === 'despatched');
  const cancelled = count(({ outlook }) => outlook.stage === 'cancelled');
  const open = lines.filter(({ line }) => isOpen(line));
  const parts = [
    ...(delivered > 0 ? [`${delivered} delivered`] : []), ...(gone > 0 ? [`${gone} despatched`] : []),
    ...(cancelled > 0 ? [`${cancelled} cancelled`] : []), ...(open.length > 0 ? [`${open.length} still to be despatched`] : []),
  ];
  return `Order ${order} has ${counted(lines.length, 'line')}: ${parts.join(', ')}.${completion(lines, asOf)}${lateness(lines, asOf)}`;
}

function completion(lines: readonly JudgedLine[], asOf: CalendarDay): string {
  const coming = lines.filter(({ outlook }) => outlook.waitsFor !== 'nothing');
  if (coming.length === 0) return '';
  const unordered = coming.filter(({ outlook }) => outlook.waitsFor === 'stock, none in sight').length;
  if (unordered > 0) return ` No completion can be expected: for ${counted(unordered, 'line')} no stock is in sight that can be counted on.`;
  if (coming.some(({ outlook }) => outlook.expected === null)) return ' When it will be complete cannot be told from the lines of the past.';
  const last = coming.map(({ outlook }) => outlook.expected!).sort().at(-1)!;
  return ` It is expected to be complete on ${dayInWords(last, asOf)}.`;
}

function lateness(lines: readonly JudgedLine[], asOf: CalendarDay): string {
  const late = lines.map(line => daysLate(line, asOf) ?? 0).filter(days => days > 0);
  if (late.length === 0) return '';
  return ` ${counted(late.length, 'line')} ${late.length === 1 ? 'is late by' : 'are late by up to'} ${counted(Math.max(...late), 'day')}.`;
}

function linesBlock(order: string, lines: readonly JudgedLine[], asOf: CalendarDay): ToolBlock {
  return moreShown(tableFor({ asOf }, `Lines of order ${order}`, 'by line', lines, COLUMNS));
}

/** An order is read as a whole, unless it is very long. */
function moreShown(table: ToolBlock): ToolBlock {
  return { ...table, shown: Math.min(ROWS_SHOWN, table.total) };
}

const COLUMNS: readonly ReadColumn<JudgedLine, { readonly asOf: CalendarDay }>[] = [
  { name: 'line_number', label: 'Line', type: 'integer', cell: ({ line }) => line.line },
  { name: 'product_id', label: 'Product', type: 'text', cell: ({ line }) => line.product },
  { name: 'product_name', label: 'Name', type: 'text', cell: ({ line }) => line.name },
  { name: 'stage', label: 'Stage', type: 'text', cell: ({ outlook }) => outlook.stage },
  { name: 'waits_for', label: 'Waits for', type: 'text', cell: ({ outlook }) => outlook.waitsFor },
  { name: 'quantity_ordered', label: 'Ordered', type: 'number', unit: 'base units', cell: ({ line }) => line.ordered },
  { name: 'quantity_allocated', label: 'Allocated', type: 'number', unit: 'base units', cell: ({ line }) => line.allocated },
  { name: 'quantity_picked', label: 'Picked', type: 'number', unit: 'base units', cell: ({ line }) => line.picked },
  { name: 'quantity_despatched', label: 'Despatched', type: 'number', unit: 'base units', cell: ({ line }) => line.despatched },
  { name: 'quantity_delivered', label: 'Delivered', type: 'number', unit: 'base units', cell: ({ line }) => line.delivered },
  { name: 'quantity_cancelled', label: 'Cancelled', type: 'number', unit: 'base units', cell: ({ line }) => line.cancelled },
  { name: 'first_promised_date', label: 'First promised', type: 'date', cell: ({ line }) => line.firstPromised },
  { name: 'stock_expected', label: 'Stock expected', type: 'date', cell: ({ outlook }, { asOf }) => outlook.supplyDay !== null && outlook.supplyDay > asOf ? outlook.supplyDay : null },
  { name: 'expected_date', label: 'Expected to be complete', type: 'date', cell: ({ outlook }) => outlook.expected },
  { name: 'days_late', label: 'Late so far', type: 'integer', unit: 'calendar days', cell: (line, { asOf }) => daysLate(line, asOf) },
  { name: 'chance_late_percent', label: 'Chance of being late', type: 'integer', unit: '%', cell: ({ outlook }) => outlook.chanceLate === null ? null : Math.round(100 * outlook.chanceLate) },
];

/** What has left and is still to arrive is late as well once its promise is over. */
function daysLate({ line: { firstPromised }, outlook }: JudgedLine, asOf: CalendarDay): number | null {
  return firstPromised === null || outlook.waitsFor === 'nothing' ? null : Math.max(0, daysBetween(firstPromised, asOf));
}

/** The last time of each step of each line. */
function stepsBlock(order: string, lines: readonly JudgedLine[]): ToolBlock {
  const steps = lines.flatMap(({ line }) => RECORDED_STEPS.flatMap(step => {
    const time = line.last[step];
    return time === null ? [] : [{ line: line.line, step, day: dayOfMinute(time) }];
  }));
  return moreShown(tableOf(`Steps of order ${order}`, 'by line, then in the order of the work', steps, [
    { name: 'line_number', label: 'Line', type: 'integer', cell: ({ line }) => line },
    { name: 'step', label: 'Step', type: 'text', cell: ({ step }) => step },
    { name: 'last_taken', label: 'Taken last on', type: 'date', cell: ({ day }) => day },
  ]));
}

function evidenceOf({ order, warehouses, judged: { lines, flows }, queries, context: { asOf } }: FulfillmentCase): ToolResult['evidence'][number] {
  const untold = lines.filter(({ outlook }) => outlook.waitsFor !== 'nothing' && outlook.expected === null).length;
  const uncounted = lines.filter(({ outlook }) => outlook.stuck).length;
  return {
    ...queriesInEvidence(queries),
    method: OUTLOOK_METHOD,
    inputs: { order, warehouses: warehouses.join(', '), as_of: asOf },
    assumptions: [...outlookAssumptions(flows.of(warehouses[0]!).history.finish), ...flows.assumptions],
    warnings: uncounted > 0 ? [`${counted(uncounted, 'line')} longer in the present stage than nearly every line before: no day can be expected.`] : [],
    population: {
      noun: 'order lines', asked: lines.length, worked: lines.length - untold,
      leftOut: untold > 0 ? [{ reason: 'completion cannot be told', count: untold }] : [],
    },
  };
}
