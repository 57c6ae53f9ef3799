import type { Supplier } from './supplier-choice';
import type { StockingUnits, Money, HhiPoints, Share } from './units';

/** The share of products sold, by order lines, that counts as best sellers. */
export const BEST_SELLERS: Share = 0.05;

/** Who offers a product. */
export interface Sources {
  readonly product: string;
  readonly approved: readonly string[];
  /** Others with a price, not approved: the nearest second source. */
  readonly candidates: readonly string[];
}

/** What has been sold of a product in 12 months. */
export interface Sold {
  readonly product: string;
  readonly name: string | null;
  readonly lines: number;
  readonly quantity: StockingUnits;
  /** Null where an exchange rate, price or cost is not known. */
  readonly revenue: Money | null;
  readonly margin: Money | null;
}

/** A product that is sold and has one approved source. */
export interface HangingItem extends Sold {
  readonly supplier: string;
  readonly candidates: readonly string[];
  /** Place among all products sold, by order lines: 1 sells most often. */
  readonly salesRank: number;
  readonly bestSeller: boolean;
}

/** What depends on one supplier. */
export interface SupplierDependence {
  readonly supplier: Supplier;
  readonly value: Money;
  readonly share: Share;
  readonly products: number;
  /** Products sold of which it is the only approved source, worst first. */
  readonly hanging: readonly HangingItem[];
  /** Of a year, of these products; null where that of one of them is not known. */
  readonly margin: Money | null;
  readonly revenue: Money | null;
}

/** How concentrated purchasing is. */
export interface Concentration {
  readonly hhi: HhiPoints;
  /** 10,000 / HHI: as many suppliers of the same size would be as concentrated. */
  readonly effectiveSuppliers: number;
  readonly value: Money;
}

/** Products sold, by their number of approved sources. */
export interface SourceCount {
  readonly none: number;
  readonly one: number;
  readonly several: number;
}

export interface SupplierRisks {
  /** Worst first: by margin that hangs on the supplier, then by share of value; by that alone where a margin is not known. */
  readonly dependences: readonly SupplierDependence[];
  /** Whether the margin of every product with one approved source is known, so that suppliers can be ranked by it. */
  readonly marginsKnown: boolean;
  readonly concentration: Concentration | null;
  readonly sources: SourceCount;
  /** Worst first: by margin; those whose margin is not known after them, by order lines. */
  readonly hanging: readonly HangingItem[];
}

/**
 * The Herfindahl-Hirschman index of shares: the sum of squared percentages, 0 to 10,000. Null where nothing was received.
 *
 * @see Hirschman (1964), American Economic Review 54(5): 761; the number equivalent by
 *   Adelman (1969), Review of Economics and Statistics 51(1): 99-101
 */
export function concentrationOf(values: readonly Money[]): Concentration | null {
  const value = values.reduce((sum, each) => sum + each, 0);
  if (value <= 0) return null;
  const hhi = 1e4 * values.reduce((sum, each) => sum + (each / value) ** 2, 0);
  return { hhi, effectiveSuppliers: 1e4 / hhi, value };
}

/** What hangs on each supplier, and on how many suppliers the company hangs. */
export function assessRisk(
  suppliers: readonly Supplier[], received: ReadonlyMap<string, { readonly value: Money; readonly products: number }>,
  sourcesOf: readonly Sources[], sold: readonly Sold[],
): SupplierRisks {
  const byProduct = new Map(sourcesOf.map(sources => [sources.product, sources]));
  const ranked = [...sold].sort((one, other) => other.lines - one.lines || one.product.localeCompare(other.product));
  const best = Math.ceil(BEST_SELLERS * ranked.length);
  const approved = (product: string) => byProduct.get(product)?.approved ?? [];
  const hanging = ranked.flatMap((item, place): HangingItem[] => {
    const [supplier, ...others] = approved(item.product);
    if (supplier === undefined || others.length > 0) return [];
    return [{ ...item, supplier, candidates: byProduct.get(item.product)!.candidates, salesRank: place + 1, bestSeller: place < best }];
  }).sort(byMargin);
  const concentration = concentrationOf([...received.values()].map(({ value }) => value));
  const dependences = suppliers.map((supplier): SupplierDependence => {
    const items = hanging.filter(item => item.supplier === supplier.id);
    const { value = 0, products = 0 } = received.get(supplier.id) ?? {};
    return {
      supplier, value, products, hanging: items,
      share: concentration === null ? 0 : value / concentration.value,
      margin: totalOf(items.map(({ margin }) => margin)),
      revenue: totalOf(items.map(({ revenue }) => revenue)),
    };
  });
  const marginsKnown = dependences.every(({ margin }) => margin !== null);
  const byStake = (one: SupplierDependence, other: SupplierDependence): number => (marginsKnown ? other.margin! - one.margin! : 0)
    || other.share - one.share || other.hanging.length - one.hanging.length || one.supplier.id.localeCompare(other.supplier.id);
  const count = (fits: (sources: number) => boolean) => sold.filter(({ product }) => fits(approved(product).length)).length;
  return {
    dependences: dependences.sort(byStake), marginsKnown, concentration, hanging,
    sources: { none: count(n => n === 0), one: count(n => n === 1), several: count(n => n > 1) },
  };
}

/** The sum of amounts; null where one of them is not known: a part is no total. */
export function totalOf(amounts: readonly (Money | null)[]): Money | null {
  return amounts.reduce<Money | null>((sum, amount) => (sum === null || amount === null ? null : sum + amount), 0);
}

function byMargin(one: HangingItem, other: HangingItem): number {
  const known = Number(other.margin !== null) - Number(one.margin !== null);
  return known || (other.margin ?? 0) - (one.margin ?? 0) || one.salesRank - other.salesRank;
}
