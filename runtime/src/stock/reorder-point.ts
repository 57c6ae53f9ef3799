import { notNegative, openShare } from './checks';
import type { DemandDistribution } from './demand-distribution';
import type { ProtectedDemand } from './protected-demand';
import { serviceReached } from './service-reached';
import type { ServiceReached, ServiceTarget, StockPolicy, UnmetDemand } from './stock-policy';
import type { Days, Share, StockingUnits } from './units';

/** What a level of stock is worked out from. */
export interface ReorderPointInput {
  readonly demand: ProtectedDemand;
  readonly policy: StockPolicy;
  readonly target: ServiceTarget;
  readonly unmetDemand: UnmetDemand;
  /** Whether the product is stocked in whole units only: levels are then rounded up. */
  readonly wholeUnits: boolean;
}

/** When to order, how far, and what service that gives. */
export interface ReorderPoint {
  readonly policyName: '(s, nQ)' | '(R, s, nQ)' | '(R, S)';
  /** s: an item is ordered when its position is at or below. Of (R, S): S less the smallest order. */
  readonly reorderPoint: StockingUnits;
  /** S; s + Q for a fixed quantity. */
  readonly orderUpTo: StockingUnits;
  /** Level less the mean demand over the protection interval (of s for a fixed quantity, of S for order-up-to); may be below 0. */
  readonly safetyStock: StockingUnits;
  /** Both always: the one asked for, and the other one that comes with it. */
  readonly reached: ServiceReached;
  readonly target: ServiceTarget;
  readonly distribution: DemandDistribution['kind'];
  readonly meanOverProtection: StockingUnits;
  readonly sdOverProtection: StockingUnits;
  readonly protection: Days;
}

/**
 * The least reorder point (or order-up-to level) of 0 or more that gives the service asked for.
 *
 * @see serviceReached for the equations, which are solved here by halving
 */
export function reorderPoint(input: ReorderPointInput): ReorderPoint {
  openShare(input.target.kind === 'service_level' ? 'service level' : 'fill rate', input.target.share);
  const { demand, policy, target, unmetDemand } = input;
  const exact = leastLevel(target, level => serviceReached(level, policy, demand, unmetDemand), demand.overProtection);
  return reorderPointAt(input.wholeUnits ? Math.ceil(exact - 1e-6) : exact, input);
}

/**
 * The same figures for a level that is given, as one that a person has set.
 *
 * @param level  s of a fixed quantity, S of an order-up-to policy, stocking units
 */
export function reorderPointAt(level: StockingUnits, { demand, policy, target, unmetDemand }: ReorderPointInput): ReorderPoint {
  const { overProtection, protection, review } = demand;
  const upTo = policy.kind === 'order_up_to';
  return {
    policyName: upTo ? '(R, S)' : review > 0 ? '(R, s, nQ)' : '(s, nQ)',
    reorderPoint: upTo ? level - notNegative('smallest order', policy.smallestOrder) : level,
    orderUpTo: upTo ? level : level + policy.quantity,
    safetyStock: level - overProtection.mean,
    reached: serviceReached(level, policy, demand, unmetDemand), target,
    distribution: overProtection.kind, meanOverProtection: overProtection.mean, sdOverProtection: overProtection.sd, protection,
  };
}

/** Halves between no stock and stock that is never short; whole units stay whole as far as the distribution is. */
function leastLevel(target: ServiceTarget, reached: (level: StockingUnits) => ServiceReached, demand: DemandDistribution): StockingUnits {
  const enough = (level: StockingUnits) => shareOf(reached(level), target) >= target.share;
  if (enough(0)) return 0;
  let low = 0;
  let high = Math.max(1, Math.ceil(demand.mean + demand.sd));
  while (!enough(high)) [low, high] = [high, high * 2];
  const precision = demand.step === 1 ? 1 : high * 1e-10;
  while (high - low > precision) {
    const middle = demand.step === 1 ? Math.floor((low + high) / 2) : (low + high) / 2;
    if (enough(middle)) high = middle;
    else low = middle;
  }
  return high;
}

function shareOf(reached: ServiceReached, target: ServiceTarget): Share {
  return target.kind === 'service_level' ? reached.serviceLevel : reached.fillRate;
}
