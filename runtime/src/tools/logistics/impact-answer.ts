import { dayInWords } from '../calendar-day';
import { capital, counted, inDigits, noneOf } from '../counted';
import type { ToolBlock, ToolContext, ToolQuery, ToolResult } from '../definition';
import { RECEIPT_ASSUMPTION } from '../receipts/expected-receipts';
import type { ExpectedPurchase } from '../receipts/read-receipts';
import { cents } from '../rounding';
import { queriesInEvidence } from '../row-query';
import { tableFor, type ReadColumn } from '../table-of';
import type { WarehouseChoice } from '../warehouse-choice';
import type { Money } from './company-money';
import type { HitLine, Impact } from './impact';
import type { ImpactSource } from './trace-impact';
import { worthGaps } from './worth-gaps';
import { maySeeWorth } from './worth-permit';
import { readerOfWorth, type WorthReader } from './worth-reader';

/** What was asked, read and found. */
export interface ImpactCase {
  readonly asked: { readonly source: ImpactSource; readonly id: string };
  readonly choice: WarehouseChoice;
  /** The open purchase lines asked about. */
  readonly purchases: readonly ExpectedPurchase[];
  readonly impact: Impact;
  readonly money: Money;
  readonly queries: readonly ToolQuery[];
  readonly context: ToolContext;
}

/** The answer to "what does it hit?": sentence, totals, lines, evidence. */
export function impactAnswer(found: ImpactCase): ToolResult {
  const { impact: { hit }, money, context } = found;
  return {
    summary: summaryOf(found),
    blocks: [linesBlock(found), totalBlock(found)],
    evidence: [evidenceOf(found)],
    followUps: hit.slice(0, 1).map(({ line }) => `What is the fulfillment status of order ${line.order}?`),
    measured: money.unit === null || !maySeeWorth('value', context) ? {} : { valueAtRisk: sum(hit.map(({ value }) => value)) },
  };
}

/** A slip in a code must not read as "nothing hangs on it". What lies beyond the scope is answered as what does not exist. */
export function nothingRecorded({ asked, choice, queries, context }: Pick<ImpactCase, 'asked' | 'choice' | 'queries' | 'context'>): ToolResult {
  return {
    summary: `Nothing of ${NAMES[asked.source]} ${asked.id} is recorded ${choice.where}, so nothing was traced: check the code.`,
    blocks: [],
    evidence: [{
      ...queriesInEvidence(queries), method: METHOD, inputs: inputsOf({ asked, choice, context }), assumptions: [], warnings: [],
      population: { noun: POPULATION, asked: 0, worked: 0, leftOut: [] },
    }],
    followUps: [],
  };
}

const NAMES: Readonly<Record<ImpactSource, string>> = { purchase_order: 'purchase order', supplier: 'supplier', product: 'product', warehouse: 'warehouse' };

function summaryOf({ asked, choice, purchases, impact: { hit, asked: wanting }, money, context }: ImpactCase): string {
  const name = `${NAMES[asked.source]} ${asked.id}`;
  if (choice.ids.length === 0) return `There is no warehouse ${choice.where}, so nothing was traced.`;
  const onPurchases = asked.source === 'purchase_order' || asked.source === 'supplier';
  if (onPurchases && purchases.length === 0) return `Nothing of ${name} is open ${choice.where}, so no customer order hangs on it.`;
  if (wanting === 0) return `No open customer order ${choice.where} waits for stock of ${onPurchases ? `what ${name} brings` : name}.`;
  if (hit.length === 0) {
    const all = `${capital(noneOf(wanting, 'order line'))} ${choice.where} that ${wanting === 1 ? 'needs' : 'need'} the same stock`;
    return `${all} hangs on ${name}: ${wanting === 1 ? 'it' : 'each'} gets as much by its promise without it.`;
  }
  const worth = money.unit !== null && maySeeWorth('value', context) ? `, ${inDigits(cents(sum(hit.map(({ value }) => value))))} ${money.unit}` : '';
  const margin = money.unit !== null && maySeeWorth('margin', context) ? ` with a margin of ${inDigits(cents(sum(hit.map(each => each.margin))))} ${money.unit}` : '';
  const first = hit.map(({ due }) => due).sort()[0]!;
  return `Without ${name} ${counted(hit.length, 'order line')} ${choice.where} (of ${inDigits(wanting)} that need the same stock) in ${counted(orders(hit), 'order')} `
    + `${hit.length === 1 ? 'is' : 'are'} hit${worth}${margin}; the first ${first < context.asOf ? 'was' : 'is'} promised for ${dayInWords(first, context.asOf)}.`;
}

function linesBlock({ impact: { hit }, money, context }: ImpactCase): ToolBlock {
  const unit = money.unit ?? undefined;
  return tableFor(readerOfWorth(money, context), 'Customer orders that are hit', 'worst first: margin hit', hit, [
    ...COLUMNS,
    { name: 'value_hit', label: 'Value hit', type: 'number', unit, needs: 'value', cell: ({ value }) => cents(value) },
    { name: 'margin_hit', label: 'Margin hit', type: 'number', unit, needs: 'margin', cell: ({ margin }) => cents(margin) },
  ]);
}

const COLUMNS: readonly ReadColumn<HitLine, WorthReader>[] = [
  { name: 'warehouse_id', label: 'Warehouse', type: 'text', cell: ({ line }) => line.warehouse },
  { name: 'order_id', label: 'Order', type: 'text', cell: ({ line }) => line.order },
  { name: 'line_number', label: 'Line', type: 'integer', cell: ({ line }) => line.line },
  { name: 'product_id', label: 'Product', type: 'text', cell: ({ line }) => line.product },
  { name: 'quantity_hit', label: 'Hit', type: 'number', unit: 'base units', cell: ({ missing }) => cents(missing) },
  { name: 'promised_date', label: 'Promised for', type: 'date', cell: ({ due }) => due },
  { name: 'stock_with', label: 'Stock with it', type: 'date', cell: ({ before }) => before },
  { name: 'stock_without', label: 'Stock without it', type: 'date', cell: ({ after }) => after },
];

function totalBlock({ asked, impact: { hit }, money, context }: ImpactCase): ToolBlock {
  const unit = money.unit ?? undefined;
  return tableFor(readerOfWorth(money, context), `Hit without ${NAMES[asked.source]} ${asked.id}`, undefined, [hit], [
    { name: 'orders', label: 'Orders', type: 'integer', cell: lines => orders(lines) },
    { name: 'lines', label: 'Lines', type: 'integer', cell: lines => lines.length },
    { name: 'first_promised', label: 'First promised for', type: 'date', cell: lines => lines.map(({ due }) => due).sort()[0] ?? null },
    { name: 'value_hit', label: 'Value hit', type: 'number', unit, needs: 'value', cell: lines => cents(sum(lines.map(({ value }) => value))) },
    { name: 'margin_hit', label: 'Margin hit', type: 'number', unit, needs: 'margin', cell: lines => cents(sum(lines.map(({ margin }) => margin))) },
  ]);
}

const METHOD = {
  name: 'supply pegged to demand with and without what is asked about',
  formula: 'free stock, purchases and transfers at their expected days go to open lines by promise, then priority; hit = the most that a line lacks on a day from '
    + 'its promise on (of a late line: on a day from now on) against the pegging with everything',
  source: 'Ptak & Smith (2011), Orlicky\'s Material Requirements Planning, 3rd ed., ch. 14, p. 264: pegging',
} as const;

const POPULATION = 'open order lines that need the same stock';

function evidenceOf({ asked, choice, purchases, impact, money, queries, context }: ImpactCase): ToolResult['evidence'][number] {
  const uncounted = purchases.filter(({ day }) => day === null).length;
  return {
    ...queriesInEvidence(queries),
    method: METHOD,
    inputs: inputsOf({ asked, choice, context }),
    assumptions: [
      'Stock that is reserved for a line stays with it. Demand that nobody has ordered yet is not in it.',
      RECEIPT_ASSUMPTION,
      'The promise is the first one; what comes later than it would have, and still by the promise, is not hit. Stock with and without: the day on which the last of a line is there; empty where some of it never is.',
    ],
    warnings: [
      ...money.warnings, ...worthGaps(impact.hit, money, context),
      ...(uncounted > 0 ? [`${counted(uncounted, 'purchase order line')} of it not counted on before: later than nearly all that ever came, or without a date.`] : []),
    ],
    population: { noun: POPULATION, asked: impact.asked, worked: impact.asked, leftOut: [] },
  };
}

function inputsOf({ asked, choice, context }: Pick<ImpactCase, 'asked' | 'choice' | 'context'>): ToolResult['evidence'][number]['inputs'] {
  return { [asked.source]: asked.id, warehouses: choice.ids.join(', '), as_of: context.asOf };
}

function orders(hit: readonly HitLine[]): number {
  return new Set(hit.map(({ line }) => line.order)).size;
}

function sum(values: readonly (number | null)[]): number {
  return values.reduce<number>((total, value) => total + (value ?? 0), 0);
}
