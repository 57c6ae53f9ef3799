import type { Share, StockingUnits } from './units';

/** When to order how much. */
export type StockPolicy =
  /** (R, s, nQ), or (s, nQ) where every withdrawal is looked at: at or below s, as many times Q as bring the position above s. */
  | { readonly kind: 'fixed_quantity'; readonly quantity: StockingUnits }
  /** (R, S): at each review, up to S. `smallestOrder` is the least that is worth ordering or can be. */
  | { readonly kind: 'order_up_to'; readonly smallestOrder: StockingUnits };

/** What becomes of demand that stock cannot fill. */
export type UnmetDemand = 'backorder' | 'lost';

/** What is asked for: the probability of no shortage in a replenishment cycle, or the share of units served from the shelf. */
export interface ServiceTarget {
  readonly kind: 'service_level' | 'fill_rate';
  /** Above 0 and below 1. */
  readonly share: Share;
}

/** What a level of stock gives. */
export interface ServiceReached {
  /** Probability that a replenishment cycle sees no shortage. */
  readonly serviceLevel: Share;
  /** Share of units demanded that is served from the shelf. */
  readonly fillRate: Share;
  /** Units on hand, mean over time. */
  readonly meanOnHand: StockingUnits;
}
