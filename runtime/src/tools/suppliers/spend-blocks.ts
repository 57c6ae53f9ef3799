import type { Cell, ResultColumn } from '../../../../src/contract';
import type { ToolBlock } from '../definition';
import { cents, percent, tenths } from '../rounding';
import { firstDayOf } from './complete-months';
import type { SpendChange } from './spend-change';
import type { SpendBy, SpendData, SpendRow } from './spend-data';

const ROWS_SHOWN = 10;

/** Parts in cents that add up to the change in cents: what rounding leaves goes to the mix. */
export function partsInCents(change: SpendChange): Record<'before' | 'after' | 'volume' | 'price' | 'mix' | 'exchange', number> {
  const before = cents(change.before);
  const after = cents(change.after);
  const volume = cents(change.volume);
  const price = cents(change.price);
  const exchange = cents(change.exchange);
  return { before, after, volume, price, exchange, mix: cents(after - before - volume - price - exchange) };
}

interface Column extends ResultColumn {
  readonly needs?: 'prices';
  cell(row: SpendRow, all: SpendData): Cell;
}

/** One row a supplier, group, product or warehouse; the total, then largest spend first. */
export function spendTable(data: SpendData, by: SpendBy, names: ReadonlyMap<string, string>, prices: boolean): ToolBlock {
  const columns = [...headOf(by, names), ...COLUMNS].filter(({ needs }) => needs === undefined || prices);
  const rows = data.rows.length > 1 ? [data.total, ...data.rows] : data.rows;
  return {
    kind: 'table',
    title: `Spend of 12 months by ${by}, and why it changed`,
    columns: columns.map(({ cell: _, needs: __, ...column }) => column),
    rows: rows.map(row => columns.map(({ cell }) => cell(row, data))),
    order: rows.length > 1 ? 'the total, then largest spend first' : undefined,
    total: rows.length,
    shown: Math.min(ROWS_SHOWN, rows.length),
  };
}

/** Spend and the level of prices by complete month. */
export function spendSeries({ months }: SpendData, prices: boolean): ToolBlock[] {
  const columns: readonly (ResultColumn & { readonly needs?: 'prices'; cell(month: SpendData['months'][number]): Cell })[] = [
    { name: 'month', label: 'Month of order', type: 'date', cell: ({ month }) => firstDayOf(month) },
    { name: 'spend', label: 'Spend', type: 'number', unit: 'company currency', needs: 'prices', cell: ({ spend }) => cents(spend) },
    { name: 'lines', label: 'Lines ordered', type: 'integer', unit: 'lines', cell: ({ lines }) => lines },
    { name: 'price_index', label: 'Prices (chained Fisher)', type: 'number', unit: 'first month = 100', cell: ({ index }) => tenths(index) },
    { name: 'coverage', label: 'Spend compared with the month before', type: 'number', unit: '%', cell: ({ coverage }) => percent(coverage) },
  ];
  const kept = columns.filter(({ needs }) => needs === undefined || prices);
  return months.length === 0 ? [] : [{
    kind: 'series',
    title: 'Spend and prices by month',
    columns: kept.map(({ cell: _, needs: __, ...column }) => column),
    rows: months.map(month => kept.map(({ cell }) => cell(month))),
    order: 'by month',
    total: months.length,
    shown: months.length,
  }];
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
const part = (name: 'volume' | 'price' | 'mix' | 'exchange', label: string): Column[] => [
  { name, label, type: 'number', unit: 'company currency', needs: 'prices', cell: ({ change }) => partsInCents(change)[name] },
  {
    name: `${name}_percent`, label: `${label}, of the spend before`, type: 'number', unit: '%',
    cell: ({ change }) => change.before <= 0 ? null : percent(change[name] / change.before),
  },
];

const COLUMNS: readonly Column[] = [
  money('spend', 'Spend, last 12 months', ({ change }) => change.after),
  money('spend_before', 'Spend, 12 months before', ({ change }) => change.before),
  money('change', 'Change', ({ change }) => cents(change.after) - cents(change.before)),
  {
    name: 'change_percent', label: 'Change', type: 'number', unit: '%',
    cell: ({ change }) => change.before <= 0 ? null : percent(change.after / change.before - 1),
  },
  ...part('volume', 'By volume'),
  ...part('price', 'By price'),
  ...part('mix', 'By mix'),
  ...part('exchange', 'By exchange'),
  { name: 'compared', label: 'Bought in both years', type: 'number', unit: '% of spend', cell: ({ change }) => percent(change.coverage) },
  {
    name: 'share', label: 'Share of spend', type: 'number', unit: '%',
    cell: ({ change }, { total }) => total.change.after <= 0 ? null : percent(change.after / total.change.after),
  },
  { name: 'lines', label: 'Lines ordered, last 12 months', type: 'integer', unit: 'lines', cell: ({ lines }) => lines },
  money('open_commitment', 'Open commitment', ({ commitment }) => commitment),
];
