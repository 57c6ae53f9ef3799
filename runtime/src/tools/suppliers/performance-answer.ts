import { addDays, dayInWords } from '../calendar-day';
import { capital, counted, inDigits, noneOf } from '../counted';
import type { ToolContext, ToolResult } from '../definition';
import { mayRead } from '../may-read';
import { percent, tenths } from '../rounding';
import { queriesInEvidence } from '../row-query';
import { LEAST_TREND_MONTHS } from '../statistics/theil-sen';
import type { DeliveryWindow } from './delivery-window';
import { ARRIVED_SHARE } from './lead-time-queries';
import { leadTimeSeries, ratingBlock } from './performance-blocks';
import { RECENT_DAYS, SHIFT_MONTHS, type PerformanceData } from './performance-data';
import type { Period } from './performance-queries';
import { IN_PARTS_SHARE, RECONFIRMED_SHARE, remarksOn, WIDE_SPREAD } from './performance-remarks';
import { scopeInWords, supplierInWords, type SupplierChoice } from './supplier-choice';
import { LEAST_ORDERS_RANKED, type SupplierPerformance } from './supplier-performance';
import { SCORE_WEIGHTS, WORST_PPM, WORST_PRICE } from './supplier-score';

/** Suppliers whose remarks stand in the sentence; the table has them all. */
const REMARKED = 5;

/** What was asked, read and found. */
export interface PerformanceCase {
  readonly choice: SupplierChoice;
  readonly period: Period;
  readonly window: DeliveryWindow;
  readonly data: PerformanceData;
  /** Worst first. */
  readonly rated: readonly SupplierPerformance[];
  readonly context: ToolContext;
}

/** The answer to "how do suppliers deliver?": sentence, table, months of a single one, evidence, next questions. */
export function performanceAnswer(found: PerformanceCase): ToolResult {
  const { choice, rated, context } = found;
  const may = { names: mayRead(context, 'suppliers', 'supplier_name'), prices: mayRead(context, 'purchase_order_lines', 'unit_price_base') };
  const [only] = rated;
  return {
    summary: summaryOf(found),
    blocks: [
      ratingBlock(rated, `How ${choice.named ? choice.suppliers[0]!.id : 'suppliers'} delivered, ${periodInWords(found)}`, may),
      ...(choice.named && only ? leadTimeSeries(only) : []),
    ],
    evidence: [evidenceOf(found)],
    followUps: followUpsOf(found),
  };
}

function periodInWords({ period, context }: PerformanceCase): string {
  return `${dayInWords(period.from, context.asOf)} to ${dayInWords(addDays(period.to, -1), context.asOf)}`;
}

function summaryOf(found: PerformanceCase): string {
  const { choice, rated } = found;
  const when = `from ${periodInWords(found)}`;
  if (choice.suppliers.length === 0) return `No purchase orders are recorded ${choice.where}, so no supplier was rated.`;
  if (rated.length === 0) {
    const who = choice.named ? `of ${supplierInWords(choice.suppliers[0]!)}${scopeInWords(found.context)}` : `of the ${counted(choice.suppliers.length, 'supplier')} ${choice.where}`;
    return `No purchase order line ${who} was due ${when}: no cases.`;
  }
  return choice.named ? oneInWords(rated[0]!, `${scopeInWords(found.context)} ${when}`) : allInWords(found, when);
}

function oneInWords(performance: SupplierPerformance, when: string): string {
  const { record: { supplier, lead }, score } = performance;
  const remarks = remarksOn(performance).map(({ inWords }) => inWords);
  return [
    `${supplierInWords(supplier)} delivered ${deliveredInWords(performance)}${when}.`,
    ...(score === null ? [] : [`Its score is ${tenths(score.total)} of 100.`]),
    ...(lead?.mean === null || lead === null ? [] : [`Its lead time is ${tenths(lead.mean)} days${
      lead.deviation === null ? '' : ` (deviation ${tenths(lead.deviation)})`}; ${trendSentence(performance)}.`]),
    ...(remarks.length === 0 ? [] : [`Notable: ${remarks.join('; ')}.`]),
  ].join(' ');
}

function trendSentence({ trend }: SupplierPerformance): string {
  if (trend === null) return 'for a trend there are fewer than 12 months';
  if (!trend.shown) return `no trend shown over ${LEAST_TREND_MONTHS} months`;
  return `it ${trend.slope > 0 ? 'grew' : 'shrank'} from ${tenths(trend.before)} to ${tenths(trend.after)} days within 12 months`;
}

function deliveredInWords({ due, otif }: SupplierPerformance): string {
  return `${percent(otif.share)} % of ${counted(due.lines, 'line')} due on time in full, by the date first confirmed `
    + `(95 % interval ${percent(otif.low)} to ${percent(otif.high)} %, ${counted(due.orders, 'purchase order')})`;
}

function allInWords({ choice, rated }: PerformanceCase, when: string): string {
  const ranked = rated.filter(({ score }) => score !== null);
  const [worst] = ranked;
  const best = ranked.at(-1);
  const remarked = rated.map(performance => ({ performance, remarks: remarksOn(performance).filter(() => performance.score !== null) }))
    .filter(({ remarks }) => remarks.length > 0);
  const notable = remarked.slice(0, REMARKED).map(({ performance, remarks }) =>
    `${performance.record.supplier.id}: ${remarks.map(({ inWords }) => inWords).join(', ')}`);
  return [
    worst
      ? `${ranked.length === 1 ? `${supplierInWords(worst.record.supplier)} is the one supplier ranked ${choice.where}`
        : `Of ${counted(ranked.length, 'supplier')} ranked ${choice.where}, ${supplierInWords(worst.record.supplier)} does worst`}: score ${
        tenths(worst.score!.total)} of 100, ${deliveredInWords(worst)} ${when}.`
      : `${capital(noneOf(rated.length, 'supplier'))} ${choice.where} has ${LEAST_ORDERS_RANKED} purchase orders due ${when}, so none is ranked.`,
    ...(best && best !== worst ? [`${supplierInWords(best.record.supplier)} does best: score ${tenths(best.score!.total)} of 100, ${
      percent(best.otif.share)} % of ${counted(best.due.lines, 'line')} on time in full.`] : []),
    ...(notable.length === 0 ? [] : [`Notable: ${notable.join('; ')}${
      remarked.length > REMARKED ? `; and ${inDigits(remarked.length - REMARKED)} more in the table` : ''}.`]),
    ...(worst && rated.length > ranked.length ? [`Not ranked: ${inDigits(rated.length - ranked.length)} with fewer than ${
      LEAST_ORDERS_RANKED} purchase orders due.`] : []),
  ].join(' ');
}

function evidenceOf({ choice, period, window, data, rated, context }: PerformanceCase): ToolResult['evidence'][number] {
  const nothingDue = choice.suppliers.length - rated.length;
  const open = rated.reduce((sum, { record: { lead } }) => sum + (lead ? lead.lines - lead.arrived : 0), 0);
  const undivided = rated.filter(({ record: { variance } }) => variance !== null && variance.exchange === null).length;
  return {
    ...queriesInEvidence([choice.query, ...data.queries]),
    method: {
      name: 'supplier scorecard over lines due, arrived or not',
      formula: `score = (${SCORE_WEIGHTS.delivery} x low end of the OTIF interval + ${SCORE_WEIGHTS.quality} x (1 - ppm / ${inDigits(WORST_PPM)}) + `
        + `${SCORE_WEIGHTS.leadTime} x (1 - deviation / mean of the lead time) + ${SCORE_WEIGHTS.price} x (1 - price above standard / ${WORST_PRICE * 100} %)) / 100, `
        + 'each part within 0 and 100 %; a part without cases leaves its weight to the others; '
        + 'price variance = (price paid - standard cost) x received, of it exchange = price in its currency x (rate paid at - first rate of the year)',
      source: 'Wilson (1927), J. Am. Stat. Assoc. 22: 209-212; Sen (1968), J. Am. Stat. Assoc. 63: 1379-1389; Kaplan & Meier (1958), J. Am. Stat. Assoc. 53: 457-481; '
        + 'Monczka, Handfield, Giunipero & Patterson (2015), Purchasing and Supply Chain Management, 6th ed.',
    },
    inputs: {
      suppliers: choice.named ? choice.suppliers[0]!.id : 'all', from: period.from, before: period.to,
      period_days: Math.round((Date.parse(period.to) - Date.parse(period.from)) / 86_400_000),
      early_days: window.earlyDays, grace_days: window.graceDays,
    },
    assumptions: [
      `On time: received from ${counted(window.earlyDays, 'day')} before to ${counted(window.graceDays, 'day')} after the date first confirmed (requested, where none was), `
        + 'and nothing outside. In full: all but what was cancelled. On time in full: the full quantity within that time.',
      'The lines of one purchase order are not independent of each other: the interval reckons with as many chances as there are orders due.',
      'Lead time: order to last receipt, of lines raised in the period and received in full. Its trend: monthly medians to the receipt that brings a line to '
        + `${ARRIVED_SHARE * 100} %, open lines counted as longer than they have waited, over the latest 12 complete months with lines.`,
      `A lead time has drifted where more orders of the last ${SHIFT_MONTHS} complete months take longer than the median of the 12 before them, by intervals that lie apart.`,
      `Rejects have risen where the intervals of the share of deliveries with rejects, last ${RECENT_DAYS} days against the year before, lie apart. `
        + `A lead time spreads widely from a deviation of ${WIDE_SPREAD.days} days and ${WIDE_SPREAD.share * 100} % of its mean on; dates are re-confirmed where being on time gains `
        + `${RECONFIRMED_SHARE * 100} points by them; in several deliveries: ${IN_PARTS_SHARE * 100} % of the lines in full or more.`,
      'Standard costs are set for a year: exchange is what the rate has changed since the first one of the order\'s year. The price part of the score leaves it out.',
    ],
    warnings: [
      ...(open > 0 ? [`${counted(open, 'line')} raised in the period and not yet received in full: not in the mean lead time.`] : []),
      ...(undivided > 0 ? [`The price variance of ${counted(undivided, 'supplier')} is not divided: an exchange rate or a price is not known.`] : []),
      ...(mayRead(context, 'purchase_order_lines', 'unit_price_base') ? [] : ['Price variances are not shown: you may not read purchase prices.']),
    ],
    population: {
      noun: 'suppliers', asked: choice.suppliers.length, worked: rated.length,
      leftOut: nothingDue > 0 ? [{ reason: 'nothing due in the period', count: nothingDue }] : [],
    },
  };
}

function followUpsOf({ choice, rated }: PerformanceCase): string[] {
  const [worst] = rated;
  return worst === undefined ? [] : [
    ...(choice.named ? ['How do our suppliers perform?'] : [`How does supplier ${worst.record.supplier.id} perform?`]),
    `Which purchase order lines of ${worst.record.supplier.id} are overdue?`,
  ];
}
