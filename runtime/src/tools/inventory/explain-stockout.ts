import { INVENTORY_TOOLS } from '../../../../src/contract';
import { addDays, dayInWords, type CalendarDay } from '../calendar-day';
import { counted, inDigits, quantityInWords } from '../counted';
import { defineTool } from '../define-tool';
import type { ToolBlock, ToolContext, ToolQuery, ToolResult } from '../definition';
import { cents, percent } from '../rounding';
import { queriesInEvidence } from '../row-query';
import { chooseWarehouses, type WarehouseChoice } from '../warehouse-choice';
import { LEAST_HISTORY_DAYS } from './demand-history';
import { LOOKED_BACK, readShortage, type Finding, type FoundShortage } from './explain-stockout-data';
import { chooseProduct, type ChosenProduct } from './product-choice';
import { MOST_DAYS } from './shortage-episode';

/** Why a product ran out: what each cause contributed to a shortage of the past. */
export const explainStockout = defineTool({
  contract: INVENTORY_TOOLS.explain_stockout,
  title: 'Looking for the causes of a shortage',
  description:
    'Explains when and why a product last ran out in a warehouse: the units short shared out among demand above forecast, late receipts, wrong records, allocation, and orders '
    + 'placed late or too small. Use for: why did a product run out, explain a stock-out, causes or reasons of a shortage. '
    + 'Not for: what will run out (identify_stockout_risks), how many units were short (query_data).',
  input: {
    type: 'object',
    properties: {
      product: { type: 'string', minLength: 1, maxLength: 60, description: 'A product code such as P0417; find_entities gives it, kind product.' },
      warehouse: { type: 'string', minLength: 1, maxLength: 60, description: 'A warehouse code such as WH01; find_entities gives it, kind warehouse.' },
      date: { type: 'string', format: 'date', description: 'The shortage on this day, or the last one before it, such as 2026-11-01. Without it: the last one.' },
    },
    required: ['product', 'warehouse'],
    additionalProperties: false,
  },
  label: 'verified',
  timeoutSeconds: 30,
  async run({ product: code, warehouse, date }, context) {
    const choice = await chooseWarehouses(warehouse, context);
    const product = await chooseProduct(code, context);
    const until = date !== undefined && date < context.asOf ? date : context.asOf;
    context.progress(`Reading what happened to ${product.id} ${choice.where}`, 0.3);
    const { finding, queries } = await readShortage(choice.ids[0] ?? warehouse, product.id, until, context);
    return shortageAnswer({ choice, product, until, finding, queries: [choice.query, product.query, ...queries], context });
  },
});

interface ShortageCase {
  readonly choice: WarehouseChoice;
  readonly product: ChosenProduct;
  readonly until: string;
  readonly finding: Finding;
  readonly queries: readonly ToolQuery[];
  readonly context: ToolContext;
}

function shortageAnswer(about: ShortageCase): ToolResult {
  const { choice, product, until, finding, queries, context } = about;
  const found = finding.kind === 'short' ? finding.shortage : undefined;
  return {
    summary: summaryOf(about),
    blocks: found ? [causesTable(found, context.asOf), ...(found.late.length > 0 ? [lateTable(found)] : [])] : [],
    evidence: [{
      ...queriesInEvidence(queries),
      method: {
        name: 'a shortage shared out among its causes',
        formula: 'units short = what the movements of stock leave short + what was there and not shipped on time (allocation); of the former each cause has the mean, over '
          + 'all orders in which the causes could be undone, of what undoing it saves; the rest is what the stock that was planned did not cover: ordered late or too little',
        source: 'Shapley (1953), A value for n-person games, Contributions to the Theory of Games II',
      },
      inputs: { product: product.id, warehouse: choice.ids.join(', '), until, ...(found ? { from: found.from, first_day_short: found.first, last_day_short: found.until } : {}) },
      assumptions: [
        `Counted are the days short, up to 7 days apart and ${MOST_DAYS} days at most; stock is followed from lead time and review of the policy before them.`,
        'What customers already waited for when these days began, of lines wanted earlier and not despatched, leaves first of what comes.',
        found?.forecastFrom === 'planned' ? 'The forecast is the last one that planners made before these days, spread evenly over its periods.'
          : 'The forecast is rebuilt from the demand before these days: no forecast made before them covers them.',
        'Late is against the day first confirmed. Records are wrong where counts and scrap changed them. Transfers out and returns to suppliers are allocation.',
      ],
      warnings: [
        ...(found && found.censoredDays > 0
          ? [`On ${counted(found.censoredDays, 'day')} without stock nobody recorded what was asked for: taken as forecast, at least what was recorded.`] : []),
        ...(found ? gapsInWords(found, context.asOf) : []),
      ],
      population: {
        noun: 'stocked items', asked: 1, worked: finding.kind === 'nothing_recorded' ? 0 : 1,
        leftOut: finding.kind === 'nothing_recorded'
          ? [{ reason: finding.firstDay === null ? 'not stocked there' : 'no record of these days', count: 1 }] : [],
      },
    }],
    followUps: [`What is the demand forecast of ${product.id} in ${choice.ids[0]} for the next 30 days?`, `Which products in ${choice.ids[0]} will run out in the next two weeks?`],
  };
}

function summaryOf({ choice, product, until, finding, context }: ShortageCase): string {
  const said = (day: CalendarDay) => dayInWords(day, context.asOf);
  if (finding.kind === 'nothing_recorded') {
    const { firstDay } = finding;
    if (firstDay === null) return `${product.id} is not stocked ${choice.where}.`;
    return firstDay > until
      ? `The data of ${product.id} ${choice.where} begin on ${said(firstDay)}: whether it was short up to ${said(until)} is not known.`
      : `Nothing is recorded of ${product.id} ${choice.where} in the ${LOOKED_BACK} days up to ${said(until)}.`;
  }
  if (finding.kind === 'never_short') {
    return `${product.id} was not short ${choice.where} in the ${LOOKED_BACK} days up to ${said(until)}${finding.sinceFirst ? `; its data begin on ${said(finding.since)}` : ''}.`;
  }
  const { causes, first, until: last, cut } = finding.shortage;
  const [worst] = partsOf(finding.shortage, context.asOf).toSorted((one, other) => other.units - one.units);
  const when = first === last ? `on ${said(first)}` : `from ${said(first)} to ${said(last)}`;
  return `${product.id} was ${quantityInWords(cents(causes.short), product.unit)} short ${choice.where} ${when}`
    + `${worst && worst.units > 0 ? `, most of all by ${worst.cause}: ${inDigits(cents(worst.units))}` : ''}.`
    + (cut ? ` It was short before ${said(first)} as well: only the last ${MOST_DAYS} days of it are counted.` : '')
    + gapsInWords(finding.shortage, context.asOf).map(gap => ` ${gap}`).join('');
}

/** What the causes rest on that is hardly known: shares of a shortage just after the data begin are rough. */
function gapsInWords({ from, forecastFrom, daysBefore, openingKnown }: FoundShortage, today: CalendarDay): string[] {
  return [
    ...(forecastFrom === 'rebuilt' && daysBefore < LEAST_HISTORY_DAYS
      ? [`Before ${dayInWords(from, today)} demand is recorded for ${daysBefore === 0 ? 'no day' : `${counted(daysBefore, 'day')} only`}: what was expected, and the causes with it, is rough.`] : []),
    ...(openingKnown ? [] : [`The stock of ${dayInWords(addDays(from, -1), today)} is not recorded and counts as none: the causes are rough.`]),
  ];
}

function partsOf({ causes, forecastFrom, late, from }: FoundShortage, today: CalendarDay): { cause: string; units: number; detail: string | null }[] {
  return [
    {
      cause: 'demand above forecast', units: causes.demandAboveForecast,
      detail: `${inDigits(cents(causes.asked))} asked for, ${inDigits(cents(causes.forecast))} ${forecastFrom === 'planned' ? 'planned' : 'expected'} from ${dayInWords(from, today)} on`,
    },
    { cause: 'receipts that came late', units: causes.receiptsLate, detail: late.length === 0 ? null : counted(late.length, 'purchase order line') },
    {
      cause: 'orders placed late or too small', units: causes.orderedLateOrLittle,
      detail: causes.owed > 0 ? `${inDigits(cents(causes.owed))} already owed on ${dayInWords(from, today)}` : null,
    },
    { cause: 'wrong records of stock', units: causes.recordWrong, detail: null },
    { cause: 'allocation', units: causes.allocation, detail: 'there but reserved, not picked or sent elsewhere; below 0: shipped although others waited' },
  ];
}

function causesTable(found: FoundShortage, today: CalendarDay): ToolBlock {
  const { short } = found.causes;
  return {
    kind: 'table', title: 'What made it short',
    columns: [
      { name: 'cause', label: 'Cause', type: 'text' }, { name: 'units_short', label: 'Units short', type: 'number', unit: 'base units' },
      { name: 'share', label: 'Share', type: 'number', unit: '%' }, { name: 'detail', label: 'What happened', type: 'text' },
    ],
    rows: partsOf(found, today).map(({ cause, units, detail }) => [cause, cents(units), percent(units / short), detail]),
    order: 'as listed; the parts add up to the units short', total: 5, shown: 5,
  };
}

function lateTable({ late }: FoundShortage): ToolBlock {
  return {
    kind: 'table', title: 'Purchase order lines that came late',
    columns: [
      { name: 'purchase_line', label: 'Purchase order line', type: 'text' }, { name: 'promised', label: 'First promised', type: 'date' },
      { name: 'received', label: 'Received', type: 'date' }, { name: 'quantity', label: 'Quantity', type: 'number', unit: 'base units' },
    ],
    rows: late.map(({ id, promised, came, quantity }) => [id, promised, came, quantity]),
    order: 'by purchase order', total: late.length, shown: Math.min(10, late.length),
  };
}
