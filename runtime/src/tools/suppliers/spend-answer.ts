import { addDays, dayInWords } from '../calendar-day';
import { counted, inDigits } from '../counted';
import type { ToolContext, ToolResult } from '../definition';
import { mayRead } from '../may-read';
import { percent, tenths } from '../rounding';
import { queriesInEvidence } from '../row-query';
import { spendSeries, spendTable } from './spend-blocks';
import type { SpendBy, SpendData } from './spend-data';
import { supplierInWords, type SupplierChoice } from './supplier-choice';

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
    blocks: [spendTable(data, by, names, mayReadPrices(context)), ...spendSeries(data, mayReadPrices(context))],
    evidence: [evidenceOf(found)],
    followUps: followUpsOf(found),
  };
}

function mayReadPrices(context: ToolContext): boolean {
  return mayRead(context, 'purchase_order_lines', 'unit_price_base');
}

function summaryOf(found: SpendCase): string {
  const { choice, data: { total: { change, commitment }, months }, context } = found;
  const where = choice.named ? `with ${supplierInWords(choice.suppliers[0]!)}` : choice.where;
  if (change.after <= 0 && change.before <= 0) return `Nothing was ordered ${where} in two years at a known price.`;
  const prices = mayReadPrices(context);
  const money = (value: number) => `${inDigits(Math.round(value))} company currency`;
  const moved = change.before <= 0 ? 'nothing in the 12 months before'
    : `${signed(change.after / change.before - 1)} on the 12 months before: ${partsInWords(found)}`;
  const last = months.at(-1);
  return [
    `Spend ${where} in the 12 months to ${dayInWords(addDays(context.asOf, -1), context.asOf)}${prices ? ` is ${money(change.after)}` : ''}, ${moved}.`,
    ...(last === undefined || months.length < 2 ? []
      : [`Prices stand at ${tenths(last.index)} in ${last.month % 12 === 0 ? 12 : last.month % 12}/${Math.floor((last.month - 1) / 12)}, first of ${
        counted(months.length, 'month')} = 100; ${trendInWords(found)}.`]),
    ...(prices ? [`Open commitment: ${money(commitment)}.`] : []),
  ].join(' ');
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
  if (trend === null) return 'for a trend of spend there are fewer than 12 months';
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
      'The index and the trend (Theil-Sen, 95 % interval) reckon with complete months; prices of the index are in company currency, exchange included.',
    ],
    warnings: [
      ...(unpricedLines > 0 ? [`${counted(unpricedLines, 'line')} without a known price in company currency: not in it.`] : []),
      ...(gaps > 0 ? [`In ${counted(gaps, 'month')} nothing was bought that was bought the month before: there the index stands still.`] : []),
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
