import type { ToolBlock } from '../definition';
import { tenths } from '../rounding';
import { tableFor, type ReadColumn } from '../table-of';
import type { ComparedOffer } from './cost-comparison';
import type { OfferBook } from './offers';

/** What a reader may see, and the offers that the rows come from. */
export interface CostsReader {
  readonly names: boolean;
  readonly prices: boolean;
  readonly book: OfferBook;
}

type Column = ReadColumn<ComparedOffer, CostsReader>;

/** One row an offer; prices and names only where their reader may see them. */
export function costsBlock(rows: readonly ComparedOffer[], what: string, reader: CostsReader): ToolBlock {
  return tableFor(reader, `What suppliers ask for ${what}, all costs in`,
    'by product, the index of the usual supplier largest first; within a product cheapest first', rows, COLUMNS);
}

const perUnit = (name: string, label: string, cell: (row: ComparedOffer) => number | null): Column => ({
  name, label, type: 'number', unit: 'company currency a base unit', needs: 'prices',
  cell: row => {
    const value = cell(row);
    return value === null ? null : Math.round(value * 1e4) / 1e4 + 0;
  },
});

const COLUMNS: readonly Column[] = [
  { name: 'product_id', label: 'Product', type: 'text', cell: ({ product }) => product.id },
  { name: 'base_unit', label: 'Base unit', type: 'text', cell: ({ product }) => product.baseUnit },
  { name: 'supplier_id', label: 'Supplier', type: 'text', cell: ({ offer }) => offer.supplier },
  { name: 'supplier_name', label: 'Name', type: 'text', needs: 'names', cell: ({ offer }, { book }) => book.supplierOf(offer.supplier).name },
  { name: 'index', label: 'Index', type: 'number', unit: 'cheapest usable = 100', cell: ({ index }) => tenths(index) },
  perUnit('total', 'All costs', ({ total }) => total),
  perUnit('landed', 'Landed', ({ landed }) => landed),
  perUnit('price', 'Price', ({ price }) => price),
  perUnit('freight', 'Freight', ({ freight }) => freight),
  perUnit('duty', 'Duty', ({ duty }) => duty),
  perUnit('terms', 'Worth of paying later', ({ terms }) => terms),
  perUnit('unreliability', 'Cost of unreliability', ({ unreliability }) => unreliability),
  { name: 'quoted', label: 'Price as quoted', type: 'number', unit: 'quoted currency a price unit', needs: 'prices', cell: ({ quoted }) => quoted },
  { name: 'currency', label: 'Quoted in', type: 'text', needs: 'prices', cell: ({ offer }) => offer.currency },
  { name: 'price_unit', label: 'Price unit', type: 'text', cell: ({ offer }) => offer.priceUnit },
  { name: 'unit_factor', label: 'In a price unit', type: 'number', unit: 'base units', cell: ({ offer }) => offer.unitFactor },
  { name: 'order_quantity', label: 'Order size compared', type: 'number', unit: 'base units', cell: ({ quantity }) => tenths(quantity) },
  { name: 'min_order', label: 'Minimum order', type: 'number', unit: 'base units', cell: ({ offer }) => offer.minOrder },
  { name: 'min_order_months', label: 'Minimum order lasts', type: 'number', unit: 'months of what is bought', cell: ({ minimumMonths }) => tenths(minimumMonths) },
  { name: 'lead_days', label: 'Lead time quoted', type: 'number', unit: 'days', cell: ({ offer }) => offer.leadDays },
  { name: 'bought', label: 'Bought in 12 months', type: 'number', unit: 'base units', cell: ({ bought }) => bought },
  { name: 'usual', label: 'Most is bought here', type: 'boolean', cell: ({ usual }) => usual },
  { name: 'approved', label: 'Approved', type: 'boolean', cell: ({ offer }) => offer.approved },
  { name: 'ends_on', label: 'Last price ends', type: 'date', cell: ({ offer }) => offer.endsOn },
];
