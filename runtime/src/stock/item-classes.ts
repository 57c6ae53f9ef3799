import { notNegative, share } from './checks';
import type { MoneyPerYear, Share } from './units';

/** A of the usage: the items with the first 80 %; B: up to 95 %; C: the rest. */
export type UsageClass = 'A' | 'B' | 'C';
/** How evenly an item is demanded: X hardly varies, Z is erratic. */
export type VariationClass = 'X' | 'Y' | 'Z';

/** Variation (deviation / mean of weekly, seasonally adjusted demand) up to which an item is X, and up to which it is Y. */
export const XYZ_LIMITS = { x: 0.5, y: 1 } as const;

/**
 * Classes by forecast yearly usage (units x cost), largest first: A until 80 % are reached, B until 95 %. The item that crosses a limit is above it.
 * Items without usage are C.
 *
 * @returns the class of each item, in the order given
 */
export function usageClasses(usages: readonly MoneyPerYear[], limits: { readonly a: Share; readonly b: Share } = { a: 0.8, b: 0.95 }): UsageClass[] {
  share('limit of A', limits.a);
  share('limit of B', limits.b);
  const total = usages.reduce((sum, usage) => sum + notNegative('yearly usage', usage), 0);
  const classes: UsageClass[] = usages.map(() => 'C');
  let before = 0;
  for (const [index, usage] of [...usages.entries()].sort(([, one], [, other]) => other - one)) {
    if (usage > 0) classes[index] = before < limits.a * total ? 'A' : before < limits.b * total ? 'B' : 'C';
    before += usage;
  }
  return classes;
}

/** The class of a variation coefficient. */
export function variationClass(variation: number): VariationClass {
  notNegative('variation', variation);
  return variation <= XYZ_LIMITS.x ? 'X' : variation <= XYZ_LIMITS.y ? 'Y' : 'Z';
}
