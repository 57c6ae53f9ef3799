import type { ToolBlock } from '../definition';
import { cents, percent, tenths } from '../rounding';
import { tableFor, type ReadColumn } from '../table-of';
import { remarksOn, type Remark } from './performance-remarks';
import type { SupplierPerformance } from './supplier-performance';
import type { Concentration, HangingItem, SupplierDependence, SupplierRisks } from './supplier-risk';

/** What a reader may see, and what the rows are told with. */
export interface RiskReader {
  readonly names: boolean;
  readonly money: boolean;
  readonly concentration: Concentration | null;
  readonly rated: readonly SupplierPerformance[];
}

type Column<Row> = ReadColumn<Row, RiskReader>;

/** One row a supplier, worst first. */
export function suppliersBlock({ dependences, marginsKnown }: SupplierRisks, reader: RiskReader): ToolBlock {
  const order = marginsKnown ? 'worst first: margin of a year that hangs on it alone, then share of value'
    : 'largest share of value first: not every margin that hangs on a supplier is known';
  return tableFor(reader, 'What depends on each supplier', order, dependences, SUPPLIER_COLUMNS);
}

/** One row a product that is sold and has one approved source. */
export function itemsBlock(items: readonly HangingItem[], reader: RiskReader): ToolBlock {
  return tableFor(reader, 'Products sold with one approved source', 'worst first: margin of a year; where it is not known, by order lines', items, ITEM_COLUMNS);
}

const money = (name: string, label: string) => ({ name, label, type: 'number', unit: 'company currency a year', needs: 'money' } as const);

const SUPPLIER_COLUMNS: readonly Column<SupplierDependence>[] = [
  { name: 'supplier_id', label: 'Supplier', type: 'text', cell: ({ supplier }) => supplier.id },
  { name: 'supplier_name', label: 'Name', type: 'text', needs: 'names', cell: ({ supplier }) => supplier.name },
  { name: 'single_source_products', label: 'Sold products with this source only', type: 'integer', unit: 'products', cell: ({ hanging }) => hanging.length },
  {
    name: 'best_sellers', label: 'Best sellers among them', type: 'integer', unit: 'products',
    cell: ({ hanging }) => hanging.filter(({ bestSeller }) => bestSeller).length,
  },
  { ...money('margin_at_stake', 'Margin on them'), cell: ({ margin }) => cents(margin) },
  { ...money('revenue_at_stake', 'Revenue from them'), cell: ({ revenue }) => cents(revenue) },
  { ...money('value_received', 'Value received'), cell: ({ value }) => cents(value) },
  { name: 'value_share', label: 'Share of value received', type: 'number', unit: '%', cell: ({ share }) => percent(share) },
  { name: 'products', label: 'Products received', type: 'integer', unit: 'products', cell: ({ products }) => products },
  { name: 'hhi', label: 'HHI of all suppliers', type: 'number', unit: 'HHI points', cell: (_, { concentration }) => tenths(concentration?.hhi ?? null) },
  {
    name: 'effective_suppliers', label: 'As concentrated as so many equal ones', type: 'number', unit: 'suppliers',
    cell: (_, { concentration }) => tenths(concentration?.effectiveSuppliers ?? null),
  },
  { name: 'lead_before', label: 'Lead time, 12 months before', type: 'number', unit: 'days', cell: (row, reader) => tenths(shiftOf(row, reader)?.before ?? null) },
  { name: 'lead_after', label: 'Lead time, last 3 months', type: 'number', unit: 'days', cell: (row, reader) => tenths(shiftOf(row, reader)?.after ?? null) },
  { name: 'notable', label: 'Notable', type: 'text', cell: ({ supplier }, { rated }) => remarksOf(supplier.id, rated).map(({ what }) => what).join('; ') || null },
];

function shiftOf({ supplier }: SupplierDependence, { rated }: RiskReader): SupplierPerformance['shift'] {
  return rated.find(({ record }) => record.supplier.id === supplier.id)?.shift ?? null;
}

const ITEM_COLUMNS: readonly Column<HangingItem>[] = [
  { name: 'product_id', label: 'Product', type: 'text', cell: ({ product }) => product },
  { name: 'product_name', label: 'Name', type: 'text', cell: ({ name }) => name },
  { name: 'supplier_id', label: 'Only source', type: 'text', cell: ({ supplier }) => supplier },
  { name: 'lines_sold', label: 'Order lines in 12 months', type: 'integer', unit: 'lines', cell: ({ lines }) => lines },
  { name: 'sales_rank', label: 'Rank by order lines', type: 'integer', cell: ({ salesRank }) => salesRank },
  { name: 'best_seller', label: 'Best seller', type: 'boolean', cell: ({ bestSeller }) => bestSeller },
  { ...money('margin_at_stake', 'Margin'), cell: ({ margin }) => cents(margin) },
  { ...money('revenue_at_stake', 'Revenue'), cell: ({ revenue }) => cents(revenue) },
  { name: 'candidates', label: 'Others with a price, not approved', type: 'text', cell: ({ candidates }) => candidates.join(', ') || null },
];

/** What is out of the ordinary about how a supplier delivers. */
export function remarksOf(supplier: string, rated: readonly SupplierPerformance[]): Remark[] {
  const performance = rated.find(({ record }) => record.supplier.id === supplier);
  return performance === undefined ? [] : remarksOn(performance);
}
