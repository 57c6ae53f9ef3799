import type { Cell } from '../../../../src/contract';
import type { ToolBlock } from '../definition';
import { cents, percent, tenths } from '../rounding';
import { tableFor, type ReadColumn } from '../table-of';
import { firstDayOf } from './complete-months';
import type { SpendChange } from './spend-change';
import type { SpendBy, SpendData, SpendRow } from './spend-data';

/** Parts in cents that add up to the change in cents: what rounding leaves goes to the mix. */
export function partsInCents(change: SpendChange): Record<'before' | 'after' | 'volume' | 'price' | 'mix' | 'exchange', number> {
  const before = cents(change.before);
  const after = cents(change.after);
  const volume = cents(change.volume);
  const price = cents(change.price);
  const exchange = cents(change.exchange);
  return { before, after, volume, price, exchange, mix: cents(after - before - volume - price - exchange) };
}

/** Figures of which some are not everybody's to see, or say nothing: shares of a single supplier, a year that is not wholly recorded. */
type SpendReader = SpendData & { readonly prices: boolean; readonly shares: boolean; readonly comparable: boolean };
type Column = ReadColumn<SpendRow, SpendReader>;

/**
 * One row a supplier, group, product or warehouse; the total, then largest spend first.
 *
 * @param may.prices  whether amounts are shown
 * @param may.shares  false where the rows are a single supplier: it would always have all of it
 */
export function spendTable(
  data: SpendData, by: SpendBy, names: ReadonlyMap<string, string>, may: { readonly prices: boolean; readonly shares: boolean },
): ToolBlock {
  const rows = data.rows.length > 1 ? [data.total, ...data.rows] : data.rows;
  const comparable = data.earlierBegins === null;
  return tableFor({ ...data, ...may, comparable }, `Spend of 12 months by ${by}${comparable ? ', and why it changed' : ''}`,
    rows.length > 1 ? 'the total, then largest spend first' : undefined, rows, [...headOf(by, names), ...COLUMNS]);
}

/** Spend and the level of prices by complete month. */
export function spendSeries({ months }: SpendData, prices: boolean): ToolBlock[] {
  const columns: readonly ReadColumn<SpendData['months'][number], { readonly prices: boolean }>[] = [
    { name: 'month', label: 'Month of order', type: 'date', cell: ({ month }) => firstDayOf(month) },
    { name: 'spend', label: 'Spend', type: 'number', unit: 'company currency', needs: 'prices', cell: ({ spend }) => cents(spend) },
    { name: 'lines', label: 'Lines ordered', type: 'integer', unit: 'lines', cell: ({ lines }) => lines },
    { name: 'price_index', label: 'Prices (chained Fisher)', type: 'number', unit: 'first month = 100', cell: ({ index }) => tenths(index) },
    { name: 'coverage', label: 'Bought in the last month with orders, too', type: 'number', unit: '% of spend', cell: ({ coverage }) => percent(coverage) },
  ];
  return months.length === 0 ? []
    : [{ ...tableFor({ prices }, 'Spend and prices by month', 'by month', months, columns), kind: 'series', shown: months.length }];
}

function headOf(by: SpendBy, names: ReadonlyMap<string, string>): Column[] {
  const name = { supplier: 'supplier_id', group: 'product_group', product: 'product_id', warehouse: 'warehouse_id' }[by];
  const label = { supplier: 'Supplier', group: 'Group', product: 'Product', warehouse: 'Warehouse' }[by];
  const keyed = (row: SpendRow, { total }: SpendData): Cell => row === total ? 'all' : row.key;
  return [
    { name, label, type: 'text', cell: keyed },
    ...(names.size === 0 ? [] : [{ name: `${by}_name`, label: 'Name', type: 'text' as const, cell: (row: SpendRow) => names.get(row.key ?? '') ?? null }]),
  ];
}

const money = (name: string, label: string, of: (row: SpendRow) => number): Column =>
  ({ name, label, type: 'number', unit: 'company currency', needs: 'prices', cell: row => cents(of(row)) });
/** What is held against the year before says nothing where that is not wholly recorded. */
const compared = (column: Column): Column => ({ ...column, cell: (row, data) => data.comparable ? column.cell(row, data) : null });
const part = (name: 'volume' | 'price' | 'mix' | 'exchange', label: string): Column[] => [
  compared({ name, label, type: 'number', unit: 'company currency', needs: 'prices', cell: ({ change }) => partsInCents(change)[name] }),
  compared({
    name: `${name}_percent`, label: `${label}, of the spend before`, type: 'number', unit: '%',
    cell: ({ change }) => change.before <= 0 ? null : percent(change[name] / change.before),
  }),
];

const COLUMNS: readonly Column[] = [
  money('spend', 'Spend, last 12 months', ({ change }) => change.after),
  compared(money('spend_before', 'Spend, 12 months before', ({ change }) => change.before)),
  compared(money('change', 'Change', ({ change }) => cents(change.after) - cents(change.before))),
  compared({
    name: 'change_percent', label: 'Change', type: 'number', unit: '%',
    cell: ({ change }) => change.before <= 0 ? null : percent(change.after / change.before - 1),
  }),
  ...part('volume', 'By volume'),
  ...part('price', 'By price'),
  ...part('mix', 'By mix'),
  ...part('exchange', 'By exchange'),
  compared({ name: 'compared', label: 'Bought in both years', type: 'number', unit: '% of spend', cell: ({ change }) => percent(change.coverage) }),
  {
    name: 'share', label: 'Share of spend', type: 'number', unit: '%', needs: 'shares',
    cell: ({ change }, { total }) => total.change.after <= 0 ? null : percent(change.after / total.change.after),
  },
  { name: 'lines', label: 'Lines ordered, last 12 months', type: 'integer', unit: 'lines', cell: ({ lines }) => lines },
  money('open_commitment', 'Open commitment', ({ commitment }) => commitment),
];
