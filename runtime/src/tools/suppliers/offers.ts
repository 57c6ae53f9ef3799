import { addDays } from '../calendar-day';
import type { ToolContext, ToolQuery } from '../definition';
import { mayRead } from '../may-read';
import { readRows } from '../row-query';
import type { Offer, Reliability } from './landed-cost';
import { leadTimes } from './lead-time-queries';
import { holdingRates, ordered, ownCurrencies, pricesNow, ratesNow } from './offer-queries';
import { rejects } from './performance-queries';
import type { Supplier } from './supplier-choice';
import type { StockingUnits, Money, Share } from './units';

/** Orders and deliveries of these days say how much is bought at once, and how reliably it comes. */
export const YEAR_DAYS = 365;
/** Where no policy says what holding stock costs a year. */
export const USUAL_HOLDING_RATE: Share = 0.2;

/** What has been bought of a product from a supplier in 12 months. */
export interface Bought {
  readonly supplier: string;
  readonly product: string;
  readonly lines: number;
  readonly quantity: StockingUnits;
  readonly value: Money | null;
}

/** All offers that hold on the as-of date, and what it takes to compare them. */
export interface OfferBook {
  readonly offers: readonly Offer[];
  /** Offers whose price unit says nothing in base units. */
  readonly withoutUnit: readonly { readonly supplier: string; readonly product: string }[];
  readonly bought: readonly Bought[];
  rateOf(currency: string): number | undefined;
  /** With its name, where the caller may read it. */
  supplierOf(id: string): Supplier;
  holdingRateOf(product: string): Share;
  reliabilityOf(supplier: string): Reliability;
  readonly queries: readonly ToolQuery[];
}

/** Reads what suppliers ask now, and how they have delivered. */
export async function readOffers(context: ToolContext): Promise<OfferBook> {
  const year = { from: addDays(context.asOf, -YEAR_DAYS), to: context.asOf };
  const [prices, orders, rates, own, holding] = await Promise.all([
    readRows(pricesNow(context.asOf), context), readRows(ordered(year), context), readRows(ratesNow(context.asOf), context),
    readRows(ownCurrencies, context), readRows(holdingRates, context),
  ]);
  const suppliers = [...new Set(prices.rows.map(row => row.supplier_id))];
  const deliveries = suppliers.length === 0 ? [] : await Promise.all([
    readRows(leadTimes(suppliers, year), context),
    readRows(rejects(suppliers, year, 'Rejected of what was received in 12 months, by supplier'), context),
  ]);
  const [leads, rejected] = deliveries;
  const rateBy = new Map(own.rows.map(row => [row.currency, 1]));
  for (const row of rates.rows) rateBy.set(row.currency, row.rate_to_base);
  const named = mayRead(context, 'suppliers', 'supplier_name');
  const nameBy = new Map(named ? prices.rows.map(row => [row.supplier_id, row.supplier_name]) : []);
  const holdingBy = new Map(holding.rows.map(row => [row.product_id, row.holding_rate]));
  const { offers, withoutUnit } = offersIn(prices.rows);
  return {
    offers, withoutUnit,
    bought: orders.rows.map(({ supplier_id: supplier, product_id: product, lines, quantity, value }) =>
      ({ supplier, product, lines, quantity, value })),
    rateOf: currency => rateBy.get(currency),
    supplierOf: id => ({ id, name: nameBy.get(id) ?? null }),
    holdingRateOf: product => holdingBy.get(product) ?? USUAL_HOLDING_RATE,
    reliabilityOf: supplier => {
      const lead = leads?.rows.find(row => row.supplier_id === supplier);
      const units = rejected?.rows.find(row => row.supplier_id === supplier);
      return {
        leadDeviation: lead?.deviation_days ?? null,
        rejectedShare: units === undefined || units.received <= 0 ? null : units.rejected / units.received,
      };
    },
    queries: [prices, orders, rates, own, holding, ...deliveries].map(({ query }) => query),
  };
}

/** A row of `pricesNow`. */
export interface PriceRow {
  readonly supplier_id: string; readonly product_id: string; readonly min_quantity: number | null; readonly price: number;
  readonly currency: string | null; readonly price_unit: string | null; readonly unit_factor: number | null;
  readonly min_order: number | null; readonly order_multiple: number | null; readonly lead_time_days: number | null;
  readonly freight_share: number | null; readonly duty_share: number | null; readonly approved: boolean | null;
  readonly payment_days: number | null; readonly supplier_approved: boolean | null; readonly last_valid_to: string | null;
}

/** The breaks of one supplier for one product are one offer; less than its first break cannot be had. Rows come by product and supplier. */
export function offersIn(rows: readonly PriceRow[]): Pick<OfferBook, 'offers' | 'withoutUnit'> {
  const groups = new Map<string, [PriceRow, ...PriceRow[]]>();
  for (const row of rows) {
    const key = JSON.stringify([row.product_id, row.supplier_id]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  const found = [...groups.values()];
  return {
    offers: found.flatMap(offerOf),
    withoutUnit: found.flatMap(([{ unit_factor: factor, supplier_id: supplier, product_id: product }]) =>
      factor === null || factor <= 0 ? [{ supplier, product }] : []),
  };
}

function offerOf(rows: readonly [PriceRow, ...PriceRow[]]): Offer[] {
  const [first] = rows;
  if (first.unit_factor === null || first.unit_factor <= 0) return [];
  const breaks = rows.map(row => ({ from: row.min_quantity ?? 0, price: row.price })).sort((one, other) => one.from - other.from);
  return [{
    supplier: first.supplier_id, product: first.product_id, breaks,
    currency: first.currency ?? '', priceUnit: first.price_unit, unitFactor: first.unit_factor,
    minOrder: Math.max(first.min_order ?? 0, breaks[0]?.from ?? 0),
    orderMultiple: first.order_multiple !== null && first.order_multiple > 0 ? first.order_multiple : 1,
    leadDays: first.lead_time_days,
    freightShare: first.freight_share ?? 0, dutyShare: first.duty_share ?? 0, paymentDays: first.payment_days ?? 0,
    approved: first.approved !== false && first.supplier_approved !== false,
    endsOn: first.last_valid_to === null || first.last_valid_to.startsWith('9999') ? null : first.last_valid_to,
  }];
}
