import type { CalendarDay } from '../calendar-day';
import type { ToolBlock } from '../definition';
import { tenths } from '../rounding';
import { tableFor, tableOf, type ReadColumn } from '../table-of';
import { promisedOf, type DatedPart, type PromiseOption } from './promise-options';

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
  return tableFor(found, 'When it can be promised', 'earliest first; on the same day the product asked for before others', found.options, COLUMNS);
}

/** What can leave when, and from where. */
export function partsBlock(title: string, parts: readonly DatedPart[], { product: { unit } }: PromiseTable): ToolBlock {
  return tableOf(title, 'earliest first', parts, [
    { name: 'warehouse_id', label: 'Warehouse', type: 'text', cell: ({ warehouse }) => warehouse },
    { name: 'leaves_on', label: 'Can leave on', type: 'date', cell: ({ day }) => day },
    { name: 'quantity', label: 'Quantity', type: 'number', unit, cell: ({ quantity }) => tenths(quantity) },
    { name: 'from', label: 'From', type: 'text', cell: ({ from }) => SOURCES[from] },
  ]);
}

const COLUMNS: readonly ReadColumn<PromiseOption, PromiseTable>[] = [
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
    name: 'promised_by', label: 'Can leave by the day asked for', type: 'number', unit: 'base units', needs: 'by',
    cell: (option, { by }) => tenths(promisedOf(option, by)),
  },
  { name: 'promisable', label: 'Can leave at all', type: 'number', unit: 'base units', cell: option => tenths(promisedOf(option)) },
];

const SOURCES: Readonly<Record<DatedPart['from'], string>> = { on_hand: 'on hand', receipts: 'what is coming', new_order: 'an order placed today' };
