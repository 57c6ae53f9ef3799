import { addDays, dayInWords, type CalendarDay } from '../calendar-day';
import { capital, counted, inDigits, noneOf } from '../counted';
import type { ToolContext, ToolQuery, ToolResult } from '../definition';
import { cents } from '../rounding';
import { queriesInEvidence } from '../row-query';
import type { WarehouseChoice } from '../warehouse-choice';
import type { Money } from './company-money';
import { AT_RISK_FROM, isAtRisk, type DelayAssessment, type DelayedLine } from './delay-assessment';
import { delayBlocks, linesIn, ordersIn, STAGE_NAMES, sum } from './delay-blocks';
import type { JudgedLines } from './open-lines';
import { OUTLOOK_METHOD, outlookAssumptions } from './outlook-words';
import type { StageChange } from './stage-change';
import type { Days } from './units';
import { worthGaps } from './worth-gaps';

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
  const { assessment: { promised, late }, choice } = found;
  const [worst] = found.assessment.delayed;
  return {
    summary: summaryOf(found),
    blocks: delayBlocks(found),
    evidence: [evidenceOf(found)],
    followUps: [
      ...(worst ? [`What is the fulfillment status of order ${worst.line.order}?`] : []),
      ...(choice.ids.length === 1 ? ['Which orders are delayed or at risk of delay?'] : choice.ids.slice(0, 1).map(id => `Which orders in ${id} are delayed or at risk of delay?`)),
    ],
    measured: {
      ...(promised > 0 ? { lateShare: 100 * late / promised } : {}),
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
    ? `${capital(noneOf(population.asked, 'open order line'))} ${choice.where} is late${by}`
    : `${counted(late.length, 'order line')} ${choice.where} (of ${inDigits(population.asked)} open, in ${counted(ordersIn(late), 'order')}) ${late.length === 1 ? 'is' : 'are'} late${by}: `
      + `${inDigits(stocked.length)} stocked, ${inDigits(lacking.length)} for want of stock`;
  const [more, others] = late.length === 0 ? ['', ''] : [' more', ' of the others'];
  const riskWords = risky.length === 0 ? `None${others} is` : `${inDigits(risky.length)}${more} ${risky.length === 1 ? 'is' : 'are'}`;
  return `${lateWords}. ${riskWords} at risk before ${dayInWords(addDays(asOf, atRiskDays), asOf)} `
    + `or promised for days on which nobody works; ${waitingText(waiting, addDays(asOf, atRiskDays), asOf)}.${slower(changes, asOf)}${leftOut(population)}`;
}

/** What is promised for later is not listed, but not said to be in time either where it will hardly be. */
function waitingText(waiting: readonly DelayedLine[], from: CalendarDay, asOf: CalendarDay): string {
  const wait = `${inDigits(waiting.length)} ${waiting.length === 1 ? 'waits' : 'wait'}`;
  const risks = waiting.map(isAtRisk);
  const risky = risks.filter(risk => risk === true).length;
  if (risky > 0) return `${wait}, ${inDigits(risky)} of which will probably miss a promise from ${dayInWords(from, asOf)} on`;
  return risks.includes(null) ? wait : `${wait} in time`;
}

function slower(changes: DelayCase['changes'], asOf: string): string {
  return changes.filter(({ before, now }) => now > before)
    .map(({ warehouse, step, since, before, now }) =>
      ` ${STAGE_NAMES[step]} in ${warehouse} takes ${cents(now)} minutes since ${dayInWords(since, asOf)}, before that ${cents(before)}.`).join('');
}

function leftOut({ leftOut: reasons }: DelayAssessment['population']): string {
  return reasons.length === 0 ? '' : ` Left out: ${reasons.map(({ reason, count }) => `${inDigits(count)} (${reason})`).join(', ')}.`;
}

function evidenceOf({ choice, daysOverdue, atRiskDays, judged, assessment, money, queries, context }: DelayCase): ToolResult['evidence'][number] {
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
    warnings: [...money.warnings, ...worthGaps([...assessment.buckets.values()].flat(), money, context)],
    population: { noun: 'open order lines', ...assessment.population },
  };
}
