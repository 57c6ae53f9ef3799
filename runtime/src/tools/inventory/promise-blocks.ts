import type { Cell, ResultColumn } from '../../../../src/contract';
import type { CalendarDay } from '../calendar-day';
import type { ToolBlock } from '../definition';
import { tenths } from '../rounding';
import { promisedOf, type DatedPart, type PromiseOption } from './promise-options';

const ROWS_SHOWN = 10;

/** What the tables show, and what their columns depend on. */
interface PromiseTable {
  readonly options: readonly PromiseOption[];
  readonly by: CalendarDay | undefined;
  readonly product: { readonly unit: string };
  readonly choice: { readonly ids: readonly string[] };
  readonly context: { readonly asOf: CalendarDay };
}

/** The options, one a row. */
export function optionsBlock(found: PromiseTable): ToolBlock {
  const columns = COLUMNS.filter(({ name }) => name !== 'promised_by' || found.by !== undefined);
  return {
    kind: 'table',
    title: 'When it can be promised',
    columns: columns.map(({ cell: _, ...column }) => column),
    rows: found.options.map(option => columns.map(({ cell }) => cell(option, found))),
    order: 'earliest first; on the same day the product asked for before others',
    total: found.options.length,
    shown: Math.min(ROWS_SHOWN, found.options.length),
  };
}

/** What can leave when, and from where. */
export function partsBlock(title: string, parts: readonly DatedPart[], { product }: PromiseTable): ToolBlock {
  return {
    kind: 'table',
    title,
    columns: [
      { name: 'warehouse_id', label: 'Warehouse', type: 'text' },
      { name: 'leaves_on', label: 'Can leave on', type: 'date' },
      { name: 'quantity', label: 'Quantity', type: 'number', unit: product.unit },
      { name: 'from', label: 'From', type: 'text' },
    ],
    rows: parts.map(part => [part.warehouse, part.day, tenths(part.quantity), SOURCES[part.from]]),
    order: 'earliest first',
    total: parts.length,
    shown: Math.min(ROWS_SHOWN, parts.length),
  };
}

interface OptionColumn extends ResultColumn { cell(option: PromiseOption, found: PromiseTable): Cell }

const COLUMNS: readonly OptionColumn[] = [
  {
    name: 'option', label: 'Option', type: 'text',
    cell: ({ kind, item }, { choice }) => (kind !== 'asked' ? kind : choice.ids.includes(item.warehouse) ? 'as asked' : 'other warehouse'),
  },
  { name: 'warehouse_id', label: 'Warehouse', type: 'text', cell: ({ item }) => item.warehouse },
  { name: 'product_id', label: 'Product', type: 'text', cell: ({ id }) => id },
  { name: 'product_name', label: 'Name', type: 'text', cell: ({ item }) => item.name },
  { name: 'base_unit', label: 'Base unit', type: 'text', cell: ({ item }) => item.unit },
  { name: 'quantity', label: 'Quantity', type: 'number', unit: 'base units', cell: ({ quantity }) => tenths(quantity) },
  { name: 'promise_date', label: 'All of it can leave on', type: 'date', cell: ({ day }) => day },
  {
    name: 'free_today', label: 'Can leave today', type: 'number', unit: 'base units',
    cell: (option, { context }) => tenths(promisedOf(option, context.asOf)),
  },
  {
    name: 'promised_by', label: 'Can leave by the day asked for', type: 'number', unit: 'base units',
    cell: (option, { by }) => tenths(promisedOf(option, by)),
  },
  { name: 'promisable', label: 'Can leave at all', type: 'number', unit: 'base units', cell: option => tenths(promisedOf(option)) },
];

const SOURCES: Readonly<Record<DatedPart['from'], string>> = { on_hand: 'on hand', receipts: 'what is coming', new_order: 'an order placed today' };
