import type { ToolBlock } from '../definition';
import { cents, percent, tenths } from '../rounding';
import { tableFor, type ReadColumn } from '../table-of';
import type { Rejected, Saving, Savings } from './savings';

/** What a reader may see of it. */
export interface SavingsReader {
  readonly prices: boolean;
  readonly names: boolean;
  nameOf(supplier: string): string | null;
}

type Column<Row> = ReadColumn<Row, SavingsReader>;

/** One row a product that is cheaper elsewhere, largest net saving first. */
export function takenBlock({ taken }: Savings, reader: SavingsReader): ToolBlock {
  return tableFor(reader, 'Savings a year, one alternative a product', 'largest net saving first', taken, COLUMNS);
}

/** What looks cheaper and saves nothing, and why. */
export function rejectedBlock({ rejected }: Savings, reader: SavingsReader): ToolBlock {
  const columns: readonly Column<Rejected>[] = [
    ...COLUMNS.map((column): Column<Rejected> => ({ ...column, cell: ({ saving }, who) => column.cell(saving, who) })),
    { name: 'reason', label: 'Why not', type: 'text', cell: ({ reason }) => reason },
  ];
  return tableFor(reader, 'Cheaper on paper, and not taken', 'largest gross saving first', rejected, columns);
}

const money = (name: string, label: string, of: (saving: Saving) => number): Column<Saving> =>
  ({ name, label, type: 'number', unit: 'company currency a year', needs: 'prices', cell: saving => cents(of(saving)) });
const perUnit = (name: string, label: string, of: (saving: Saving) => number): Column<Saving> =>
  ({ name, label, type: 'number', unit: 'company currency a base unit', needs: 'prices', cell: saving => Math.round(1e4 * of(saving)) / 1e4 + 0 });

const COLUMNS: readonly Column<Saving>[] = [
  { name: 'product_id', label: 'Product', type: 'text', cell: ({ item }) => item.product.id },
  { name: 'product_name', label: 'Name', type: 'text', cell: ({ item }) => item.product.name },
  { name: 'base_unit', label: 'Base unit', type: 'text', cell: ({ item }) => item.product.baseUnit },
  { name: 'from_supplier', label: 'Bought from', type: 'text', cell: ({ item }) => item.usual.offer.supplier },
  { name: 'to_supplier', label: 'Alternative', type: 'text', cell: ({ alternative }) => alternative.offer.supplier },
  {
    name: 'to_supplier_name', label: 'Name of the alternative', type: 'text', needs: 'names',
    cell: ({ alternative }, { nameOf }) => nameOf(alternative.offer.supplier),
  },
  money('net_saving', 'Saved net', ({ net }) => net),
  { name: 'net_percent', label: 'Saved net', type: 'number', unit: '%', cell: ({ netShare }) => percent(netShare) },
  money('gross_saving', 'Saved gross', ({ gross }) => gross),
  money('minimum_order_cost', 'Cost of a larger order', ({ minimumCost }) => minimumCost),
  money('safety_stock_cost', 'Cost of more safety stock', ({ safetyCost }) => safetyCost),
  money('reject_cost', 'Cost of more rejects', ({ rejectCost }) => rejectCost),
  perUnit('landed_now', 'Landed now', ({ now }) => now.landed),
  perUnit('landed_then', 'Landed from the alternative', ({ then }) => then.landed),
  { name: 'demand', label: 'Demand of the coming 12 months', type: 'number', unit: 'base units', cell: ({ item }) => tenths(item.demand) },
  { name: 'order_quantity', label: 'Order size there', type: 'number', unit: 'base units', cell: ({ then }) => tenths(then.quantity) },
  {
    name: 'order_months', label: 'It lasts', type: 'number', unit: 'months of demand',
    cell: ({ then, item }) => tenths(12 * then.quantity / item.demand),
  },
  { name: 'valid_days', label: 'Price known for', type: 'integer', unit: 'of the coming 365 days', cell: ({ alternative }) => alternative.validDays },
];
