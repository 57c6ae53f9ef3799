import type { Tally } from './reference';

export const NOTHING: Tally = { views: 0, products: 0 };

/** What several parts make an engine do together. */
export function sum(tallies: readonly Tally[]): Tally {
  return tallies.reduce((total, { views, products }) => ({ views: total.views + views, products: total.products + products }), NOTHING);
}
