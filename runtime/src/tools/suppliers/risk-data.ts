import { addDays } from '../calendar-day';
import type { ToolContext, ToolQuery } from '../definition';
import { readRows } from '../row-query';
import { ownCurrencies, ratesNow } from './offer-queries';
import { sold, sources, valueReceived } from './risk-queries';
import type { Sold, Sources } from './supplier-risk';
import type { Money } from './units';

const YEAR_DAYS = 365;

/** What depends on whom, as the data have it. */
export interface RiskData {
  readonly received: ReadonlyMap<string, { readonly value: Money; readonly products: number }>;
  /** Receipts whose price is not known: not in the concentration. */
  readonly unpriced: number;
  readonly sources: readonly Sources[];
  readonly sold: readonly Sold[];
  /** Currencies of sales without a rate. */
  readonly ratesMissing: readonly string[];
  readonly queries: readonly ToolQuery[];
}

/** Reads the value received, the sources and the sales of the last 12 months. */
export async function readRisk(context: ToolContext): Promise<RiskData> {
  const year = { from: addDays(context.asOf, -YEAR_DAYS), to: context.asOf };
  const [received, offered, sales, rates, own] = await Promise.all([
    readRows(valueReceived(year), context), readRows(sources(context.asOf), context), readRows(sold(year), context),
    readRows(ratesNow(context.asOf), context), readRows(ownCurrencies, context),
  ]);
  const rateBy = new Map(own.rows.map(row => [row.currency, 1]));
  for (const row of rates.rows) rateBy.set(row.currency, row.rate_to_base);
  const rateOf = (currency: string | null) => currency === null ? undefined : rateBy.get(currency);
  return {
    received: new Map(received.rows.map(row => [row.supplier_id, { value: row.value ?? 0, products: row.products }])),
    unpriced: received.rows.reduce((sum, row) => sum + row.receipts - row.priced, 0),
    sources: [...new Set(offered.rows.map(row => row.product_id))].map(product => sourcesOf(product, offered.rows)),
    sold: [...new Set(sales.rows.map(row => row.product_id))].map(product => soldOf(sales.rows.filter(row => row.product_id === product), rateOf)),
    ratesMissing: [...new Set(sales.rows.flatMap(({ currency }) => currency !== null && rateOf(currency) === undefined ? [currency] : []))].sort(),
    queries: [received, offered, sales, rates, own].map(({ query }) => query),
  };
}

interface SourceRow {
  readonly product_id: string;
  readonly supplier_id: string;
  readonly approved: number;
}

function sourcesOf(product: string, rows: readonly SourceRow[]): Sources {
  const of = rows.filter(row => row.product_id === product);
  return {
    product,
    approved: of.filter(row => row.approved === 1).map(row => row.supplier_id),
    candidates: of.filter(row => row.approved !== 1).map(row => row.supplier_id),
  };
}

interface SoldRow {
  readonly product_id: string; readonly currency: string | null; readonly product_name: string | null; readonly unit_cost: number | null;
  readonly lines: number; readonly quantity: number; readonly revenue: number | null;
}

/** The rows of one product, one a currency, in company currency. */
function soldOf(rows: readonly SoldRow[], rateOf: (currency: string | null) => number | undefined): Sold {
  const [first] = rows;
  const quantity = rows.reduce((sum, row) => sum + row.quantity, 0);
  const revenue = rows.reduce<number | null>((sum, row) => {
    const rate = rateOf(row.currency);
    return sum === null || rate === undefined || row.revenue === null ? null : sum + row.revenue * rate;
  }, 0);
  const cost = first?.unit_cost ?? null;
  return {
    product: first!.product_id, name: first!.product_name, quantity, revenue,
    lines: rows.reduce((sum, row) => sum + row.lines, 0),
    margin: revenue === null || cost === null ? null : revenue - quantity * cost,
  };
}
