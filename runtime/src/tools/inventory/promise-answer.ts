import { dayInWords, type CalendarDay } from '../calendar-day';
import { counted, quantityInWords } from '../counted';
import type { ToolContext, ToolQuery, ToolResult } from '../definition';
import { RECEIPT_ASSUMPTION } from '../receipts/expected-receipts';
import { tenths } from '../rounding';
import { queriesInEvidence } from '../row-query';
import type { WarehouseChoice } from '../warehouse-choice';
import { onHandQuestion } from './on-hand-question';
import type { ChosenProduct } from './product-choice';
import { optionsBlock, partsBlock } from './promise-blocks';
import type { PromiseData } from './promise-data';
import { fromSeveral, promisedOf, type DatedPart, type PromiseOption } from './promise-options';
import type { StockingUnits } from './units';

/** What was asked, read and found. */
export interface PromiseCase {
  readonly product: ChosenProduct;
  readonly quantity: StockingUnits;
  readonly by: CalendarDay | undefined;
  /** The warehouses asked about, and all of the scope: the others are a way out. */
  readonly choice: WarehouseChoice;
  readonly all: WarehouseChoice;
  /** Earliest first. */
  readonly options: readonly PromiseOption[];
  readonly data: PromiseData;
  readonly replacements: ToolQuery;
  readonly context: ToolContext;
}

/** The answer to "when can we promise it?": sentence, options, parts, evidence. */
export function promiseAnswer(found: PromiseCase): ToolResult {
  const asked = askedOptions(found);
  const several = together(found);
  return {
    summary: `${mainSentence(found, asked)}${waysOut(found, asked[0], several)}`,
    blocks: [
      ...(found.options.length === 0 ? [] : [optionsBlock(found)]),
      ...(asked[0] && asked[0].parts.length > 0 ? [partsBlock('In parts, each as early as can be', asked[0].parts, found)] : []),
      ...(several.length > 0 ? [partsBlock('From several warehouses together', several, found)] : []),
    ],
    evidence: [evidenceOf(found)],
    followUps: [...onHandQuestion(found.product.id, found.context), `What is the demand forecast of ${found.product.id} for the next 30 days?`],
  };
}

/** The product itself, from the warehouses asked about. */
function askedOptions({ options, choice }: PromiseCase): PromiseOption[] {
  return options.filter(({ kind, item }) => kind === 'asked' && choice.ids.includes(item.warehouse));
}

/** All of the quantity from several warehouses, where that is earlier than from any one of those asked about; else nothing. */
function together(found: PromiseCase): DatedPart[] {
  const own = found.options.filter(({ kind }) => kind === 'asked');
  const parts = fromSeveral(own, found.quantity);
  const complete = parts.reduce((sum, { quantity }) => sum + quantity, 0) >= found.quantity - 1e-9;
  const single = own[0]?.day ?? null;
  return complete && new Set(parts.map(({ warehouse }) => warehouse)).size > 1 && (single === null || lastDay(parts) < single) ? parts : [];
}

function lastDay(parts: readonly DatedPart[]): CalendarDay {
  return parts.map(({ day }) => day).sort().at(-1)!;
}

function mainSentence({ product, quantity, by, choice, data, context }: PromiseCase, [best]: readonly PromiseOption[]): string {
  const name = product.name === null ? product.id : `${product.id} (${product.name})`;
  if (choice.ids.length === 0) return `There is no warehouse ${choice.where}, so nothing can be promised.`;
  if (!best) {
    const isStocked = data.items.some(item => item.product === product.id && choice.ids.includes(item.warehouse));
    return isStocked ? `The stock of ${name} ${choice.where} is not known, so nothing can be promised.` : `${name} is not stocked ${choice.where}.`;
  }
  const on = (day: CalendarDay): string => onDay(day, context.asOf);
  const what = `${quantityInWords(tenths(quantity), product.unit)} of ${name}`;
  const here = best.item.warehouse;
  const start = best.parts[0];
  if (best.day === null) {
    const some = start === undefined ? `None of the ${what}` : `Only ${amount(promisedOf(best))} of the ${what}`;
    const last = start === undefined ? '' : `, the last of them ${on(lastDay(best.parts))}`;
    return `${some} can be promised in ${here}${last}: more is neither on order nor can be ordered.`;
  }
  const first = start !== undefined && start.day < best.day ? `, the first ${amount(start.quantity)} ${on(start.day)}` : '';
  const ordered = best.parts.at(-1)?.from === 'new_order' ? ', once an order placed today has come' : '';
  return `${what} can leave ${here} ${on(best.day)}${ordered}${first}${inTime(best, by, context.asOf)}.`;
}

function inTime(best: PromiseOption, by: CalendarDay | undefined, today: CalendarDay): string {
  if (by === undefined || best.day === null) return '';
  const day = dayInWords(by, today);
  return best.day <= by ? `: in time for ${day}` : `: too late for ${day}, by when ${amount(promisedOf(best, by))} can leave`;
}

/** What is earlier than the product itself from the warehouses asked about. */
function waysOut({ options, choice, context }: PromiseCase, best: PromiseOption | undefined, several: readonly DatedPart[]): string {
  const isEarlier = ({ day }: PromiseOption): boolean => day !== null && (best === undefined || best.day === null || day < best.day);
  const elsewhere = options.find(option => option.kind === 'asked' && !choice.ids.includes(option.item.warehouse) && isEarlier(option));
  const instead = options.find(option => option.kind !== 'asked' && isEarlier(option));
  const on = (day: CalendarDay): string => onDay(day, context.asOf);
  const places = [...new Set(several.map(({ warehouse }) => warehouse))].sort();
  return [
    ...(elsewhere ? [` All of it can leave ${elsewhere.item.warehouse} ${on(elsewhere.day!)}.`] : []),
    ...(several.length > 0 ? [` From ${places.join(' and ')} together it can leave ${on(lastDay(several))}.`] : []),
    ...(instead ? [` Its ${instead.kind} ${instead.id} can leave ${instead.item.warehouse} ${on(instead.day!)} instead.`] : []),
  ].join('');
}

function onDay(day: CalendarDay, today: CalendarDay): string {
  return day === today ? 'today' : `on ${dayInWords(day, today)}`;
}

function evidenceOf({ product, quantity, by, choice, all, options, data, replacements }: PromiseCase): ToolResult['evidence'][number] {
  const negative = data.items.filter(({ usableOnHand }) => usableOnHand !== null && usableOnHand < 0).length;
  const unknown = data.items.length - options.length;
  return {
    ...queriesInEvidence([product.query, choice.query, replacements, ...data.queries]),
    method: {
      name: 'cumulative available to promise',
      formula: 'what can be promised for a day = what is usable and what comes until then, less the most that promises until any later day need; '
        + 'an order placed today serves what is promised from the day on which it is there',
      source: 'Vollmann, Berry, Whybark & Jacobs (2005), Manufacturing Planning and Control for Supply Chain Management, 5th ed.: available to promise',
    },
    inputs: { product: product.id, quantity, by: by ?? 'as early as can be', warehouses: choice.ids.join(', '), looked_at: all.ids.join(', ') },
    assumptions: [
      'The day is the first working day on which the goods can leave the warehouse; the way to the customer comes on top.',
      'Every open order line keeps its quantity at its first promise; one that is overdue is served first. '
      + 'Demand that nobody has ordered yet is not kept back for.',
      RECEIPT_ASSUMPTION,
      'An order placed today is there by the 95th percentile of the supplier\'s lead time; what is not sold any more is not ordered.',
      'Other warehouses are those within the scope of who asks; what a transfer or a second delivery costs is not looked at.',
    ],
    warnings: [
      ...(negative > 0 ? [`${counted(negative, 'record')} of stock below zero: counted as nothing on hand.`] : []),
      ...(data.notCounted > 0
        ? [`${counted(data.notCounted, 'purchase order line')} not counted on: later than nearly all that ever came, or without a date.`] : []),
    ],
    population: {
      noun: 'stocked items', asked: data.items.length, worked: options.length,
      leftOut: unknown > 0 ? [{ reason: 'stock unknown', count: unknown }] : [],
    },
  };
}

function amount(quantity: StockingUnits): string {
  return tenths(quantity).toLocaleString('en');
}
