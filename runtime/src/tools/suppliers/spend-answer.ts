import { addDays, dayInWords, type CalendarDay } from '../calendar-day';
import { counted, inDigits } from '../counted';
import type { ToolContext, ToolResult } from '../definition';
import { mayRead } from '../may-read';
import { percent, tenths } from '../rounding';
import { queriesInEvidence } from '../row-query';
import { spendSeries, spendTable } from './spend-blocks';
import type { SpendBy, SpendData } from './spend-data';
import { scopeInWords, supplierInWords, type SupplierChoice } from './supplier-choice';

/** Complete months that are drawn unless others are asked for. */
export const USUAL_MONTHS = 13;

/** What was asked, read and found. */
export interface SpendCase {
  readonly by: SpendBy;
  readonly months: number;
  readonly choice: SupplierChoice;
  readonly data: SpendData;
  readonly context: ToolContext;
}

/** The answer to "what do we spend, and why has it changed?": sentence, table, months, evidence, next questions. */
export function spendAnswer(found: SpendCase): ToolResult {
  const { by, choice, data, context } = found;
  const named = by === 'supplier' && mayRead(context, 'suppliers', 'supplier_name');
  const names = new Map(named ? choice.suppliers.flatMap(({ id, name }) => name === null ? [] : [[id, name] as const]) : []);
  return {
    summary: summaryOf(found),
    blocks: [spendTable(data, by, names, { prices: mayReadPrices(context), shares: !(by === 'supplier' && choice.named) }), ...spendSeries(data, mayReadPrices(context))],
    evidence: [evidenceOf(found)],
    followUps: followUpsOf(found),
  };
}

function mayReadPrices(context: ToolContext): boolean {
  return mayRead(context, 'purchase_order_lines', 'unit_price_base');
}

function summaryOf(found: SpendCase): string {
  const { data: { total: { change, commitment }, months, unpricedLines, yearToDate }, context } = found;
  const where = placeInWords(found, 'with');
  if (change.after <= 0 && change.before <= 0) {
    return unpricedLines === 0 ? `Nothing was ordered ${placeInWords(found, 'from')} in two years.`
      : `Spend ${where} is not known: of ${counted(unpricedLines, 'line')} ordered in two years none has a price in company currency.`;
  }
  const prices = mayReadPrices(context);
  const money = (value: number) => `${inDigits(Math.round(value))} company currency`;
  const last = months.at(-1);
  return [
    `Spend ${where} in the 12 months to ${dayInWords(addDays(context.asOf, -1), context.asOf)}${prices ? ` is ${money(change.after)}` : ''}${movedInWords(found)}.`,
    ...(prices && dayAfterNewYear(context.asOf) ? [`Since 1 Jan it is ${money(yearToDate)}.`] : []),
    ...(prices ? monthsInWords(found) : []),
    ...(last === undefined || months.length < 2 ? []
      : [`Prices stand at ${tenths(last.index)} in ${last.month % 12 === 0 ? 12 : last.month % 12}/${Math.floor((last.month - 1) / 12)}, first of ${
        counted(months.length, 'month')} = 100; ${trendInWords(found)}.`]),
    ...(prices ? [`Open commitment: ${money(commitment)}.`] : []),
  ].join(' ');
}

/** A scope is part of every figure, also of one supplier's. */
function placeInWords({ choice, context }: SpendCase, preposition: string): string {
  if (!choice.named) return choice.where;
  return `${preposition} ${supplierInWords(choice.suppliers[0]!)}${scopeInWords(context)}`;
}

function movedInWords(found: SpendCase): string {
  const { data: { total: { change }, earlierBegins, laterBegins }, context } = found;
  if (laterBegins !== null) return `; orders are recorded from ${dayInWords(laterBegins, context.asOf)} on only, so that it is less than that of 12 months`;
  if (earlierBegins !== null) {
    return `; it cannot be held against the 12 months before, for orders are recorded from ${dayInWords(earlierBegins, context.asOf)} on only`;
  }
  return change.before <= 0 ? ', nothing in the 12 months before'
    : `, ${signed(change.after / change.before - 1)} on the 12 months before: ${partsInWords(found)}`;
}

/** On 1 January nothing is over of the year. */
function dayAfterNewYear(asOf: CalendarDay): boolean {
  return !asOf.endsWith('-01-01');
}

/** Who asks for other months than the usual ones wants what was spent in them. */
function monthsInWords({ months: asked, data: { months }, context: { asOf } }: SpendCase): string[] {
  const [first] = months;
  if (asked === USUAL_MONTHS || first === undefined) return [];
  const spend = months.reduce((sum, month) => sum + month.spend, 0);
  return [`In the ${counted(asked, 'complete month')} to ${dayInWords(addDays(`${asOf.slice(0, 7)}-01`, -1), asOf)} it is ${
    inDigits(Math.round(spend))} company currency.`];
}

function partsInWords({ data: { total: { change } } }: SpendCase): string {
  const parts = [['volume', change.volume], ['price', change.price], ['mix', change.mix], ['exchange', change.exchange]] as const;
  return parts.map(([name, value]) => `${name} ${signed(value / change.before)}`).join(', ');
}

function signed(share: number): string {
  const value = percent(share);
  return `${value > 0 ? '+' : ''}${value} %`;
}

function trendInWords({ data: { trend }, context }: SpendCase): string {
  if (trend === null) return 'a trend of spend takes 12 months';
  if (!trend.shown) return 'no trend of spend shown';
  const by = mayReadPrices(context) ? ` by ${inDigits(Math.round(Math.abs(trend.slope)))} company currency a month` : '';
  return `spend ${trend.slope > 0 ? 'grows' : 'shrinks'}${by}`;
}

function evidenceOf({ by, months, choice, data, context }: SpendCase): ToolResult['evidence'][number] {
  const { trend, unpricedLines, unpricedLater, total } = data;
  const gaps = data.months.filter(({ coverage }) => coverage === 0).length;
  return {
    ...queriesInEvidence([choice.query, ...data.queries]),
    method: {
      name: 'spend taken apart into volume, price, mix and exchange; chained Fisher index',
      formula: 'price = sum q1 (p1 - p0) r0; exchange = sum q1 p1 (r1 - r0); volume = sum over base units of spend0 (Q1 / Q0 - 1); mix = sum q1 p0 r0 - sum over base units of spend0 Q1 / Q0; '
        + 'together they are spend1 - spend0; index of a month = that of the month before x sqrt(Laspeyres x Paasche) over what was bought in both',
      source: 'Horngren, Datar & Rajan (2012), Cost Accounting, 14th ed., ch. 14; Fisher (1922), The Making of Index Numbers; ILO et al. (2004), Consumer Price Index Manual; '
        + 'Sen (1968), J. Am. Stat. Assoc. 63: 1379-1389',
    },
    inputs: {
      by, months, supplier: choice.named ? choice.suppliers[0]!.id : 'all', year_from: data.laterFrom, before: context.asOf,
      ...(trend && mayReadPrices(context)
        ? { trend_a_month: Math.round(trend.slope), trend_low: Math.round(trend.low), trend_high: Math.round(trend.high) } : {}),
    },
    assumptions: [
      'Spend is what was ordered (less what was cancelled) at the price of the order in company currency, by order date. The years are of 365 days and end the day before the as-of date.',
      'An item is a product from one supplier in one currency: another supplier for the same product is mix. New items have no old price and count as mix, dropped ones too.',
      'Quantities are added up within one base unit only. Each row is taken apart by itself: volume and mix of rows do not add up to those of the total.',
      'The index and the trend (Theil-Sen, 95 % interval) reckon with complete months, from the first with orders on: one without orders is 0. Prices of the index are in company currency, exchange included.',
    ],
    warnings: [
      ...(unpricedLines > 0 ? [`${counted(unpricedLines, 'line')} without a known price in company currency: not in it.`] : []),
      ...(gaps > 0 ? [`In ${counted(gaps, 'month')} nothing was bought that was bought in the last month with orders: there the index stands still.`] : []),
      ...(mayReadPrices(context) ? [] : ['Amounts are not shown: you may not read purchase prices.']),
    ],
    population: {
      noun: 'order lines of 12 months', asked: total.lines, worked: total.lines - unpricedLater,
      leftOut: unpricedLater > 0 ? [{ reason: 'no price in company currency', count: unpricedLater }] : [],
    },
  };
}

function followUpsOf({ by, choice, data: { rows } }: SpendCase): string[] {
  const [first] = rows;
  if (first === undefined || first.key === null) return [];
  return choice.named ? [`How does supplier ${choice.suppliers[0]!.id} perform?`]
    : by === 'supplier' ? [`Why did spend with supplier ${first.key} change?`] : ['Why did our spend change?'];
}
