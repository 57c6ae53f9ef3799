import { addDays, dayInWords, daysBetween, type CalendarDay } from '../calendar-day';
import { capital, counted, inDigits, noneOf } from '../counted';
import type { ToolContext, ToolEvidence, ToolResult } from '../definition';
import { percent } from '../rounding';
import { queriesInEvidence } from '../row-query';
import type { WarehouseChoice } from '../warehouse-choice';
import { HOLIDAY_ASSUMPTION } from './closed-days';
import type { StockoutData } from './stockout-data';
import { AT_RISK, LIKELY, NEVER_AT_RISK, REMEDIES_FOR, type ItemAtRisk, type StockoutAssessment } from './stockout-risk';
import { atStakeInAll, itemsAtRiskTable } from './stockout-tables';
import type { Days } from './units';

/** Purchase lines that a warning names. */
const LINES_NAMED = 3;

/** What was asked, read and found. */
export interface StockoutCase {
  readonly choice: WarehouseChoice;
  readonly horizon: Days;
  readonly data: StockoutData;
  readonly assessment: StockoutAssessment;
  readonly context: ToolContext;
}

/** The answer to "what runs out?": sentence, table, what it may cost in all, evidence, next questions. */
export function stockoutAnswer(found: StockoutCase): ToolResult {
  const { assessment: { items }, data, horizon, context } = found;
  const before = addDays(context.asOf, data.firstDay + horizon);
  const inWords = dayInWords(before, context.asOf);
  const together = atStakeInAll(found.assessment);
  return {
    summary: summaryOf(found, inWords),
    blocks: [itemsAtRiskTable(items, found.choice, inWords, context.asOf), ...(together && items.length > 1 ? [together.block] : [])],
    evidence: [evidenceOf(found, before)],
    followUps: followUpsOf(found),
    measured: {
      itemsAtRisk: items.filter(item => item.runsOut && isBeforeReceipt(item)).length, ...(together ? { valueAtRisk: together.revenue } : {}),
    },
  };
}

function summaryOf({ choice, assessment: { items, population } }: StockoutCase, before: string): string {
  if (choice.ids.length === 0) return `There is no warehouse ${choice.where}, so no stock was looked at.`;
  if (population.asked === 0) return `No stock is recorded ${choice.where}.`;
  const out = items.filter(({ runsOut }) => runsOut);
  const noun = choice.ids.length === 1 ? 'product' : 'stocked item'; // the same product in two warehouses is two stocked items
  const left = population.leftOut.map(({ reason, count }) => `${inDigits(count)} (${reason})`).join(', ');
  if (population.worked === 0) return `For ${noneOf(population.asked, noun)} ${choice.where} could a shortage be foreseen. Left out: ${left}.`;
  const found = out.length === 0 ? `${capital(noneOf(population.worked, noun))} ${choice.where} runs out before ${before}`
    : `${counted(out.length, noun)} ${choice.where} (of ${inDigits(population.worked)}) will run out before ${before}${deliveries(out)}`;
  return `${found}${others(items.length - out.length, out.length)}.${left === '' ? '' : ` Left out: ${left}.`}`;
}

function others(count: number, out: number): string {
  return count === 0 ? '' : `; ${inDigits(count)} ${out === 0 ? '' : 'more '}may, sooner than an order placed today could be there`;
}

/** Whether the item is out before anything comes, or nothing is on order. */
function isBeforeReceipt({ day, next }: ItemAtRisk): boolean {
  return next === null || day < next.day;
}

function deliveries(items: readonly ItemAtRisk[]): string {
  const early = items.filter(item => item.next !== null && isBeforeReceipt(item)).length;
  const unordered = items.filter(item => item.next === null).length;
  if (items.length === 1) return `${early === 1 ? ', before its next delivery' : ''}${unordered === 1 ? ', with nothing on order' : ''}`;
  return [
    ...(early > 0 ? [`, ${inDigits(early)} of them before ${early === 1 ? 'its' : 'their'} next delivery`] : []),
    ...(unordered > 0 ? [`, ${inDigits(unordered)} with nothing on order`] : []),
  ].join('');
}

function evidenceOf({ choice, horizon, data, assessment, context }: StockoutCase, before: CalendarDay): ToolEvidence {
  const { run } = assessment;
  return {
    ...queriesInEvidence([choice.query, ...data.queries]),
    method: {
      name: `projected usable stock, day by day, ${horizon} days, ${inDigits(run.paths)} paths`,
      formula: 'stock of the evening = stock of the evening before + receipts - open lines due - max(0, demand drawn for the day - orders booked for it); '
        + 'a path is out on the first day whose demand its stock does not fill; demand = forecast x error of the level x error of the day, which vary as forecast '
        + 'errors did over a day and over the protection interval; receipts = day promised + lateness of the supplier, given how late they already are',
      source: 'Vollmann, Berry, Whybark & Jacobs (2005), Manufacturing Planning and Control for Supply Chain Management, 5th ed.: projected available balance, '
        + 'consumption of the forecast; lateness: Kaplan & Meier (1958)',
    },
    inputs: { warehouses: choice.ids.join(', '), horizon_days: horizon, before, paths: run.paths, seed: run.seed },
    assumptions: [
      `An item runs out where ${percent(LIKELY)} % of the paths or more do, if nothing more is ordered; `
      + `it may where more than ${percent(AT_RISK)} % do before an order placed today could be there.`,
      'Usable stock is on hand less quarantined. Open customer lines leave on the day last promised; overdue ones on the first day.',
      'Forecast, its errors, lead times and the position are those of reorder points, so that the order-by day (for a service level of 95 %) is the one they give.',
      HOLIDAY_ASSUMPTION,
      'Purchase orders come in full. Those overdue beyond the 95th percentile of their supplier are not counted on. Transfers come as late as those of the last year.',
      'What is short is counted until an order placed today could be there: lost or delayed as the policy of the item says. '
      + 'Where no lead time is known it could not be there in time. Revenue is at list price, margin is list price less standard cost.',
      `Items whose stock the demand of all days together exceeds with a probability of ${percent(NEVER_AT_RISK)} % at most, by a bound that can be proved, are not drawn. `
      + `For the worst ${REMEDIES_FOR} a purchase line brought forward or a transfer of what another warehouse has above its reorder point is tried.`,
    ],
    warnings: warningsOf(data, assessment, context),
    population: { noun: choice.ids.length === 1 ? 'products' : 'stocked items', ...assessment.population },
  };
}

function warningsOf({ stockAsOf }: StockoutData, { notCounted, negativeRecords }: StockoutAssessment, { asOf }: ToolContext): string[] {
  const stale = stockAsOf === null ? 0 : daysBetween(stockAsOf, asOf);
  const named = `${notCounted.slice(0, LINES_NAMED).map(({ id }) => id).join(', ')}${notCounted.length > LINES_NAMED ? ', …' : ''}`;
  return [
    ...(stale > 1 ? [`The stock is that of ${stockAsOf}, ${stale} days before the as-of date.`] : []),
    ...(notCounted.length > 0
      ? [`${counted(notCounted.length, 'purchase order line')} not counted on, overdue for too long or without a date: ${named}.`] : []),
    ...(negativeRecords > 0 ? [`${counted(negativeRecords, 'stock record')} below zero: counted as empty.`] : []),
  ];
}

function followUpsOf({ choice, horizon, assessment: { items: [worst] } }: StockoutCase): string[] {
  const place = choice.ids.length === 1 ? ` in ${choice.ids[0]}` : '';
  return [
    ...(worst ? [`How much ${worst.record.product} is on hand in ${worst.record.warehouse}?`] : []),
    `Which products${place} will run out in the next ${horizon < 30 ? 30 : 7} days?`,
  ];
}
