import type { Findings } from '../findings';
import type { Item } from '../model';
import { monthlyDemand } from './monthly-demand';

/** What the spend at one supplier does from a year to the next: volume, and what the mix adds to it. Prices rise on their own. */
const VOLUME = 1.09;
const MIX = 1.01;
export const STANDING_PRICE_RISE = 0.02;
/** Neither product may shrink or grow by more in a year, and their costs must differ by more than the third. */
const [LEAST_GROWTH, MOST_GROWTH, LEAST_RATIO] = [1, 1.22, 1.5];

/**
 * Two items that one supplier brings by standing order, and how much more of each it brings every year so that volume grows by 9 %, and the
 * mix shifts by 1 % of the spend towards the dearer one.
 *
 * @param candidates  good sellers of one warehouse
 */
export function planStanding(candidates: readonly Item[]): Findings['standing'] {
  for (const one of candidates) {
    for (const other of candidates) {
      const growths = growthsOf(one, other);
      if (growths && other.product !== one.product) {
        return [{ item: one, monthly: monthlyDemand(one), growth: growths[0] }, { item: other, monthly: monthlyDemand(other), growth: growths[1] }];
      }
    }
  }
  throw new Error('No two items fit the standing orders.');
}

/** Of the dearer and the cheaper item: n1 g1 + n2 g2 = V (n1 + n2) and p1 n1 g1 + p2 n2 g2 = V M (p1 n1 + p2 n2). */
function growthsOf(dear: Item, cheap: Item): readonly [number, number] | undefined {
  const [p1, p2, n1, n2] = [dear.product.cost, cheap.product.cost, monthlyDemand(dear), monthlyDemand(cheap)];
  if (p1 < LEAST_RATIO * p2 || Math.min(n1 / dear.product.packSize, n2 / cheap.product.packSize) < 25) return undefined;
  const [units, spend] = [VOLUME * (n1 + n2), VOLUME * MIX * (p1 * n1 + p2 * n2)];
  const g1 = (spend - p2 * units) / (n1 * (p1 - p2));
  const g2 = (units - n1 * g1) / n2;
  return Math.min(g1, g2) >= LEAST_GROWTH && Math.max(g1, g2) <= MOST_GROWTH ? [g1, g2] : undefined;
}
