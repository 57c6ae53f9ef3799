import { inDigits, noneOf } from '../counted';
import type { ToolBlock, ToolContext, ToolEvidence, ToolQuery, ToolResult } from '../definition';
import { percent, tenths } from '../rounding';
import { queriesInEvidence } from '../row-query';
import { tableOf, type FilledColumn } from '../table-of';
import type { WarehouseChoice } from '../warehouse-choice';
import { HOLIDAY_ASSUMPTION } from './closed-days';
import { SERVICE_DAYS, TURNS_DAYS } from './health-queries';
import { PARTS, type HeldRecord, type JudgedItem } from './held-item';
import { onHandQuestion } from './on-hand-question';

const ROWS_SHOWN = 10;

/** What was asked, read and judged. */
export interface HealthCase {
  readonly choice: WarehouseChoice;
  readonly records: readonly HeldRecord[];
  readonly items: readonly JudgedItem[];
  readonly warehouses: readonly WarehouseFigures[];
  readonly queries: readonly ToolQuery[];
  readonly context: ToolContext;
}

/** What a warehouse did as a whole; null where its views are not there. */
export interface WarehouseFigures {
  readonly id: string;
  /** Cost of what went out in a year, and the mean value of stock in it, company currency. */
  readonly issuedCost: number | null;
  readonly meanValue: number | null;
  /** Units shipped on time and demanded over the last quarter. */
  readonly shipped: number | null;
  readonly demanded: number | null;
}

/** The answer to "is our stock healthy?": sentence, warehouses, items, parts, evidence. */
export function healthAnswer(found: HealthCase): ToolResult {
  const worst = found.items.filter(item => badValue(item) > 0).sort((one, other) => badValue(other) - badValue(one));
  return {
    summary: summaryOf(found),
    blocks: found.items.length === 0 ? [] : [itemsOf(found, worst), partsOf(found), warehousesOf(found)],
    evidence: [evidenceOf(found)],
    followUps: [
      `What should we reorder${found.choice.ids.length === 1 ? ` in ${found.choice.ids[0]}` : ''} now?`,
      ...(worst[0] ? onHandQuestion(worst[0].record.product, found.context) : []),
    ],
  };
}

/** What of an item is no good: all but what is slow or healthy, company currency. */
function badValue({ released }: JudgedItem): number {
  return released.cashOnce;
}

function summaryOf({ choice, records, items }: HealthCase): string {
  if (choice.ids.length === 0) return `There is no warehouse ${choice.where}, so no stock was looked at.`;
  if (records.length === 0) return `No stock is recorded ${choice.where}.`;
  if (items.length === 0) return `Of ${noneOf(records.length, 'item')} ${choice.where} are stock, cost and demand known.`;
  const total = sumOf(items, ({ value }) => value);
  const shares = PARTS.map(part => `${percentOf(sumOf(items, ({ values }) => values[part]), total)} % ${part}`);
  const cash = sumOf(items, ({ released }) => released.cashOnce);
  const yearly = sumOf(items, ({ released }) => released.savedPerYear);
  const left = records.length - items.length;
  return `Usable stock ${choice.where} is worth ${money(total)} in company currency: ${shares.join(', ')}. Clearing what is obsolete, expiring or excess`
    + ` releases ${money(cash)} once, at cost, and saves ${money(yearly)} a year of holding it.`
    + (left === 0 ? '' : ` Left out: ${inDigits(left)} (${LEFT_OUT}).`);
}

const LEFT_OUT = 'stock, cost or demand unknown';

function partsOf({ items }: HealthCase): ToolBlock {
  const total = sumOf(items, ({ value }) => value);
  return {
    kind: 'shares',
    title: 'Usable stock by what is wrong with it',
    columns: [
      { name: 'part', label: 'Part', type: 'text' },
      { name: 'items', label: 'Items', type: 'integer' },
      { name: 'value', label: 'Value', type: 'number', unit: 'company currency' },
      { name: 'share', label: 'Share of the value', type: 'number', unit: '%' },
    ],
    rows: PARTS.map(part => {
      const value = sumOf(items, ({ values }) => values[part]);
      return [part, items.filter(({ values }) => values[part] > 0).length, tenths(value), percentOf(value, total)];
    }),
    order: 'worst first',
    total: PARTS.length,
    shown: PARTS.length,
  };
}

function warehousesOf({ warehouses }: HealthCase): ToolBlock {
  return {
    kind: 'table',
    title: 'Turns and service by warehouse',
    columns: [
      { name: 'warehouse_id', label: 'Warehouse', type: 'text' },
      { name: 'turns', label: 'Turns', type: 'number', unit: 'a year' },
      { name: 'mean_value', label: 'Mean value of stock', type: 'number', unit: 'company currency' },
      { name: 'cover', label: 'Cover', type: 'number', unit: 'days' },
      { name: 'unit_fill_rate', label: 'Units shipped on time', type: 'number', unit: '%' },
    ],
    rows: warehouses.map(({ id, issuedCost, meanValue, shipped, demanded }) => {
      const turns = issuedCost === null || !meanValue ? null : issuedCost * 365 / TURNS_DAYS / meanValue;
      return [
        id, turns === null ? null : tenths(turns), meanValue === null ? null : tenths(meanValue), turns ? tenths(365 / turns) : null,
        shipped === null || !demanded ? null : percentOf(shipped, demanded),
      ];
    }),
    total: warehouses.length,
    shown: Math.min(ROWS_SHOWN, warehouses.length),
  };
}

type ItemColumn = FilledColumn<JudgedItem>;

function itemsOf({ choice }: HealthCase, worst: readonly JudgedItem[]): ToolBlock {
  const columns = choice.ids.length === 1 ? COLUMNS.filter(({ name }) => name !== 'warehouse_id') : COLUMNS;
  return tableOf('Items with stock that is obsolete, expiring or excess', 'most value first', worst, columns);
}

const value = (name: string, label: string, of: (item: JudgedItem) => number, unit = 'company currency'): ItemColumn =>
  ({ name, label, type: 'number', unit, cell: item => tenths(of(item)) });

const COLUMNS: readonly ItemColumn[] = [
  { name: 'warehouse_id', label: 'Warehouse', type: 'text', cell: ({ record }) => record.warehouse },
  { name: 'product_id', label: 'Product', type: 'text', cell: ({ record }) => record.product },
  { name: 'product_name', label: 'Name', type: 'text', cell: ({ record }) => record.name },
  { name: 'base_unit', label: 'Base unit', type: 'text', cell: ({ record }) => record.unit },
  value('usable_on_hand', 'Usable on hand', ({ record }) => record.usableOnHand ?? 0, 'base units'),
  { name: 'cover', label: 'Cover', type: 'number', unit: 'days', cell: ({ health }) => (health.cover === null ? null : tenths(health.cover)) },
  value('obsolete_value', 'Obsolete', ({ values }) => values.obsolete),
  value('expiring_value', 'Expiring', ({ values }) => values.expiring),
  value('excess_value', 'Excess', ({ values }) => values.excess),
  value('cash_released', 'Cash released once', ({ released }) => released.cashOnce),
  value('cost_saved', 'Cost saved', ({ released }) => released.savedPerYear, 'company currency a year'),
  { name: 'successor_id', label: 'Replaced by', type: 'text', cell: ({ record }) => record.successor },
];

function evidenceOf({ choice, records, items, queries }: HealthCase): ToolEvidence {
  const left = records.length - items.length;
  return {
    ...queriesInEvidence(queries),
    method: {
      name: 'stock told apart into parts that add up',
      formula: 'obsolete: at least 365 days old and 365 days without demand; expiring: lots that the forecast does not reach before they expire, first expired first '
        + 'out; excess: above the order-up-to level of the policy; slow: more than the forecast of 180 days; turns = 365 / days x cost issued / mean value of stock',
      source: 'Silver, Pyke & Thomas (2017), Inventory and Production Management in Supply Chains, 4th ed., ch. 2: turns and cover',
    },
    inputs: { warehouses: choice.ids.join(', '), turns_days: TURNS_DAYS, service_days: SERVICE_DAYS },
    assumptions: [
      'Usable stock is on hand less quarantined; a record below zero counts as empty. Values are at standard cost.',
      'Cash released is once and at cost, what it sells for may be less; the cost saved is that of holding it for a year. They are two figures.',
      'An item without an order-up-to level has no excess. Where lots are not known, nothing expires.',
      HOLIDAY_ASSUMPTION,
      'Cover of an item is usable stock over its forecast, none beyond three years; cover of a warehouse is 365 / turns.',
    ],
    warnings: [],
    population: {
      noun: choice.ids.length === 1 ? 'products' : 'stocked items', asked: records.length, worked: items.length,
      leftOut: left === 0 ? [] : [{ reason: LEFT_OUT, count: left }],
    },
  };
}

function sumOf(items: readonly JudgedItem[], figure: (item: JudgedItem) => number): number {
  return items.reduce((sum, item) => sum + figure(item), 0);
}

function percentOf(part: number, whole: number): number {
  return whole === 0 ? 0 : percent(part / whole);
}

function money(amount: number): string {
  return inDigits(Math.round(amount));
}
