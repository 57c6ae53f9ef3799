import type { Cell, ResultColumn } from '../../../../src/contract';
import { addDays, dayInWords, daysBetween, type CalendarDay } from '../calendar-day';
import { counted, inDigits } from '../counted';
import type { ToolBlock, ToolContext, ToolResult } from '../definition';
import { queriesInEvidence } from '../row-query';
import type { WarehouseChoice } from '../warehouse-choice';
import type { StockoutData } from './stockout-data';
import { OVERDUE_COUNTED_DAYS, type StockoutAssessment, type StockoutRisk } from './stockout-risk';
import type { Days } from './units';
import { CENSORED_FROM, HISTORY_WEEKS } from './weekday-forecast';

/** Rows that a client shows at first. */
const ROWS_SHOWN = 10;

/** What was asked, read and found. */
export interface StockoutCase {
  readonly choice: WarehouseChoice;
  readonly horizon: Days;
  readonly data: StockoutData;
  readonly assessment: StockoutAssessment;
  readonly context: ToolContext;
}

/** The answer to "what runs out?": sentence, table, evidence, next questions. */
export function stockoutAnswer(found: StockoutCase): ToolResult {
  const before = addDays(found.data.firstDay, found.horizon);
  return {
    summary: summaryOf(found, dayInWords(before, found.context.asOf)),
    blocks: [blockOf(found, dayInWords(before, found.context.asOf))],
    evidence: [evidenceOf(found, before)],
    followUps: followUpsOf(found),
    measured: { itemsAtRisk: found.assessment.risks.filter(isBeforeReceipt).length },
  };
}

function summaryOf({ choice, assessment }: StockoutCase, before: string): string {
  const { risks, population } = assessment;
  if (choice.ids.length === 0) return `There is no warehouse ${choice.where}, so no stock was looked at.`;
  if (population.asked === 0) return `No stock is recorded ${choice.where}.`;
  if (risks.length === 0) return `${noneOf(population.worked, nounOf(choice))} ${choice.where} runs out before ${before}.${leftOut(population)}`;
  return `${counted(risks.length, nounOf(choice))} ${choice.where} (of ${inDigits(population.worked)}) will run out before ${before}`
    + `${deliveries(risks)}.${leftOut(population)}`;
}

/** The same product in two warehouses is two stocked items. */
function nounOf({ ids }: WarehouseChoice): string {
  return ids.length === 1 ? 'product' : 'stocked item';
}

function noneOf(count: number, noun: string): string {
  return count === 1 ? `Not even the one ${noun}` : `None of the ${counted(count, noun)}`;
}

/** Whether the item is out before anything comes, or nothing is on order. */
function isBeforeReceipt({ runsOut, nextReceipt }: StockoutRisk): boolean {
  return nextReceipt === null || runsOut < nextReceipt.date;
}

function deliveries(risks: readonly StockoutRisk[]): string {
  const early = risks.filter(risk => risk.nextReceipt !== null && isBeforeReceipt(risk)).length;
  const unordered = risks.filter(risk => risk.nextReceipt === null).length;
  if (risks.length === 1) return `${early === 1 ? ', before its next delivery' : ''}${unordered === 1 ? ', with nothing on order' : ''}`;
  return [
    ...(early > 0 ? [`, ${inDigits(early)} of them before ${early === 1 ? 'its' : 'their'} next delivery`] : []),
    ...(unordered > 0 ? [`, ${inDigits(unordered)} with nothing on order`] : []),
  ].join('');
}

function leftOut({ leftOut: reasons }: StockoutAssessment['population']): string {
  return reasons.length === 0 ? '' : ` Left out: ${reasons.map(({ reason, count }) => `${inDigits(count)} (${reason})`).join(', ')}.`;
}

function blockOf({ choice, assessment }: StockoutCase, before: string): ToolBlock {
  const columns = choice.ids.length === 1 ? COLUMNS.filter(({ name }) => name !== 'warehouse_id') : COLUMNS;
  return {
    kind: 'table',
    title: `What runs out before ${before}`,
    columns: columns.map(({ cell: _, ...column }) => column),
    rows: assessment.risks.map(risk => columns.map(({ cell }) => cell(risk))),
    order: 'worst first: earliest day, then units short',
    total: assessment.risks.length,
    shown: Math.min(ROWS_SHOWN, assessment.risks.length),
  };
}

const COLUMNS: readonly (ResultColumn & { cell(risk: StockoutRisk): Cell })[] = [
  { name: 'warehouse_id', label: 'Warehouse', type: 'text', cell: risk => risk.item.warehouse },
  { name: 'product_id', label: 'Product', type: 'text', cell: risk => risk.item.product },
  { name: 'product_name', label: 'Name', type: 'text', cell: risk => risk.item.name },
  { name: 'base_unit', label: 'Base unit', type: 'text', cell: risk => risk.item.baseUnit },
  { name: 'usable_on_hand', label: 'Usable on hand', type: 'number', unit: 'base units', cell: risk => rounded(risk.usableOnHand) },
  { name: 'demand_per_day', label: 'Demand', type: 'number', unit: 'base units a day', cell: risk => rounded(risk.perDay) },
  { name: 'demand_basis', label: 'Demand is', type: 'text', cell: risk => demandBasis(risk) },
  { name: 'runs_out', label: 'Runs out', type: 'date', cell: risk => risk.runsOut },
  { name: 'next_receipt', label: 'Next receipt', type: 'date', cell: risk => risk.nextReceipt?.date ?? null },
  { name: 'next_receipt_quantity', label: 'Next receipt quantity', type: 'number', unit: 'base units', cell: risk => risk.nextReceipt?.quantity ?? null },
  { name: 'days_out', label: 'Days out of stock', type: 'integer', unit: 'days', cell: risk => risk.daysOut },
  { name: 'units_short', label: 'Short', type: 'number', unit: 'base units', cell: risk => rounded(risk.unitsShort) },
];

function demandBasis({ censoredShare }: StockoutRisk): string {
  return censoredShare === null ? 'known' : `at least this (out of stock on ${Math.round(censoredShare * 100)} % of days)`;
}

function rounded(quantity: number): number {
  return Math.round(quantity * 100) / 100;
}

function evidenceOf({ choice, horizon, data, assessment, context }: StockoutCase, before: CalendarDay): ToolResult['evidence'][number] {
  const queries = [choice.query, ...data.queries];
  return {
    ...queriesInEvidence(queries),
    method: {
      name: `projected usable stock, day by day, ${horizon} days`,
      formula: 'stock of the evening = stock of the evening before + receipts - open lines due - max(0, mean demand of the weekday - orders booked for the day); '
        + 'an item runs out on the first day whose demand its stock does not fill; short = demand not filled on its day',
      source: 'Vollmann, Berry, Whybark & Jacobs (2005), Manufacturing Planning and Control for Supply Chain Management, 5th ed.: projected available balance, consumption of the forecast',
    },
    inputs: { warehouses: choice.ids.join(', '), horizon_days: horizon, before },
    assumptions: [
      'Usable stock is on hand less quarantined. Open customer lines leave on the day last promised; overdue ones on the first day.',
      `Demand is the mean of each weekday over the ${HISTORY_WEEKS} weeks up to the day before the as-of date, promotions included; trend and season are not in it.`,
      `Days out of stock for more than ${CENSORED_FROM * 100} % of the day are skipped where unmet demand is lost or its handling unknown: nobody recorded it.`,
      'Purchase orders arrive in full, in the morning of the day last confirmed (requested where none is confirmed). '
        + `Overdue ones arrive tomorrow; those overdue for more than ${OVERDUE_COUNTED_DAYS} days are not counted on. Transfers are not in it.`,
    ],
    warnings: warningsOf(data, assessment, context),
    population: { noun: choice.ids.length === 1 ? 'products' : 'stocked items', ...assessment.population },
  };
}

function warningsOf({ stockAsOf }: StockoutData, { linesNotCounted, negativeRecords }: StockoutAssessment, { asOf }: ToolContext): string[] {
  const stale = stockAsOf === null ? 0 : daysBetween(stockAsOf, asOf);
  return [
    ...(stale > 1 ? [`The stock is that of ${stockAsOf}, ${stale} days before the as-of date.`] : []),
    ...(linesNotCounted > 0 ? [`${counted(linesNotCounted, 'purchase order line')} not counted on: overdue for more than ${OVERDUE_COUNTED_DAYS} days, or without a date.`] : []),
    ...(negativeRecords > 0 ? [`${counted(negativeRecords, 'stock record')} below zero: counted as empty.`] : []),
  ];
}

function followUpsOf({ choice, horizon, assessment }: StockoutCase): string[] {
  const [worst] = assessment.risks;
  const place = choice.ids.length === 1 ? ` in ${choice.ids[0]}` : '';
  return [
    ...(worst ? [`How much ${worst.item.product} is on hand in ${worst.item.warehouse}?`] : []),
    `Which products${place} will run out in the next ${horizon < 30 ? 30 : 7} days?`,
  ];
}
