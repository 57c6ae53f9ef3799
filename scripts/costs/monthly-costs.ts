import { BILLED, FREE_AT_REST, type PricedResources } from './billed-units';
import type { FixedPrice, FixedPriceId, PriceList } from './price-list';

/** One line of a bill. */
export interface CostLine extends FixedPrice {
  readonly units: number;
  /** Of all units, a month. */
  readonly total: number;
}

/** A resource type that nobody has priced: it may cost something, or be free; scripts/costs/billed-units.ts must say. */
export class UnpricedResourceError extends Error {
  readonly code = 'RESOURCE_UNPRICED';
  override readonly name = 'UnpricedResourceError';

  constructor(readonly types: readonly string[]) {
    super(`${types.join(', ')} stand in no price list. Look up what they cost while nobody asks, and add them to scripts/costs/billed-units.ts.`);
  }
}

/**
 * What a template costs a month while nobody asks, by the price of each part.
 *
 * @param series  metric series that the runtime makes, which no template shows
 * @throws UnpricedResourceError
 */
export function monthlyCosts(resources: PricedResources, series: number, prices: PriceList): CostLine[] {
  const types = [...new Set(Object.values(resources).map(({ Type }) => Type))];
  const unpriced = types.filter(type => !(type in BILLED) && !FREE_AT_REST.has(type));
  if (unpriced.length > 0) throw new UnpricedResourceError(unpriced);

  const units = new Map<FixedPriceId, number>([['series', series]]);
  for (const { Type, Properties = {} } of Object.values(resources)) {
    for (const [price, count] of BILLED[Type]?.(Properties, resources) ?? []) units.set(price, (units.get(price) ?? 0) + count);
  }
  return [...units].filter(([, count]) => count > 0)
    .map(([id, count]) => ({ ...prices.fixed[id], units: count, total: count * prices.fixed[id].usd }))
    .sort((one, other) => other.total - one.total);
}

/** What all lines cost together, USD. */
export function totalOf(lines: readonly CostLine[]): number {
  return lines.reduce((sum, { total }) => sum + total, 0);
}
