import type { StockingUnits, Money, Share } from './units';

/** What was bought in one month, by item: a product from a supplier. */
export interface MonthlyPurchases {
  readonly month: number;
  readonly items: ReadonlyMap<string, { readonly quantity: StockingUnits; readonly value: Money }>;
}

/** The price level of a month; the first is 100. */
export interface IndexedMonth {
  readonly month: number;
  readonly index: number;
  /**
   * Of the value of this month and the last with purchases, the part in items bought in both; null for the first. 0: nothing to compare,
   * the index stands still.
   */
  readonly coverage: Share | null;
}

/** The price of a basket before and after, by the old quantities (Laspeyres), the new ones (Paasche), and their geometric mean (Fisher). */
export interface PriceRatio {
  readonly laspeyres: number;
  readonly paasche: number;
  readonly fisher: number;
}

/**
 * The change of prices between two periods over the items that were bought in both; null where none was.
 *
 * @see Fisher (1922), The Making of Index Numbers; ILO et al. (2004), Consumer Price Index Manual, ch. 15 and 19
 */
export function priceRatio(before: MonthlyPurchases['items'], after: MonthlyPurchases['items']): PriceRatio | null {
  const sums = [...before].reduce((total, [item, old]) => {
    const now = after.get(item);
    if (now === undefined || old.quantity <= 0 || now.quantity <= 0) return total;
    return {
      oldAtOld: total.oldAtOld + old.value, oldAtNew: total.oldAtNew + old.quantity * now.value / now.quantity,
      newAtOld: total.newAtOld + now.quantity * old.value / old.quantity, newAtNew: total.newAtNew + now.value,
    };
  }, { oldAtOld: 0, oldAtNew: 0, newAtOld: 0, newAtNew: 0 });
  if (sums.oldAtOld <= 0 || sums.newAtOld <= 0) return null;
  const [laspeyres, paasche] = [sums.oldAtNew / sums.oldAtOld, sums.newAtNew / sums.newAtOld];
  return { laspeyres, paasche, fisher: Math.sqrt(laspeyres * paasche) };
}

/** Chains the Fisher ratios from month to month, oldest first; a month without purchases is passed over. */
export function chainedFisher(months: readonly MonthlyPurchases[]): IndexedMonth[] {
  let index = 100;
  return months.map((month, place) => {
    const last = months.slice(0, place).findLast(({ items }) => items.size > 0);
    if (last === undefined) return { month: month.month, index, coverage: null };
    index *= priceRatio(last.items, month.items)?.fisher ?? 1;
    return { month: month.month, index, coverage: coverageOf(last.items, month.items) };
  });
}

function coverageOf(one: MonthlyPurchases['items'], other: MonthlyPurchases['items']): Share {
  const value = (items: MonthlyPurchases['items'], among?: MonthlyPurchases['items']) =>
    [...items].reduce((sum, [item, bought]) => among === undefined || among.has(item) ? sum + bought.value : sum, 0);
  const all = value(one) + value(other);
  return all <= 0 ? 0 : (value(one, other) + value(other, one)) / all;
}
